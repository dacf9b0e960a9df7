"""The sum behind a published percentage, term by term and as a page prints it; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from indicators.models import Period, Score
from indicators.scoring import rounded

Row = TypeVar("Row")
NONE, FULL = Decimal(0), Decimal(100)
TRACE = Decimal(
    "0.0001"
)  # scores are stored to ten places; what is farther off is news


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """One child's term in a mean; percents are 0 to 100.

    `weight` is `None` where it takes no part, `percent` where it has no data: then the child
    could be anything from `low` to `high`.
    """

    child: Row
    weight: Decimal | None
    percent: Decimal | None = None
    coverage: Decimal = NONE
    low: Decimal = NONE
    high: Decimal = FULL


@dataclass(frozen=True, slots=True)
class Line(Generic[Row]):
    """A part with what it adds: percent * weight / sum of weights with data, to two places."""

    part: Part[Row]
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class Mean:
    """A weighted mean written out: the terms, what they are divided by, and what was published."""

    name: str  # "coverage", "low" or "high"
    terms: tuple[tuple[Decimal | None, Decimal], ...]  # no weight where all weigh alike
    divisor: Decimal
    result: Decimal | None


@dataclass(frozen=True, slots=True)
class Reckoning(Generic[Row]):
    """A published percentage with everything it was worked out from.

    `basis` is one of Score.Basis; the figures beside the parts are those that were published.
    """

    parts: tuple[Part[Row], ...]
    year: int
    percent: Decimal | None
    coverage: Decimal = NONE
    low: Decimal | None = None
    high: Decimal | None = None
    period: str = Period.YEAR
    basis: str = Score.Basis.CURRENT

    @property
    def anchor(self) -> str:
        """Where on its page it stands."""
        part = "" if self.period == Period.YEAR else "-ara"
        return f"hesap{part}" + ("-ilk" if self.is_first else "")

    @property
    def is_main(self) -> bool:
        """Whether it is the headline's: of the whole year, by the targets in force."""
        return self.anchor == "hesap"

    @property
    def is_first(self) -> bool:
        """Whether it is by the first plan's targets."""
        return self.basis == Score.Basis.ORIGINAL

    @property
    def counted(self) -> tuple[Part[Row], ...]:
        """The parts that take part, with data or without."""
        return tuple(part for part in self.parts if part.weight is not None)

    @property
    def missing(self) -> tuple[Part[Row], ...]:
        """The parts that would count, and have no data."""
        return tuple(part for part in self.counted if part.percent is None)

    @property
    def weight(self) -> Decimal:
        """The sum of all weights: what coverage, low and high are divided by."""
        return _sum(part.weight for part in self.counted)

    @property
    def missing_weight(self) -> Decimal:
        """The weight of what is missing."""
        return _sum(part.weight for part in self.missing)

    @property
    def known_weight(self) -> Decimal:
        """The weight of the parts with data: what the percentage is divided by."""
        return self.weight - self.missing_weight

    @property
    def is_alike(self) -> bool:
        """Whether all that count weigh the same: a plain mean."""
        return len({part.weight for part in self.counted}) <= 1

    @property
    def lines(self) -> tuple[Line[Row], ...]:
        """Every part with what it adds, as it is printed."""
        return tuple(Line(part, self._points(part)) for part in self.parts)

    @property
    def total(self) -> Decimal:
        """What the printed points add up to."""
        return _sum(line.points for line in self.lines)

    @property
    def rounding(self) -> Decimal:
        """What rounding took from the points: with it they add up to the printed percentage."""
        return NONE if self.percent is None else rounded(self.percent) - self.total

    @property
    def worked(self) -> Decimal | None:
        """What the parts come to today, unrounded."""
        if not self.known_weight:
            return None
        products = (
            part.weight * part.percent
            for part in self.counted
            if part.weight is not None and part.percent is not None
        )
        return _sum(products) / self.known_weight

    @property
    def means(self) -> tuple[Mean, ...]:
        """Coverage, lowest and highest, each over all that count; nothing without weights."""
        if not self.weight:
            return ()
        return (
            self._written_out("coverage", lambda part: part.coverage, self.coverage),
            self._written_out("low", lambda part: part.low, self.low),
            self._written_out("high", lambda part: part.high, self.high),
        )

    @property
    def agrees(self) -> bool:
        """Whether the published percentage is what the parts come to."""
        if self.percent is None or self.worked is None:
            return self.percent is self.worked
        return abs(self.percent - self.worked) < TRACE

    def _points(self, part: Part[Row]) -> Decimal | None:
        if part.weight is None or part.percent is None or not self.known_weight:
            return None
        return rounded(part.percent * part.weight / self.known_weight)

    def _written_out(
        self, name: str, of: Callable[[Part[Row]], Decimal], result: Decimal | None
    ) -> Mean:
        parts = self.counted
        if self.is_alike:
            terms = tuple((None, of(part)) for part in parts)
            return Mean(name, terms, Decimal(len(parts)), result)
        weighed = tuple((part.weight, of(part)) for part in parts)
        return Mean(name, weighed, self.weight, result)


def _sum(terms: Iterable[Decimal | None]) -> Decimal:
    return sum((term for term in terms if term is not None), NONE)
