"""A person divides an unassigned run among the sections of its card."""

from __future__ import annotations

import pytest

from ingest.placing import placed
from plans.document import Citation, Fragment, GoalEntry, ObjectiveEntry, PlanDocument

RUN = Fragment(
    text="● bir\n● iki\n● üç",
    items=("bir", "iki", "üç"),
    where="goals[0].objectives[0]",
    citation=Citation(text="● bir", line=40),
)
DOCUMENT = PlanDocument(
    goals=(
        GoalEntry("A1", objectives=(ObjectiveEntry("H1.1", findings=("önceki",)),)),
    ),
    unassigned=(RUN,),
)


def test_items_go_to_the_end_of_their_sections_in_printed_order() -> None:
    document = placed(
        DOCUMENT, {(0, 2): "needs", (0, 1): "findings", (0, 0): "findings"}
    )

    objective = document.goals[0].objectives[0]
    assert objective.findings == ("önceki", "bir", "iki")
    assert objective.needs == ("üç",)
    assert document.unassigned == ()


def test_a_placed_item_still_says_where_it_was_printed() -> None:
    document = placed(DOCUMENT, {(0, 1): "risks"})

    assert document.goals[0].objectives[0].citations["risks.0"] == Citation(
        text="iki", line=40
    )


def test_what_is_not_placed_stays_unassigned() -> None:
    document = placed(DOCUMENT, {(0, 1): "risks"})

    (left,) = document.unassigned
    assert left.items == ("bir", "üç")
    assert left.where == "goals[0].objectives[0]"


@pytest.mark.parametrize("placement", [{(0, 0): "title"}, {(0, 3): "risks"}])
def test_a_section_or_item_that_is_not_there_is_refused(
    placement: dict[tuple[int, int], str],
) -> None:
    with pytest.raises(KeyError):
        placed(DOCUMENT, placement)
