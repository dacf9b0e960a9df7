"""The only writer of readings into plans and indicators: all of a document, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indicators.export import export_plan
from indicators.models import Indicator
from indicators.services import publish_since
from ingest.card_rows import (
    link_cooperating_units,
    write_goal,
    write_objective,
    write_unplaced,
)
from ingest.ground import (
    Ground,
    NotCommittableError,
    broken_rule,
    known_units,
    understood,
)
from ingest.statistic_rows import write_statistics
from plans import document as entries
from plans.committed import Choice, committed
from plans.document import with_indicators
from plans.models import Goal, Municipality, Objective, Plan, SourceDocument
from plans.turkish import fold

__all__ = ["CommitResult", "NotCommittableError", "commit_document"]


@dataclass(slots=True)
class CommitResult:
    """What a commit did: codes of objectives that are new or were there already."""

    plan: Plan | None = None
    new: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    statistics: int = 0


@transaction.atomic
def commit_document(
    document: entries.PlanDocument,
    *,
    source: SourceDocument,
    municipality: Municipality | None,
    period: tuple[int, int] | None = None,
    by: Any = None,  # noqa: ANN401 - the installation's user model, None on the command line
    at: datetime | None = None,
) -> CommitResult:
    """Write a reading that a person accepted, and say what was new.

    `period` None takes the one the document prints.  Committing the same document
    again changes nothing.  Raises NotCommittableError, with a Turkish sentence and
    nothing written, where the document does not fit.
    """
    at = at or timezone.now()
    try:
        if document.kind is entries.Kind.STATISTICS_BOOKLET:
            return CommitResult(
                statistics=_write_booklet(document, source, municipality)
            )
        if document.kind is entries.Kind.REFUSED:
            raise NotCommittableError(document.refusal or _("Bu belge bir plan değil."))
        if municipality is None:
            raise NotCommittableError(_("Planın hangi belediyenin olduğunu seçin."))
        period = period or document.period
        if period is None:
            raise NotCommittableError(
                _("Belgede plan dönemi yazmıyor; dönemi siz seçin.")
            )
        choice = Choice(municipality.name, municipality.slug, period, at)
        document = committed(_with_free_identifiers(document, choice), choice)
        return _commit_plan(document, choice, municipality, source, by)
    except IntegrityError as error:
        raise NotCommittableError(broken_rule(error)) from error


def _write_booklet(
    document: entries.PlanDocument,
    source: SourceDocument,
    municipality: Municipality | None,
) -> int:
    province = document.province or (municipality.province if municipality else "")
    if not province:
        raise NotCommittableError(_("Belgenin hangi ili anlattığı okunamadı."))
    return write_statistics(document.statistics, source, province=province)


def _commit_plan(
    document: entries.PlanDocument,
    choice: Choice,
    municipality: Municipality,
    source: SourceDocument,
    by: Any,  # noqa: ANN401
) -> CommitResult:
    start, end = choice.period
    plan, _made = Plan.objects.get_or_create(
        municipality=municipality,
        start_year=start,
        end_year=end,
        defaults={"is_public": True},
    )
    ground = Ground(plan, source, choice, by, _revisions(plan, document, source))
    ground.units = known_units(municipality)
    result = CommitResult(plan=plan)
    placed = _write_goals(ground, document, result)
    link_cooperating_units(plan, ground.units)
    _write_fragments(ground, document, placed)
    write_statistics(document.statistics, source, municipality=municipality)
    publish_since(plan=plan, year=plan.start_year, at=choice.at)
    return result


def _with_free_identifiers(
    document: entries.PlanDocument, choice: Choice
) -> entries.PlanDocument:
    """Let go of identifiers that another plan has: an export loaded elsewhere is another plan."""
    stated = {
        understood(UUID, indicator.id, indicator.code)
        for _path, indicator in document.indicators()
        if indicator.id
    }
    start, end = choice.period
    others = Indicator.objects.filter(uid__in=stated).exclude(
        objective__goal__plan__municipality__slug=choice.slug,
        objective__goal__plan__start_year=start,
        objective__goal__plan__end_year=end,
    )
    if not others.exists():
        return document
    return with_indicators(document, lambda indicator: replace(indicator, id=None))


def _revisions(
    plan: Plan, document: entries.PlanDocument, source: SourceDocument
) -> dict[int, Any]:
    known = {revision.number: revision for revision in plan.revisions.all()}
    where = _("kabul tarihi")
    for entry in document.revisions:
        if entry.number not in known:
            known[entry.number] = plan.revisions.create(
                number=entry.number,
                adopted_on=understood(date.fromisoformat, entry.adopted_on, where)
                if entry.adopted_on
                else None,
                decision_number=entry.decision_number or "",
                document=source,
            )
    return known


def _write_goals(
    ground: Ground, document: entries.PlanDocument, result: CommitResult
) -> dict[str, Objective]:
    """Write the goals and objectives that are new; return the rows by their path."""
    before = list(ground.plan.goals.all())
    existing = _Existing(ground)
    placed: dict[str, Objective] = {}
    for g, entry in enumerate(document.goals):
        goal = _matching_goal(before, entry)
        if goal is None:
            goal = write_goal(ground, entry, _next_position(ground.plan.goals))
        else:
            before.remove(goal)
        for o, card in enumerate(entry.objectives):
            objective = existing.find(card)
            told = result.unchanged
            if objective is None:
                position = _next_position(goal.objectives)
                objective = write_objective(ground, goal, card, position)
                told = result.new
            told.append(card.code)
            placed[f"goals[{g}].objectives[{o}]"] = objective
    return placed


def _matching_goal(goals: list[Goal], entry: entries.GoalEntry) -> Goal | None:
    """Return the goal of this code; raise NotCommittableError where its text is another."""
    same_code = [goal for goal in goals if goal.code == entry.code]
    for goal in same_code:
        if entry.title is None or fold(goal.title) == fold(entry.title):
            return goal
    if same_code:
        raise NotCommittableError(
            _("%(code)s bu planda başka bir metinle var: “%(title)s”")
            % {"code": entry.code, "title": same_code[0].title}
        )
    return None


class _Existing:
    """The objectives a plan had before this commit, each with its entry to compare with."""

    def __init__(self, ground: Ground) -> None:
        # What came from this very document may have been worked on since.
        self.is_known = ground.document.citations.exists()
        rows = Objective.objects.filter(goal__plan=ground.plan)
        document = export_plan(ground.plan, public=False)
        self.cards = list(
            zip(
                rows.order_by("goal__position", "position"),
                (card for _path, card in document.objectives()),
                strict=True,
            )
        )

    def find(self, entry: entries.ObjectiveEntry) -> Objective | None:
        """Return the objective that has this card already.

        Raises NotCommittableError where its code stands over another card.
        """
        same_code = [(row, card) for row, card in self.cards if card.code == entry.code]
        for row, card in same_code:
            if self.is_known or _comparable(card) == _comparable(entry):
                return row
        if same_code:
            raise NotCommittableError(
                _("%(code)s bu planda var ve belgedekinden farklı; üzerine yazılmadı.")
                % {"code": entry.code}
            )
        return None


def _comparable(objective: entries.ObjectiveEntry) -> entries.ObjectiveEntry:
    """Leave out what a second reading cannot know: times of recording, later figures."""
    indicators = tuple(
        replace(
            indicator,
            id=None,
            actuals=(),
            target_revisions=tuple(
                replace(target, recorded_at=None)
                for target in indicator.target_revisions
            ),
        )
        for indicator in objective.indicators
    )
    return replace(objective, indicators=indicators)


def _next_position(rows: Any) -> int:  # noqa: ANN401 - any related manager
    last = rows.order_by("-position").values_list("position", flat=True).first()
    return (last or 0) + 1


def _write_fragments(
    ground: Ground, document: entries.PlanDocument, placed: dict[str, Objective]
) -> None:
    """Keep the runs that no rule could place, once each."""
    runs = ground.plan.unplaced_runs
    known = set(runs.values_list("objective", "text"))
    for fragment in document.unassigned:
        objective = placed.get(fragment.where) if fragment.where else None
        if (objective.pk if objective else None, fragment.text) not in known:
            write_unplaced(ground, fragment, objective, _next_position(runs))
