"""Güncelleme: which plan revision a document speaks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ingest.comparing import Setting
from ingest.ground import understood
from ingest.heap import NotCommittableError
from ingest.merging_targets import dated
from ingest.standing import Standing
from plans import document as entries
from plans.document import with_indicators
from plans.models import Plan, PlanRevision, SourceDocument


def revisions_of(
    plan: Plan,
    document: entries.PlanDocument,
    source: SourceDocument,
    standing: Standing,
) -> tuple[dict[int, PlanRevision], int]:
    """Return the plan's revisions by number, new ones made, and the number the document speaks for.

    Raises NotCommittableError for an update of nothing, one out of its order, or not adopted yet.
    """
    known = {revision.number: revision for revision in plan.revisions.all()}
    if standing.is_update:
        revision = _update(plan, list(known.values()), source, standing)
        return {**known, revision.number: revision}, revision.number
    where = _("kabul tarihi")
    for entry in document.revisions or (entries.RevisionEntry(0),):
        if entry.number not in known:
            known[entry.number] = plan.revisions.create(
                number=entry.number,
                adopted_on=understood(date.fromisoformat, entry.adopted_on, where)
                if entry.adopted_on
                else None,
                decision_number=entry.decision_number or "",
                document=source,
            )
    return known, 0


def as_update(reading: entries.PlanDocument, setting: Setting) -> entries.PlanDocument:
    """Return the reading with everything in it as this update's: what is new came with it."""
    number = setting.revision
    revision = entries.RevisionEntry(number)

    def came(indicator: entries.IndicatorEntry) -> entries.IndicatorEntry:
        cited = indicator.citations
        promised = tuple(
            dated(
                entries.TargetEntry(year, value, citation=cited.get(f"targets.{year}")),
                setting,
            )
            for year, value in indicator.targets.items()
        )
        return replace(
            indicator,
            introduced_in=number,
            target_revisions=indicator.target_revisions or promised,
        )

    def of_goal(goal: entries.GoalEntry) -> entries.GoalEntry:
        rows = tuple(replace(o, introduced_in=number) for o in goal.objectives)
        return replace(goal, objectives=rows, introduced_in=number)

    reading = with_indicators(reading, came)
    goals = tuple(map(of_goal, reading.goals))
    return replace(reading, goals=goals, revisions=(revision,))


def _update(
    plan: Plan,
    known: list[PlanRevision],
    source: SourceDocument,
    standing: Standing,
) -> PlanRevision:
    if not plan.goals.exists():
        raise NotCommittableError(
            _(
                "Güncellenecek plan yok; önce ilk planı ya da bu belgeyi ilk plan olarak aktarın."
            )
        )
    updates = sorted((r for r in known if r.number), key=lambda r: r.number)
    for revision in updates:
        if revision.adopted_on == standing.adopted_on:
            return revision
        if revision.document_id == source.pk:
            raise NotCommittableError(
                _("Bu belge daha önce %(day)s tarihli güncelleme olarak aktarıldı.")
                % {"day": f"{revision.adopted_on:%d.%m.%Y}"}
            )
    last = updates[-1].adopted_on if updates else None
    assert standing.adopted_on is not None  # noqa: S101
    if last is not None and standing.adopted_on < last:
        raise NotCommittableError(
            _("Planın %(day)s tarihli daha yeni bir güncellemesi var.")
            % {"day": f"{last:%d.%m.%Y}"}
        )
    if standing.adopted_on > timezone.localdate():
        raise NotCommittableError(
            _(
                "Kabul tarihi (%(day)s) daha gelmedi; kabul edilmemiş güncelleme aktarılmaz."
            )
            % {"day": f"{standing.adopted_on:%d.%m.%Y}"}
        )
    return plan.revisions.create(
        number=max(r.number for r in known) + 1,
        adopted_on=standing.adopted_on,
        decision_number=standing.decision_number,
        document=source,
    )
