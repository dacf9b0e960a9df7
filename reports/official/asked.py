"""What an official table is asked of: a plan, a year, a part of the year; and what its head says of that."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from indicators.models import Period
from reports.years import PlanYear

EVERY_YEAR = "PLAN"
"""In place of a period: the plan's years one by one, up to the year shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A plan in one of its years, up to the end of the year or of its first half, or in all up to it."""

    shown: PlanYear
    period: str = Period.YEAR

    @property
    def when(self) -> str:
        """The period in words: "2024 yılı", "2024 ilk altı ay", "2020–2024 yılları"."""
        if self.period == EVERY_YEAR:
            years = {"first": self.shown.plan.start_year, "last": self.shown.year}
            return _("%(first)s–%(last)s yılları") % years
        return Period.of_year(self.shown.year, self.period)

    @property
    def each(self) -> tuple[Asked, ...]:
        """The years one by one where all are asked for, from the first; else only this."""
        if self.period != EVERY_YEAR:
            return (self,)
        return tuple(
            Asked(replace(self.shown, year=year))
            for year in self.shown.plan.years
            if year <= self.shown.year
        )

    def about(self, when: str = "") -> tuple[str, ...]:
        """Return whose plan it is, of when the figures are, and whether they are made up."""
        plan = self.shown.plan
        subject = _("%(municipality)s, %(period)s Stratejik Planı") % {
            "municipality": plan.municipality.name,
            "period": f"{plan.start_year}–{plan.end_year}",
        }
        said = [f"{subject}, {when}" if when else subject]
        if self.shown.as_of is not None:
            said.append(
                _("%(day)s günü sonundaki hâliyle")
                % {"day": date_format(self.shown.as_of)}
            )
        if plan.municipality.is_fictional:
            said.append(_("Kurgusal veri."))
        return tuple(said)

    def file_name(self, kind: str, suffix: str, *, of_year: bool) -> str:
        """Return under what name the file is saved: izleme-ornek-2020-2024-2024-h1.xlsx."""
        plan = self.shown.plan
        parts = [kind, plan.municipality.slug, plan.period]
        if of_year:
            parts.append(str(self.shown.year))
        if self.period == EVERY_YEAR:
            parts[-1] = f"{plan.start_year}-{self.shown.year}"
        elif of_year and self.period != Period.YEAR:
            parts.append(self.period.lower())
        return f"{'-'.join(parts)}.{suffix}"
