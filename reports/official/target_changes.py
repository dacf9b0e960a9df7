"""Hedef değişiklikleri: the public ledger of a plan's targets as a table."""

from __future__ import annotations

from django.utils.translation import gettext as _

from reports.changed.ledger import Line, ledger_of
from reports.official.asked import Asked
from reports.official.report import (
    Cell,
    Look,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    nothing,
    number,
    percent,
    text,
)

WIDTHS = (14, 14, 12, 50, 12, 8, 15, 15, 12, 40, 20, 24)


def target_changes(asked: Asked) -> Report:
    """Return every change of a target, the latest decision first."""
    ledger = ledger_of(asked.shown.plan)
    names = heads(
        _("Karar tarihi"),
        _("Kayıt tarihi"),
        _("Hedef"),
        _("Gösterge"),
        _("Ölçü birimi"),
        _("Yıl"),
        _("Önceki hedef"),
        _("Yeni hedef"),
        _("Değişim"),
        _("Gerekçe"),
        _("Karar numarası"),
        _("Not"),
    )
    rows = tuple(map(_row, ledger.lines)) or (
        nothing(_("Henüz bir değişiklik yok."), len(WIDTHS)),
    )
    counted = _(
        "%(all)s değişiklik; %(lowered)s hedef düşürüldü, %(raised)s hedef yükseltildi, %(late)s tanesi yıl bittikten sonra"
    ) % {
        "all": len(ledger.lines),
        "lowered": ledger.lowered,
        "raised": ledger.raised,
        "late": len(ledger.late),
    }
    return Report(
        _("Hedef Değişiklikleri"),
        asked.about(counted),
        (Sheet(_("Hedef değişiklikleri"), WIDTHS, (Section(rows),), (names,)),),
    )


def _row(line: Line) -> Row:
    step, change = line.step, line.change
    return Row(
        (
            Cell(step.decided_on, Look.DATE),
            Cell(step.recorded_on, Look.DATE),
            text(line.indicator.objective.code),
            text(f"{line.indicator.code} {line.indicator.name}"),
            text(line.unit),
            Cell(change.year),
            number(change.old),
            number(change.new),
            percent(
                change.percent,
                lambda at: f"=(H{at}-G{at})/ABS(G{at})",
            ),
            text(step.revision.reason),
            text(step.revision.decision_number),
            text("; ".join(_remarks(line))),
        )
    )


def _remarks(line: Line) -> list[str]:
    said = [str(line.step.revision.get_origin_display())]
    if line.step.is_correction:
        said.append(_("düzeltme"))
    if line.is_late:
        said.append(_("yıl bittikten sonra değişti"))
    if line.is_recorded_late:
        said.append(_("kayda yıl bittikten sonra geçti"))
    if line.is_eased:
        said.append(_("hedef kolaylaştı"))
    return said
