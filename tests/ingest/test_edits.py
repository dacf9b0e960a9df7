"""A person's corrections of a reading, one by one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.edits import (
    Drop,
    EditError,
    Move,
    Set,
    Settle,
    edited,
)
from ingest.edits.fields import printed
from ingest.edits.paths import cited_at
from ingest.reading.card_expectations import REPEATED_CODE, WEIGHTS
from plans.document import (
    Direction,
    Issue,
    Method,
    Origin,
    PlanDocument,
    TargetEntry,
    Terms,
)
from tests.ingest.corrected import CARD, DOCUMENT, FIRST, PARKS, SECOND, TREES, place


@pytest.mark.parametrize(
    ("path", "typed", "expected"),
    [
        (f"{FIRST}.targets.2021", "13.654", Decimal(13654)),
        (f"{FIRST}.targets.2025", "12,5", Decimal("12.5")),
        (f"{FIRST}.targets.2020", "", None),
        (f"{FIRST}.weight_percent", "%25", Decimal(25)),
        (f"{FIRST}.method", "annual", Method.ANNUAL),
        (f"{FIRST}.direction", "decrease", Direction.DECREASE),
        (f"{FIRST}.withdrawn", "evet", True),
        (f"{CARD}.cost_estimate.total", "138.155.000 ₺", Decimal(138155000)),
        (f"{CARD}.cost_estimate.by_year.2021", "7", Decimal(7)),
        (f"{CARD}.risks[1]", " Bütçe  yetmiyor ", "Bütçe yetmiyor"),
        ("goals[0].title", "", None),
    ],
)
def test_a_value_is_typed_in_turkish_form(
    path: str, typed: str, expected: object
) -> None:
    document = edited(DOCUMENT, Set(path, typed))

    assert value_at(document, path) == expected


def value_at(document: PlanDocument, path: str) -> object:
    node: object = document
    for step in path.replace("[", ".").replace("]", "").split("."):
        if isinstance(node, dict | tuple):
            node = node[int(step)]
        else:
            node = getattr(node, step)
    return node


@pytest.mark.parametrize(
    ("path", "typed", "sentence"),
    [
        (f"{FIRST}.targets.2020", "1.5", "binlik mi ondalık mı"),
        (f"{FIRST}.targets.2020", "10-20", "aralık"),
        (f"{FIRST}.weight_percent", "140", "arasında değil"),
        (f"{FIRST}.method", "başka", "Listeden birini"),
        (f"{FIRST}.name", "", "boş bırakılamaz"),
        (f"{FIRST}.unit", "x" * 61, "en çok 60 karakter"),
        (f"{FIRST}.data_year", "20", "1990 ile 2100"),
        (f"{FIRST}.targets", "5", "Böyle bir alan yok"),
        (f"{FIRST}.citations", "5", "Böyle bir alan yok"),
        (f"{CARD}.indicators[9].name", "x", "artık belgede yok"),
        (f"{CARD}.cost_estimate.total", "%5", "yüzde var"),
    ],
)
def test_what_is_not_certain_or_not_there_is_asked_in_one_sentence(
    path: str, typed: str, sentence: str
) -> None:
    with pytest.raises(EditError, match=sentence):
        edited(DOCUMENT, Set(path, typed))


def test_a_corrected_value_keeps_its_place_and_what_was_printed() -> None:
    document = edited(DOCUMENT, Set(f"{FIRST}.targets.2020", "200"))

    assert cited_at(document, f"{FIRST}.targets.2020") == place("100")


def test_typing_a_value_closes_the_issue_at_it_and_no_other() -> None:
    issues = (
        Issue(f"{FIRST}.baseline_value", "Yarım yıl"),
        Issue(f"{FIRST}.targets.2020", "Okunamadı"),
    )

    document = edited(
        replace(DOCUMENT, issues=issues), Set(f"{FIRST}.baseline_value", "20")
    )

    assert document.issues == issues[1:]


def test_weights_that_no_longer_make_a_hundred_are_asked_and_closed_again() -> None:
    off = edited(DOCUMENT, Set(f"{FIRST}.weight_percent", "57"))
    right = edited(off, Set(f"{SECOND}.weight_percent", "43"))

    assert [issue.reason for issue in off.issues] == [WEIGHTS.format("97")]
    assert right.issues == ()


def test_a_code_typed_twice_is_asked_at_both() -> None:
    document = edited(DOCUMENT, Set(f"{SECOND}.code", "PG1.1.1"))

    assert [(i.where, i.reason) for i in document.issues] == [
        (f"{FIRST}.code", REPEATED_CODE),
        (f"{SECOND}.code", REPEATED_CODE),
    ]


def test_what_was_settled_is_not_asked_again_by_another_change() -> None:
    asked = edited(DOCUMENT, Set(f"{FIRST}.weight_percent", "57"))
    settled = edited(asked, Settle(0))

    moved = edited(settled, Move(f"{CARD}.risks[0]", f"{CARD}.risks[1]"))
    gone = edited(moved, Drop("goals[0].objectives[1]"))

    assert settled.issues == moved.issues == gone.issues == ()


def test_a_baseline_typed_is_one_that_applies() -> None:
    bare = edited(DOCUMENT, Set(f"{FIRST}.baseline_value", ""))
    without = edited(bare, Set(f"{FIRST}.baseline_not_applicable", "evet"))

    document = edited(without, Set(f"{FIRST}.baseline_value", "3"))

    assert not value_at(document, f"{FIRST}.baseline_not_applicable")
    with pytest.raises(EditError, match="önce değeri silin"):
        edited(DOCUMENT, Set(f"{FIRST}.baseline_not_applicable", "evet"))


def test_a_history_follows_the_value_in_force() -> None:
    history = (
        TargetEntry(2020, Decimal(1)),
        TargetEntry(2020, Decimal(2), Origin.UPDATE),
        TargetEntry(2020, Decimal(3), Origin.PROGRAMME),
    )
    terms = (Terms(0, weight_percent=Decimal(5)), Terms(1, weight_percent=Decimal(60)))
    told = replace(TREES, target_revisions=history, terms=terms)
    card = replace(DOCUMENT.goals[0].objectives[0], indicators=(told, PARKS))
    document = PlanDocument(goals=(replace(DOCUMENT.goals[0], objectives=(card,)),))

    document = edited(document, Set(f"{FIRST}.targets.2020", "9"))
    document = edited(document, Set(f"{FIRST}.weight_percent", "50"))

    changed = document.goals[0].objectives[0].indicators[0]
    assert [t.value for t in changed.target_revisions] == [1, 9, 3]
    assert [t.weight_percent for t in changed.terms] == [5, 50]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("13654"), "13.654"),
        (Decimal("-0.50"), "-0,5"),
        (Decimal("138155000.25"), "138.155.000,25"),
        (None, ""),
    ],
)
def test_a_figure_is_shown_as_it_is_typed(value: Decimal | None, text: str) -> None:
    assert printed(value) == text
