"""An objective's evaluation goes the way of a figure: written, sent, decided by another, public."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from indicators import services
from indicators.models import ObjectiveEvaluation
from indicators.services import refusals
from plans.models import Membership
from tests.factories import NOON, Town, person, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def written(town: Town, by: User | None = None) -> ObjectiveEvaluation:
    return services.evaluate_objective(
        objective=town.objective,
        year=2024,
        period="YEAR",
        by=by or town.unit_user,
        at=NOON,
        deviation_reason="Salgın",
        measures="Takvim yenilenecek",
    )


def sent(town: Town) -> ObjectiveEvaluation:
    return services.submit_evaluation(
        evaluation=written(town), by=town.unit_user, at=NOON
    )


def test_an_evaluation_is_written_sent_and_approved(town: Town) -> None:
    draft = written(town)
    assert written(town).pk == draft.pk

    row = services.approve_evaluation(evaluation=sent(town), by=town.strategy, at=NOON)

    assert (row.state, row.decided_by, row.decided_at) == (
        "approved",
        town.strategy,
        NOON,
    )
    assert (row.submitted_by, row.submitted_at) == (town.unit_user, NOON)
    assert (row.deviation_reason, row.measures) == ("Salgın", "Takvim yenilenecek")


def test_a_returned_evaluation_is_answered_before_it_is_sent_again(
    town: Town,
) -> None:
    waiting = sent(town)
    with pytest.raises(refusals.NoteMissingError):
        services.return_evaluation(evaluation=waiting, by=town.strategy, note=" ")

    back = services.return_evaluation(
        evaluation=waiting, by=town.strategy, note="Önlem eksik"
    )

    assert (back.state, back.decision_note) == ("returned", "Önlem eksik")
    with pytest.raises(refusals.UnchangedError):
        services.submit_evaluation(evaluation=back, by=town.unit_user)
    assert sent(town).state == "submitted"


def test_nobody_decides_on_an_evaluation_of_their_own(town: Town) -> None:
    written(town, by=town.strategy)  # then the unit writes it anew
    row = sent(town)

    with pytest.raises(refusals.OwnEntryError):
        services.approve_evaluation(evaluation=row, by=town.strategy)

    colleague = person(
        "ikinci", Membership.Role.STRATEGY, municipality=town.municipality
    )
    row = services.approve_evaluation(evaluation=row, by=colleague)
    assert row.state == "approved"


@pytest.mark.parametrize("name", ["other_unit_user", "foreign_strategy", "visitor"])
def test_only_the_responsible_unit_and_the_office_write(town: Town, name: str) -> None:
    with pytest.raises(refusals.NotYoursError):
        written(town, by=getattr(town, name))

    assert not ObjectiveEvaluation.objects.exists()


def test_only_the_office_decides(town: Town) -> None:
    row = sent(town)

    for stranger in (town.other_unit_user, town.foreign_strategy):
        with pytest.raises(refusals.NotYoursError):
            services.approve_evaluation(evaluation=row, by=stranger)


def test_an_evaluation_is_written_while_its_period_is_open(town: Town) -> None:
    draft = written(town)
    services.close_period(period=town.open_year, by=town.strategy, at=NOON)

    with pytest.raises(refusals.PeriodNotOpenError):
        written(town)
    with pytest.raises(refusals.PeriodNotOpenError):
        services.submit_evaluation(evaluation=draft, by=town.unit_user, at=NOON)

    services.grant_extension(
        period=town.open_year,
        unit=town.unit,
        until=NOON.date(),
        reason="Kurul toplantısı",
        by=town.strategy,
        at=NOON,
    )
    assert sent(town).state == "submitted"


def test_what_waits_or_is_public_is_not_written_over(town: Town) -> None:
    row = sent(town)
    with pytest.raises(refusals.SubmittedError):
        written(town)
    services.withdraw_evaluation(evaluation=row, by=town.unit_user, at=NOON)
    written(town)
    services.approve_evaluation(evaluation=sent(town), by=town.strategy)

    with pytest.raises(refusals.ApprovedError):
        written(town)


def test_an_empty_evaluation_is_not_sent(town: Town) -> None:
    empty = services.evaluate_objective(
        objective=town.objective, year=2024, period="YEAR", by=town.unit_user, at=NOON
    )

    with pytest.raises(refusals.EmptyEvaluationError):
        services.submit_evaluation(evaluation=empty, by=town.unit_user, at=NOON)
