"""What a careful officer asks "emin misiniz?" about before a value is sent; pure.

A doubt refuses nothing: it is answered, and the answer is kept.  It is about slips of the
pen, so it is asked where a value is out of all proportion, and not for an ordinary miss:
that is a deviation, which is explained with a reason and a corrective measure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from indicators.performance import Measure
from plans.document import Direction, Method, ReportedAs
from plans.turkish import plain

MOST = Fraction(3, 2)
"""Above 150 % of the target, or in its mirror image under two thirds, a value is too much."""
NEAR_A_POWER = Fraction(2, 100)
POWERS = {  # with what each makes of a number, and of a tenth
    10: ("10 katı", "onda biri"),
    100: ("100 katı", "yüzde biri"),
    1000: ("1.000 katı", "binde biri"),
}
FEW = 10  # below it whole numbers are ten times another by mere chance

_SWAPPED = str.maketrans(",.", ".,")


class Kind(StrEnum):
    """What is odd about a value."""

    UNIT = "unit"  # a ratio for a percentage, or a percentage that cannot be
    SCALE = (
        "scale"  # a separator slipped: 10, 100 or 1000 times what was to be expected
    )
    FAR_ABOVE = "far_above"
    FAR_BELOW = "far_below"
    TOTAL_TURNS = "total_turns"  # a running total that goes back
    INCREMENT_IS_TOTAL = "increment_is_total"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about a value, in Turkish, with the numbers that raise it."""

    kind: Kind
    question: str


@dataclass(frozen=True, slots=True)
class Submission:
    """A value as typed, and what it is held against; all in the indicator's unit.

    `actual` is C once the value stands (the running total of a cumulative indicator) and
    `target` the year-end target.  `last` is what was reported the same way for the same
    period before, `total` the last public running total, `earlier` all that was reported
    before.  `is_part` says that the period is not the whole year.
    """

    measure: Measure
    value: Decimal
    actual: Decimal | None = None
    target: Decimal | None = None
    last: Decimal | None = None
    total: Decimal | None = None
    earlier: tuple[Decimal, ...] = ()
    reported_as: ReportedAs = ReportedAs.TOTAL
    is_part: bool = False

    @property
    def is_increment(self) -> bool:
        """Whether the value is what the period added."""
        return self.reported_as is ReportedAs.INCREMENT

    @property
    def is_falling(self) -> bool:
        """Whether less is better."""
        return self.measure.direction is Direction.DECREASE


def doubts_about(given: Submission) -> tuple[Doubt, ...]:
    """Return the questions to ask, at most one of a value's size."""
    size = _unit(given) or _scale(given) or _far(given)
    found = (size, _sign(given), _turn(given), _increment_is_total(given))
    return tuple(doubt for doubt in found if doubt is not None)


def _unit(given: Submission) -> Doubt | None:
    value = given.value
    usual, name = given.target, "hedef"
    if usual is None:
        usual, name = given.last, "önceki değer"
    if not given.measure.is_percent or usual is None:
        return None
    typed = f"Gösterge yüzde ile ölçülüyor; {_tr(value)} yazdınız, {name} {_tr(usual)}."
    if 0 < value < 1 < usual:
        meant = f"%{_tr(value)} mi, yoksa %{_tr(value * 100)} mi?"
        return Doubt(Kind.UNIT, f"{typed} {meant} Değerden emin misiniz?")
    if value > 100 >= usual:
        return Doubt(Kind.UNIT, f"{typed} %100’den büyük bir değerden emin misiniz?")
    return None


def _scale(given: Submission) -> Doubt | None:
    """A value that fits anything known is in its place; else a power of ten gives it away."""
    known = list(_expected(given))
    if any(_is_like(given.value, number) for number, *_rest in known):
        return None
    for number, name, is_whole in known:
        for power, (times, share) in POWERS.items():
            if _is_times(given.value, number, power):
                return _slipped(given.value, number, name, times)
            if is_whole and _is_times(number, given.value, power):
                return _slipped(given.value, number, name, share)
    return None


def _expected(given: Submission) -> Iterator[tuple[Decimal, str, bool]]:
    """Yield what a value may be ten times of, and whether it may be a tenth of it too.

    An increment is no measure of the target, and half a year may well bring a tenth of it.
    """
    if given.target and not given.is_increment:
        yield given.target, "hedefin", not given.is_part
    if given.last:
        yield given.last, "önceki değerin", True


