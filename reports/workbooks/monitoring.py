"""Stratejik plan izleme tablosu: one block an objective, in the layout of the public administrations' guide."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from indicators.scoring import Flag, Rule
from reports.figures import percent, share
from reports.portal.words import ABSENCES, NO_TOTAL, RULES, notes_beside_the_rule
from reports.progress import plan_progress
from reports.rows import GoalRow, IndicatorRow, ObjectiveRow
from reports.years import PlanYear

LAST_COLUMN = 5
WIDTHS = (52, 12, 17, 21, 21, 15)  # of the columns, in characters
LINE_HEIGHT = 15  # points


def monitoring_workbook(shown: PlanYear) -> bytes:
    """Return the .xlsx of one year: approved figures, real numbers; what is missing stays blank."""
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        table = _Table(book, shown)
        table.title()
        for goal in plan_progress(shown).goals:
            for objective in goal.objectives:
                if not objective.withdrawn:
                    table.objective(goal, objective)
    return out.getvalue()


def file_name(shown: PlanYear) -> str:
    """Return the name under which the workbook is saved."""
    return (
        f"izleme-{shown.plan.municipality.slug}-{shown.plan.period}-{shown.year}.xlsx"
    )


class _Table:
    """A sheet that is written from top to bottom."""

    def __init__(self, book: Any, shown: PlanYear) -> None:  # noqa: ANN401 - untyped library
        self.shown = shown
        self.sheet = book.add_worksheet(_("İzleme %(year)s") % {"year": shown.year})
        self.row = 0
        border = {"border": 1, "valign": "vcenter"}
        self.formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "note": book.add_format({"italic": True, "font_color": "#4b5a61"}),
            "label": book.add_format({**border, "bold": True, "bg_color": "#e0edef"}),
            "head": book.add_format(
                {
                    **border,
                    "bold": True,
                    "text_wrap": True,
                    "align": "center",
                    "bg_color": "#e0edef",
                }
            ),
            "text": book.add_format({**border, "text_wrap": True}),
            "number": book.add_format({**border, "num_format": "#,##0.####"}),
            "whole": book.add_format({**border, "num_format": "#,##0"}),
            "percent": book.add_format({**border, "num_format": "0.00"}),
        }
        self._set_up_print()

    def _set_up_print(self) -> None:
        for column, width in enumerate(WIDTHS):
            self.sheet.set_column(column, column, width)
        self.sheet.set_paper(9)  # A4
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&C&P / &N")

    def title(self) -> None:
        """Write what the table is, of whom and when."""
        plan = self.shown.plan
        name = _("Stratejik Plan İzleme Tablosu (Kamu İdareleri Kılavuzu düzeni)")
        self.sheet.write_string(0, 0, name, self.formats["title"])
        subject = _(
            "%(municipality)s, %(period)s Stratejik Planı, %(year)s yılı sonu"
        ) % {
            "municipality": plan.municipality.name,
            "period": f"{plan.start_year}–{plan.end_year}",
            "year": self.shown.year,
        }
        self.sheet.write_string(1, 0, subject)
        self.row = 2
        if plan.municipality.is_fictional:
            self.sheet.write_string(
                self.row, 0, _("Kurgusal veri."), self.formats["note"]
            )
            self.row += 1
        self.row += 1

    def objective(self, goal: GoalRow, row: ObjectiveRow) -> None:
        """Write the head rows, the column heads and the indicators of one objective."""
        self._wide(_("Amaç"), f"{goal.goal.code}: {goal.goal.title}")
        self._wide(_("Hedef"), f"{row.objective.code}: {row.objective.title}")
        self._label(_("Hedef Performansı"))
        self._number(1, row.standing.percent, "percent")
        self._merged(2, LAST_COLUMN, self._coverage(row))
        self.row += 1
        self._wide(_("Sorumlu Birim"), _unit_name(row))
        self._make_room(max(map(_lines, self._heads(), WIDTHS)))
        for column, head in enumerate(self._heads()):
            self.sheet.write_string(self.row, column, head, self.formats["head"])
        self.row += 1
        for indicator in row.indicators:
            self._indicator(indicator)
        self.row += 1

    def _heads(self) -> tuple[str, ...]:
        return (
            _("Performans Göstergesi"),
            _("Hedefe Etkisi (%)"),
            _("Plan Başlangıç Değeri (A)"),
            _("İzleme Dönemindeki Yıl Sonu Hedeflenen Değer (B)"),
            _("İzleme Dönemindeki Gerçekleşme Değeri (C)"),
            _("Performans (%)"),
        )

    def _coverage(self, row: ObjectiveRow) -> str:
        if row.standing.percent is None:
            return _("veri girilmedi")
        return _("veri kapsamı %(coverage)s") % {
            "coverage": share(row.standing.coverage)
        }

    def _indicator(self, row: IndicatorRow) -> None:
        unit = f" ({row.unit})" if row.unit else ""
        name = f"{row.indicator.code} {row.indicator.name}{unit}"
        self._make_room(_lines(name, WIDTHS[0]))
        self.sheet.write_string(self.row, 0, name, self.formats["text"])
        self._number(1, row.terms.weight)
        self._number(2, row.terms.baseline_value)
        self._number(3, row.reading.target)
        self._number(4, row.reading.actual)
        self._number(5, row.completion, "percent")
        self.row += 1
        self._wide(_("Açıklama"), "; ".join(_remarks(row)))

    def _wide(self, label: str, text: str) -> None:
        self._make_room(_lines(text, sum(WIDTHS[1:])))
        self._label(label)
        self._merged(1, LAST_COLUMN, text)
        self.row += 1

    def _make_room(self, lines: int) -> None:
        # Neither Excel nor LibreOffice grows a row for text in merged cells.
        self.sheet.set_row(self.row, LINE_HEIGHT * lines)

    def _label(self, text: str) -> None:
        self.sheet.write_string(self.row, 0, text, self.formats["label"])

    def _merged(self, first: int, last: int, text: str) -> None:
        self.sheet.merge_range(
            self.row, first, self.row, last, "", self.formats["text"]
        )
        self.sheet.write_string(self.row, first, text, self.formats["text"])

    def _number(self, column: int, value: Decimal | None, kind: str = "") -> None:
        if value is None:
            self.sheet.write_blank(self.row, column, None, self.formats["text"])
            return
        kind = kind or ("whole" if value == value.to_integral_value() else "number")
        self.sheet.write_number(self.row, column, value, self.formats[kind])


def _lines(text: str, width: int) -> int:
    """Return how many lines the text needs in a cell of `width` characters."""
    return len(wrap(text, int(width * 0.95))) or 1


def _unit_name(row: ObjectiveRow) -> str:
    unit = row.objective.responsible_unit
    return row.objective.responsible_unit_text or (unit.name if unit else "")


def _remarks(row: IndicatorRow) -> Iterable[str]:
    """Yield why there is no percentage or how it was reached, then the unit's own words.

    The column is headed by the official performance: where another rule counts, that is said.
    """
    if row.completion is None:
        yield from _absences(row)
    elif row.result.rule is not Rule.OFFICIAL:
        yield str(RULES[row.result.rule]).removesuffix(".")
    yield from map(str, notes_beside_the_rule(row.result))
    if row.has_two_results:
        yield _("ilk hedefe göre %(percent)s") % {
            "percent": percent(row.first_result.completion)
        }
    if row.entry is not None:
        yield from filter(None, (row.entry.explanation, row.entry.deviation_reason))
        if row.entry.corrective_measure:
            yield _("alınacak önlem: %(text)s") % {"text": row.entry.corrective_measure}


def _absences(row: IndicatorRow) -> Iterable[str]:
    """Yield why there is no percentage; what a period added is a figure, though no total."""
    for flag in sorted(row.result.flags):
        if flag is Flag.NO_ACTUAL and row.added is not None:
            yield str(NO_TOTAL)
        elif flag in ABSENCES:
            yield str(ABSENCES[flag])
