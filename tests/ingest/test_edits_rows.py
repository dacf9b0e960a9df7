"""A person divides, joins, moves, adds and leaves out rows of a reading."""

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
    Split,
    SplitCard,
    edited,
)
from ingest.edits.paths import cited_at
from plans.document import (
    Citation,
    Fragment,
    IndicatorEntry,
    Issue,
    ObjectiveEntry,
    PlanDocument,
)
from tests.ingest.corrected import CARD, DOCUMENT, FIRST, TREES, place


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
