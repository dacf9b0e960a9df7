"""What stands on every file: whose data it is, of which day, under which licence, from where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from reports.days.as_of import day_shown
from reports.opendata.licence import DATA_LICENCE
from reports.opendata.scope import Place, PlanPlace


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a file; `as_of` is the past day it speaks of, `None` for now."""

    file_name: str
    title: str
    publisher: str
    page: str
    is_fictional: bool = False
    as_of: date | None = None

    @property
    def head(self) -> dict[str, Any]:
        """The label as JSON has it."""
        return {
            "title": self.title,
            "publisher": self.publisher,
            "is_fictional": self.is_fictional,
            "as_of": self.as_of,
            "licence": DATA_LICENCE.address,
            "source": self.page,
        }

    @property
    def notes(self) -> list[tuple[str, str]]:
        """The label as a workbook has it: one line for each thing said."""
        said = [
            (_("Tablo"), self.title),
            (_("Kimin verisi"), self.publisher),
            (_("Nereden"), self.page),
            (_("Lisans"), f"{DATA_LICENCE.name} ({DATA_LICENCE.address})"),
            (_("Boş hücre"), _("Veri yok demektir; sıfır değildir.")),
        ]
        if self.as_of:
            said.append((_("Hangi gün"), self.as_of.isoformat()))
        if self.is_fictional:
            said.append((_("Uyarı"), _("Kurgusal veri.")))
        return said


def label_of_plan(place: PlanPlace, name: str, title: StrOrPromise) -> Label:
    """Return the label of a file about a plan."""
    plan, as_of = place.plan, place.shown.as_of
    pieces = [place.slug, place.period, name, as_of.isoformat() if as_of else ""]
    address = plan.municipality.slug, plan.start_year, plan.end_year
    return Label(
        "-".join(filter(None, pieces)),
        f"{plan}: {title}",
        plan.municipality.name,
        place.site + reverse("plan_data", args=address) + place.query,
        plan.municipality.is_fictional,
        as_of,
    )


def label_of_site(place: Place, name: str, title: StrOrPromise) -> Label:
    """Return the label of a file about the whole installation."""
    day = day_shown()
    return Label(
        f"{name}-{day}" if day else name,
        str(title),
        "Kent Karnesi",
        place.site + reverse("data") + place.query,
        as_of=day,
    )
