"""The corpus's own score: what counts as right, as wrong, and as wrong without a word."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plans.document import (
    GoalEntry,
    IndicatorEntry,
    Issue,
    Kind,
    ObjectiveEntry,
    PlanDocument,
    with_indicators,
)
from tests.corpus.plans import invented_plan, with_objectives
from tests.corpus.scoring import Score, compared


def plan(value: Decimal | None, *, issues: tuple[Issue, ...] = ()) -> PlanDocument:
    indicator = IndicatorEntry("PG1.1.1", "Sayı", targets={2025: value})
    objective = ObjectiveEntry("H1.1", indicators=(indicator,))
    return PlanDocument(
        goals=(GoalEntry("A1", objectives=(objective,)),), issues=issues
    )


TRUTH = plan(Decimal(5))
PLACE = "goals[0].objectives[0].indicators[0].targets.2025"


def test_a_reading_of_everything_is_right_in_every_cell() -> None:
    score = compared(TRUTH, TRUTH).score

    assert score == Score(right=6)
    assert (score.precision, score.recall, score.f1) == (1, 1, 1)


def test_a_wrong_figure_is_both_wrong_and_missed_and_silent() -> None:
    score = compared(TRUTH, plan(Decimal(50))).score

    assert score == Score(right=5, wrong=1, missed=1, silent=1)


def test_a_wrong_figure_that_an_issue_points_at_is_not_silent() -> None:
    read = plan(Decimal(50), issues=(Issue(PLACE, "Okunamadı."),))

    assert compared(TRUTH, read).score.silent == 0


def test_a_missing_figure_is_only_missed() -> None:
    assert compared(TRUTH, plan(None)).score == Score(right=5, missed=1)


def test_an_issue_of_an_objectives_field_excuses_no_figure() -> None:
    read = plan(
        Decimal(50), issues=(Issue("goals[0].objectives[0].cost_estimate", "Yok."),)
    )

    assert compared(TRUTH, read).score.silent == 1


def test_items_count_wherever_they_stand_in_their_list() -> None:
    truth = invented_plan(3)
    turned = with_objectives(
        truth, lambda one: replace(one, risks=tuple(reversed(one.risks)))
    )

    assert compared(truth, turned).score.f1 == 1


def test_nothing_read_where_nothing_is_printed_is_right() -> None:
    assert compared(PlanDocument(), PlanDocument()).score.f1 == 1


def test_a_document_that_is_made_up_scores_nothing() -> None:
    score = compared(PlanDocument(Kind.REFUSED), TRUTH).score

    assert (score.f1, score.silent) == (0, 6)


def test_withdrawn_indicators_are_left_out() -> None:
    withdrawn = with_indicators(TRUTH, lambda one: replace(one, withdrawn=True))

    assert compared(TRUTH, withdrawn).score.missed == 3


def test_a_seed_always_makes_the_same_plan() -> None:
    assert invented_plan(7) == invented_plan(7) != invented_plan(8)
