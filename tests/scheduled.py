"""Schedules of tables as an office would have them, and what came of them."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from reports.jobs.scheduling import send
from reports.models import ReportJob, ReportSchedule
from tests.factories import Town

State = ReportJob.State


def scheduled(town: Town, **more: object) -> ReportSchedule:
    """A monthly izleme table since 2024 began, told to the town's strategy office."""
    row = ReportSchedule.objects.create(
        **{
            "plan": town.plan,
            "kinds": "izleme",
            "suffix": "xlsx",
            "rhythm": "monthly",
            "starts_on": date(2024, 1, 1),
            "made_by": town.strategy,
            **more,
        }
    )
    row.recipients.add(town.strategy)
    return row


def send_on(*day: int) -> None:
    """Run the daily command, as on a day."""
    send(date(*day), timezone.now())
