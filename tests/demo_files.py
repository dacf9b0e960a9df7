"""The demo's files as tests read them, and its cards as the arithmetic takes them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from indicators.scoring import Measure, Reading, Report, actual_value
from plans.document import (
    Direction,
    IndicatorEntry,
    Method,
    ObjectiveEntry,
    Origin,
    PlanDocument,
    ReportedAs,
)
from plans.document_json import loads

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
OF_EXAMPLE = ("plan", "actuals", "people", "questions", "common_indicators")
OF_SECOND = ("plan", "actuals", "people")
FILES = (
    *(f"ornek/{name}.json" for name in OF_EXAMPLE),
    *(f"misal/{name}.json" for name in OF_SECOND),
)
FIRST_YEAR = 2020

Entry = dict[str, Any]
Address = tuple[str, int]  # "H4.1/PG4.1.4", and which of the indicators printed so
Reports = dict[Address, list[Report]]


def text_of(name: str) -> str:
    """Return a file of the demo as it is written: "ornek/plan.json"."""
    return (FIXTURES / name).read_text(encoding="utf-8")


def json_of(name: str) -> Any:  # noqa: ANN401 - JSON
    """Return a file of the demo; numbers with decimals are Decimal."""
    return json.loads(text_of(name), parse_float=Decimal)


def demo_plan(place: str = "ornek") -> PlanDocument:
    """Return the plan of a fictional municipality."""
    return loads(text_of(f"{place}/plan.json"))


def addressed(plan: PlanDocument) -> dict[Address, IndicatorEntry]:
    """Return every indicator under the address that actuals name it by."""
    known: dict[Address, IndicatorEntry] = {}
    seen: Counter[str] = Counter()
    for _path, objective in plan.objectives():
        for indicator in objective.indicators:
            path = f"{objective.code}/{indicator.code}"
            seen[path] += 1
            known[path, seen[path]] = indicator
    return known


def address_of(entry: Entry) -> Address:
    """Return the address of the indicator that an actual is of."""
    return entry["indicator"], entry.get("occurrence", 1)


def in_force(objective: ObjectiveEntry) -> list[IndicatorEntry]:
    """Return the indicators of a card that the update has left standing."""
    return [indicator for indicator in objective.indicators if not indicator.withdrawn]


@dataclass(frozen=True, slots=True)
class Card:
    """One objective with the approved actuals that stand."""

    objective: ObjectiveEntry
    reports: Reports

    def readings(
        self, year: int, period: str, *, first_targets: bool = False
    ) -> list[Reading]:
        """Return the readings of a period after the update: last terms, nothing withdrawn."""
        seen: Counter[str] = Counter()
        rows = []
        for indicator in self.objective.indicators:
            path = f"{self.objective.code}/{indicator.code}"
            seen[path] += 1
            if not indicator.withdrawn:
                target = target_of(indicator, year, first=first_targets)
                measure = measure_of(indicator)
                actual = actual_of(
                    indicator, self.reports[path, seen[path]], year, period
                )
                rows.append(Reading(measure, target, actual))
        return rows


def cards_of(plan: PlanDocument, actuals: Iterable[Entry]) -> dict[str, Card]:
    """Return every card by its objective's code."""
    standing: dict[tuple[Address, int, str], Report] = {}
    for entry in actuals:  # a correction stands after what it corrects
        if entry["state"] == "approved":
            value = None if entry["value"] is None else Decimal(entry["value"])
            way = ReportedAs(entry["reported_as"])
            report = Report(entry["year"], entry["period"], value, way)
            standing[address_of(entry), report.year, report.period] = report
    reports: Reports = defaultdict(list)
    for (address, _year, _period), report in standing.items():
        reports[address].append(report)
    return {o.code: Card(o, reports) for _path, o in plan.objectives()}


def measure_of(indicator: IndicatorEntry) -> Measure:
    """Return how an indicator is measured under the terms in force."""
    return Measure(
        indicator.method or Method.LEVEL,
        indicator.direction or Direction.INCREASE,
        indicator.baseline_value,
        indicator.tolerance,
        indicator.weight_percent,
        baseline_not_applicable=indicator.baseline_not_applicable,
        is_percent=indicator.unit == "%",
    )


def target_of(indicator: IndicatorEntry, year: int, *, first: bool) -> Decimal | None:
    """Return the target in force, or the one that was set first."""
    for target in indicator.target_revisions:
        if first and target.year == year and target.origin is Origin.PLAN:
            return target.value
    return indicator.targets.get(year)


def actual_of(
    indicator: IndicatorEntry, reports: list[Report], year: int, period: str
) -> Decimal | None:
    """Return what was reached, as a running total where the indicator is cumulative."""
    return actual_value(measure_of(indicator), reports, year, period, FIRST_YEAR)
