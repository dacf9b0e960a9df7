"""Hedef kartı (Tablo 14 of the municipalities' guide): one sheet an objective, in the official order."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.measures import UNSAID, Known, Terms
from indicators.models import Indicator
from plans.models import CardEntry, Objective
from reports.figures import money as in_words
from reports.official.asked import Asked
from reports.official.report import (
    Cell,
    Look,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    label,
    labelled,
    number,
    percent,
    text,
)
from reports.portal.words import SECTIONS
from reports.progress import known_in, objectives_in
from reports.years import PlanYear

Texts = dict[str, list[str]]

# What a municipality's card has, filled or not; the others are printed where there are any.
ALWAYS = frozenset(
    {
        CardEntry.Kind.RISK,
        CardEntry.Kind.ACTIVITY,
        CardEntry.Kind.FINDING,
        CardEntry.Kind.NEED,
    }
)
BEFORE_THE_COST = frozenset(
    {CardEntry.Kind.RISK, CardEntry.Kind.ACTIVITY, CardEntry.Kind.STRATEGY}
)


def cards(asked: Asked) -> Report:
    """Return every card of the plan as it is in force in the year shown."""
    shown = asked.shown
    texts = _texts(shown)
    objectives = objectives_in(shown)
    known = known_in(objectives)
    sheets = tuple(
        _card(each, known.get(each.pk, []), texts.get(each.pk, {}), shown)
        for each in objectives
    )
    return Report(
        _("Hedef Kartları"),
        asked.about(
            _("%(year)s yılında yürürlükte olan hâliyle") % {"year": shown.year}
        ),
        sheets,
    )


def _texts(shown: PlanYear) -> dict[int, Texts]:
    """Return what each card says under its headings, in one query."""
    found: dict[int, Texts] = {}
    entries = CardEntry.objects.filter(objective__goal__plan=shown.plan)
    for entry in entries.order_by("position", "pk"):
        kinds = found.setdefault(entry.objective_id, {})
        kinds.setdefault(entry.kind, []).append(entry.text)
    return found


def _card(
    objective: Objective, known: list[Known], said: Texts, shown: PlanYear
) -> Sheet:
    years, goal = tuple(shown.plan.years), objective.goal
    widths = (44, 10, 14, *(11 for _year in years), 13, 13)
    columns = len(widths)
    rows = (
        labelled(_("Amaç"), f"{goal.code}: {goal.title}", columns),
        labelled(_("Hedef"), f"{objective.code}: {objective.title}", columns),
        heads(
            _("Performans Göstergeleri"),
            _("Hedefe Etkisi (%)"),
            _("Plan Dönemi Başlangıç Değeri"),
            *map(str, years),
            _("İzleme Sıklığı"),
            _("Raporlama Sıklığı"),
        ),
        *(
            _indicator(each, shown.year, years)
            for each in known
            if each.counts(shown.year)
        ),
        labelled(_("Sorumlu Birim"), responsible(objective), columns),
        labelled(_("İş Birliği Yapılacak Birim(ler)"), cooperating(objective), columns),
        *_sections(said, columns, before_the_cost=True),
        _cost(objective, columns),
        *_sections(said, columns, before_the_cost=False),
    )
    title = f"{objective.code} {objective.title}"
    return Sheet(objective.code or title, widths, (Section(rows, title),))


def _indicator(known: Known, shown: int, years: tuple[int, ...]) -> Row:
    indicator = known.indicator
    terms = known.terms(shown) or UNSAID
    return Row(
        (
            text(name_with_unit(indicator, terms)),
            percent(terms.weight),
            number(terms.baseline_value)
            if terms.baseline_value is not None
            else text(terms.baseline_label or None),
            *(number(_target(known, year)) for year in years),
            text(indicator.monitoring_frequency or None),
            text(indicator.reporting_frequency or None),
        )
    )


def _target(known: Known, year: int) -> Decimal | None:
    target = known.target(year)
    return None if target is None else target.value


def name_with_unit(indicator: Indicator, terms: Terms) -> str:
    """Return an indicator with its code and its unit of measure, as cards print them."""
    unit = f" ({terms.unit_of_measure})" if terms.unit_of_measure else ""
    return f"{indicator.code} {indicator.name}{unit}"


def responsible(objective: Objective) -> str:
    """Return the responsible unit as printed, else as the municipality calls it."""
    unit = objective.responsible_unit
    return objective.responsible_unit_text or (unit.name if unit else "")


def cooperating(objective: Objective) -> str:
    """Return the units beside the responsible one, as printed."""
    return ", ".join(str(each) for each in objective.cooperating_units.all())


def _sections(said: Texts, columns: int, *, before_the_cost: bool) -> Iterable[Row]:
    for kind, _anchor, heading in SECTIONS:
        if (kind in BEFORE_THE_COST) is before_the_cost and (
            kind in said or kind in ALWAYS
        ):
            yield labelled(str(heading), _listed(said.get(kind, [])), columns)


def _listed(items: list[str]) -> str | None:
    """Return items one below the other; a single one stands for itself."""
    if len(items) < 2:
        return items[0] if items else None
    return "\n".join(f"• {item}" for item in items)


def _cost(objective: Objective, columns: int) -> Row:
    """Return the printed total, and beside it what is printed of single years."""
    amounts = {cost.year: cost.amount for cost in objective.costs.all()}
    total = amounts.pop(None, None)
    years = "; ".join(
        f"{year}: {in_words(amount)}"
        for year, amount in sorted(amounts.items(), key=lambda pair: pair[0] or 0)
        if amount is not None
    )
    return Row(
        (
            label(_("Maliyet Tahmini")),
            Cell(total, Look.MONEY, 2),
            text(years or None, columns - 3),
        )
    )
