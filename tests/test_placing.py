"""A person divides an unassigned run among the sections of its card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.edits import EditError, edited
from ingest.edits.operations import Place
from plans.document import (
    Citation,
    Fragment,
    GoalEntry,
    Issue,
    ObjectiveEntry,
    PlanDocument,
)

CARD = "goals[0].objectives[0]"
RUN = Fragment(
    text="● bir\n● iki\n● üç",
    items=("bir", "iki", "üç"),
    where=CARD,
    citation=Citation(text="● bir", line=40),
)
DOCUMENT = PlanDocument(
    goals=(
        GoalEntry("A1", objectives=(ObjectiveEntry("H1.1", findings=("önceki",)),)),
    ),
    unassigned=(RUN,),
)


def placed(document: PlanDocument, *places: tuple[int, int, str]) -> PlanDocument:
    """Place items of run 0; a place is run, item and section of the card."""
    chosen = tuple((run, item, f"{CARD}.{section}") for run, item, section in places)
    return edited(document, Place(chosen))


def test_items_go_to_the_end_of_their_sections_in_printed_order() -> None:
    document = placed(DOCUMENT, (0, 2, "needs"), (0, 1, "findings"), (0, 0, "findings"))

    objective = document.goals[0].objectives[0]
    assert objective.findings == ("önceki", "bir", "iki")
    assert objective.needs == ("üç",)
    assert document.unassigned == ()


def test_a_placed_item_still_says_where_it_was_printed() -> None:
    document = placed(DOCUMENT, (0, 1, "risks"))

    assert document.goals[0].objectives[0].citations["risks.0"] == Citation(
        text="iki", line=40
    )


def test_what_is_not_placed_stays_unassigned() -> None:
    document = placed(DOCUMENT, (0, 1, "risks"))

    (left,) = document.unassigned
    assert left.items == ("bir", "üç")
    assert left.where == CARD


def test_a_text_without_items_is_placed_as_one_on_any_card() -> None:
    loose = replace(DOCUMENT, unassigned=(Fragment("Su\n az"),))

    document = placed(loose, (0, 0, "findings"))

    assert document.goals[0].objectives[0].findings == ("önceki", "Su az")
    assert document.unassigned == ()


def test_a_run_that_is_placed_is_no_longer_asked_about() -> None:
    asked = Issue(CARD, "Yerleştirilemedi", citation=RUN.citation)
    other = Issue(CARD, "Başka", citation=Citation(line=2))
    document = replace(DOCUMENT, issues=(asked, other))

    part = placed(document, (0, 0, "needs"))
    whole = placed(part, (0, 0, "needs"), (0, 1, "needs"))

    assert asked in part.issues
    assert asked not in whole.issues
    assert other in whole.issues


@pytest.mark.parametrize(
    "place", [(0, 0, "title"), (0, 3, "risks"), (1, 0, "risks"), (0, 0, "x")]
)
def test_a_section_or_item_that_is_not_there_is_refused(
    place: tuple[int, int, str],
) -> None:
    with pytest.raises(EditError):
        placed(DOCUMENT, place)
