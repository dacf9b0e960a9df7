"""What a plan can hold of a figure, a year and a text; the numbers are those of the models' fields."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plans.turkish import plain

SIGNIFICANT_DIGITS = 15
YEARS = range(1990, 2101)

CODE = 20
PRINTED_CODE = 40
UNIT_OF_MEASURE = 60
FREQUENCY = 60
BASELINE_LABEL = 120
# Of the unit's own name: a card has room for 300, but the unit is made from it.
RESPONSIBLE_UNIT = 200
COOPERATING_UNIT = 300
DECISION_NUMBER = 40
PROVINCE = 40
SECTION = 200
SUBJECT = 300
AS_OF = 10

TOO_EXACT = (
    "Sayının en çok {digits} anlamlı ve virgülden sonra {places} basamağı olabilir; "
    "sayı alınmadı."
)
OUT_OF_RANGE = "Değer {least} ile {most} arasında değil; alınmadı."
NEGATIVE = "Değer eksi olamaz; alınmadı."


@dataclass(frozen=True, slots=True)
class Range:
    """A column's room for a number: digits in all, digits after the comma, least and most."""

    digits: int
    places: int
    least: Decimal | None = None
    most: Decimal | None = None

    def held(self, value: Decimal) -> Decimal | None:
        """Return the same number as the column holds it, None where it has no room for it."""
        if self.fault(value) is not None:
            return None
        exponent = value.as_tuple().exponent
        is_short = isinstance(exponent, int) and -self.places <= exponent <= 0
        return value if is_short else plain(value)

    def fault(self, value: Decimal) -> str | None:
        """Return why the column has no room for the number, None where it has."""
        if not self._has_digits(value):
            most = min(self.digits, SIGNIFICANT_DIGITS)
            return TOO_EXACT.format(digits=most, places=self.places)
        if self.least is not None and value < self.least:
            return self._outside()
        if self.most is not None and value > self.most:
            return self._outside()
        return None

    def _outside(self) -> str:
        if self.most is None:
            return NEGATIVE
        return OUT_OF_RANGE.format(least=self.least, most=self.most)

    def _has_digits(self, value: Decimal) -> bool:
        _, digits, exponent = value.as_tuple()
        if not isinstance(exponent, int):
            return False  # infinite, or not a number
        printed = "".join(map(str, digits)).lstrip("0")
        significant = printed.rstrip("0")
        exponent += len(printed) - len(significant)
        return not significant or (
            len(significant) <= SIGNIFICANT_DIGITS
            and -exponent <= self.places
            and len(significant) + exponent <= self.digits - self.places
        )


FIGURE = Range(19, 4)
TOLERANCE = Range(19, 4, Decimal(0))
MONEY = Range(17, 2, Decimal(0))
WEIGHT = Range(9, 4, Decimal(0), Decimal(100))
PERFORMANCE = Range(9, 4)
COMPLETION = Range(9, 4, Decimal(0), Decimal(1000))
ROLLUP = Range(9, 4, Decimal(0))
