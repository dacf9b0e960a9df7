"""Performans programı: tables T1 to T5 of a year, from the plan and from the budget lines entered."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.measures import Known
from indicators.models import Period
from reports.official.aims import Aim, aims_of
from reports.official.asked import Asked
from reports.official.budget import Needs
from reports.official.cards import name_with_unit, responsible
from reports.official.programme_costs import (
    activity_costs,
    all_costs,
    no_activity,
    whole_need,
)
from reports.official.report import (
    Cell,
    Look,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    labelled,
    money,
    number,
    text,
)
from reports.progress import plan_progress
from reports.rows import IndicatorRow

COLUMNS = 4


def programme(asked: Asked) -> Report:
    """Return the five tables; what was not entered stays blank and is listed."""
    year = asked.shown.year
    aims = aims_of(plan_progress(asked.shown))
    place = asked.shown.plan.municipality.name
    return Report(
        _("%(year)s Yılı Performans Programı Tabloları") % {"year": year},
        asked.about(asked.when),
        (
            Sheet(
                _("T1 Performans hedefi"),
                (58, 20, 20, 20),
                tuple(_aim(aim, year, place) for aim in aims),
            ),
            activity_costs(aims, year, place),
            all_costs(aims),
            whole_need(aims),
            _responsible(aims),
        ),
        tuple(_lacking(aims)),
    )


def _aim(aim: Aim, year: int, place: str) -> Section:
    """Return T1: the year's targets beside what came before, and what its activities need."""
    rows: list[Row] = [
        labelled(_("İdare Adı"), place, COLUMNS),
        labelled(_("Amaç"), f"{aim.goal.goal.code}: {aim.goal.goal.title}", COLUMNS),
        labelled(_("Hedef"), aim.name, COLUMNS),
        labelled(_("Performans Hedefi"), None, COLUMNS),
        labelled(_("Açıklama"), None, COLUMNS),
        heads(
            _("Performans Göstergeleri"),
            _("%(year)s gerçekleşen") % {"year": year - 2},
            _("%(year)s hedeflenen") % {"year": year - 1},
            _("%(year)s hedefi") % {"year": year},
        ),
    ]
    for each in aim.row.indicators:
        if not each.withdrawn:
            rows += _indicator(each, year)
    rows.append(
        heads(
            _("Faaliyetler"),
            _("%(year)s kaynak ihtiyacı: Bütçe") % {"year": year},
            _("Bütçe Dışı"),
            _("Toplam"),
        )
    )
    rows += [
        Row((text(activity.text), *_money(needs), money(needs.whole, _across)))
        for activity, needs in aim.activities
    ]
    rows.append(_sum(aim))
    return Section(tuple(rows), aim.name)


def _indicator(row: IndicatorRow, year: int) -> tuple[Row, Row]:
    return (
        Row(
            (
                text(name_with_unit(row.indicator, row.terms)),
                number(_reached(row.known, year - 2)),
                number(_promised(row.known, year - 1)),
                number(_promised(row.known, year)),
            )
        ),
        labelled(_("Açıklama"), row.indicator.definition or None, COLUMNS),
    )


def _reached(known: Known, year: int) -> Decimal | None:
    if not known.has_come(year):
        return None
    return known.actual(year, Period.YEAR)


def _promised(known: Known, year: int) -> Decimal | None:
    """Return the programme's own commitment for a year, else the plan's target in force."""
    if not known.has_come(year):
        return None
    target = known.programme_target(year) or known.target(year)
    return None if target is None else target.value


def _money(needs: Needs) -> tuple[Cell, Cell]:
    return money(needs.in_budget), money(needs.outside)


def _across(at: int) -> str:
    return f"=SUM(B{at}:C{at})"


def _sum(aim: Aim) -> Row:
    """Return the total of the activities; blank where one of them was not entered."""
    label, count = Cell(_("Genel Toplam"), Look.LABEL), len(aim.activities)
    needs = aim.needs
    if needs is None:
        return Row((label, money(None), money(None), money(None)))

    def above(column: str) -> Cell:
        value = {"B": needs.in_budget, "C": needs.outside, "D": needs.whole}[column]
        if value is None:
            return money(None)
        return money(value, lambda at: f"=SUM({column}{at - count}:{column}{at - 1})")

    return Row((label, above("B"), above("C"), above("D")))


def _responsible(aims: list[Aim]) -> Sheet:
    """Return T5: who answers for each activity."""
    rows = tuple(
        Row((text(aim.name), text(activity.text), text(responsible(aim.row.objective))))
        for aim in aims
        for activity, _needs in aim.activities
    )
    names = heads(_("Performans Hedefi"), _("Faaliyetler"), _("Sorumlu Birimler"))
    section = Section(rows or (no_activity(3),))
    return Sheet(_("T5 Sorumlu birimler"), (50, 60, 40), (section,), (names,))


def _lacking(aims: list[Aim]) -> Iterable[str]:
    """List what the tables ask for and nobody entered."""
    yield _(
        "Performans hedefinin metni, genel yönetim giderleri ve diğer idarelere transferler sistemde tutulmaz; boş bırakıldı."
    )
    yield _(
        "Kaynak ihtiyacı, faaliyetlere girilen maliyet satırlarından hesaplanır; satırı olmayan faaliyet boştur, onu içeren toplam da."
    )
    for aim in aims:
        if not aim.activities:
            yield _("%(objective)s: faaliyeti yok") % {"objective": aim.name}
        for activity, needs in aim.activities:
            if not needs.is_entered:
                yield _("%(objective)s, maliyeti girilmemiş: %(activity)s") % {
                    "objective": aim.row.objective.code,
                    "activity": activity.text,
                }
            elif needs.has_others:
                yield _(
                    "%(objective)s, ekonomik kodu tabloda olmayan satırı var: %(activity)s"
                ) % {"objective": aim.row.objective.code, "activity": activity.text}
