"""Güncellik: which units reported in time; every figure counted by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indicators.models import ActualEntry, PeriodExtension, ReportingPeriod
from reports.freshness import Counts, Sent, Timing, freshness_of, next_due, timing_of
from tests.factories import (
    ActualEntryFactory,
    Town,
    UnitFactory,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.portal.builders import text_of

ADDRESS = "/tr/ornek/2020-2024/guncellik/"
LAST = date(2025, 1, 31)
TODAY = date(2025, 3, 1)
# One o'clock at night in Istanbul, on the first day that is too late.
FIRST_LATE = datetime(2025, 1, 31, 22, 0, tzinfo=UTC)
IN_TIME = FIRST_LATE - timedelta(hours=2)


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


def sent(at: datetime | None, *, is_approved: bool = True) -> Sent:
    return Sent(is_approved, at, None)


@pytest.mark.parametrize(
    ("figure", "last_day", "timing"),
    [
        (sent(IN_TIME), LAST, Timing.IN_TIME),
        (sent(FIRST_LATE), LAST, Timing.LATE),
        (sent(FIRST_LATE), date(2025, 2, 1), Timing.IN_TIME),
        (sent(None), LAST, Timing.UNKNOWN),
        (sent(IN_TIME), None, Timing.UNKNOWN),
        (sent(IN_TIME, is_approved=False), LAST, Timing.WAITING),
        (None, LAST, Timing.MISSING),
    ],
    ids=[
        "on the last evening",
        "an hour into the next day, by the clock of the town",
        "within an extension",
        "from a document: nobody knows when",
        "no last day",
        "not approved yet",
        "nothing came",
    ],
)
def test_a_figure_is_judged_by_the_day_it_was_sent(
    figure: Sent | None, last_day: date | None, timing: Timing
) -> None:
    assert timing_of(figure, last_day) is timing


def test_each_unit_is_counted_by_hand(town: Town) -> None:
    # Sosyal Destek: one in time, one late, one waits, one of a document, one a draft.
    mine = [town.first, *(measured_indicator(town.objective) for _ in range(4))]
    approved_actual(mine[0], "100", submitted_at=IN_TIME)
    approved_actual(mine[1], "100", submitted_at=FIRST_LATE)
    ActualEntryFactory.create(indicator=mine[2], state="submitted")
    approved_actual(mine[3], "100")
    ActualEntryFactory.create(indicator=mine[4])

    (period,) = freshness_of(town.plan, TODAY)

    assert {row.unit: row.counts for row in period.units} == {
        town.unit: Counts(in_time=1, late=1, unknown=1, waiting=1, missing=1),
        town.other_unit: Counts(missing=1),
    }
    assert period.counts == Counts(in_time=1, late=1, unknown=1, waiting=1, missing=2)
    assert period.counts.asked == 6


def test_an_extension_gives_one_unit_more_time_and_is_shown(
    town: Town, client: Client
) -> None:
    PeriodExtension.objects.create(
        period=town.open_year,
        unit=town.other_unit,
        until=date(2025, 2, 10),
        reason="Gizli kalacak iç gerekçe",
    )
    late = datetime(2025, 2, 9, 12, tzinfo=UTC)
    approved_actual(town.first, "100", submitted_at=late)
    approved_actual(town.second, "50", submitted_at=late)

    text = text_of(client, ADDRESS)

    assert "Sosyal Destek Müdürlüğü 1 0 1 0" in text
    assert "Fen İşleri Müdürlüğü ek süre: 10 Şubat 2025 1 1 0 0" in text
    assert "iç gerekçe" not in text


def test_a_later_correction_does_not_make_a_unit_late(town: Town) -> None:
    first = approved_actual(town.first, "90", submitted_at=IN_TIME)
    approved_actual(
        town.first,
        "100",
        submitted_at=IN_TIME + timedelta(days=90),
        supersedes=first,
        correction_reason="Yanlış yazılmış",
    )

    (period,) = freshness_of(town.plan, TODAY)

    assert period.counts == Counts(in_time=1, missing=1)


def test_before_any_period_is_due_the_page_says_so(town: Town, client: Client) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    ReportingPeriod.objects.update(due_on=tomorrow)

    text = text_of(client, ADDRESS)

    assert "Henüz süresi dolan bir dönem yok." in text
    assert "Sıradaki: 2024 yılı, son gün" in text
    assert "Bildirilmeyen" not in text


def test_a_period_is_due_the_day_after_its_last_day(town: Town) -> None:
    assert freshness_of(town.plan, LAST) == []
    assert next_due(town.plan, LAST) == town.open_year
    assert len(freshness_of(town.plan, LAST + timedelta(days=1))) == 1
    assert next_due(town.plan, LAST + timedelta(days=1)) is None


def test_a_half_year_asks_only_those_who_report_twice_a_year(town: Town) -> None:
    town.second.reporting_frequency = "Yılda bir"
    town.second.save()
    ReportingPeriod.objects.create(
        plan=town.plan, year=2024, period="H1", due_on=date(2024, 7, 31)
    )

    year, half = freshness_of(town.plan, TODAY)

    assert (year.period.period, half.period.period) == ("YEAR", "H1")
    assert [row.unit for row in half.units] == [town.unit]


def test_the_page_names_units_and_the_last_publication_but_no_person(
    town: Town, client: Client
) -> None:
    approved_actual(
        town.first,
        "100",
        submitted_at=IN_TIME,
        entered_by=town.unit_user,
        decided_by=town.strategy,
    )

    text = text_of(client, ADDRESS)

    assert "Son gün 31 Ocak 2025. Son yayım 1 Temmuz 2024." in text
    assert ActualEntry.objects.public().count() == 1
    for one in (town.unit_user, town.strategy):
        assert f" {one.username} " not in text


def test_the_plan_leads_there(town: Town, client: Client) -> None:
    page = client.get("/tr/ornek/2020-2024/").content.decode()

    assert f'href="{ADDRESS}"' in page


def test_the_page_costs_the_same_for_two_units_and_for_twelve(
    town: Town, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(8):
        client.get(ADDRESS)
    for _ in range(10):
        unit = UnitFactory.create(municipality=town.municipality)
        indicator = measured_indicator(town.objective, unit=unit)
        approved_actual(indicator, "1", submitted_at=IN_TIME)
    ReportingPeriod.objects.create(
        plan=town.plan, year=2023, due_on=date(2024, 1, 31), state="closed"
    )

    with django_assert_num_queries(8):
        client.get(ADDRESS)
