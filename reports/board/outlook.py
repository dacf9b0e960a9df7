"""Which indicators of a plan can be forecast from their public figures, and what that gives; no queries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from indicators.actuals import FIRST_AND_LAST_MONTH
from indicators.measures import Known
from indicators.models import Period
from indicators.scoring import Measure, evaluate, rounded
from plans.document import PERIODS, Method
from reports.board.forecast import (
    Part,
    as_last_year,
    grows_within_a_year,
    straight_line,
)
from reports.lines import Line


class Unforetold(TextChoices):
    """Why an indicator has no forecast."""

    KNOWN = "known", _("Yıl sonu değeri belli")
    NOT_GROWING = (
        "not_growing",
        _("Yıl içinde birikmiyor: düzey, oran, ortalama, süre, korunan ya da izlenen"),
    )
    NO_PART = "no_part", _("Yılın bir bölümünün onaylı değeri yok")
    NO_START = "no_start", _("Birikimli değerin yıl başındaki hâli bilinmiyor")
    SHRUNK = "shrunk", _("Birikimli değer yıl başındakinin altında")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an indicator may come to at the year's end, in its unit, from a part of the year.

    `straight` goes on as so far, `seasonal` as last year went on; None where last year cannot say.
    """

    line: Line
    period: str
    part: Part
    straight: Decimal
    seasonal: Decimal | None

    @property
    def straight_shown(self) -> Decimal:
        """The straight line's end with as many decimals as what was reported."""
        return self._like_reported(self.straight)

    @property
    def seasonal_shown(self) -> Decimal | None:
        """Last year's way with as many decimals as what was reported."""
        return None if self.seasonal is None else self._like_reported(self.seasonal)

    @property
    def straight_completion(self) -> Decimal | None:
        """The percent of the target that the straight line would come to."""
        return self._completion(self.straight)

    @property
    def seasonal_completion(self) -> Decimal | None:
        """The percent of the target that last year's way would come to."""
        return None if self.seasonal is None else self._completion(self.seasonal)

    @property
    def when(self) -> str:
        """The part of the year that it is told from, in words."""
        return str(Period(self.period).label)

    def _completion(self, value: Decimal) -> Decimal | None:
        return evaluate(replace(self.line.row.reading, actual=value)).completion

    def _like_reported(self, value: Decimal) -> Decimal:
        exponent = self.part.reached.normalize().as_tuple().exponent
        return rounded(value, max(0, -int(exponent)))


def outlook_of(line: Line, year: int) -> Outlook | Unforetold:
    """Return the forecast of an indicator for a year, or why there is none."""
    row = line.row
    if row.reading.actual is not None:
        return Unforetold.KNOWN
    if not grows_within_a_year(row.reading.measure, row.unit, row.indicator.name):
        return Unforetold.NOT_GROWING
    found = _last_part(row.known, row.reading.measure, year)
    if found is None:
        return Unforetold.NO_PART
    return _told_from(line, year, *found)


def _told_from(
    line: Line, year: int, period: str, reached: Decimal
) -> Outlook | Unforetold:
    row = line.row
    start = _start(row.known, row.reading.measure, year)
    if start is None:
        return Unforetold.NO_START
    part = Part(start, reached, _months(period))
    straight = straight_line(part)
    if straight is None:
        return Unforetold.SHRUNK
    return Outlook(line, period, part, straight, _seasonal(line, part, period, year))


def _last_part(known: Known, measure: Measure, year: int) -> tuple[str, Decimal] | None:
    """Return the latest part from January on that has a figure, and that figure.

    What a later quarter of a yearly count says may be of the quarter or of the year so far,
    so only a part that begins in January counts; of a running total any part's end does.
    """
    for period in _parts(from_january=measure.method is not Method.CUMULATIVE):
        value = known.actual(year, period)
        if value is not None:
            return period, value
    return None


def _parts(*, from_january: bool) -> list[str]:
    """Return the parts of a year, the one that ends last first, of those alike the longest."""
    parts = [
        period
        for period in PERIODS
        if FIRST_AND_LAST_MONTH[period][1] < FIRST_AND_LAST_MONTH[Period.YEAR][1]
        and (FIRST_AND_LAST_MONTH[period][0] == 1 or not from_january)
    ]
    return sorted(parts, key=lambda each: -_months(each))


def _months(period: str) -> int:
    return FIRST_AND_LAST_MONTH[period][1]


def _start(known: Known, measure: Measure, year: int) -> Decimal | None:
    """Return where a year begins: the baseline before the plan's first, later the year before's end."""
    if measure.method is not Method.CUMULATIVE:
        return Decimal(0)
    if year <= known.indicator.objective.goal.plan.start_year:
        return measure.start
    if not _is_measured_alike(known, measure, year):
        return None
    return known.actual(year - 1, Period.YEAR)


def _seasonal(line: Line, part: Part, period: str, year: int) -> Decimal | None:
    known, measure = line.row.known, line.row.reading.measure
    if not _is_measured_alike(known, measure, year):
        return None
    reached = known.actual(year - 1, period)
    whole = known.actual(year - 1, Period.YEAR)
    start = _start(known, known.measure(year - 1), year - 1)
    if reached is None or whole is None or start is None:
        return None
    return as_last_year(part, Part(start, reached, part.months), whole)


def _is_measured_alike(known: Known, measure: Measure, year: int) -> bool:
    """Whether the year before was measured the same way, in the same unit."""
    is_alike = known.measure(year - 1).method is measure.method
    return is_alike and known.unit(year - 1) == known.unit(year)
