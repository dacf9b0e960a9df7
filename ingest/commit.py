"""The only writer of readings into plans and indicators: all of a document, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.models import Indicator
from ingest.changes import Answers, Change, Fate
from ingest.ground import understood
from ingest.heap import Heap, NotCommittableError, broken_rule
from ingest.periods import period_of
from ingest.plan_commit import Order, write_plan
from ingest.standing import ORIGINAL, Standing
from ingest.statistic_rows import write_statistics
from plans.committed import Choice
from plans.document import Kind, PlanDocument, with_indicators
from plans.models import Municipality, Plan, SourceDocument
from plans.models.remembered import acting

__all__ = ["CommitResult", "NotCommittableError", "commit_document", "preview_commit"]


@dataclass(slots=True)
class CommitResult:
    """What a commit did: a row for each thing the document says; codes of objectives by their fate."""

    plan: Plan | None = None
    changes: tuple[Change, ...] = ()
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    statistics: int = 0

    @property
    def refused(self) -> tuple[Change, ...]:
        """The rows that keep the document from being committed."""
        return tuple(c for c in self.changes if c.fate is Fate.REFUSED)


def commit_document(  # noqa: PLR0913 - what a person chose, each by its name
    document: PlanDocument,
    *,
    source: SourceDocument,
    municipality: Municipality | None,
    period: tuple[int, int] | None = None,
    by: Any = None,  # noqa: ANN401 - the installation's user model, None on the command line
    at: datetime | None = None,
    standing: Standing = ORIGINAL,
    answers: Answers | None = None,
) -> CommitResult:
    """Write a reading that a person accepted, and say what it changed.

    `period` None takes the one the document prints; `standing` says whether it is the
    plan or an update of it; `answers` decide rows that a preview refused.  Committing the
    same document again changes nothing.  Raises NotCommittableError, with a Turkish
    sentence, all rows and nothing written, where anything is refused.
    """
    order = Order(source, municipality, period, by, at, standing, answers or {})
    with transaction.atomic():
        result = _written(document, order)
        if result.refused:
            raise NotCommittableError(_summary(result.refused), result.changes)
    return result


def preview_commit(  # noqa: PLR0913
    document: PlanDocument,
    *,
    source: SourceDocument,
    municipality: Municipality | None,
    period: tuple[int, int] | None = None,
    by: Any = None,  # noqa: ANN401
    at: datetime | None = None,
    standing: Standing = ORIGINAL,
    answers: Answers | None = None,
) -> CommitResult:
    """Return what a commit would do, refused rows included: the same commit, rolled back.

    Raises NotCommittableError where the document as a whole has no place to go.
    """
    order = Order(source, municipality, period, by, at, standing, answers or {})
    with transaction.atomic():
        result = _written(document, order)
        transaction.set_rollback(True)
    return result


def _written(document: PlanDocument, order: Order) -> CommitResult:
    try:
        why = _("%(document)s belgesinden alındı.") % {"document": order.source.name}
        with acting(by=order.by, why=why):
            return _placed(document, order)
    except IntegrityError as error:
        raise NotCommittableError(broken_rule(error)) from error


def _placed(document: PlanDocument, order: Order) -> CommitResult:
    if document.kind is Kind.STATISTICS_BOOKLET:
        return _booklet(document, order)
    if document.kind is Kind.REFUSED:
        raise NotCommittableError(document.refusal or _("Bu belge bir plan değil."))
    return _plan(document, order)


def _booklet(document: PlanDocument, order: Order) -> CommitResult:
    place = order.municipality
    province = document.province or (place.province if place else "")
    if not province:
        raise NotCommittableError(_("Belgenin hangi ili anlattığı okunamadı."))
    heap = Heap()
    changes = write_statistics(
        document.statistics, order.source, heap, province=province
    )
    heap.write()
    new = sum(change.fate is Fate.NEW for change in changes)
    return CommitResult(changes=(*changes, *heap.refusals), statistics=new)


def _plan(document: PlanDocument, order: Order) -> CommitResult:
    if order.municipality is None:
        raise NotCommittableError(_("Planın hangi belediyenin olduğunu seçin."))
    place = order.municipality
    period = period_of(document, place, order.period)
    at = order.at or timezone.now()
    choice = Choice(place.name, place.slug, period, at)
    document = _with_free_identifiers(document, choice)
    plan, changes = write_plan(document, choice, order)
    figures = sum(change.where.startswith("statistics[") for change in changes)
    result = CommitResult(plan=plan, changes=tuple(changes), statistics=figures)
    for path, objective in document.objectives():
        told = _told_of(path, changes)
        {Fate.NEW: result.new, Fate.CHANGED: result.changed}.get(
            told, result.unchanged
        ).append(objective.code)
    return result


def _told_of(path: str, changes: Iterable[Change]) -> Fate:
    """Return what became of a whole card."""
    inside = [c for c in changes if c.where == path or c.where.startswith(f"{path}.")]
    if any(c.where == path and c.fate is Fate.NEW for c in inside):
        return Fate.NEW
    touched = any(c.fate in {Fate.NEW, Fate.CHANGED} for c in inside)
    return Fate.CHANGED if touched else Fate.UNCHANGED


def _with_free_identifiers(document: PlanDocument, choice: Choice) -> PlanDocument:
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
    if not stated or not others.exists():
        return document
    return with_indicators(document, lambda indicator: replace(indicator, id=None))


def _summary(refused: tuple[Change, ...]) -> str:
    """Return the first reason, and how many there are beside it."""
    more = len({change.reason for change in refused}) - 1
    if not more:
        return refused[0].reason
    rest = ngettext("(ve %(n)s neden daha)", "(ve %(n)s neden daha)", more)
    return f"{refused[0].reason} {rest % {'n': more}}"
