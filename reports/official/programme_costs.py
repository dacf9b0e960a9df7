"""Performans programı, what it costs: tables T2 to T4, from the budget lines of its activities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from reports.official.aims import Aim
from reports.official.budget import CODES, OFF_BUDGET, OTHER, Needs, together
from reports.official.cards import responsible
from reports.official.report import (
    Cell,
    Formula,
    Look,
    Row,
    Section,
    Sheet,
    heads,
    labelled,
    money,
    nothing,
    percent,
    text,
)

Named = tuple[tuple[str, StrOrPromise], ...]


def activity_costs(aims: Iterable[Aim], year: int, place: str) -> Sheet:
    """Return T2: one block an activity, its lines by economic code."""
    blocks = tuple(
        Section(
            (
                labelled(_("İdare Adı"), place, 2),
                labelled(_("Performans Hedefi"), aim.name, 2),
                labelled(_("Faaliyet Adı"), activity.text, 2),
                labelled(
                    _("Sorumlu Harcama Birimi"), responsible(aim.row.objective), 2
                ),
                heads(_("Ekonomik Kod (1. Düzey)"), str(year)),
                *_by_code(needs),
            ),
            f"{aim.row.objective.code} {activity.text}",
        )
        for aim in aims
        for activity, needs in aim.activities
    )
    empty = (Section((no_activity(2),)),)
    return Sheet(_("T2 Faaliyet maliyetleri"), (46, 70), blocks or empty)


def no_activity(columns: int) -> Row:
    """Return what stands in place of the activities where the cards list none."""
    return nothing(_("Kartlarda faaliyet yazmıyor."), columns)


def _by_code(needs: Needs) -> Iterable[Row]:
    """Yield the rows of T2 and T4: codes, their sum, the sources outside the budget, their sum, all."""
    budget = list(_lines(needs.budget, CODES))
    outside = list(_lines(needs.off_budget, OFF_BUDGET))
    yield from budget
    yield _total(
        _("Toplam Bütçe Kaynak İhtiyacı"), needs.in_budget, _above(len(budget))
    )
    yield from outside
    yield _total(
        _("Toplam Bütçe Dışı Kaynak İhtiyacı"), needs.outside, _above(len(outside))
    )
    below = len(outside) + 2
    yield _total(
        _("Toplam Kaynak İhtiyacı"),
        needs.whole,
        lambda at: f"=SUM(B{at - below},B{at - 1})",
    )


def _lines(amounts: Mapping[str, Decimal], named: Named) -> Iterable[Row]:
    for key, name in named:
        yield Row((text(str(name)), money(amounts.get(key))))
    if OTHER in amounts:
        yield Row((text(_("Kodu tabloda olmayan")), money(amounts[OTHER])))


def _total(name: str, value: Decimal | None, formula: Formula) -> Row:
    cell = money(value, None if value is None else formula)
    return Row((Cell(name, Look.LABEL), cell))


def _above(rows: int) -> Formula:
    return lambda at: f"=SUM(B{at - rows}:B{at - 1})"


def all_costs(aims: list[Aim]) -> Sheet:
    """Return T3: every activity's part of what all activities need together."""
    every = [(aim, *each) for aim in aims for each in aim.activities]
    whole = together(needs for _aim, _activity, needs in every)
    names = heads(
        _("Performans Hedefi"),
        _("Faaliyet"),
        *(_("Bütçe İçi (TL)"), _("PAY (%)")),
        *(_("Bütçe Dışı (TL)"), _("PAY (%)")),
        *(_("Toplam (TL)"), _("PAY (%)")),
    )
    rows = [
        Row((text(aim.name), text(activity.text), *_shares(needs, whole)))
        for aim, activity, needs in every
    ] or [no_activity(8)]
    blank = (text(None),) * 6
    ends = (
        _end(_("Performans Hedefleri Maliyetleri Toplamı"), _shares(whole, whole)),
        _end(_("Genel Yönetim Giderleri"), blank),
        _end(_("Diğer İdarelere Transfer Edilecek Kaynaklar Toplamı"), blank),
        _end(_("Genel Toplam"), blank),
    )
    widths = (44, 50, 20, 10, 20, 10, 20, 10)
    section = Section((*rows, *ends))
    return Sheet(_("T3 İdare performans tablosu"), widths, (section,), (names,))


def _end(name: str, cells: tuple[Cell, ...]) -> Row:
    return Row((Cell(name, Look.LABEL, 2), *cells))


def _shares(needs: Needs | None, whole: Needs | None) -> tuple[Cell, ...]:
    """Return three amounts, each with its part of what all activities need of that kind."""
    mine = _three(needs)
    of_all = _three(whole)
    return tuple(
        cell
        for amount, every in zip(mine, of_all, strict=True)
        for cell in (money(amount), percent(_share(amount, every)))
    )


def _three(needs: Needs | None) -> tuple[Decimal | None, ...]:
    if needs is None:
        return (None, None, None)
    return (needs.in_budget, needs.outside, needs.whole)


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or not whole else 100 * part / whole


def whole_need(aims: Iterable[Aim]) -> Sheet:
    """Return T4: what all activities need by economic code; what is none of theirs stays blank."""
    whole = together(needs for aim in aims for _activity, needs in aim.activities)
    names = heads(
        _("Ekonomik Kod"),
        _("Faaliyet Toplamı"),
        _("Genel Yönetim Giderleri Toplamı"),
        _("Diğer İdarelere Transfer Edilecek Kaynaklar Toplamı"),
        _("Genel Toplam"),
    )
    blank = (text(None),) * 3
    rows = tuple(Row((*row.cells, *blank)) for row in _by_code(whole or Needs({}, {})))
    widths = (46, 22, 24, 28, 22)
    return Sheet(_("T4 Toplam kaynak ihtiyacı"), widths, (Section(rows),), (names,))
