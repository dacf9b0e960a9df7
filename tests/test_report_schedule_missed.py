"""A month in which nothing was made: said, offered, and made once where somebody asks for it."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from indicators.services.refusals import NotYoursError
from reports.jobs import schedules, scheduling
from reports.jobs.occasions import of_earlier_months
from reports.jobs.refusals import NotMissedError
from reports.jobs.scheduling import missed, send
from reports.models import ReportSchedule
from tests.factories import Town, approved_actual, small_town

pytestmark = pytest.mark.django_db
SEPTEMBER = date(2024, 9, 3)


@pytest.fixture
def town(settings: Settings) -> Town:
    settings.SITE_URL = "https://karne.example.org"
    town = small_town()
    approved_actual(town.first, "25")
    return town


@pytest.fixture
def schedule(town: Town) -> ReportSchedule:
    """Since May 2024; the background stood still from the middle of June to September."""
    row = ReportSchedule.objects.create(
        plan=town.plan,
        kinds="izleme",
        suffix="xlsx",
        rhythm="monthly",
        starts_on=date(2024, 5, 20),
        made_by=town.strategy,
    )
    row.recipients.add(town.strategy)
    send(date(2024, 6, 1), timezone.now())
    send(SEPTEMBER, timezone.now())
    mail.outbox.clear()
    return row


def left(schedule: ReportSchedule) -> list[str]:
    found = missed(SEPTEMBER, [schedule]).get(schedule.pk, [])
    return [month.key for month in found]


def make_up(schedule: ReportSchedule, key: str, town: Town) -> None:
    scheduling.make_up(schedule=schedule, key=key, today=SEPTEMBER, by=town.strategy)


@pytest.mark.parametrize(
    ("today", "starts_on", "expected"),
    [
        ((2024, 9, 3), (2024, 6, 20), ["2024-06", "2024-07"]),
        ((2024, 9, 30), (2024, 6, 30), ["2024-06", "2024-07"]),
        ((2024, 9, 1), (2024, 7, 1), ["2024-07"]),
        ((2024, 9, 3), (2024, 8, 1), []),
        ((2025, 2, 1), (2024, 11, 1), ["2024-11", "2024-12"]),
        ((2026, 2, 1), (2025, 4, 1), ["2025-04", "2025-05"]),
    ],
    ids=[
        "the last month that ended is due and not missed",
        "a month that ended on the first day counts",
        "one that ended before does not",
        "none yet",
        "over the turn of a year",
        "after the plan there is nothing",
    ],
)
def test_a_month_is_missed_once_another_has_ended(
    today: tuple[int, int, int], starts_on: tuple[int, int, int], expected: list[str]
) -> None:
    found = of_earlier_months(date(*today), date(*starts_on), range(2020, 2025))

    assert [month.key for month in found] == expected


def test_missed_months_are_told_and_not_made_by_themselves(
    town: Town, schedule: ReportSchedule
) -> None:
    made = schedule.jobs.order_by("occasion").values_list("occasion", flat=True)

    assert list(made) == ["2024-05", "2024-08"]
    assert left(schedule) == ["2024-06", "2024-07"]


def test_a_missed_month_is_made_and_told_exactly_once(
    town: Town, schedule: ReportSchedule
) -> None:
    make_up(schedule, "2024-06", town)

    made = schedule.jobs.get(occasion="2024-06")
    assert (made.state, made.when) == ("done", "2024 ilk altı ay")
    assert [letter.to for letter in mail.outbox] == [[town.strategy.email]]
    assert left(schedule) == ["2024-07"]
    with pytest.raises(NotMissedError):
        make_up(schedule, "2024-06", town)
    send(SEPTEMBER, timezone.now())
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("key", ["2024-08", "2024-05", "2024-09", "2024-04", "x", ""])
def test_what_is_not_missed_is_refused(
    town: Town, schedule: ReportSchedule, key: str
) -> None:
    with pytest.raises(NotMissedError):
        make_up(schedule, key, town)

    assert schedule.jobs.count() == 2


def test_a_stranger_makes_nothing_up(town: Town, schedule: ReportSchedule) -> None:
    with pytest.raises(NotYoursError):
        scheduling.make_up(
            schedule=schedule, key="2024-06", today=SEPTEMBER, by=town.foreign_strategy
        )


def test_what_stands_still_or_is_resumed_misses_nothing(
    town: Town, schedule: ReportSchedule
) -> None:
    schedules.stop(schedule=schedule, by=town.strategy)
    schedule.refresh_from_db()
    assert left(schedule) == []

    schedules.resume(schedule=schedule, by=town.strategy)

    schedule.refresh_from_db()
    assert left(schedule) == []


def test_the_pages_and_the_command_say_what_was_missed(
    client: Client, town: Town
) -> None:
    """On whatever day the tests run: the plan's years reach far enough."""
    client.force_login(town.strategy)
    today = timezone.localdate()
    type(town.plan).objects.update(start_year=today.year - 2, end_year=today.year + 2)
    before = today.replace(day=1) - timedelta(days=1)
    before = before.replace(day=1) - timedelta(days=1)
    row = ReportSchedule.objects.create(
        plan=town.plan,
        kinds="eksik-veri",
        suffix="xlsx",
        rhythm="monthly",
        starts_on=before,
        made_by=town.strategy,
    )
    address = reverse("report_schedule", args=[row.pk])

    listed = client.get(reverse("report_schedules")).content.decode()
    assert "1 ay kaçırıldı" in listed
    assert "Kaçırılan aylar" in client.get(address).content.decode()
    out = StringIO()
    call_command("send_scheduled_reports", stdout=out)
    assert "1 ay kaçırılmış" in out.getvalue()

    typed = {"islem": "hazirla", "ay": f"{before:%Y-%m}"}
    page = client.post(address, typed, follow=True).content.decode()
    assert "Bugünkü değerlerle hazırlanıyor." in page
    assert "Kaçırılan aylar" not in page
    assert row.jobs.get(occasion=f"{before:%Y-%m}").state == "done"
    again = client.post(address, typed, follow=True).content.decode()
    assert "hazırlanmamış bir rapor yok" in again
    assert row.jobs.filter(occasion=f"{before:%Y-%m}").count() == 1


def test_a_monthly_schedule_of_a_plan_that_is_over_says_that_nothing_comes(
    client: Client, schedule: ReportSchedule
) -> None:
    client.force_login(schedule.made_by)
    address = reverse("report_schedule", args=[schedule.pk])
    plan, said = schedule.plan, "Planın yılları bitti"

    assert said in client.get(address).content.decode()
    ReportSchedule.objects.update(rhythm="period_end")  # a period may close yet
    assert said not in client.get(address).content.decode()
    ReportSchedule.objects.update(rhythm="monthly")
    plan.end_year = timezone.localdate().year
    plan.save()
    assert said not in client.get(address).content.decode()
