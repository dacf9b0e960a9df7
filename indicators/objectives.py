"""Objectives beside their indicators on a unit's page: the year's evaluation, written over what was seen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from indicators import services
from indicators.models import ActualEntry, ObjectiveEvaluation, Period, ReportingPeriod
from plans.access import Person, access_of
from plans.models import Objective

State = ActualEntry.State
NAMES = ("deviation_reason", "measures")


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective of the page, and what is said of it."""

    objective: Objective
    entry: ObjectiveEvaluation | None

    @property
    def is_editable(self) -> bool:
        """Whether it may be written now."""
        return is_open(self.entry)

    @property
    def seen(self) -> str:
        """What the page shows of it now."""
        return json.dumps(texts_in(self.entry), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of typed texts: the evaluation as it stands now, and what was done."""

    entry: ObjectiveEvaluation | None
    is_written: bool = False
    is_conflict: bool = False


def is_open(entry: ObjectiveEvaluation | None) -> bool:
    """Whether a unit may write over what stands."""
    return entry is None or entry.state in (State.DRAFT, State.RETURNED)


def texts_in(entry: ObjectiveEvaluation | None) -> dict[str, str]:
    """Return what a form starts from: the texts of the evaluation, or nothing."""
    return {} if entry is None else {name: getattr(entry, name) for name in NAMES}


def from_seen(text: str | None) -> dict[str, str] | None:
    """Return what the page showed, or `None` where the page does not say."""
    try:
        shown = json.loads(text or "")
        return {name: str(shown[name]) for name in NAMES if name in shown}
    except (ValueError, TypeError, RecursionError):
        return None


def rows_of(
    period: ReportingPeriod, objectives: Iterable[Objective], person: Person
) -> dict[int, ObjectiveRow]:
    """Return the evaluations that a person may write, by objective; the year's end alone has some.

    One query; the objectives' goals and plans are loaded.
    """
    access = access_of(person)
    place = period.plan.municipality_id
    mine = {
        each.pk: each
        for each in objectives
        if period.period == Period.YEAR
        and access.acts_for(each.responsible_unit_id, place)
    }
    written = ObjectiveEvaluation.objects.filter(
        objective__in=mine, year=period.year, period=period.period
    ).select_related("entered_by")
    by_objective = {row.objective_id: row for row in written}
    return {
        key: ObjectiveRow(each, by_objective.get(key)) for key, each in mine.items()
    }


def row_of(period: ReportingPeriod, key: int, person: Person) -> ObjectiveRow | None:
    """Return the row of one objective of the period's plan, or None where it is not the person's."""
    asked = Objective.objects.filter(goal__plan=period.plan_id, pk=key)
    return rows_of(period, asked, person).get(key)


def keep(
    *,
    objective: Objective,
    period: ReportingPeriod,
    by: User,
    seen: Mapping[str, str],
    typed: Mapping[str, str],
) -> Kept:
    """Write texts over what the person saw; where something else stands by now, write nothing.

    Raises as `services.evaluate_objective` does.
    """
    with transaction.atomic():
        entry = _standing(objective, period)
        stands_already = texts_in(entry) == typed
        if not is_open(entry) or texts_in(entry) != seen:
            return Kept(entry, is_conflict=not stands_already)
        written = services.evaluate_objective(
            objective=objective,
            year=period.year,
            period=period.period,
            by=by,
            deviation_reason=typed["deviation_reason"],
            measures=typed["measures"],
        )
        return Kept(written, is_written=True)


def send(
    *, objective: Objective, period: ReportingPeriod, by: User, typed: Mapping[str, str]
) -> Kept:
    """Submit the texts that the person saw or typed; what is empty or submitted is left alone."""
    with transaction.atomic():
        entry = _standing(objective, period)
        if entry is None or entry.state != State.DRAFT or not any(typed.values()):
            return Kept(entry)
        if texts_in(entry) != typed:
            return Kept(entry, is_conflict=True)
        sent = services.submit_evaluation(evaluation=entry, by=by)
        return Kept(sent, is_written=True)


def _standing(
    objective: Objective, period: ReportingPeriod
) -> ObjectiveEvaluation | None:
    """Let two who write it at once do so one after the other; return what stands."""
    list(Objective.objects.select_for_update(of=("self",)).filter(pk=objective.pk))
    return (
        ObjectiveEvaluation.objects.filter(
            objective=objective, year=period.year, period=period.period
        )
        .select_related("entered_by")
        .first()
    )
