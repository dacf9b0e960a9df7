"""What a figure may come to at the year's end, by two plain rules that anybody can check; pure.

Both are of figures that grow within a year: a running total, or what each year counts by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators.performance import Measure, as_decimal
from plans.document import Direction, Method
from plans.turkish import fold

MONTHS = 12
# Units whose half-year is an average or a standing, not half of a whole.
NOT_ADDED = frozenset(
    {
        *("oran", "oranı", "yüzde", "puan", "puanı", "skor", "endeks", "endeksi"),
        *("derece", "sıra", "sırası", "başı", "başına", "süre", "süresi"),
        *("saniye", "dakika", "saat", "gün", "hafta", "ay", "yıl"),
    }
)
NOT_ADDED_SIGNS = re.compile(r"[%‰/°]")
# What says the same in a name, however the word ends.
AVERAGED = re.compile(r"\b(ortalama|ort\b|oran|yüzde|süresi|endeks|kişi baş)")


@dataclass(frozen=True, slots=True)
class Part:
    """How far a figure was `months` into a year (1 to 11): from `start` to `reached`, in its unit.

    What each year counts by itself starts at 0, a running total at the year before's end.
    """

    start: Decimal
    reached: Decimal
    months: int

    @property
    def added(self) -> Fraction:
        """What the year has added so far."""
        return Fraction(self.reached) - Fraction(self.start)


def grows_within_a_year(measure: Measure, unit: str, name: str) -> bool:
    """Whether half of a year is a part of the whole: only then can a part foretell it.

    A level, what is kept, a percentage and an average are as high in June as in December.
    """
    if measure.is_percent or measure.direction is Direction.NEUTRAL:
        return False
    if measure.method is Method.CUMULATIVE:
        return True
    return measure.method is Method.ANNUAL and is_counted(unit, name)


def is_counted(unit: str, name: str) -> bool:
    """Whether a year's figure in this unit is what its parts come to; an unknown unit is not.

    >>> is_counted("adet", "Dikilen ağaç sayısı"), is_counted("kg/kişi", "Atık miktarı")
    (True, False)
    >>> is_counted("adet", "Ortalama bekleyen başvuru"), is_counted("", "Eğitim")
    (False, False)
    """
    said = fold(unit)
    if not said.strip() or NOT_ADDED_SIGNS.search(said):
        return False
    if set(re.findall(r"\w+", said)) & NOT_ADDED:
        return False
    return AVERAGED.search(f"{said} {fold(name)}") is None


def straight_line(part: Part) -> Decimal | None:
    """Return the year's end if every month adds as much as those before; None of what has shrunk.

    >>> straight_line(Part(Decimal(0), Decimal(30), 6))
    Decimal('60')
    """
    if part.added < 0:
        return None
    return as_decimal(Fraction(part.start) + part.added * MONTHS / part.months)


def share_reached(before: Part, whole: Decimal) -> Fraction | None:
    """Return which part of a whole year's growth had come by then: above 0, 1 at most; else None.

    A year that had nothing by then, or more than at its end, says nothing of another.
    """
    all_of_it = Fraction(whole) - Fraction(before.start)
    if all_of_it <= 0 or not 0 < before.added <= all_of_it:
        return None
    return before.added / all_of_it


def as_last_year(part: Part, before: Part, whole: Decimal) -> Decimal | None:
    """Return the year's end if by now the same part of it has come as of last year by then.

    `whole` is what last year ended at; None where last year cannot say.

    >>> as_last_year(Part(Decimal(0), Decimal(30), 6), Part(Decimal(0), Decimal(20), 6), Decimal(80))
    Decimal('120')
    """
    share = share_reached(before, whole)
    if share is None or part.added < 0:
        return None
    return as_decimal(Fraction(part.start) + part.added / share)
