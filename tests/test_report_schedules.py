"""Tables on schedule: each month or closed period is made once, and kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import StringIO
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import Settings

from indicators.models import ReportingPeriod
from reports.jobs import making
from reports.jobs.occasions import Closed, Occasion, of_month, of_periods
from reports.jobs.scheduling import MOST_ATTEMPTS
from reports.jobs.tidying import tidy
from reports.models import ReportJob, ReportLetter
from tests.factories import Town, approved_actual, small_town
from tests.scheduled import State, scheduled, send_on

pytestmark = pytest.mark.django_db
YEARS = range(2020, 2025)


@pytest.fixture
def town(settings: Settings) -> Town:
    settings.SITE_URL = "https://karne.example.org"
    town = small_town()
    approved_actual(town.first, "25")
    return town


@pytest.mark.parametrize(
    ("today", "starts_on", "expected"),
    [
        ((2024, 2, 1), (2024, 1, 1), [Occasion("2024-01", 2023, "YEAR")]),
        ((2024, 6, 30), (2024, 1, 1), [Occasion("2024-05", 2023, "YEAR")]),
        ((2024, 7, 1), (2024, 1, 1), [Occasion("2024-06", 2024, "H1")]),
        ((2024, 12, 31), (2024, 1, 1), [Occasion("2024-11", 2024, "H1")]),
        ((2025, 1, 1), (2024, 1, 1), [Occasion("2024-12", 2024, "YEAR")]),
        ((2025, 3, 9), (2024, 1, 1), [Occasion("2025-02", 2024, "YEAR")]),
        ((2025, 7, 1), (2024, 1, 1), []),
        ((2020, 3, 1), (2020, 1, 1), []),
        ((2024, 8, 1), (2024, 7, 31), [Occasion("2024-07", 2024, "H1")]),
        ((2024, 8, 1), (2024, 8, 1), []),
    ],
    ids=[
        "January is of the year before",
        "so is May, to the last day of June",
        "June is of the half-year",
        "so is November",
        "December is of the year",
        "the last year is told in the year after",
        "after the plan there is nothing",
        "before its first half nor",
        "a month that ends on the first day",
        "a month that ended before",
    ],
)
def test_a_month_is_of_the_last_half_year_that_was_over(
    today: tuple[int, int, int],
    starts_on: tuple[int, int, int],
    expected: list[Occasion],
) -> None:
    assert of_month(date(*today), date(*starts_on), YEARS) == expected


def test_a_period_is_due_once_it_was_closed_and_has_tables() -> None:
    closed = [
        Closed(2023, "YEAR", date(2024, 2, 1)),
        Closed(2024, "H1", date(2024, 7, 20)),
        Closed(2024, "Q3", date(2024, 10, 10)),
        Closed(2024, "YEAR", date(2025, 2, 2)),
    ]

    due = of_periods(closed, date(2024, 7, 20))

    assert [each.key for each in due] == ["2024-H1", "2024-YEAR"]


def test_a_month_is_made_kept_and_told_exactly_once(town: Town) -> None:
    schedule = scheduled(town)

    for day in (1, 1, 2, 31):
        send_on(2024, 7, day)

    made = schedule.jobs.get()
    assert (made.state, made.occasion, made.when) == (
        "done",
        "2024-06",
        "2024 ilk altı ay",
    )
    assert made.expires_at is not None
    assert made.expires_at > timezone.now() + timedelta(days=365)
    (letter,) = mail.outbox
    assert letter.to == [town.strategy.email]
    assert (
        letter.subject
        == "Kent Karnesi: Örnek Belediyesi, 2024 ilk altı ay tabloları hazır"
    )
    assert f"https://karne.example.org/raporlar/isler/{made.pk}/dosya/" in letter.body
    assert "ekindedir" in letter.body
    with made.file.open() as file:
        assert [(each[0], each[1]) for each in letter.attachments] == [
            (made.name, file.read())
        ]


def test_a_missed_first_of_the_month_is_caught_up(town: Town) -> None:
    schedule = scheduled(town)

    send_on(2024, 7, 9)
    send_on(2024, 9, 3)

    assert sorted(schedule.jobs.values_list("occasion", flat=True)) == [
        "2024-06",
        "2024-08",
    ]


def test_every_period_closed_since_is_made_once_also_when_opened_again(
    town: Town,
) -> None:
    schedule = scheduled(town, rhythm="period_end", kinds="hepsi")
    row = ReportingPeriod.objects.create(
        plan=town.plan, year=2024, period="H1", state="open"
    )
    send_on(2024, 7, 1)
    assert not schedule.jobs.exists()

    for day in (10, 20):
        row.state, row.closed_on = "closed", date(2024, 7, day)
        row.save()
        send_on(2024, 7, day)

    made = schedule.jobs.get()
    assert (made.occasion, made.period, made.state) == ("2024-H1", "H1", "done")
    assert len(mail.outbox) == 1
    assert made.name.endswith("-2024-h1-xlsx.zip")


def test_what_failed_is_made_again_the_next_day_a_few_times(town: Town) -> None:
    schedule = scheduled(town)
    with patch.object(making, "_copy", side_effect=OSError):
        for day in range(1, 3 + MOST_ATTEMPTS):
            send_on(2024, 7, day)
    made = schedule.jobs.get()
    assert (made.state, made.attempts) == ("failed", MOST_ATTEMPTS)
    assert mail.outbox == []

    schedule.jobs.update(attempts=1)
    send_on(2024, 7, 20)

    made.refresh_from_db()
    assert (made.state, made.error) == ("done", "")
    assert len(mail.outbox) == 1


def test_a_worker_that_died_in_the_middle_is_followed_by_another(town: Town) -> None:
    schedule = scheduled(town)
    with patch.object(making, "_copy", side_effect=OSError):
        send_on(2024, 7, 1)
    schedule.jobs.update(
        state=State.RUNNING, error="", seen_at=timezone.now() - timedelta(hours=2)
    )

    send_on(2024, 7, 2)

    assert schedule.jobs.get().state == State.DONE
    assert len(mail.outbox) == 1


def test_tidying_keeps_what_tells_that_an_occasion_was(town: Town) -> None:
    schedule = scheduled(town)
    send_on(2024, 7, 1)

    tidy(timezone.now() + timedelta(days=500))
    send_on(2024, 7, 2)

    made = schedule.jobs.get()
    assert not made.file
    assert len(mail.outbox) == 1


def test_the_database_keeps_one_job_of_an_occasion(town: Town) -> None:
    schedule = scheduled(town)
    row = {
        "schedule": schedule,
        "occasion": "2024-06",
        "plan": town.plan,
        "kinds": "izleme",
        "suffix": "xlsx",
        "year": 2024,
    }
    made = ReportJob.objects.create(**row)
    ReportLetter.objects.create(job=made, user=town.strategy)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReportJob.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportLetter.objects.create(job=made, user=town.strategy)
    for wrong in ({"kinds": ""}, {"suffix": "exe"}, {"rhythm": "x"}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            scheduled(town, **wrong)


def test_the_command_says_what_it_did_and_would_do(town: Town) -> None:
    scheduled(town, starts_on=date(2024, 6, 1))
    said = StringIO()

    call_command(
        "send_scheduled_reports", "--on", "2024-07-01", "--dry-run", stdout=said
    )
    assert said.getvalue() == "Örnek Belediyesi, 2024-06: İzleme tablosu (xlsx)\n"
    assert not ReportJob.objects.exists()

    for _time in range(2):
        call_command("send_scheduled_reports", "--on", "2024-07-01", stdout=said)

    *_dry, first, second = said.getvalue().splitlines()
    assert first.startswith("1 rapor sıraya kondu")
    assert second.startswith("0 rapor sıraya kondu")


def test_the_day_is_that_of_the_installation(town: Town) -> None:
    """At half past midnight of 1 July in Istanbul it is still June elsewhere."""
    scheduled(town)
    midnight = datetime(2024, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/Istanbul"))

    with patch.object(timezone, "now", return_value=midnight):
        call_command("send_scheduled_reports", stdout=StringIO())

    assert ReportJob.objects.get().occasion == "2024-06"
