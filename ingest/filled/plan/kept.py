"""The check of a plan's workbook, kept as it was found, and whether the plan has changed since."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User

from ingest.filled.plan.book import table_of
from ingest.filled.plan.checking import (
    CheckedLine,
    CheckedSheet,
    PlanCheck,
    check_plan,
)
from ingest.filled.plan.reading import TypedBook
from ingest.filled.plan.sheets import SHEETS
from ingest.models import FilledPlan
from plans.models import Plan
from plans.tables.changes import Change


def keep_check(filled: FilledPlan, typed: TypedBook, person: User) -> PlanCheck:
    """Check a workbook and keep what was found; nothing of it is written into the plan.

    What stood is noted before: what changes meanwhile is a change since.
    """
    filled.standing = standing_of(filled.plan, person)
    check = check_plan(typed, filled.plan, person)
    filled.result = _as_json(check)
    last = FilledPlan.objects.filter(pk=filled.pk, at=filled.at)
    last.update(result=filled.result, standing=filled.standing)  # unless replaced
    return check


def kept_check(filled: FilledPlan) -> PlanCheck | None:
    """Return what was found, in words; None where the workbook was not checked yet."""
    return None if filled.result is None else _from_json(filled.result)


def is_stale(filled: FilledPlan, person: User) -> bool:
    """Whether something of the plan changed since the check; a few queries, and no write."""
    return filled.standing != standing_of(filled.plan, person)


def standing_of(plan: Plan, person: User) -> str:
    """Return what tells what stands in a plan's workbook from what stood."""
    told = sha256()
    for sheet in SHEETS:
        for line in sheet.lines(table_of(sheet, plan, person)):
            told.update(repr((sheet.name, line.key, line.cells, line.seen)).encode())
    return told.hexdigest()


def _as_json(check: PlanCheck) -> list[dict[str, Any]]:
    return [
        {
            "name": sheet.name,
            "lines": [
                {
                    "line": line.line,
                    "name": line.name,
                    "is_new": line.is_new,
                    "changes": [
                        [each.heading, each.was, each.now] for each in line.changes
                    ],
                    "errors": [*line.errors.items()],  # an object has no order
                }
                for line in sheet.lines
            ],
        }
        for sheet in check.sheets
    ]


def _from_json(kept: list[dict[str, Any]]) -> PlanCheck:
    return PlanCheck(
        tuple(
            CheckedSheet(sheet["name"], tuple(map(_line, sheet["lines"])))
            for sheet in kept
        )
    )


def _line(kept: dict[str, Any]) -> CheckedLine:
    changes = [Change(*each) for each in kept["changes"]]
    return CheckedLine(**{**kept, "changes": changes, "errors": dict(kept["errors"])})
