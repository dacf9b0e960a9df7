"""Birim karnesi: what each unit leads and reports in a year, and how that stands; no unit has a score."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from reports.lines import Line
from reports.official.asked import Asked
from reports.official.measured import formula_of
from reports.official.report import (
    Chart,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    number,
    percent,
    text,
)
from reports.rows import ObjectiveRow
from reports.units import UnitRow, UnitTable, unit_table

WIDTHS = (16, 52, 13, 15, 15, 15, 14, 26, 26)


def unit_cards(asked: Asked) -> Report:
    """Return all units side by side, then one sheet a unit."""
    table = unit_table(asked.shown)
    return Report(
        _("Birim Karneleri"),
        asked.about(asked.when),
        (_all(table), *(_one(row) for row in table.rows)),
        (_("Birimlere puan verilmez: hiçbir kural bir birimin yüzdesini tanımlamaz."),),
    )


def unit_name(row: UnitRow) -> str:
    """Return what a unit is called, also what no unit answers for."""
    return row.unit.name if row.unit else _("Birimi yazmayanlar")


def _all(table: UnitTable) -> Sheet:
    names = heads(
        _("Birim"),
        _("Sorumlu olduğu hedef"),
        _("Bildirdiği gösterge"),
        _("Verisi olan gösterge"),
        _("Verisi olan (%)"),
        *(str(status.label) for status in table.known),
    )
    rows = (_tally(row) for row in table.rows)
    chart = Chart(_("Bildirilen ve verisi olan göstergeler"), names=0, values=(2, 3))
    widths = (46, 14, 14, 14, 12, *(14 for _status in table.known))
    return Sheet(_("Birimler"), widths, (Section((names, *rows), chart=chart),))


def _tally(row: UnitRow) -> Row:
    share = None if not row.counted else Decimal(100 * row.with_data) / row.counted
    return Row(
        (
            text(unit_name(row)),
            number(len(row.led)),
            number(row.counted),
            number(row.with_data),
            percent(share, lambda at: f"=D{at}/C{at}"),
            *(number(count) for _status, count in row.counts),
        )
    )


def _one(row: UnitRow) -> Sheet:
    sections = [
        Section(
            (
                heads(
                    _("Kodu"),
                    _("Gösterge"),
                    _("Ölçü birimi"),
                    _("Plan başlangıç değeri (A)"),
                    _("Hedeflenen (B)"),
                    _("Gerçekleşen (C)"),
                    _("Performans (%)"),
                    _("Durum"),
                    _("Son bildirilen"),
                ),
                *map(_line, row.lines),
            ),
            _("Bildirdiği göstergeler"),
            level=2,
        )
    ]
    if row.led:
        sections.append(_objectives(_("Sorumlu olduğu hedefler"), row.led))
    if row.shared:
        sections.append(_objectives(_("İş birliği yaptığı hedefler"), row.shared))
    return Sheet(unit_name(row), WIDTHS, tuple(sections))


def _line(line: Line) -> Row:
    row = line.row
    return Row(
        (
            text(row.indicator.code),
            text(row.indicator.name),
            text(row.unit),
            number(row.terms.baseline_value),
            number(row.reading.target),
            number(row.reading.actual),
            percent(row.completion, formula_of(row.result.working, "D", "E", "F")),
            text(str(line.status.label)),
            text(line.last.when if line.last else None),
        )
    )


def _objectives(title: str, rows: Iterable[ObjectiveRow]) -> Section:
    return Section(
        (
            heads(_("Kodu"), _("Hedef"), _("Performans (%)"), _("Veri kapsamı (%)")),
            *(
                Row(
                    (
                        text(row.objective.code),
                        text(row.objective.title),
                        percent(row.standing.percent),
                        percent(row.standing.coverage),
                    )
                )
                for row in rows
                if not row.withdrawn
            ),
        ),
        title,
        level=2,
    )
