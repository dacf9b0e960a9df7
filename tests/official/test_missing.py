"""Eksik veri: what is asked and not approved, in whatever state; never on the public side."""

from __future__ import annotations

from datetime import date

import pytest

from indicators.models import ReportingPeriod
from reports.official.asked import Asked
from reports.official.missing import missing
from reports.official.report import Report
from reports.years import plan_year
from tests.factories import ActualEntryFactory, Town, approved_actual, small_town
from tests.official.books import rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setattr(
        "reports.official.missing.today_shown", lambda: date(2025, 2, 10)
    )
    town = small_town()
    ReportingPeriod.objects.filter(plan=town.plan, year=2024).update(
        due_on=date(2025, 1, 31)
    )
    return town


def table(town: Town) -> Report:
    return missing(Asked(plan_year(town.plan, "2024")))


def listed(town: Town) -> dict[str, tuple[object, ...]]:
    return {str(row[2]): row for row in rows_of(table(town)) if str(row[2])[:2] == "PG"}


def test_what_nobody_entered_is_listed_with_its_delay(town: Town) -> None:
    found = listed(town)

    assert set(found) == {town.first.code, town.second.code}
    assert found[town.first.code][4] == "girilmedi"
    assert found[town.first.code][6] == 10


@pytest.mark.parametrize(
    ("state", "said"),
    [("draft", "taslak"), ("submitted", "onay bekliyor")],
)
def test_what_is_not_approved_yet_is_still_missing(
    town: Town, state: str, said: str
) -> None:
    ActualEntryFactory.create(indicator=town.first, state=state, value=1)

    assert listed(town)[town.first.code][4] == said


def test_what_is_approved_is_not_missing(town: Town) -> None:
    approved_actual(town.first, "25")

    assert set(listed(town)) == {town.second.code}


def test_a_correction_under_way_leaves_the_approved_figure_in_place(town: Town) -> None:
    old = approved_actual(town.first, "25")
    ActualEntryFactory.create(
        indicator=town.first, supersedes=old, correction_reason="Sayım", value=2
    )

    assert set(listed(town)) == {town.second.code}
