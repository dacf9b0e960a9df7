"""Write an official table of a plan into a file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from shutil import copyfileobj

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from indicators.models import Period
from plans.addresses import plan_asked_for
from reports.official.asked import Asked
from reports.official.formats import FORMATS, Format
from reports.official.kinds import KINDS, Kind, kind_named
from reports.official.making import made
from reports.years import NoSuchYearError, PlanYear, plan_year


class Command(BaseCommand):
    """1. Find the table, the plan and the year.  2. Write the file."""

    help = _("Bir planın resmî tablosunu Excel, PDF ya da Word dosyasına yazar.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        names = [kind.name for kind in KINDS]
        parser.add_argument(
            "kind", choices=names, metavar="KIND", help=", ".join(names)
        )
        parser.add_argument(
            "--plan", required=True, metavar="MUNICIPALITY-SLUG/START-END"
        )
        parser.add_argument("--year", metavar="Y")
        parser.add_argument("--period", default=Period.YEAR, metavar="H1|YEAR|PLAN")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE")

    def handle(
        self,
        *,
        kind: str,
        plan: str,
        year: str | None,
        period: str,
        out: Path,
        **_options: object,
    ) -> None:
        """Write the file."""
        found, written = kind_named(kind), FORMATS.get(out.suffix.removeprefix("."))
        assert found is not None  # one of the choices  # noqa: S101
        if written is None:
            raise CommandError(
                _("Dosya adı %(suffixes)s ile bitmeli: %(name)s")
                % {
                    "suffixes": ", ".join(f".{each}" for each in FORMATS),
                    "name": out.name,
                }
            )
        if period != Period.YEAR and period not in found.periods:
            raise CommandError(
                _("“%(kind)s” tablosu bu dönem için yok: %(period)s")
                % {"kind": found.title, "period": period}
            )
        _write(out, written, found, Asked(_shown(plan, year), period))
        self.stdout.write(str(out))


def _shown(plan: str, year: str | None) -> PlanYear:
    try:
        return plan_year(plan_asked_for(plan), year)
    except NoSuchYearError as error:
        raise CommandError(
            _("%(year)s bu planın yıllarından biri değil.") % {"year": year}
        ) from error


def _write(out: Path, written: Format, kind: Kind, asked: Asked) -> None:
    """Write the file, or raise CommandError with the system's reason."""
    try:
        # What could not be made leaves the file that is there as it was.
        with made(kind, asked, written) as file, out.open("wb") as target:
            copyfileobj(file, target)
    except OSError as error:
        raise CommandError(
            _("Dosya yazılamadı: %(error)s") % {"error": error}
        ) from error
