"""What a person may type into a field of a reading, and how it is read; pure.

Figures are read as Turkish documents print them; what is not certain is asked again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ingest.edits.paths import Steps
from ingest.edits.rows import TEXT_LISTS
from ingest.reading import bounds
from ingest.reading.bounds import Range
from plans.document import PERIODS, Direction, Method
from plans.turkish import Number, parse_money, parse_number, parse_percent, parse_year

EMPTY = "Bu alan boş bırakılamaz."
TOO_LONG = "Metin en çok {most} karakter olabilir."
NOT_A_YEAR = "1990 ile 2100 arasında bir yıl yazın."
NOT_A_CHOICE = "Listeden birini seçin."
UNWRITABLE = "Metinde yazılamayan bir karakter var."
NO_FIELD = "Böyle bir alan yok."


class EditError(ValueError):
    """What a person asked for cannot be done; the message is a Turkish sentence."""


class Shape(StrEnum):
    """What kind of value a field holds."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    YEAR = "year"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its Turkish name, its shape and its limits."""

    label: str
    shape: Shape = Shape.TEXT
    most: int = 20000  # characters
    room: Range | None = None
    choices: tuple[str, ...] = ()
    kind: Callable[[str], Any] = str  # what a choice becomes
    is_required: bool = False
    is_prose: bool = False  # may run over several lines on the page


def _choice(label: str, kind: type[StrEnum]) -> Field:
    choices = tuple(member.value for member in kind)
    return Field(label, Shape.CHOICE, choices=choices, kind=kind)


def _item(label: str) -> Field:
    return Field(label, is_required=True, is_prose=True)


_NUMBER, _PERCENT = Shape.NUMBER, Shape.PERCENT

FIELDS: dict[str, Field] = {
    "code": Field("Kod", most=bounds.CODE, is_required=True),
    "title": Field("Metin", is_prose=True),
    "name": Field("Gösterge", is_required=True, is_prose=True),
    "responsible_unit": Field("Sorumlu birim", most=bounds.RESPONSIBLE_UNIT),
    "cooperating_units": Field(
        "İş birliği yapılacak birim", most=bounds.COOPERATING_UNIT, is_required=True
    ),
    "risks": _item("Risk"),
    "activities": _item("Faaliyet ve proje"),
    "strategies": _item("Strateji"),
    "findings": _item("Tespit"),
    "needs": _item("İhtiyaç"),
    "total": Field("Maliyet tahmini (₺)", Shape.MONEY, room=bounds.MONEY),
    "by_year": Field("Maliyet (₺)", Shape.MONEY, room=bounds.MONEY),
    "unit": Field("Ölçü birimi", most=bounds.UNIT_OF_MEASURE),
    "weight_percent": Field("Hedefe etkisi (%)", _PERCENT, room=bounds.WEIGHT),
    "baseline_value": Field("Başlangıç değeri", _NUMBER, room=bounds.FIGURE),
    "baseline_label": Field("Başlangıç başlığı", most=bounds.BASELINE_LABEL),
    "baseline_not_applicable": Field("Başlangıç değeri olmaz", Shape.FLAG),
    "tolerance": Field("Sapma payı", _NUMBER, room=bounds.TOLERANCE),
    "method": _choice("Yöntem", Method),
    "direction": _choice("Göstergenin yönü", Direction),
    "withdrawn": Field("Kaldırıldı", Shape.FLAG),
    "data_year": Field("Verinin yılı", Shape.YEAR),
    "monitoring_frequency": Field("İzleme sıklığı", most=bounds.FREQUENCY),
    "reporting_frequency": Field("Raporlama sıklığı", most=bounds.FREQUENCY),
    "definition": Field("Tanım", is_prose=True),
    "formula": Field("Formül", is_prose=True),
    "data_source": Field("Veri kaynağı", is_prose=True),
    "targets": Field("hedefi", _NUMBER, room=bounds.FIGURE),
    "value": Field("Değer", _NUMBER, room=bounds.FIGURE),
    "period": Field("Dönem", Shape.CHOICE, choices=PERIODS, is_required=True),
    "year": Field("Yıl", Shape.YEAR, is_required=True),
    "printed_performance": Field(
        "Basılı performans (%)", _PERCENT, room=bounds.PERFORMANCE
    ),
    "explanation": Field("Açıklama", is_prose=True),
    "deviation_reason": Field("Sapmanın nedeni", is_prose=True),
    "corrective_measure": Field("Alınacak önlem", is_prose=True),
    "published_completion": Field(
        "Basılı tamamlanma (%)", _PERCENT, room=bounds.COMPLETION
    ),
    "statistics.value": Field("Değer", _NUMBER, room=bounds.FIGURE, is_required=True),
    "id": Field("Plandaki gösterge"),
    "institution": Field("Kurum"),
    "province": Field("İl", most=bounds.PROVINCE),
    "subject": Field("Konu", most=bounds.SUBJECT, is_required=True),
    "since_year": Field("Başlangıç yılı", Shape.YEAR),
}

