"""Numbers that prose spells with words between their digits: "2 bin 350", "1 milyon 250 bin TL"."""

from __future__ import annotations

import re
from decimal import Decimal

from plans.turkish import Number, parse_number

NOT_ONE_NUMBER = "Yan yana yazılan sayıların tek bir sayı olup olmadığı belli değil."

_PART = re.compile(r"([0-9][0-9.,]*)(?:\s(bin|milyon|milyar|trilyon))?")
_POWERS = ("bin", "milyon", "milyar", "trilyon")


def parse_sum(text: str) -> Number:
    """Read a number as `parse_number` does, or one of several parts, each of a lower power.

    >>> parse_sum("2 bin 350").value, parse_sum("1 milyon 250 bin TL").value
    (Decimal('2350'), Decimal('1250000'))
    """
    parts = _PART.findall(text)
    if len(parts) < 2:
        return parse_number(text)
    last = parse_number(text[text.rindex(parts[-1][0]) :])
    total, ceiling = Decimal(0), len(_POWERS) + 1
    for digits, word in parts:
        power = _POWERS.index(word) + 1 if word else 0
        value = parse_number(digits).value
        is_whole = value is not None and value == value.to_integral_value()
        if value is None or not is_whole or power >= ceiling or not 0 < value < 1000:
            return Number(None, text, NOT_ONE_NUMBER, last.unit)
        total, ceiling = total + value.scaleb(3 * power), power
    return Number(total, text, None, last.unit)
