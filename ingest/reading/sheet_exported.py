"""Sheets that programs export for Excel without being workbooks: a web page's tables, XML of 2003."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ingest.reading.html_cards import tables_of_page
from ingest.reading.sheet import (
    MAX_ROWS,
    Area,
    Place,
    Sheet,
    SheetBuilder,
    UnreadableSheetError,
)
from ingest.reading.sheet_archive import DAMAGED
from ingest.reading.sheet_values import (
    A_DATE,
    A_TRUTH_VALUE,
    FORMULA_ERROR,
    GENERAL,
    Value,
    figure,
    unreadable,
)

PAGE = "Tablo"
MAX_BYTES = 20 * 1024 * 1024
_MARK = b"urn:schemas-microsoft-com:office:spreadsheet"
_MARK_WITHIN = 2000  # bytes
_NAMESPACE = f"{{{_MARK.decode()}}}"
_SHAPES = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00"}
_NO_FIGURES = {
    "DateTime": A_DATE,
    "Boolean": A_TRUTH_VALUE,
    "Error": FORMULA_ERROR,
}


def read_html(content: bytes) -> list[Sheet]:
    """Return the tables of a web page as one sheet, an empty row between two; nothing for other files.

    Raises UnreadableSheetError where there are more cells than can be read.
    """
    found = SheetBuilder(PAGE)
    merged: list[Area] = []
    top = 1
    for grid in tables_of_page(content):
        for r, row in enumerate(grid.rows, start=top):
            for c, cell in enumerate(row, start=1):
                if cell is None:
                    continue
                found.add((r, c), Value(cell.text))
                if cell.height > 1 or cell.width > 1:
                    bottom, right = r + cell.height - 1, c + cell.width - 1
                    merged.append(Area(r, c, bottom, right))
        top += len(grid.rows) + 1
    if not found.values:
        return []
    return [Sheet(PAGE, found.values, merged, beyond=found.beyond)]


def read_xml(content: bytes) -> list[Sheet]:
    """Return the sheets of an XML spreadsheet of 2003; nothing for other files.

    Raises UnreadableSheetError where it is damaged or too large.
    """
    if _MARK not in content[:_MARK_WITHIN] or len(content) > MAX_BYTES:
        return []
    try:
        book = fromstring(content)
        shapes = dict(_shapes(book))
        return [_sheet(one, shapes) for one in book.iter(f"{_NAMESPACE}Worksheet")]
    except UnreadableSheetError:
        raise
    except (DefusedXmlException, ParseError, ValueError) as error:
        raise UnreadableSheetError(DAMAGED) from error


def _shapes(book: Element) -> Iterator[tuple[str, str]]:
    """Yield each style's name and number format."""
    for style in book.iter(f"{_NAMESPACE}Style"):
        shape = style.find(f"{_NAMESPACE}NumberFormat")
        if shape is not None:
            text = shape.get(f"{_NAMESPACE}Format", GENERAL)
            yield style.get(f"{_NAMESPACE}ID", ""), _SHAPES.get(text, text)


def _sheet(sheet: Element, shapes: Mapping[str, str]) -> Sheet:
    name = sheet.get(f"{_NAMESPACE}Name", PAGE)
    found = SheetBuilder(name)
    merged: list[Area] = []
    hidden: set[int] = set()
    row = 0
    for line in sheet.iter(f"{_NAMESPACE}Row"):
        row = _number(line, "Index", row + 1)
        if line.get(f"{_NAMESPACE}Hidden") == "1":
            hidden.add(row)
        for place, wide, high, cell in _cells(line, row):
            value = _value(cell, shapes)
            if value is not None:
                found.add(place, value)
            if wide or high:
                merged.append(Area(*place, place[0] + high, place[1] + wide))
    return Sheet(name, found.values, merged, frozenset(hidden), beyond=found.beyond)


def _cells(line: Element, row: int) -> Iterator[tuple[Place, int, int, Element]]:
    """Yield a row's cells, each with how many columns and rows more it covers."""
    column = 0
    for cell in line.findall(f"{_NAMESPACE}Cell"):
        column = _number(cell, "Index", column + 1)
        wide = _number(cell, "MergeAcross", 0)
        high = min(_number(cell, "MergeDown", 0), MAX_ROWS)
        yield (row, column), wide, high, cell
        column += wide


def _number(element: Element, name: str, otherwise: int) -> int:
    return int(element.get(f"{_NAMESPACE}{name}", otherwise))


def _value(cell: Element, shapes: Mapping[str, str]) -> Value | None:
    held = cell.find(f"{_NAMESPACE}Data")
    if held is None:
        return None
    text = "".join(held.itertext())
    kind = held.get(f"{_NAMESPACE}Type", "String")
    if kind == "Number" and math.isfinite(float(text)):
        shape = shapes.get(cell.get(f"{_NAMESPACE}StyleID", ""), GENERAL)
        return figure(float(text), shape)
    reason = _NO_FIGURES.get(kind)
    return unreadable(text, reason) if reason else Value(text)
