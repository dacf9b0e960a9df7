"""A person's corrections of a reading, one by one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.edits import (
    Add,
    Drop,
    EditError,
    Join,
    Move,
    Set,
    Settle,
    Split,
    SplitCard,
    edited,
)
from ingest.edits.fields import printed
from ingest.edits.paths import cited_at
from ingest.reading.card_expectations import REPEATED_CODE, WEIGHTS
from plans.document import (
    Citation,
    CostEntry,
    Direction,
    Fragment,
    GoalEntry,
    IndicatorEntry,
    Issue,
    Method,
    ObjectiveEntry,
    Origin,
    PlanDocument,
    TargetEntry,
    Terms,
)

CARD = "goals[0].objectives[0]"
FIRST = f"{CARD}.indicators[0]"
SECOND = f"{CARD}.indicators[1]"


def place(text: str, top: int = 10) -> Citation:
    box = (Decimal(10), Decimal(top), Decimal(90), Decimal(top + 10))
    return Citation(text=text, page=3, box=box)


TREES = IndicatorEntry(
    "PG1.1.1",
    "Dikilen ağaç sayısı",
    unit="adet",
    weight_percent=Decimal(60),
    baseline_value=Decimal(10),
    targets={2020: Decimal(100), 2021: None},
    citations={
        "name": place("Dikilen ağaç sayısı"),
        "weight_percent": place("60"),
        "targets.2020": place("100"),
    },
)
PARKS = IndicatorEntry(
    "PG1.1.2", "Yapılan park sayısı", weight_percent=Decimal(40), targets={2020: None}
)
DOCUMENT = PlanDocument(
    goals=(
        GoalEntry(
            "A1",
            "Yeşil kent",
            objectives=(
                ObjectiveEntry(
                    "H1.1",
                    "Ağaç dikmek",
                    printed_code="H1.1",
                    responsible_unit="Park Müdürlüğü",
                    indicators=(TREES, PARKS),
                    risks=("Kuraklık", "Bütçe yetmez"),
                    findings=("Ağaç az Park az", "Su az"),
                    activities=("Dikim",),
                    needs=("Fidan",),
                    cost_estimate=CostEntry(total=Decimal(1500)),
                    citations={
                        "risks.0": place("Kuraklık"),
                        "risks.1": place("Bütçe yetmez", 30),
                        "findings.0": place("Ağaç az\nPark az"),
                        "cost_estimate.total": place("1.500 ₺"),
                    },
                ),
                ObjectiveEntry("H1.2", "Su", printed_code="H1.2"),
            ),
        ),
    ),
)


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


def test_an_item_is_split_and_both_parts_show_where_the_whole_stood() -> None:
    path = f"{CARD}.findings[0]"
    document = edited(DOCUMENT, Split(path, ("Ağaç az", "Park az")))

    card = document.goals[0].objectives[0]
    assert card.findings == ("Ağaç az", "Park az", "Su az")
    assert card.citations["findings.0"] == card.citations["findings.1"]
    assert "findings.2" not in card.citations


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("Ağaç az", "Park çok"), "metin değiştirilemez"),
        (("Ağaç az Park az",), "Bölünecek yeri"),
    ],
)
def test_a_split_changes_no_word(parts: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(EditError, match=sentence):
        edited(DOCUMENT, Split(f"{CARD}.findings[0]", parts))


def test_joined_items_show_one_place_around_both() -> None:
    document = edited(DOCUMENT, Join(f"{CARD}.risks[0]"))

    card = document.goals[0].objectives[0]
    assert card.risks == ("Kuraklık Bütçe yetmez",)
    assert card.citations["risks.0"] == Citation(
        text="Kuraklık Bütçe yetmez",
        page=3,
        box=(Decimal(10), Decimal(10), Decimal(90), Decimal(40)),
    )


def test_an_item_moves_to_another_section_of_another_card_with_its_place_and_issue() -> (
    None
):
    asked = replace(DOCUMENT, issues=(Issue(f"{CARD}.risks[1]", "Yeri doğru mu?"),))

    document = edited(
        asked, Move(f"{CARD}.risks[1]", "goals[0].objectives[1].needs[0]")
    )

    assert document.goals[0].objectives[0].risks == ("Kuraklık",)
    assert document.goals[0].objectives[1].needs == ("Bütçe yetmez",)
    [moved] = [i for i in document.issues if i.reason == "Yeri doğru mu?"]
    assert moved.where == "goals[0].objectives[1].needs[0]"
    assert cited_at(document, moved.where) == place("Bütçe yetmez", 30)


@pytest.mark.parametrize(
    "to",
    [f"{CARD}.indicators[0]", f"{CARD}.title", f"{CARD}.needs[7]", "goals[4].x[0]"],
)
def test_an_item_moves_only_to_a_place_for_items(to: str) -> None:
    with pytest.raises(EditError):
        edited(DOCUMENT, Move(f"{CARD}.risks[0]", to))


def test_a_name_over_two_rows_becomes_one_indicator() -> None:
    rest = IndicatorEntry("PG1.1.1", "(her yıl)", targets={2021: Decimal(5)})
    card = replace(DOCUMENT.goals[0].objectives[0], indicators=(TREES, rest))
    document = PlanDocument(goals=(replace(DOCUMENT.goals[0], objectives=(card,)),))

    [one] = edited(document, Join(FIRST)).goals[0].objectives[0].indicators

    assert one.name == "Dikilen ağaç sayısı (her yıl)"
    assert one.targets == {2020: Decimal(100), 2021: Decimal(5)}
    assert one.unit == "adet"


def test_indicators_that_say_different_figures_are_not_joined() -> None:
    with pytest.raises(EditError, match="Hedefe etkisi"):
        edited(DOCUMENT, Join(FIRST))


def test_a_row_of_two_indicators_is_split_and_the_first_keeps_the_figures() -> None:
    split = Split(FIRST, ("Dikilen ağaç", "sayısı"), code="PG1.1.9")

    first, second, _parks = edited(DOCUMENT, split).goals[0].objectives[0].indicators

    assert (first.name, first.weight_percent) == ("Dikilen ağaç", Decimal(60))
    assert (second.code, second.name, second.weight_percent) == (
        "PG1.1.9",
        "sayısı",
        None,
    )
    assert second.citations == {"name": place("Dikilen ağaç sayısı")}


def test_two_cards_of_one_objective_become_one_and_issues_count_on() -> None:
    rest = ObjectiveEntry(
        "H1.1",
        "AĞAÇ  DİKMEK",
        risks=("Yangın",),
        citations={"risks.0": place("Yangın")},
    )
    goal = replace(
        DOCUMENT.goals[0], objectives=(DOCUMENT.goals[0].objectives[0], rest)
    )
    issue = Issue("goals[0].objectives[1].risks[0]", "Bakın")

    document = edited(PlanDocument(goals=(goal,), issues=(issue,)), Join(CARD))

    [card] = document.goals[0].objectives
    assert card.risks == ("Kuraklık", "Bütçe yetmez", "Yangın")
    assert card.citations["risks.2"] == place("Yangın")
    assert document.issues == (replace(issue, where=f"{CARD}.risks[2]"),)


def test_cards_with_other_titles_are_not_one() -> None:
    with pytest.raises(EditError, match="Metin"):
        edited(DOCUMENT, Join(CARD))


def test_a_card_is_split_before_an_indicator() -> None:
    document = edited(DOCUMENT, SplitCard(CARD, 1, "H1.9"))

    codes = [
        (card.code, [row.code for row in card.indicators])
        for card in document.goals[0].objectives
    ]
    assert codes == [("H1.1", ["PG1.1.1"]), ("H1.9", ["PG1.1.2"]), ("H1.2", [])]


def test_a_card_left_out_takes_its_issues_and_runs_with_it() -> None:
    document = replace(
        DOCUMENT,
        issues=(Issue(CARD, "Bakın"), Issue("goals[0].objectives[1]", "Buna da")),
        unassigned=(Fragment("x", where=CARD), Fragment("y")),
    )

    left = edited(document, Drop(CARD))

    assert [card.code for card in left.goals[0].objectives] == ["H1.2"]
    assert [(i.where, i.reason) for i in left.issues] == [(CARD, "Buna da")]
    assert [run.text for run in left.unassigned] == ["y"]


def test_an_unassigned_run_is_left_out_by_itself() -> None:
    document = replace(DOCUMENT, unassigned=(Fragment("x"), Fragment("y")))

    assert edited(document, Drop("unassigned[0]")).unassigned == (Fragment("y"),)


def test_what_the_reading_missed_is_added_with_the_place_that_was_drawn() -> None:
    seen = place("", 70)

    document = edited(DOCUMENT, Add(f"{CARD}.needs", "Su deposu", place=seen))
    document = edited(document, Add(f"{CARD}.indicators", "Sulanan alan", "PG1.1.3"))

    card = document.goals[0].objectives[0]
    assert card.needs == ("Fidan", "Su deposu")
    assert card.citations["needs.1"] == seen
    assert (card.indicators[2].code, card.indicators[2].name) == (
        "PG1.1.3",
        "Sulanan alan",
    )
    assert card.indicators[2].citations == {}


def test_an_indicator_is_not_added_without_a_code() -> None:
    with pytest.raises(EditError, match="kodunu yazın"):
        edited(DOCUMENT, Add(f"{CARD}.indicators", "Sulanan alan"))


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
