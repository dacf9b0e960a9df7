"""Yönetim panosu as a report: the rows of the dashboard, one sheet a question, each with its chart."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from indicators.reporting import UnitStanding
from plans.models import Unit
from reports.board import told
from reports.board.board import Board, board_of
from reports.board.outlook import Outlook
from reports.board.spending import Spending
from reports.days.as_of import today_shown
from reports.official.asked import Asked
from reports.official.report import (
    Cell,
    Chart,
    Look,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    money,
    nothing,
    number,
    percent,
    text,
)
from reports.rows import GoalRow


def board(asked: Asked) -> Report:
    """Return the dashboard of a plan's year: approved figures, and forecasts that are said to be such."""
    shown = board_of(asked.shown, today_shown())
    notes = tuple(str(each) for each in (*told.FORECAST, *told.MONEY))
    return Report(
        _("Yönetim Panosu"),
        asked.about(asked.when),
        (
            _statuses(shown),
            _goals(shown),
            _units(shown),
            _late(shown),
            _forecast(shown),
            _untold(shown),
            _money_of_objectives(shown),
            _money_of_units(shown),
        ),
        notes,
    )


def unit_named(unit: Unit | None) -> str:
    """Return a unit's name, also where no unit answers."""
    return unit.name if unit else _("Birimi yazmayanlar")


def _sheet(
    name: str, widths: tuple[int, ...], names: Row, rows: Iterable[Row], chart: Chart
) -> Sheet:
    return Sheet(name, widths, (Section((names, *rows), chart=chart),))


def _statuses(board: Board) -> Sheet:
    rows = (
        Row((text(str(status.label)), number(count)))
        for status, count in board.statuses
    )
    chart = Chart(_("Göstergelerin durumu"), names=0, values=(1,))
    names = heads(_("Durum"), _("Gösterge sayısı"))
    return _sheet(_("Durumlar"), (40, 16), names, rows, chart)


def _goals(board: Board) -> Sheet:
    names = heads(
        *(_("Amaç"), _("Performans (%)"), _("Veri kapsamı (%)")),
        *(_("En az (%)"), _("En çok (%)"), _("Hedef sayısı"), _("Verisi olan hedef")),
    )
    rows = map(_goal, board.plan.counted_goals)
    chart = Chart(_("Amaçların performansı"), names=0, values=(1,), percent=True)
    return _sheet(_("Amaçlar"), (60, 14, 14, 12, 12, 12, 14), names, rows, chart)


def _goal(row: GoalRow) -> Row:
    standing = row.standing
    low, high = (standing.low, standing.high) if standing.has_range else (None, None)
    return Row(
        (
            text(f"{row.goal.code} {row.goal.title}"),
            percent(standing.percent),
            percent(standing.coverage),
            percent(low),
            percent(high),
            number(row.counted),
            number(row.with_data),
        )
    )


def _units(board: Board) -> Sheet:
    names = heads(
        _("Birim"),
        _("Bildirdiği gösterge"),
        _("Verisi olan gösterge"),
        *(str(status.label) for status in board.units.known),
    )
    rows = (
        Row(
            (
                text(unit_named(row.unit)),
                number(row.counted),
                number(row.with_data),
                *(number(count) for _status, count in row.counts),
            )
        )
        for row in board.units.rows
    )
    title = _("Bildirilen ve verisi olan göstergeler")
    widths = (46, 14, 14, *(14 for _status in board.units.known))
    return _sheet(
        _("Birimler"), widths, names, rows, Chart(title, names=0, values=(1, 2))
    )


