"""What a unit's page is about: a person's open periods and units, and the ones chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from indicators import worksheet
from indicators.models import ReportingPeriod
from plans.doors import StaffRequest
from plans.models import Unit

NO_UNIT = "0"


@dataclass(frozen=True, slots=True)
class Desk:
    """The periods and units a person may choose from, and the period and unit at hand."""

    periods: list[ReportingPeriod]
    units: list[Unit]
    period: ReportingPeriod
    unit: Unit | None
    extended_until: date | None  # the unit's own last day, where it was granted one

    @property
    def is_open_to_all(self) -> bool:
        """Whether every unit may enter figures, and not only one with more time."""
        return self.period.state == ReportingPeriod.State.OPEN

    @property
    def last_day(self) -> date | None:
        """The day until which figures are due from the unit, its own or everybody's."""
        return self.extended_until or self.period.due_on

    @property
    def days_late(self) -> int:
        """How many days the last day is past, 0 while it is not."""
        if self.last_day is None:
            return 0
        return max(0, (timezone.localdate() - self.last_day).days)


def desk_of(request: StaffRequest) -> Desk | None:
    """Return the desk that the address asks for, or None where no period is open."""
    periods = worksheet.open_periods(request.user)
    asked = request.GET.get("donem")
    chosen = [period for period in periods if str(period.pk) == asked]
    period = next(iter(chosen or periods), None)
    if period is None:
        return None
    units = worksheet.units_entering(period, request.user)
    wanted = request.GET.get("birim")
    mine = [unit for unit in units if str(unit.pk) == wanted]
    unit = next(iter(mine or units), None)
    if wanted == NO_UNIT and period.state == ReportingPeriod.State.OPEN:
        unit = None
    until = worksheet.extended_until(period, unit)
    return Desk(periods, units, period, unit, until)
