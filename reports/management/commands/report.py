"""Write an official table of a plan into a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from plans.addresses import plan_asked_for
from reports.workbooks.monitoring import monitoring_workbook
from reports.years import NoSuchYearError, PlanYear, plan_year

WORKBOOKS = {"izleme": monitoring_workbook}


class Command(BaseCommand):
    """1. Find the plan and the year.  2. Write the workbook."""

    help = _("Bir planın resmî tablosunu Excel dosyasına yazar.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("kind", choices=sorted(WORKBOOKS), metavar="KIND")
        parser.add_argument(
            "--plan", required=True, metavar="MUNICIPALITY-SLUG/START-END"
        )
        parser.add_argument("--year", required=True, metavar="Y")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")

    def handle(
        self, *, kind: str, plan: str, year: str, out: Path, **_options: object
    ) -> None:
        """Write the file."""
        if out.suffix != ".xlsx":
            raise CommandError(
                _("Dosya adı .xlsx ile bitmeli: %(name)s") % {"name": out.name}
            )
        try:
            shown = plan_year(plan_asked_for(plan), year)
        except NoSuchYearError as error:
            raise CommandError(
                _("%(year)s bu planın yıllarından biri değil.") % {"year": year}
            ) from error
        write(out, kind, shown)
        self.stdout.write(str(out))


def write(out: Path, kind: str, shown: PlanYear) -> None:
    """Write the workbook, or raise CommandError with the system's reason."""
    try:
        out.write_bytes(WORKBOOKS[kind](shown))
    except OSError as error:
        raise CommandError(
            _("Dosya yazılamadı: %(error)s") % {"error": error}
        ) from error
