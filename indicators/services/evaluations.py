"""What is said about figures and objectives beside the numbers, from draft to publication."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict, Unpack

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from indicators import measures
from indicators.models import ActualEntry, EvaluationCriterion, ObjectiveEvaluation
from indicators.own import own_among
from indicators.services.chain import link
from indicators.services.refusals import (
    ApprovedError,
    EmptyEvaluationError,
    NoteMissingError,
    NotInPlanError,
    NotYoursError,
    OwnEntryError,
    SubmittedError,
    UnchangedError,
    WrongStateError,
)
from indicators.services.rules import Running, require_office
from plans.access import access_of
from plans.models import Municipality, Objective
from plans.models.held import save_held
from plans.models.remembered import acting

State = ActualEntry.State


class Said(TypedDict, total=False):
    """Sapmanın nedeni ve alınacak önlemler."""

    deviation_reason: str
    measures: str


def criteria_of(municipality: Municipality) -> tuple[EvaluationCriterion, ...]:
    """Return the criteria in use: the municipality's own, else those for all; one query."""
    rows = EvaluationCriterion.objects.filter(
        Q(municipality=municipality) | Q(municipality=None), is_active=True
    )
    own = [row for row in rows if row.municipality_id is not None]
    return tuple(own or rows)


@transaction.atomic
def evaluate_objective(
    *,
    objective: Objective,
    year: int,
    period: str,
    by: User,
    at: datetime | None = None,
    **said: Unpack[Said],
) -> ObjectiveEvaluation:
    """Write the draft of an objective's evaluation, a new one or the one at hand; return it.

    The objective's responsible unit writes it, or the strategy office, while the period is
    open for the unit.  Raises RefusedError where it waits for a decision or is approved.
    """
    moment = at or timezone.now()
    held = Objective.objects.select_for_update(of=("self",)).get(pk=objective.pk)
    row = ObjectiveEvaluation.objects.filter(
        objective=held, year=year, period=period
    ).first() or ObjectiveEvaluation(objective=held, year=year, period=period)
    _require_writer(row, by, moment)
    if row.state == State.SUBMITTED:
        raise SubmittedError
    if row.state == State.APPROVED:
        raise ApprovedError
    row.deviation_reason = said.get("deviation_reason", "")
    row.measures = said.get("measures", "")
    row.state = State.DRAFT
    row.entered_by, row.entered_at = by, moment
    row.decided_by = row.decided_at = None
    return _saved(row, by)


@transaction.atomic
def submit_evaluation(
    *, evaluation: ObjectiveEvaluation, by: User, at: datetime | None = None
) -> ObjectiveEvaluation:
    """Send an evaluation to the strategy office; return it.

    Raises EmptyEvaluationError where nothing is said, and UnchangedError for a returned
    one that was not touched.
    """
    moment = at or timezone.now()
    row = _locked(evaluation)
    _require_writer(row, by, moment)
    if row.state == State.RETURNED:
        raise UnchangedError
    if row.state != State.DRAFT:
        raise WrongStateError
    if not (row.deviation_reason.strip() or row.measures.strip()):
        raise EmptyEvaluationError
    row.state = State.SUBMITTED
    row.submitted_by, row.submitted_at = by, moment
    return _saved(row, by)


@transaction.atomic
def withdraw_evaluation(
    *, evaluation: ObjectiveEvaluation, by: User, at: datetime | None = None
) -> ObjectiveEvaluation:
    """Take back what waits for a decision, to change it; return it as a draft."""
    row = _locked(evaluation)
    _require_writer(row, by, at or timezone.now())
    if row.state != State.SUBMITTED:
        raise WrongStateError
    row.state = State.DRAFT
    row.submitted_by = row.submitted_at = None
    return _saved(row, by)


@transaction.atomic
def approve_evaluation(
    *, evaluation: ObjectiveEvaluation, by: User, at: datetime | None = None
) -> ObjectiveEvaluation:
    """Approve a submitted evaluation, which makes it public; return it."""
    row = _to_be_decided(evaluation, by)
    row.state = State.APPROVED
    row.decision_note = ""
    row.decided_by, row.decided_at = by, at or timezone.now()
    approved = _saved(row, by)
    link(row.objective.goal.plan, [approved])
    return approved


@transaction.atomic
def return_evaluation(
    *,
    evaluation: ObjectiveEvaluation,
    by: User,
    note: str,
    at: datetime | None = None,
) -> ObjectiveEvaluation:
    """Send a submitted evaluation back to its unit with a note; return it."""
    row = _to_be_decided(evaluation, by)
    if not note.strip():
        raise NoteMissingError
    row.state = State.RETURNED
    row.decision_note = note
    row.decided_by, row.decided_at = by, at or timezone.now()
    return _saved(row, by)


def _require_writer(row: ObjectiveEvaluation, by: User, at: datetime) -> None:
    """Raise RefusedError unless a person may write an objective's evaluation now."""
    objective = row.objective
    unit, plan = objective.responsible_unit, objective.goal.plan
    place = plan.municipality_id
    if not access_of(by).acts_for(None if unit is None else unit.pk, place):
        raise NotYoursError
    Running(at).require(objective, unit, row.year, row.period)
    if not measures.counts(objective, row.year):
        raise NotInPlanError


def _to_be_decided(read: ObjectiveEvaluation, by: User) -> ObjectiveEvaluation:
    row = _locked(read)
    require_office(by, row.objective.goal.plan)
    if row.state != State.SUBMITTED or row.entered_at != read.entered_at:
        raise WrongStateError
    if own_among([row], by):
        raise OwnEntryError
    return row


def _locked(row: ObjectiveEvaluation) -> ObjectiveEvaluation:
    """Return the evaluation as it is now, held until the transaction ends."""
    rows = ObjectiveEvaluation.objects.select_for_update(of=("self",))
    return rows.select_related(
        "objective__goal__plan",
        "objective__responsible_unit",
        "objective__introduced_in",
        "objective__withdrawn_in",
    ).get(pk=row.pk)


def _saved(row: ObjectiveEvaluation, by: User) -> ObjectiveEvaluation:
    with acting(by=by):
        save_held(row)
    return row
