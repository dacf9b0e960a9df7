"""The chapter of costs in a whole plan: what each objective costs in each year, where that is certain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ingest.reading.card_values import coded
from ingest.reading.grid import Cell, Grid
from ingest.reading.indicator_rows import Row, distinct
from ingest.reading.naming import canonical_code
from plans.document import CostEntry, ObjectiveEntry, PlanDocument
from plans.turkish import heading_key, parse_money, parse_year

_LEAST_YEARS = 3
_LEAST_CODES = 2
_CODE = re.compile(
    r"^\s*(?:h|hedef)?[\s.]*\d{1,2}\s?[._]\s?\d{1,2}\b(?![.,]\d)", re.I | re.M
)


@dataclass(frozen=True, slots=True)
class CostRow:
    """One row of such a table: the objective's code, its cells by year."""

    code: str
    years: Mapping[int, Cell]

    @property
    def figures(self) -> dict[int, Decimal] | None:
        """Return the sums by year, None where one of them cannot be read."""
        found = {
            year: parse_money(cell.text).value for year, cell in self.years.items()
        }
        known = {year: value for year, value in found.items() if value is not None}
        return known if len(known) == len(found) else None


@dataclass(slots=True)
class CostChapter:
    """Gathers the rows while the pages are read."""

    rows: dict[str, list[CostRow]] = field(default_factory=lambda: defaultdict(list))

    def read(self, grids: Iterable[Grid]) -> None:
        """Take in what tables say of objectives' costs by year."""
        for grid in grids:
            for row in cost_rows(grid):
                self.rows[row.code].append(row)

    def added_to(self, document: PlanDocument) -> PlanDocument:
        """Return the plan with yearly costs wherever they are certain.

        They are where one row names the objective and its years add up to the total
        that the objective's own card prints.
        """
        goals = (
            replace(goal, objectives=tuple(map(self._with_years, goal.objectives)))
            for goal in document.goals
        )
        return replace(document, goals=tuple(goals))

    def _with_years(self, objective: ObjectiveEntry) -> ObjectiveEntry:
        cost = objective.cost_estimate
        if cost.total is None or cost.by_year:
            return objective
        for row in self.rows.get(objective.code, ()):
            figures = row.figures
            if figures and sum(figures.values()) == cost.total:
                cited = {
                    f"cost_estimate.by_year.{year}": cell.cite()
                    for year, cell in row.years.items()
                }
                return replace(
                    objective,
                    cost_estimate=CostEntry(cost.total, figures),
                    citations={**objective.citations, **cited},
                )
        return objective


def cost_rows(grid: Grid) -> Iterator[CostRow]:
    """Yield the rows below a heading of years that begin with an objective's code."""
    years: dict[int, int] = {}
    for row in grid.filled():
        heads = _years(row)
        if len(heads) >= _LEAST_YEARS:
            years = heads
        elif years and (found := _cost_row(row, years)):
            yield found


def _years(row: Row) -> dict[int, int]:
    """Return the years of a heading by column; nothing where other figures stand in it."""
    found = {
        at: year
        for at, cell in enumerate(row)
        if cell and (year := parse_year(cell.text))
    }
    others = [
        cell
        for at, cell in enumerate(row)
        if cell and at not in found and _is_figure(cell)
    ]
    return {} if others else found


def _is_figure(cell: Cell) -> bool:
    return cell.text.strip()[:1].isdigit()


def _cost_row(row: Row, years: Mapping[int, int]) -> CostRow | None:
    cells = distinct(row)
    title = coded(cells[0], 2) if cells else None
    if title is None or len(title.number) != 2:
        return None
    found = {
        year: cell for at, year in years.items() if at < len(row) and (cell := row[at])
    }
    code = canonical_code("H", title.code.text)
    return CostRow(code, found) if code and len(found) == len(years) else None


def has_costs(text: str) -> bool:
    """Whether a page's bare text may hold such a table: cost, years, and lines that begin with codes."""
    key = heading_key(text)
    if "maliyet" not in key and "butce" not in key:
        return False
    words = text.split()
    years = {year for word in words if (year := parse_year(word))}
    codes = set(_CODE.findall(text))
    return len(years) >= _LEAST_YEARS and len(codes) >= _LEAST_CODES
