"""Rows as JSON, digit for digit: nothing passes through a float."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

import simplejson

from plans.document_json import plain
from reports.opendata.columns import Cell
from reports.opendata.formats.plain import moment
from reports.opendata.tables import Sheet

AT_ONCE = 200  # rows in one piece of the answer


def json_pieces(sheet: Sheet, head: Mapping[str, Any]) -> Iterator[str]:
    """Yield one object: what `head` says of the table, and then its rows by their fields' names."""
    yield f'{to_text(head)[:-1]}, "rows": ['
    names = [field.name for field in sheet.fields]
    between = "\n"
    while rows := list(islice(sheet.rows, AT_ONCE)):
        texts = [to_text(dict(zip(names, row, strict=True))) for row in rows]
        yield between + ",\n".join(texts)
        between = ",\n"
    yield "\n]}\n"


def to_text(value: Any) -> str:  # noqa: ANN401 - what JSON can hold
    """Return a value as JSON text."""
    return simplejson.dumps(_ready(value), ensure_ascii=False, use_decimal=True)


def _ready(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Mapping):
        return {key: _ready(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_ready(item) for item in value]
    return _ready_cell(value)


def _ready_cell(cell: Cell) -> Any:  # noqa: ANN401
    if isinstance(cell, Decimal):
        return plain(cell)
    return moment(cell) if isinstance(cell, date) else cell
