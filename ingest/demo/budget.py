"""The budget of a plan's activities, as somebody would have typed it; some lines are left out on purpose."""

from __future__ import annotations

import csv
from datetime import datetime
from itertools import groupby
from pathlib import Path

from ingest.demo.told import at_nine
from plans.models import CardEntry, CostLine, Plan
from plans.models.remembered import acting, remember


def write_budget(plan: Plan, path: Path) -> None:
    """Write the lines of a table: appropriations before their year, spending after it."""
    activities = {
        (entry.objective.code, entry.position): entry
        for entry in CardEntry.objects.filter(
            objective__goal__plan=plan, kind=CardEntry.Kind.ACTIVITY
        ).select_related("objective")
    }
    with path.open(encoding="utf-8", newline="") as table:
        told = sorted(csv.DictReader(table), key=_entered_at)
    for at, rows in groupby(told, key=_entered_at):
        lines = [
            CostLine(
                activity=activities[row["objective"], int(row["activity"])],
                year=int(row["year"]),
                economic_code=row["economic_code"],
                source=row["source"],
                stage=row["stage"],
                amount=row["amount"],
            )
            for row in rows
        ]
        with acting(at=at):
            remember(CostLine.objects.bulk_create(lines), are_new=True)


def _entered_at(row: dict[str, str]) -> datetime:
    year = int(row["year"])
    is_planned = row["stage"] == CostLine.Stage.PLANNED
    return at_nine(f"{year - 1}-12-12" if is_planned else f"{year + 1}-02-20")
