"""Puts in line the tables that schedules ask for today; to be run once a day."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from reports.jobs.occasions import Occasion
from reports.jobs.parts import titles_of
from reports.jobs.scheduling import due, missed, send
from reports.models import ReportSchedule


class Command(BaseCommand):
    """Each month and period once; a second run puts nothing in line twice, a missed day is caught up."""

    help = (
        "Zamanlanmış raporlardan günü gelenleri sıraya koyar; hazırlanınca alıcılarına "
        "e-postayla haber verilir. Her gün bir kez çalıştırılır."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--on", type=date.fromisoformat, help="hangi gün için (YYYY-AA-GG)"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="sıraya koymadan ne olacağını yaz"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Put in line what is due, or say what it would be."""
        now = timezone.now()
        today = options["on"] or timezone.localdate(now)
        if options["dry_run"]:
            for schedule, occasion in due(today):
                self.stdout.write(_said(schedule, occasion))
            return
        sent = send(today, now)
        self.stdout.write(
            f"{sent.new} rapor sıraya kondu, {sent.again} tanesi yeniden; "
            f"{sent.told} raporun kalan mektupları yeniden."
        )
        schedules = ReportSchedule.objects.select_related("plan")
        if left := sum(map(len, missed(today, list(schedules)).values())):
            self.stdout.write(
                f"{left} ay kaçırılmış; istenen, zamanlamanın sayfasından hazırlanır."
            )


def _said(schedule: ReportSchedule, occasion: Occasion) -> str:
    place = schedule.plan.municipality.name
    return f"{place}, {occasion.key}: {titles_of(schedule.kinds)} ({schedule.suffix})"
