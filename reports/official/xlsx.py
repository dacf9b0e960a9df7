"""A report as a workbook that Excel and LibreOffice open alike; a row that was written is on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import accumulate
from math import ceil
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from plans.row_heights import LETTERS, LINE_HEIGHT, lines_of
from reports.official.drawn import drawn
from reports.official.printed import printable
from reports.official.report import (
    Cell,
    Chart,
    Formula,
    Look,
    Report,
    Row,
    Section,
    Sheet,
)

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
A4 = 9
ROW_PIXELS, BAR_PIXELS, CHART_WIDTH = 20, 26, 900
LONGEST_NAME = 31  # of a sheet
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
MOST_LETTERS = 32_767  # of a cell

BORDER = {"border": 1, "valign": "vcenter"}
SHADE = "#e0edef"
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "section": {"bold": True, "font_size": 12},
    Look.NOTE: {"italic": True, "font_color": "#4b5a61"},
    Look.LABEL: {**BORDER, "bold": True, "text_wrap": True, "bg_color": SHADE},
    Look.HEAD: {
        **BORDER,
        "bold": True,
        "text_wrap": True,
        "align": "center",
        "bg_color": SHADE,
    },
    Look.TEXT: {**BORDER, "text_wrap": True},
    Look.NUMBER: {**BORDER, "num_format": "#,##0.####"},
    "whole": {**BORDER, "num_format": "#,##0"},
    Look.PERCENT: {**BORDER, "num_format": "%0.00"},
    "whole percent": {**BORDER, "num_format": "%0"},
    Look.MONEY: {**BORDER, "num_format": '#,##0.00 "₺"'},
    "whole money": {**BORDER, "num_format": '#,##0 "₺"'},
    Look.DATE: {**BORDER, "num_format": "dd.mm.yyyy", "align": "left"},
}
WHOLE = {
    Look.NUMBER: "whole",
    Look.PERCENT: "whole percent",
    Look.MONEY: "whole money",
}


def xlsx_file(report: Report) -> IO[bytes]:
    """Return the workbook as a file that is gone once it is closed."""
    out: IO[bytes] = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"title": report.title, "subject": " ".join(report.about)})
        book.set_calc_mode("auto")
        formats = {name: book.add_format(look) for name, look in LOOKS.items()}
        taken: set[str] = set()
        for sheet in report.sheets:
            name = tab_name(sheet.name, taken)
            _Page(book, formats, name, sheet.widths).sheet(report, sheet)
        if report.notes:
            name = tab_name(_("Açıklama"), taken)
            _Page(book, formats, name, (110,)).notes(report.notes)
    out.seek(0)
    return out


def tab_name(wanted: str, taken: set[str]) -> str:
    """Return what a tab can be called: 31 letters, none that Excel forbids, none twice; `taken` grows."""
    said = printable(wanted).translate(NOT_IN_NAMES)
    name = " ".join(said.split()).strip("' ") or _("Sayfa")
    count, found = 1, _cut(name, LONGEST_NAME)
    while found.lower() in taken:
        count += 1
        tail = f" ({count})"
        found = _cut(name, LONGEST_NAME - len(tail)) + tail
    taken.add(found.lower())
    return found


def _cut(name: str, most: int) -> str:
    """Return the beginning of a name, counted as Excel does, that ends in no quote, as Excel wants."""
    fitting = name.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
    return fitting.rstrip("' ")


class _Page:
    """One sheet, written from top to bottom."""

    def __init__(
        self,
        book: Any,  # noqa: ANN401 - untyped library
        formats: dict[str, Any],
        name: str,
        widths: tuple[int, ...],
    ) -> None:
        self.book, self.formats, self.widths, self.name = book, formats, widths, name
        self.page = book.add_worksheet(name)
        self.whole = {look: formats[name] for look, name in WHOLE.items()}
        self.room = (0, *accumulate(width * LETTERS for width in widths))
        self.row = 0
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)
        self.page.set_paper(A4)
        self.page.set_landscape()
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self.page.set_footer("&L&A&R&P / &N")

    def sheet(self, report: Report, sheet: Sheet) -> None:
        """Write what the table is, its heads and its sections."""
        self._line(report.title, "title")
        for said in report.about:
            self._line(said, Look.NOTE)
        self.row += 1
        self._freeze(sheet.heads)
        for section in sheet.sections:
            self._section(section)

    def notes(self, notes: Iterable[str]) -> None:
        """Write sentences, one below the other."""
        for said in notes:
            self._cells(Row((Cell(said),)))

    def _freeze(self, heads: tuple[Row, ...]) -> None:
        """Keep in sight, and print on every page, what names the columns; without any, what names the table."""
        first = self.row
        for row in heads:
            self._cells(row)
        self.page.freeze_panes(self.row, 0)
        if heads:
            self.page.repeat_rows(first, self.row - 1)
        else:
            self.page.repeat_rows(0, 1)

    def _section(self, section: Section) -> None:
        if section.title:
            self._line(section.title, "section")
        first = None
        for row in section.rows:
            if first is None and not row.heads:
                first = self.row
            self._cells(row)
        # Without a figure an empty chart would read as zeros.
        if section.chart and first is not None and drawn(section):
            self._chart(section.chart, first, self.row - 1)
        if section.title:
            self.row += 1

    def _line(self, said: str, look: str) -> None:
        self.page.write_string(self.row, 0, said, self.formats[look])
        self.row += 1

    def _cells(self, row: Row) -> None:
        # Neither program grows a row for text in merged cells, so every height is set.
        page, at, formats = self.page, self.row, self.formats
        column, lines = 0, 1
        for value, look, columns, formula in row.cells:
            end = column + columns
            if columns > 1:
                page.merge_range(at, column, at, end - 1, "", formats[look])
            if isinstance(value, str):
                room = self.room[end] - self.room[column]
                if len(value) > room or "\n" in value:
                    lines = max(lines, lines_of(value, room))
                page.write_string(at, column, value[:MOST_LETTERS], formats[look])
            elif value is None and formula is None:
                page.write_blank(at, column, None, formats[look])
            elif isinstance(value, date):
                page.write_datetime(at, column, value, formats[look])
            else:
                self._number(column, value, look, formula)
            column = end
        if lines > 1:
            page.set_row(at, LINE_HEIGHT * lines)
        self.row += 1

    def _number(
        self,
        column: int,
        value: Decimal | int | None,
        look: Look,
        formula: Formula | None,
    ) -> None:
        shown: Decimal | float | str = ""
        if value is None or value % 1:
            look_of = self.formats[look]
        else:
            look_of = self.whole.get(look) or self.formats[look]
        if value is not None:
            shown = value / 100 if look is Look.PERCENT else value
        if formula is None:
            self.page.write_number(self.row, column, shown, look_of)
        else:
            said = formula(self.row + 1)
            self.page.write_formula(self.row, column, said, look_of, shown)

    def _chart(self, chart: Chart, first: int, last: int) -> None:
        """Stand a bar chart below the rows it shows, so that the table prints as wide as it is."""
        bars = self.book.add_chart({"type": "bar"})
        for column in chart.values:
            bars.add_series(
                {
                    "name": [self.name, first - 1, column],
                    "categories": [self.name, first, chart.names, last, chart.names],
                    "values": [self.name, first, column, last, column],
                }
            )
        bars.set_title({"name": chart.title, "name_font": {"size": 11}})
        only_one = len(chart.values) == 1
        bars.set_legend({"none": True} if only_one else {"position": "bottom"})
        bars.set_y_axis({"reverse": True})
        bars.set_x_axis({"min": 0, "num_format": "%0" if chart.percent else "#,##0"})
        height = BAR_PIXELS * (last - first + 1) * len(chart.values) + 120
        bars.set_size({"width": CHART_WIDTH, "height": height})
        self.row += 1
        self.page.insert_chart(self.row, 0, bars, {"description": chart.title})
        self.row += ceil(height / ROW_PIXELS) + 1
