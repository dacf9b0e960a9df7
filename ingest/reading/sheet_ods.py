"""Sheets of an OpenDocument spreadsheet, read from its XML as a stream.

The file states every cell's kind, so %85 is told from 0.85; no library that reads
it keeps that.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal, InvalidOperation
from itertools import product
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ingest.reading.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    Area,
    Sheet,
    SheetBuilder,
    UnreadableSheetError,
)
from ingest.reading.sheet_archive import DAMAGED
from ingest.reading.sheet_values import (
    A_DATE,
    A_TRUTH_VALUE,
    FORMULA_ERROR,
    UNCALCULATED,
    Value,
    displayed,
    noted,
    unreadable,
)

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
_BROKEN = (
    BadZipFile,
    DefusedXmlException,
    EOFError,
    InvalidOperation,
    KeyError,
    OSError,
    ParseError,
    ValueError,
    zlib.error,
)


def read_ods(content: bytes) -> list[Sheet]:
    """Return the sheets of an ods file that was examined; raises UnreadableSheetError."""
    try:
        with (
            ZipFile(io.BytesIO(content)) as archive,
            archive.open("content.xml") as part,
        ):
            return list(_sheets(iterparse(part, events=("start", "end"))))
    except UnreadableSheetError:
        raise
    except _BROKEN as error:
        raise UnreadableSheetError(DAMAGED) from error


def _name(prefix: str, name: str) -> str:
    return f"{{{_SPACES[prefix]}}}{name}"


_TABLE, _ROW, _COLUMN, _CELL, _COVERED = (
    _name("table", one)
    for one in (
        "table",
        "table-row",
        "table-column",
        "table-cell",
        "covered-table-cell",
    )
)
_STYLE, _PARAGRAPH, _NOTE = (
    _name("style", "style"),
    _name("text", "p"),
    _name("office", "annotation"),
)
_BLANKS = {
    _name("text", "s"): " ",
    _name("text", "tab"): "\t",
    _name("text", "line-break"): "\n",
}
_NO_FIGURES = {"date": A_DATE, "time": A_DATE, "boolean": A_TRUTH_VALUE}


def _sheets(events: Iterable[tuple[str, Element]]) -> Iterator[Sheet]:
    """Yield the sheets, with no more than one row of the file in memory."""
    unseen: set[str] = set()
    table: _Table | None = None
    for event, element in events:
        if event == "start":
            if element.tag == _TABLE and table is None:
                table = _Table(element, unseen)
            continue
        if element.tag == _STYLE and _is_unseen(element):
            unseen.add(_attribute(element, "style", "name"))
        elif element.tag == _TABLE and table:
            yield table.sheet()
            table = None
            element.clear()
        elif table and element.tag == _COLUMN:
            table.add_column(element)
        elif table and element.tag == _ROW:
            table.add_row(element)
            element.clear()


def _is_unseen(style: Element) -> bool:
    return any(
        _attribute(properties, "table", "display") == "false" for properties in style
    )


def _attribute(element: Element, prefix: str, name: str) -> str:
    return element.get(_name(prefix, name), "")


def _count(element: Element, name: str) -> int:
    return max(int(_attribute(element, "table", name) or 1), 1)


def _is_collapsed(element: Element) -> bool:
    return _attribute(element, "table", "visibility") in {"collapse", "filter"}


class _Table:
    """One table while its rows come in; repeated rows and cells count as often as the file says."""

    def __init__(self, element: Element, unseen: Set[str]) -> None:
        self.found = SheetBuilder(_attribute(element, "table", "name"))
        self.is_hidden = _attribute(element, "table", "style-name") in unseen
        self.areas: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.row, self.column = 1, 1

    def sheet(self) -> Sheet:
        return Sheet(
            self.found.name,
            self.found.values,
            self.areas,
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            self.is_hidden,
            self.found.beyond,
        )

    def add_column(self, element: Element) -> None:
        after = self.column + _count(element, "number-columns-repeated")
        if _is_collapsed(element):
            columns = range(self.column, min(after, MAX_COLUMNS + 1))
            self.hidden_columns.update(columns)
        self.column = after

    def add_row(self, element: Element) -> None:
        after = self.row + _count(element, "number-rows-repeated")
        rows = range(self.row, min(after, max(self.row, MAX_ROWS) + 2))
        if _is_collapsed(element):
            self.hidden_rows.update(rows)
        column = 1
        for cell in element:
            if cell.tag in (_CELL, _COVERED):
                following = column + _count(cell, "number-columns-repeated")
                if cell.tag == _CELL:
                    self._add_cell(cell, rows, column, following)
                column = following
        self.row = after

    def _add_cell(
        self, element: Element, rows: range, column: int, following: int
    ) -> None:
        value = _value(element)
        if value is None:
            return
        columns = range(column, min(following, max(column, MAX_COLUMNS) + 2))
        for place in product(rows, columns):
            self.found.add(place, value)
        high = _count(element, "number-rows-spanned")
        wide = _count(element, "number-columns-spanned")
        if high > 1 or wide > 1:
            at = rows.start
            self.areas.append(Area(at, column, at + high - 1, column + wide - 1))


def _value(cell: Element) -> Value | None:
    text = "\n".join(_text(part) for part in cell if part.tag == _PARAGRAPH)
    notes = [
        " ".join(_text(line) for line in part.iter(_PARAGRAPH))
        for part in cell
        if part.tag == _NOTE
    ]
    value = _stored(cell, text)
    return noted(value, " ".join(notes)) if value else None


def _stored(cell: Element, text: str) -> Value | None:
    """Return what the cell holds, by the kind that the file states."""
    kind = _attribute(cell, "office", "value-type")
    if _attribute(cell, "calcext", "value-type") == "error":
        return unreadable(text, FORMULA_ERROR)
    if not kind and not text:
        is_formula = _attribute(cell, "table", "formula") != ""
        return unreadable("=…", UNCALCULATED) if is_formula else None
    if kind in ("float", "percentage", "currency"):
        stored = Decimal(_attribute(cell, "office", "value"))
        return displayed(stored, text, {"percentage": "%", "currency": "TRY"}.get(kind))
    if kind in _NO_FIGURES:
        return unreadable(text, _NO_FIGURES[kind])
    return Value(text or _attribute(cell, "office", "string-value"))


def _text(part: Element) -> str:
    """Return a paragraph's text; blanks, tabs and line breaks are elements of their own."""
    inner = [
        _BLANKS[child.tag] * int(_attribute(child, "text", "c") or 1)
        if child.tag in _BLANKS
        else _text(child)
        for child in part
    ]
    tails = [child.tail or "" for child in part]
    return (part.text or "") + "".join(map("".join, zip(inner, tails, strict=True)))
