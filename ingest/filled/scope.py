"""What a workbook is about: a period's figures of one unit, of all units, or of those without one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from indicators import worksheet
from indicators.models import Period, ReportingPeriod
from indicators.models.indicator import IndicatorQuerySet
from indicators.views.desk import NO_UNIT, Desk
from indicators.worksheet import WorkRow
from plans.models import Unit

WHOLE = "hepsi"


@dataclass(frozen=True, slots=True)
class Scope:
    """A period, and one unit unless `is_whole`; a unit of None is what no unit enters."""

    period: ReportingPeriod
    unit: Unit | None = None
    is_whole: bool = False

    @property
    def mark(self) -> str:
        """What the workbook keeps of it beside the period."""
        if self.is_whole:
            return WHOLE
        return "" if self.unit is None else str(self.unit.pk)

    @property
    def title(self) -> str:
        """Whose figures they are."""
        if self.is_whole:
            return _("Bütün birimler")
        if self.unit is None:
            return _("Birimi belli olmayan göstergeler")
        return self.unit.name

    @property
    def query(self) -> str:
        """What addresses say of it; the entry page knows no “all” and shows its first unit."""
        unit = NO_UNIT if self.unit is None and not self.is_whole else self.mark
        return f"?{urlencode({'donem': self.period.pk, 'birim': unit})}"

    @property
    def file_name(self) -> str:
        """Under what name the workbook is saved."""
        period = self.period
        part = "" if period.period == Period.YEAR else f"-{period.period.lower()}"
        slug = period.plan.municipality.slug
        whose = self.mark if self.is_whole else f"birim-{self.mark or 'yok'}"
        return f"veri-girisi-{slug}-{period.year}{part}-{whose}.xlsx"

    def indicators(self, person: User) -> IndicatorQuerySet:
        """Return the indicators of it that a person may enter now."""
        if self.is_whole:
            return worksheet.indicators_of_all(self.period, person)
        return worksheet.indicators_of(self.period, self.unit, person)

    def rows(self, person: User) -> list[WorkRow]:
        """Return its rows as the entry page has them."""
        if self.is_whole:
            return worksheet.rows_of_all(self.period, person)
        return worksheet.rows_of(self.period, self.unit, person)


def scope_of(desk: Desk, asked: str | None) -> Scope:
    """Return what a desk is about, or all its units where that is asked for."""
    if asked == WHOLE:
        return Scope(desk.period, is_whole=True)
    return Scope(desk.period, desk.unit)


def scope_marked(period: str, mark: str, person: User) -> Scope | None:
    """Return what a workbook says it is about, as far as it is open to the person now."""
    for row in worksheet.open_periods(person):
        if str(row.pk) != period:
            continue
        if mark == WHOLE:
            return Scope(row, is_whole=True)
        units = worksheet.units_entering(row, person)
        unit = next((unit for unit in units if str(unit.pk) == mark), None)
        if unit is not None or not mark:
            return Scope(row, unit)
    return None
