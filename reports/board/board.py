"""One plan's year on one page: what the dashboard and its workbook both show, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from indicators import schedule
from indicators.reporting import UnitStanding
from reports.board.outlook import Outlook, Unforetold, outlook_of
from reports.board.spending import Spendings, spendings_of
from reports.lines import Line, lines_of, tally
from reports.progress import plan_progress
from reports.rows import PlanRow
from reports.statuses import Status
from reports.units import UnitTable, units_in
from reports.years import PlanYear


@dataclass(frozen=True, slots=True)
class Board:
    """A plan in one of its years, for those who lead it; approved figures, as everywhere.

    `late` are the units past their last day, the longest first; `untold` says how many
    indicators have no forecast for which reason.
    """

    plan: PlanRow
    statuses: tuple[tuple[Status, int], ...]
    units: UnitTable
    late: tuple[UnitStanding, ...]
    outlooks: tuple[Outlook, ...]
    untold: tuple[tuple[Unforetold, int], ...]
    money: Spendings

    @property
    def shown(self) -> PlanYear:
        """The plan and the year."""
        return self.plan.shown

    @property
    def counted(self) -> int:
        """How many indicators the year asks for."""
        return sum(count for status, count in self.statuses if not status.is_gone)


def board_of(shown: PlanYear, today: date) -> Board:
    """Return everything that the year shown has to say; `today` decides what is late."""
    plan = plan_progress(shown)
    lines = lines_of(plan)
    units = units_in(plan, lines)
    counts = tally(lines)
    outlooks, untold = _foretold(lines, shown.year)
    return Board(
        plan,
        tuple((status, counts[status]) for status in units.known),
        units,
        tuple(_late(shown, today)),
        outlooks,
        untold,
        spendings_of(plan),
    )


def _late(shown: PlanYear, today: date) -> list[UnitStanding]:
    periods = schedule.year_of(shown.plan, shown.year, today)
    late = [unit for period in periods for unit in period.late]
    return sorted(late, key=lambda unit: -unit.days_late)


def _foretold(
    lines: Iterable[Line], year: int
) -> tuple[tuple[Outlook, ...], tuple[tuple[Unforetold, int], ...]]:
    outlooks: list[Outlook] = []
    untold: Counter[Unforetold] = Counter()
    for line in lines:
        if line.counts:
            found = outlook_of(line, year)
            if isinstance(found, Outlook):
                outlooks.append(found)
            else:
                untold[found] += 1
    return tuple(outlooks), tuple(
        (why, untold[why]) for why in Unforetold if untold[why]
    )