_PARSERS: dict[Shape, Callable[[str], Number]] = {
    Shape.NUMBER: parse_number,
    Shape.PERCENT: parse_percent,
    Shape.MONEY: parse_money,
}


def field_at(steps: Steps) -> Field:
    """Return what may stand at these steps; raises EditError where nothing can be typed."""
    name = next((step for step in reversed(steps) if isinstance(step, str)), "")
    if steps[:1] == ("statistics",) and f"statistics.{name}" in FIELDS:
        name = f"statistics.{name}"
    is_inside = isinstance(steps[-1], int) if steps else False
    if is_inside != (name in (*TEXT_LISTS, "targets", "by_year")) or name not in FIELDS:
        raise EditError(NO_FIELD)
    if name in ("targets", "by_year") and steps[-1] not in bounds.YEARS:
        raise EditError(NO_FIELD)
    return FIELDS[name]


def parsed(field: Field, text: str) -> Any:  # noqa: ANN401 - the field's own type
    """Return the value typed, None for a blank; raises EditError with one Turkish sentence."""
    text = " ".join(text.split())
    if any(unicodedata.category(letter) == "Cc" for letter in text):
        raise EditError(UNWRITABLE)
    if field.shape is Shape.FLAG:
        return bool(text)
    value = _valued(field, text)
    if value is None and field.is_required:
        raise EditError(EMPTY)
    return value


def _valued(field: Field, text: str) -> Any:  # noqa: ANN401
    if field.shape in _PARSERS:
        return _figure(field, text)
    if not text:
        return None
    if field.shape is Shape.YEAR:
        return _year(text)
    if field.shape is Shape.CHOICE and text not in field.choices:
        raise EditError(NOT_A_CHOICE)
    if len(text) > field.most:
        raise EditError(TOO_LONG.format(most=field.most))
    return field.kind(text)


def _figure(field: Field, text: str) -> Decimal | None:
    number = _PARSERS[field.shape](text)
    if number.value is None and number.reason:
        raise EditError(number.reason)
    fault = field.room.fault(number.value) if field.room and number.value else None
    if fault:
        raise EditError(fault)
    return number.value


def _year(text: str) -> int:
    year = parse_year(text)
    if year is None or year not in bounds.YEARS:
        raise EditError(NOT_A_YEAR)
    return year


def printed(value: Any) -> str:  # noqa: ANN401 - any field of a document
    """Return the value as a person types it: 13.654 · 12,5; nothing for None.

    >>> printed(Decimal("13654.50")), printed(None), printed(2021)
    ('13.654,5', '', '2021')
    """
    if isinstance(value, Decimal):
        text = f"{value:,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text.translate(str.maketrans(",.", ".,"))
    if isinstance(value, bool):
        return "evet" if value else ""
    return "" if value is None else str(value)
