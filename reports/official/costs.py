"""Tahmini maliyetler: what each objective is estimated to cost, year by year, and its goal's sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from plans.models import Goal, Objective
from reports.official.asked import Asked
from reports.official.report import (
    Cell,
    Formula,
    Report,
    Row,
    Section,
    Sheet,
    column_name,
    heads,
    label,
    money,
    text,
)
from reports.progress import objectives_in
from reports.years import PlanYear

FIRST = 1  # the column of the first year


@dataclass(frozen=True, slots=True)
class _Costs:
    """What is printed of an objective: an amount a year, and the total, each or none of them."""

    objective: Objective
    years: tuple[Decimal | None, ...]
    total: Decimal | None

    @property
    def is_sum(self) -> bool:
        """Whether the total is what its years come to."""
        return sum_of(self.years) is not None and sum_of(self.years) == self.total


def costs(asked: Asked) -> Report:
    """Return the table of estimated costs; what the plan does not state stays blank and is listed."""
    shown = asked.shown
    years = tuple(shown.plan.years)
    names = (_("Amaç ve hedefler"), *map(str, years), _("TOPLAM MALİYET"))
    goals = list(_by_goal(shown, years))
    section = Section(tuple(_rows(goals, len(years))))
    widths = (60, *(18 for _year in years), 20)
    return Report(
        _("Tahmini Maliyetler"),
        asked.about(_("Türk lirası")),
        (Sheet(_("Tahmini maliyetler"), widths, (section,), (heads(*names),)),),
        _notes(goals, years),
    )


def _by_goal(
    shown: PlanYear, years: tuple[int, ...]
) -> Iterable[tuple[Goal, list[_Costs]]]:
    found: dict[Goal, list[_Costs]] = {}
    for objective in objectives_in(shown):
        amounts = {cost.year: cost.amount for cost in objective.costs.all()}
        found.setdefault(objective.goal, []).append(
            _Costs(objective, tuple(map(amounts.get, years)), _total(amounts, years))
        )
    yield from found.items()


def _total(
    amounts: dict[int | None, Decimal | None], years: Sequence[int]
) -> Decimal | None:
    """Return the total as printed, else the sum where every year has an amount."""
    if amounts.get(None) is not None:
        return amounts[None]
    return sum_of([amounts.get(year) for year in years])


def sum_of(amounts: Sequence[Decimal | None]) -> Decimal | None:
    """Return the sum of amounts that are all known; a part of a sum would be taken for the whole."""
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _rows(goals: list[tuple[Goal, list[_Costs]]], years: int) -> Iterable[Row]:
    all_columns = range(years + 1)
    goal_rows: list[int] = []  # how far below the first row each goal stands
    at = 0
    for goal, objectives in goals:
        goal_rows.append(at)
        columns = [_column(objectives, place, years) for place in all_columns]
        yield Row(
            (
                label(f"{goal.code}: {goal.title}"),
                *(
                    _sum(column, _below(FIRST + place, len(objectives)))
                    for place, column in enumerate(columns)
                ),
            )
        )
        yield from (_objective(each) for each in objectives)
        at += 1 + len(objectives)
    everything = [row for _goal, rows in goals for row in rows]
    yield Row(
        (
            label(_("TOPLAM")),
            *(
                _sum(
                    _column(everything, place, years),
                    _of_rows(FIRST + place, [at - each for each in goal_rows]),
                )
                for place in all_columns
            ),
        )
    )


def _objective(costs: _Costs) -> Row:
    cells: list[Cell] = [text(f"{costs.objective.code}: {costs.objective.title}")]
    cells += [money(amount) for amount in costs.years]
    formula = _before(len(costs.years)) if costs.is_sum else None
    return Row((*cells, money(costs.total, formula)))


def _sum(amounts: list[Decimal | None], formula: Formula) -> Cell:
    total = sum_of(amounts)
    return money(total, None if total is None else formula)


def _column(costs: list[_Costs], place: int, years: int) -> list[Decimal | None]:
    return [each.total if place == years else each.years[place] for each in costs]


def _below(column: int, rows: int) -> Formula:
    name = column_name(column)
    return lambda at: f"=SUM({name}{at + 1}:{name}{at + rows})"


def _before(years: int) -> Formula:
    first, last = column_name(FIRST), column_name(FIRST + years - 1)
    return lambda at: f"=SUM({first}{at}:{last}{at})"


def _of_rows(column: int, above: list[int]) -> Formula:
    name = column_name(column)
    return lambda at: f"=SUM({','.join(f'{name}{at - each}' for each in above)})"


def _notes(
    goals: list[tuple[Goal, list[_Costs]]], years: tuple[int, ...]
) -> tuple[str, ...]:
    """List what is not stated, so that nobody takes a sum for complete."""
    missing = [
        _("%(objective)s: %(years)s")
        % {"objective": row.objective.code, "years": ", ".join(absent)}
        for _goal, rows in goals
        for row in rows
        if (absent := _absent(row, years))
    ]
    if not missing:
        return ()
    return (
        _(
            "Planda yazmayan maliyetler boş bırakıldı; bir parçası eksik olan toplam da boştur. Yazmayanlar:"
        ),
        *missing,
    )


def _absent(row: _Costs, years: tuple[int, ...]) -> list[str]:
    absent = [
        str(year)
        for year, amount in zip(years, row.years, strict=True)
        if amount is None
    ]
    return absent + ([] if row.total is not None else [_("toplam")])