def _slipped(value: Decimal, number: Decimal, name: str, share: str) -> Doubt:
    return Doubt(
        Kind.SCALE,
        f"{_tr(value)} yazdınız; bu, {name} ({_tr(number)}) yaklaşık {share}."
        " Binlik ya da ondalık ayırıcı kaymış olabilir; değerden emin misiniz?",
    )


def _far(given: Submission) -> Doubt | None:
    """Far above the target in any direction; far below it only where less is better.

    Too much is how slips and mistaken units look, and too good to be true is what an
    auditor asks about.  Too little of what is wanted is the ordinary miss, work not begun;
    and where less is better, what is no worse than the plan's start is one too.  In a part
    of the year little of the year is gone, so little says nothing then.
    """
    actual, target = given.actual, given.target
    if actual is None or target is None or target <= 0 or not given.measure.is_scored:
        return None
    if _is_next_to(actual, target):
        return None
    share, start = Fraction(actual) / Fraction(target), given.measure.start
    is_on_the_way = given.is_falling and start is not None and actual <= start
    is_above = share > MOST and not is_on_the_way
    is_below = given.is_falling and not given.is_part and share < 1 / MOST
    if not (is_above or is_below):
        return None
    what = "Bu değerle toplam" if given.is_increment else "Değer"
    percent = _tr(Decimal(round(share * 100)))
    return Doubt(
        Kind.FAR_ABOVE if is_above else Kind.FAR_BELOW,
        f"{what} {_tr(actual)}, hedef {_tr(target)}; hedefe oranı %{percent}."
        " Değerden emin misiniz?",
    )


def _turn(given: Submission) -> Doubt | None:
    """A running total goes one way: down only where less is better."""
    is_cumulative = given.measure.method is Method.CUMULATIVE
    if not is_cumulative or given.is_increment or given.total is None:
        return None
    is_back = (
        given.value > given.total if given.is_falling else given.value < given.total
    )
    if not is_back:
        return None
    side = "büyük" if given.is_falling else "küçük"
    return Doubt(
        Kind.TOTAL_TURNS,
        f"Toplam olarak {_tr(given.value)} yazdınız; yayımlanan son toplam"
        f" {_tr(given.total)}, ondan {side}. Dönemde ekleneni mi yazdınız? Değerden emin"
        " misiniz?",
    )


def _increment_is_total(given: Submission) -> Doubt | None:
    is_total = given.is_increment and given.value == given.total
    if not is_total or _is_small_count(given.value):
        return None
    return Doubt(
        Kind.INCREMENT_IS_TOTAL,
        f"Dönemde eklenen olarak {_tr(given.value)} yazdınız; bugüne kadarki toplam da bu."
        " Toplamı mı yazdınız? Değerden emin misiniz?",
    )


def _sign(given: Submission) -> Doubt | None:
    """Against all that was reported; where nothing was, against the target."""
    known = [number for number in given.earlier if number]
    if not known and given.target and not given.is_increment:
        known = [given.target]
    if not known or not given.value:
        return None
    is_negative = given.value < 0
    if any((number < 0) is is_negative for number in known):
        return None
    side, other = ("eksi", "artı") if is_negative else ("artı", "eksi")
    return Doubt(
        Kind.SIGN,
        f"{_tr(given.value)} yazdınız: değer {side}, bugüne kadarkiler hep {other}."
        " İşaretten emin misiniz?",
    )


def _is_times(large: Decimal, small: Decimal, power: int) -> bool:
    """Whether one number is a power of ten times the other, and not by mere chance."""
    is_chance = _is_small_count(small) and large == large.to_integral_value()
    if not small or is_chance:
        return False
    return abs(Fraction(large) / (Fraction(small) * power) - 1) <= NEAR_A_POWER


def _is_like(value: Decimal, expected: Decimal) -> bool:
    """Whether a value is of the order of another: two thirds to one and a half of it."""
    return 1 / MOST <= Fraction(value) / Fraction(expected) <= MOST


def _is_next_to(value: Decimal, other: Decimal) -> bool:
    """Whether two counts are the same or neighbours: 1 in the place of 2 is half, and nothing."""
    whole = all(number == number.to_integral_value() for number in (value, other))
    return whole and abs(value - other) <= 1


def _is_small_count(value: Decimal) -> bool:
    return abs(value) < FEW and value == value.to_integral_value()


def _tr(value: Decimal) -> str:
    """Return a number as Turkish print writes it."""
    return f"{plain(value):,f}".translate(_SWAPPED)
