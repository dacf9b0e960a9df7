"""Columns of the public tables: what a record's field is called, and what it means.

A record is a frozen dataclass; each field says `Annotated[type, Column(...)]`.  From that
alone come CSV, XLSX, JSON, the CSVW metadata, the API's schema and the data page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from django_stubs_ext import StrOrPromise

Cell = str | int | bool | Decimal | date | datetime | None


class Kind(StrEnum):
    """What a column holds, by the name that XML Schema and CSVW have for it."""

    TEXT = "string"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "dateTime"


KINDS: dict[type, Kind] = {
    str: Kind.TEXT,
    int: Kind.INTEGER,
    Decimal: Kind.DECIMAL,
    bool: Kind.BOOLEAN,
    date: Kind.DATE,
    datetime: Kind.DATETIME,
}


@dataclass(frozen=True, slots=True)
class Column:
    """What a field is called and means; `values` are the only ones it can have, with their words.

    `property` is the address of a vocabulary's term, where one says the same.
    """

    title: StrOrPromise
    about: StrOrPromise = ""
    unit: StrOrPromise = ""
    values: tuple[tuple[str, StrOrPromise], ...] = ()
    property: str = ""
    is_address: bool = False

    def __get_pydantic_json_schema__(
        self, schema: Mapping[str, Any], handler: Callable[[object], dict[str, Any]]
    ) -> dict[str, Any]:
        """Say in the API's schema what the data page says; a decimal is a number there."""
        is_missing = schema["type"] == "nullable"
        held = schema["schema"] if is_missing else schema
        told: dict[str, Any] = (
            {"type": "number"} if held["type"] == "decimal" else handler(held)
        )
        if self.values:
            told["enum"] = [value for value, _label in self.values]
        if self.is_address:
            told["format"] = "uri"
        if is_missing:
            told = {"anyOf": [told, {"type": "null"}]}
        told["title"] = str(self.title)
        return {**told, "description": str(self.about)} if self.about else told


@dataclass(frozen=True, slots=True)
class Field:
    """A column in its place: the name that JSON has for it, and what it holds."""

    name: str
    kind: Kind
    column: Column
    is_required: bool = field(default=False)


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """Return the columns of a record in their order.

    >>> from reports.opendata.records.places import MunicipalityRecord
    >>> [each.name for each in fields_of(MunicipalityRecord)][:3]
    ['uri', 'municipality', 'name']
    """
    hints = get_type_hints(record, include_extras=True)
    return tuple(_field(each.name, hints[each.name]) for each in fields(record))


def _field(name: str, hint: Any) -> Field:  # noqa: ANN401 - an annotation
    column = next(each for each in hint.__metadata__ if isinstance(each, Column))
    held = hint.__origin__
    options = get_args(held) or (held,)
    kind = next(KINDS[each] for each in options if each is not type(None))
    return Field(name, kind, column, type(None) not in options)
