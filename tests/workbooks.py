"""Writes one description of a workbook as xlsx, xls and ods, so that a test can read it in every format."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter
import xlwt

Place = tuple[int, int]


@dataclass(frozen=True)
class Shown:
    """A number under a number format: Shown(0.85, "0%")."""

    value: float
    shape: str


@dataclass(frozen=True)
class Formula:
    """A formula and the result that the program kept, None for a workbook it never opened."""

    text: str
    result: float | str | None


Content = str | int | float | Shown | Formula | None


@dataclass(frozen=True)
class WrittenSheet:
    """What a person sees of a sheet; places are names such as "B7"."""

    rows: Sequence[Sequence[Content]]
    name: str = "Sayfa1"
    merged: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    is_hidden: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)


def by_year(first: int, *values: float | None) -> dict[int, Decimal | None]:
    """Return what targets should be from a year on."""
    return {
        first + at: None if value is None else Decimal(str(value))
        for at, value in enumerate(values)
    }


def place(name: str) -> Place:
    """Return row and column, from 0, of "B7"."""
    letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", name).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1


def xlsx(*sheets: WrittenSheet) -> bytes:
    """Return the sheets as an xlsx file."""
    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    for written in sheets:
        _xlsx_sheet(book, written)
    book.close()
    return file.getvalue()


def _xlsx_sheet(book: xlsxwriter.Workbook, written: WrittenSheet) -> None:
    sheet = book.add_worksheet(written.name)
    for r, row in enumerate(written.rows):
        for c, content in enumerate(row):
            _write_xlsx(book, sheet, (r, c), content)
    for area in written.merged:
        (top, left), (bottom, right) = map(place, area.split(":"))
        sheet.merge_range(top, left, bottom, right, "")
        _write_xlsx(book, sheet, (top, left), written.rows[top][left])
    for number in written.hidden_rows:
        sheet.set_row(number - 1, None, None, {"hidden": True})
    for letters in written.hidden_columns:
        sheet.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
    for at, note in written.notes.items():
        sheet.write_comment(at, note)
    if written.is_hidden:
        sheet.hide()


def _write_xlsx(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    at: Place,
    content: Content,
) -> None:
    if isinstance(content, Shown):
        sheet.write_number(
            *at, content.value, book.add_format({"num_format": content.shape})
        )
    elif isinstance(content, Formula):
        result = "" if content.result is None else content.result
        sheet.write_formula(*at, content.text, None, result)
    elif content is not None:
        sheet.write(*at, content)


def xls(*sheets: WrittenSheet) -> bytes:
    """Return the sheets as an xls file; formulas as their results, notes not at all."""
    book = xlwt.Workbook()
    for written in sheets:
        _xls_sheet(book, written)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _xls_sheet(book: xlwt.Workbook, written: WrittenSheet) -> None:
    sheet = book.add_sheet(written.name, cell_overwrite_ok=True)
    for r, row in enumerate(written.rows):
        for c, content in enumerate(row):
            _write_xls(sheet, (r, c), content)
    for area in written.merged:
        (top, left), (bottom, right) = map(place, area.split(":"))
        value, style = _styled(written.rows[top][left])
        sheet.write_merge(top, bottom, left, right, value, style)
    for number in written.hidden_rows:
        sheet.row(number - 1).hidden = True
    for letters in written.hidden_columns:
        sheet.col(place(f"{letters}1")[1]).hidden = True
    sheet.visibility = int(written.is_hidden)


def _write_xls(sheet: xlwt.Worksheet, at: Place, content: Content) -> None:
    value, style = _styled(content)
    if isinstance(content, Formula) and str(value).startswith("#"):
        sheet.row(at[0]).set_cell_error(at[1], value, style)
    elif value is not None:
        sheet.write(*at, value, style)


def _styled(content: Content) -> tuple[str | float | None, xlwt.XFStyle]:
    style = xlwt.XFStyle()
    if isinstance(content, Shown):
        style.num_format_str = content.shape
        return content.value, style
    return content.result if isinstance(content, Formula) else content, style


def ods(*sheets: WrittenSheet) -> bytes:
    """Return the sheets as an ods file."""
    tables = "".join(map(_ods_table, sheets))
    spaces = " ".join(
        f'xmlns:{prefix}="{uri}"'
        for prefix, uri in {
            "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
            "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
            "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
            "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
        }.items()
    )
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {spaces}>"
        '<office:automatic-styles><style:style style:name="gizli" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
        }
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of these parts."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _ods_table(written: WrittenSheet) -> str:
    style = ' table:style-name="gizli"' if written.is_hidden else ""
    hidden = {place(f"{letters}1")[1] for letters in written.hidden_columns}
    width = max(map(len, written.rows), default=0)
    columns = "".join(
        f"<table:table-column{_visibility(is_hidden=c in hidden)}/>"
        for c in range(width)
    )
    spans, covered = {}, set()
    for area in written.merged:
        (top, left), (bottom, right) = map(place, area.split(":"))
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered |= {
            (r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)
        }
    rows = []
    for r, row in enumerate(written.rows):
        cells = [
            "<table:covered-table-cell/>"
            if (r, c) in covered and (r, c) not in spans
            else _ods_cell(
                row[c] if c < len(row) else None,
                spans.get((r, c), (1, 1)),
                written.notes.get(f"{chr(65 + c)}{r + 1}", ""),
            )
            for c in range(width)
        ]
        visibility = _visibility(is_hidden=r + 1 in written.hidden_rows)
        rows.append(f"<table:table-row{visibility}>{''.join(cells)}</table:table-row>")
    name = escape(written.name, {'"': "&quot;"})
    return f'<table:table table:name="{name}"{style}>{columns}{"".join(rows)}</table:table>'


def _visibility(*, is_hidden: bool) -> str:
    return ' table:visibility="collapse"' if is_hidden else ""


def _ods_cell(content: Content, span: tuple[int, int], note: str) -> str:
    said = f"<office:annotation><text:p>{escape(note)}</text:p></office:annotation>"
    inner = said if note else ""
    spanned = (
        f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"'
        if span != (1, 1)
        else ""
    )
    kind = ""
    if isinstance(content, Formula):
        kind = f' table:formula="of:{escape(content.text)}"'
        content = content.result
        if isinstance(content, str) and content.startswith("#"):
            kind += ' calcext:value-type="error"'
    if isinstance(content, Shown) and "%" in content.shape:
        kind += f' office:value-type="percentage" office:value="{content.value!r}"'
        text = f"{content.value * 100:.10g}%".replace(".", ",")
    elif isinstance(content, Shown | int | float):
        value = content.value if isinstance(content, Shown) else content
        kind += f' office:value-type="float" office:value="{value!r}"'
        text = str(value).replace(".", ",")
    elif content is not None:
        kind += ' office:value-type="string"'
        text = content
    else:
        text = ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell{kind}{spanned}>{inner}{lines if text else ''}</table:table-cell>"


FORMATS: dict[str, Callable[..., bytes]] = {"xlsx": xlsx, "xls": xls, "ods": ods}
