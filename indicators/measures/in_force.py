"""What of a plan holds in a year: revisions, what has come, and the periods that are asked."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from indicators.frequency import periods_asked
from indicators.models import Indicator
from plans.models import Goal, Objective, PlanRevision

ALWAYS, NEVER = MINYEAR - 1, MAXYEAR + 1


def in_force_from(revision: PlanRevision) -> int:
    """Return the first year at whose end a plan revision holds; see `first_year`."""
    return first_year(revision.number, revision.adopted_on)


def first_year(number: int, adopted_on: date | None) -> int:
    """Return the first year at whose end a revision holds: ALWAYS the first plan, NEVER one not adopted."""
    if number == 0:
        return ALWAYS
    return NEVER if adopted_on is None else adopted_on.year


def is_in_force(revision: PlanRevision, year: int) -> bool:
    """Whether a plan revision holds at the end of `year`."""
    return in_force_from(revision) <= year


def has_come(row: Goal | Objective | Indicator, year: int) -> bool:
    """Whether a goal, objective or indicator is in the plan yet at the end of `year`."""
    return is_in_force(row.introduced_in, year)


def is_withdrawn(row: Goal | Objective | Indicator, year: int) -> bool:
    """Whether a revision in force at the end of `year` has withdrawn it (KALDIRILDI)."""
    return row.withdrawn_in is not None and is_in_force(row.withdrawn_in, year)


def counts(row: Goal | Objective | Indicator, year: int) -> bool:
    """Whether it takes part in `year`'s roll-ups: it has come, and is not withdrawn."""
    return has_come(row, year) and not is_withdrawn(row, year)


def is_asked_in(indicator: Indicator, period: str) -> bool:
    """Whether an indicator's figures are asked in one of plans.document.PERIODS.

    What is monitored every six months (izleme sıklığı) is asked then, also where it is
    reported once a year.
    """
    printed = (indicator.monitoring_frequency, indicator.reporting_frequency)
    said = [text for text in printed if text.strip()] or [""]
    return any(period in periods_asked(text) for text in said)
