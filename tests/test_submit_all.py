"""Many drafts sent to the strategy office at once: all of them or none, or those that are ready."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.models import ActualEntry, Indicator, ReportingPeriod
from indicators.services import Figure, refusals
from indicators.services.approval import Words
from tests.factories import NOON, Town, approved_actual, measured_indicator, small_town

pytestmark = pytest.mark.django_db
WORDS: Words = {
    "deviation_reason": "Mevsim",
    "corrective_measure": "Takvim öne alınacak",
}


@pytest.fixture
def town() -> Town:
    return small_town()


def draft(
    town: Town,
    value: str,
    indicator: Indicator | None = None,
    words: Words | None = None,
) -> ActualEntry:
    return services.enter(
        indicator=indicator or measured_indicator(town.objective),
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(value), **(words or Words())),
        at=NOON,
    )


def states(*entries: ActualEntry) -> list[str]:
    return [ActualEntry.objects.get(pk=entry.pk).state for entry in entries]


def test_all_are_sent_each_with_a_version_of_its_own(town: Town) -> None:
    drafts = [draft(town, "100"), draft(town, "80", words=WORDS)]

    sent = services.submit_all(entries=drafts, by=town.unit_user, at=NOON)

    assert sent == drafts
    for entry in ActualEntry.objects.all():
        assert (entry.state, entry.submitted_by) == ("submitted", town.unit_user)
        assert entry.submitted_at == NOON
        last = entry.history.first()
        assert (last.state, last.history_type) == ("submitted", "~")
        assert last.history_user_id == town.unit_user.pk


def test_one_that_is_refused_keeps_all_back_and_is_named(town: Town) -> None:
    ready, unsaid = draft(town, "100"), draft(town, "80")

    with pytest.raises(refusals.UnsaidError) as refusal:
        services.submit_all(entries=[ready, unsaid], by=town.unit_user)

    assert refusal.value.about_key == unsaid.pk
    assert states(ready, unsaid) == ["draft", "draft"]


def test_those_that_are_ready_are_sent_and_the_others_told_with_why(town: Town) -> None:
    ready, unsaid = draft(town, "100"), draft(town, "80")
    wild = measured_indicator(town.objective)
    approved_actual(wild, "100", year=2023)
    doubted = draft(town, "100000", wild, words=WORDS)

    result = services.submit_ready(
        entries=[ready, unsaid, doubted], by=town.unit_user, at=NOON
    )

    assert result.ready == (ready,)
    assert [(entry, type(why)) for entry, why in result.left] == [
        (unsaid, refusals.UnsaidError),
        (doubted, refusals.DoubtfulError),
    ]
    assert states(ready, unsaid, doubted) == ["submitted", "draft", "draft"]


def test_whoever_acts_for_others_sends_nothing(town: Town) -> None:
    ready = draft(town, "100")

    result = services.submit_ready(entries=[ready], by=town.other_unit_user)

    assert [type(why) for _entry, why in result.left] == [refusals.NotYoursError]
    with pytest.raises(refusals.NotYoursError):
        services.submit_all(entries=[ready], by=town.other_unit_user)
    assert states(ready) == ["draft"]


def test_nothing_is_sent_in_a_period_that_closed(town: Town) -> None:
    ready = draft(town, "100")
    ReportingPeriod.objects.update(state=ReportingPeriod.State.CLOSED)

    with pytest.raises(refusals.PeriodNotOpenError):
        services.submit_all(entries=[ready], by=town.unit_user)


def test_being_sure_answers_the_doubts_of_all(town: Town) -> None:
    wild = measured_indicator(town.objective)
    approved_actual(wild, "100", year=2023)
    doubted = draft(town, "100000", wild, words=WORDS)

    services.submit_all(entries=[doubted], by=town.unit_user, sure=True)

    assert states(doubted) == ["submitted"]
    assert doubted.confirmed_doubts.exists()


def test_the_number_of_queries_does_not_grow_with_the_drafts(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    few, many = [draft(town, "100")], [draft(town, "100") for _row in range(5)]

    with django_assert_num_queries(15):
        services.submit_all(entries=few, by=town.unit_user)
    with django_assert_num_queries(15):
        services.submit_all(entries=many, by=town.unit_user)