def _late(board: Board) -> Sheet:
    """Return who is late, period by period: in one chart a unit would stand twice under one name."""
    names = heads(
        *(_("Birim"), _("Dönem"), _("Son gün"), _("Gecikme (gün)")),
        *(_("İstenen"), _("Eksik")),
    )
    periods: dict[str, list[Row]] = {}
    for each in board.late:
        periods.setdefault(str(each.period), []).append(_late_unit(each))
    sections = tuple(
        Section(
            (names, *rows),
            period,
            chart=Chart(
                f"{_('Gecikenlerin eksik değerleri')}: {period}", names=0, values=(5,)
            ),
        )
        for period, rows in periods.items()
    )
    widths = (46, 22, 14, 14, 12, 12)
    told = nothing(_("Bu yılın dönemlerinde geciken birim yok."), len(widths))
    return Sheet(_("Gecikenler"), widths, sections or (Section((names, told)),))


def _late_unit(late: UnitStanding) -> Row:
    return Row(
        (
            text(unit_named(late.unit)),
            text(str(late.period)),
            Cell(late.last_day, Look.DATE),
            number(late.days_late),
            number(late.tally.asked),
            number(late.tally.missing),
        )
    )


def _forecast(board: Board) -> Sheet:
    names = heads(
        *(_("Kodu"), _("Gösterge"), _("Ölçü birimi"), _("Hedef (B)")),
        *(_("Son onaylı dönem"), _("Yılın başında"), _("O döneme kadar")),
        *(_("Doğrusal tahmin"), _("Geçen yılın seyriyle tahmin")),
        *(_("Doğrusal tahminle (%)"), _("Geçen yılın seyriyle (%)")),
    )
    title = _("Yıl sonu tahmininin hedefe göre yüzdesi")
    chart = Chart(title, names=0, values=(9, 10), percent=True)
    widths = (13, 50, 13, 14, 16, 14, 14, 15, 15, 15, 15)
    told = nothing(_("Bu yıl için tahmin yapılabilen gösterge yok."), len(widths))
    rows = map(_outlook, board.outlooks) if board.outlooks else (told,)
    return _sheet(_("Yıl sonu tahmini"), widths, names, rows, chart)


def _outlook(outlook: Outlook) -> Row:
    row = outlook.line.row
    return Row(
        (
            text(row.indicator.code),
            text(row.indicator.name),
            text(row.unit),
            number(row.reading.target),
            text(outlook.when),
            number(outlook.part.start),
            number(outlook.part.reached),
            number(outlook.straight_shown),
            number(outlook.seasonal_shown),
            percent(outlook.straight_completion),
            percent(outlook.seasonal_completion),
        )
    )


def _untold(board: Board) -> Sheet:
    rows = (Row((text(str(why.label)), number(count))) for why, count in board.untold)
    names = heads(_("Neden"), _("Gösterge sayısı"))
    section = Section((names, *rows))
    return Sheet(_("Tahmini olmayanlar"), (80, 16), (section,))


def _money_of_objectives(board: Board) -> Sheet:
    rows = (
        _spending(f"{each.code} {each.title}", spending)
        for each, spending in board.money.by_objective
    )
    return _money_sheet(_("Hedeflerin maliyeti"), _("Hedef"), rows)


def _money_of_units(board: Board) -> Sheet:
    rows = (
        _spending(unit_named(unit), spending) for unit, spending in board.money.by_unit
    )
    return _money_sheet(_("Birimlerin maliyeti"), _("Sorumlu birim"), rows)


def _money_sheet(name: str, of: str, rows: Iterable[Row]) -> Sheet:
    names = heads(
        *(of, _("Plandaki tahmin"), _("Ödenek"), _("Harcama")),
        *(_("Harcama oranı (%)"), _("Faaliyet"), _("Ödeneği girilen faaliyet")),
        _("Harcaması girilen faaliyet"),
    )
    chart = Chart(name, names=0, values=(2, 3))
    return _sheet(name, (60, 20, 20, 20, 12, 12, 14, 14), names, rows, chart)


def _spending(name: str, spending: Spending) -> Row:
    return Row(
        (
            text(name),
            money(spending.estimate),
            money(spending.planned),
            money(spending.spent),
            percent(
                spending.share,
                None if spending.share is None else lambda at: f"=D{at}/C{at}",
            ),
            number(spending.activities),
            number(spending.with_planned),
            number(spending.with_spent),
        )
    )
