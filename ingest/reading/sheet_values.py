"""What one cell of a spreadsheet says: its figure for certain, and the text that it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from plans.turkish import Number, parse_number, plain, tidy

UNCALCULATED = (
    "Formülün sonucu dosyada kayıtlı değil; dosyayı tablo programında açıp kaydedin."
)
FORMULA_ERROR = "Formül bir hata veriyor."
A_DATE = "Hücrede tarih var; yazılan sayı tablo programınca tarihe çevrilmiş olabilir."
A_TRUTH_VALUE = "Hücrede doğru/yanlış değeri var; bir sayı değil."
NOTE = "Hücrede not var: {note}"
CUT = "Hücrede {stored} var; görünen ya da dört ondalıklı değer ({shown}) alındı."
ROUNDED = "Hücrede {stored} var, {shown} görünüyor; hücredeki değer alındı."

GENERAL = "General"
_DECIMALS = 4  # of a plan's figure; a longer fraction was computed, not planned
_PRECISION = (
    15  # digits that a spreadsheet keeps; what follows is noise of binary fractions
)
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[([^\]]*)\]|[_*].')
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.(?P<fraction>[#0?]+))?")
_SIGNS = {"%": "%", "₺": "TRY", "TL": "TRY", "TRY": "TRY"}
_POINT_AND_COMMA = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell holds: its text, its figure where it is no mere text, what a person must know of it."""

    text: str
    number: Number | None = None
    remark: str | None = None


def figure(stored: float | Decimal, shape: str = GENERAL) -> Value:
    """Return a number as its format shows it: 0.85 under "0%" is 85, unit "%".

    The text is what is shown; the figure is what the cell holds.  Where that has more
    digits the remark says so; an endless fraction counts as it is shown.
    """
    exact = _exact(stored)
    pattern, literals = _pattern(shape)
    digits = _DIGITS.search(pattern)
    is_scaled = "%" in pattern
    value = exact * 100 if is_scaled else exact
    unit = "%" if is_scaled else _unit(literals)
    if digits is None:
        return _shown(value, value, unit, _printed(value, unit))
    step = Decimal(1).scaleb(-len(digits["fraction"] or ""))
    rounded = value.quantize(step, ROUND_HALF_UP) if _fits(value, step) else value
    text = _printed(rounded, unit, is_grouped="," in digits[0])
    return _shown(value, rounded, unit, text)


def displayed(stored: Decimal, text: str, unit: str | None) -> Value:
    """Return a number whose display the file keeps beside it: 0.85 and "85%" with unit "%".

    The figure is what the cell holds; a display that rounds it is remarked.
    """
    value = _exact(float(stored)) * (100 if unit == "%" else 1)
    shown = parse_number(text)
    if shown.value is None or abs(shown.value - value) > Decimal("0.5"):
        return Value(text, Number(plain(value), text, None, unit))
    return _shown(value, shown.value, unit, text)


def unreadable(text: str, reason: str) -> Value:
    """Return a cell that shows a text but holds no figure for the reason given."""
    return Value(text, Number(None, text, reason))


def noted(value: Value, note: str | None) -> Value:
    """Return the value with the note that somebody left at its cell."""
    if not note or not tidy(note):
        return value
    said = [value.remark, NOTE.format(note=tidy(note))]
    return replace(value, remark=" ".join(filter(None, said)))


def is_date_format(shape: str) -> bool:
    """Whether a number format shows days or hours."""
    pattern, _ = _pattern(shape)
    return shape != GENERAL and re.search(r"[dmyhsgae]", pattern, re.I) is not None


def _exact(stored: float | Decimal) -> Decimal:
    if isinstance(stored, Decimal):
        return stored
    return Decimal(format(stored, f".{_PRECISION}g"))


def _fits(value: Decimal, step: Decimal) -> bool:
    """Whether rounding stays within the digits that Decimal works with."""
    return value.is_finite() and value.adjusted() - step.adjusted() < 25


def _pattern(shape: str) -> tuple[str, tuple[str, ...]]:
    """Part a number format into what stands for digits and what is printed as it is."""
    positive = _sections(shape)
    literals = tuple(
        found[1] or found[2] or _currency(found[3] or "")
        for found in _LITERAL.finditer(positive)
    )
    return _LITERAL.sub("", positive), literals


def _sections(shape: str) -> str:
    """Return the section for positive numbers; a semicolon inside quotes parts nothing."""
    found = re.match(r'(?:"[^"]*"|\\.|[^;"\\])*', shape)
    return found[0] if found else shape


def _currency(bracket: str) -> str:
    """Return the sign in "[$₺-41F]"; other brackets hold colours and conditions."""
    return bracket[1:].partition("-")[0] if bracket.startswith("$") else ""


def _unit(literals: tuple[str, ...]) -> str | None:
    return next(
        (_SIGNS[one.strip()] for one in literals if one.strip() in _SIGNS), None
    )


def _shown(value: Decimal, rounded: Decimal, unit: str | None, text: str) -> Value:
    """Return the figure as it is kept, with a remark where it is not what is seen."""
    value, rounded = plain(value), plain(rounded)
    is_endless = _decimals(value) > _DECIMALS
    kept = _cut(rounded) if is_endless else value
    if kept == value == rounded:
        return Value(text, Number(kept, text, None, unit))
    sentence = CUT if is_endless else ROUNDED
    shown = _printed(kept, unit) if is_endless else text
    remark = sentence.format(stored=_printed(value, unit), shown=shown)
    return Value(text, Number(kept, text, None, unit), remark)


def _cut(value: Decimal) -> Decimal:
    step = Decimal(1).scaleb(-_DECIMALS)
    is_longer = _decimals(value) > _DECIMALS and _fits(value, step)
    return plain(value.quantize(step, ROUND_HALF_UP)) if is_longer else value


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _printed(value: Decimal, unit: str | None, *, is_grouped: bool = False) -> str:
    value = plain(value)
    text = f"{value:,f}" if is_grouped else f"{value:f}"
    sign = {"%": "%", "TRY": " ₺", None: ""}[unit]
    return text.translate(_POINT_AND_COMMA) + sign
