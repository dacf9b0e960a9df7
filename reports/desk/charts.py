"""The dashboard's drawings: which of a board's figures are drawn, in which order, under which name."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from reports.board.board import Board
from reports.board.outlook import Outlook
from reports.board.spending import Spending
from reports.desk.bars import Bar, Chart, chart
from reports.figures import MISSING, figure, percent, short
from reports.official.board import unit_named

FULL = Decimal(100)
BEYOND = Decimal(120)  # as far as an indicator's bar reaches


def charts_of(board: Board) -> dict[str, Chart | None]:
    """Return each drawing by the name of its section; None where there is nothing to draw."""
    money = board.money
    return {
        "statuses": _statuses(board),
        "goals": _goals(board),
        "units": _units(board),
        "late": _late(board),
        "forecast": _forecast(board),
        "objectives": _spending(
            "hedef",
            _("Hedeflerin ödeneği ve harcaması"),
            ((each.code, own) for each, own in money.by_objective),
        ),
        "unit_money": _spending(
            "birim-maliyet",
            _("Birimlerin ödeneği ve harcaması"),
            ((unit_named(unit), own) for unit, own in money.by_unit),
        ),
    }


def _statuses(board: Board) -> Chart | None:
    bars = [
        Bar(str(status.label), str(count), (Decimal(count),))
        for status, count in board.statuses
    ]
    return chart("durum", _("Göstergelerin durumu"), bars)


def _goals(board: Board) -> Chart | None:
    bars = [
        Bar(
            f"{row.goal.code} {row.goal.title}",
            _("veri girilmedi")
            if row.standing.percent is None
            else percent(row.standing.percent),
            (row.standing.percent,),
        )
        for row in board.plan.counted_goals
    ]
    return chart("amac", _("Amaçların performansı"), bars, top=FULL)


def _units(board: Board) -> Chart | None:
    bars = [
        Bar(
            unit_named(row.unit),
            f"{row.with_data} / {row.counted}",
            (Decimal(row.with_data) / row.counted,),
        )
        for row in board.units.rows
        if row.counted
    ]
    bars.sort(key=lambda bar: bar.values[0] or 0)
    return chart(
        "birim", _("Birimlerin verisi olan göstergeleri"), bars, top=Decimal(1)
    )


def _late(board: Board) -> Chart | None:
    bars = [
        Bar(
            f"{unit_named(each.unit)}, {each.period}",
            _("%(missing)s eksik, %(days)s gün")
            % {"missing": each.tally.missing, "days": figure(each.days_late)},
            (Decimal(each.tally.missing),),
        )
        for each in board.late
    ]
    return chart("geciken", _("Gecikenlerin eksik değerleri"), bars)


def _forecast(board: Board) -> Chart | None:
    told = [each for each in board.outlooks if each.straight_completion is not None]
    told.sort(key=lambda each: each.straight_completion or 0)
    return chart(
        "tahmin",
        _("Yıl sonu tahmininin hedefe göre yüzdesi"),
        [_outlook(each) for each in told],
        series=(_("Doğrusal tahmin"), _("Geçen yılın seyri")),
        top=BEYOND,
        tick=FULL,
    )


def _outlook(outlook: Outlook) -> Bar:
    row = outlook.line.row
    values = (outlook.straight_completion, outlook.seasonal_completion)
    said = " · ".join(percent(value) for value in values)
    return Bar(f"{row.indicator.code} {row.indicator.name}", said, values)


def _spending(
    key: str, title: str, spendings: Iterable[tuple[str, Spending]]
) -> Chart | None:
    bars = [
        Bar(
            name,
            f"{_short(own.planned)} · {_short(own.spent)}",
            (own.planned, own.spent),
        )
        for name, own in spendings
        if own.planned is not None or own.spent is not None
    ]
    return chart(key, title, bars, series=(_("Ödenek"), _("Harcama")))


def _short(amount: Decimal | None) -> str:
    return MISSING if amount is None else f"{short(amount)} ₺"
