"""The only writer of readings into plans and indicators: all of a document, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from indicators.export import export_plan, statistic_entry
from indicators.services import publish_since
from ingest.card_rows import (
    link_cooperating_units,
    write_goal,
    write_objective,
    write_unplaced,
)
from ingest.ground import Ground, NotCommittableError, cite_in, known_units, written
from ingest.reading.turkish import fold
from plans import document as entries
from plans.committed import Choice, committed
from plans.models import Goal, Municipality, Objective, Plan, SourceDocument, Statistic

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
                statistics=_write_statistics(document, source, municipality)
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
        return _commit_plan(
            committed(document, choice), choice, municipality, source, by
        )
    except IntegrityError as error:
        raise NotCommittableError(
            _("Belgedeki kayıtlar birbiriyle çelişiyor: %(error)s") % {"error": error}
        ) from error


def _commit_plan(
    document: entries.PlanDocument,
    choice: Choice,
    municipality: Municipality,
    source: SourceDocument,
    by: Any,  # noqa: ANN401
) -> CommitResult:
    start, end = choice.period
    plan, _made = Plan.objects.get_or_create(
        municipality=municipality, start_year=start, end_year=end
    )
    ground = Ground(plan, source, choice, by, _revisions(plan, document, source))
    ground.units = known_units(municipality)
    result = CommitResult(plan=plan)
    placed = _write_goals(ground, document, result)
    link_cooperating_units(plan, ground.units)
    _write_fragments(ground, document, placed)
    _write_new_statistics(ground, document)
    publish_since(plan=plan, year=plan.start_year, at=choice.at)
    return result


def _revisions(
    plan: Plan, document: entries.PlanDocument, source: SourceDocument
) -> dict[int, Any]:
    known = {revision.number: revision for revision in plan.revisions.all()}
    for entry in document.revisions:
        if entry.number not in known:
            known[entry.number] = plan.revisions.create(
                number=entry.number,
                adopted_on=date.fromisoformat(entry.adopted_on)
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
    existing = _Existing(ground.plan)
    placed: dict[str, Objective] = {}
    for g, entry in enumerate(document.goals):
        goal = _matching_goal(before, entry)
        if goal is None:
            goal = write_goal(ground, entry, _next_position(ground.plan.goals))
        else:
            before.remove(goal)
        for o, objective in enumerate(entry.objectives):
            if existing.has(objective):
                result.unchanged.append(objective.code)
                continue
            position = _next_position(goal.objectives)
            placed[f"goals[{g}].objectives[{o}]"] = write_objective(
                ground, goal, objective, position
            )
            result.new.append(objective.code)
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
    """The objectives a plan had before this commit, as entries to compare with."""

    def __init__(self, plan: Plan) -> None:
        document = export_plan(plan, public=False)
        self.objectives = [objective for _path, objective in document.objectives()]

    def has(self, entry: entries.ObjectiveEntry) -> bool:
        """Say whether exactly this card is there; a differing one raises NotCommittableError."""
        same_code = [o for o in self.objectives if o.code == entry.code]
        if not same_code:
            return False
        if any(_comparable(o) == _comparable(entry) for o in same_code):
            return True
        raise NotCommittableError(
            _("%(code)s bu planda var ve belgedekinden farklı; üzerine yazılmadı.")
            % {"code": entry.code}
        )


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
    known = set(ground.plan.unplaced_runs.values_list("text", flat=True))
    new = [fragment for fragment in document.unassigned if fragment.text not in known]
    position = _next_position(ground.plan.unplaced_runs)
    for number, fragment in enumerate(new, start=position):
        objective = placed.get(fragment.where) if fragment.where else None
        write_unplaced(ground, fragment, objective, number)


def _write_new_statistics(ground: Ground, document: entries.PlanDocument) -> None:
    known = {
        replace(statistic_entry(row), citation=None)
        for row in ground.municipality.statistics.select_related("citation")
    }
    for entry in document.statistics:
        if replace(entry, citation=None) not in known:
            _write_statistic(ground.document, entry, municipality=ground.municipality)


def _write_statistics(
    document: entries.PlanDocument,
    source: SourceDocument,
    municipality: Municipality | None,
) -> int:
    """Write a booklet's figures once; return how many are new."""
    if Statistic.objects.filter(citation__document=source).exists():
        return 0
    province = document.province or (municipality.province if municipality else "")
    if not province:
        raise NotCommittableError(_("Belgenin hangi ili anlattığı okunamadı."))
    for entry in document.statistics:
        _write_statistic(source, entry, province=province)
    return len(document.statistics)


def _write_statistic(
    source: SourceDocument,
    entry: entries.StatisticEntry,
    *,
    municipality: Municipality | None = None,
    province: str = "",
) -> None:
    citation = cite_in(source, entry.citation) if entry.citation else None
    row = Statistic(
        municipality=municipality,
        province=province,
        section=entry.section,
        subject=entry.subject,
        value=entry.value,
        unit=entry.unit,
        since_year=entry.since_year,
        as_of=entry.as_of or "",
        sentence=entry.sentence,
        citation=citation,
    )
    written(row, entry.subject)
