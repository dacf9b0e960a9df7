"""The desk: a received document becomes a draft, a person places, accepts or rejects it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ingest.changes import Answers
from ingest.commit import (
    CommitResult,
    NotCommittableError,
    commit_document,
    preview_commit,
)
from ingest.edits import Operation, edited
from ingest.edits.telling import Told, told
from ingest.models import Draft, DraftEdit, DraftState
from ingest.proof import keep_crops
from ingest.standing import ORIGINAL, Standing
from ingest.undecided import undecided
from plans.document import PlanDocument


class StaleReadingError(Exception):
    """The reading has changed since the person looked at it; the message is a Turkish sentence."""


@transaction.atomic
def correct(
    draft_id: int,
    operations: Sequence[Operation],
    *,
    seen: str,
    by: Any,  # noqa: ANN401 - the installation's user model
    at: datetime | None = None,
) -> Draft:
    """Change an open draft's reading as a person asks, all of it or nothing, and keep what was changed.

    `seen` is the digest of the reading that the person looked at.  Raises
    StaleReadingError where it is another by now, NotCommittableError where the draft is
    decided, EditError where a change cannot be made.
    """
    draft = _open_draft(draft_id)
    if draft.digest != seen:
        raise StaleReadingError(
            _("Sayfa açıldıktan sonra bu belge değişti; düzeltmeyi yeniden yapın.")
        )
    reading, history = draft.as_read(), []
    for operation in operations:
        changed = edited(reading, operation)
        history.append(told(reading, operation, changed))
        reading = changed
    draft.keep(reading)
    draft.save(update_fields=["reading"])
    DraftEdit.objects.bulk_create(
        _kept(draft, change, by, at or timezone.now()) for change in history
    )
    return draft


def _kept(draft: Draft, change: Told, by: Any, at: datetime) -> DraftEdit:  # noqa: ANN401
    return DraftEdit(
        draft=draft,
        kind=change.kind,
        path=change.path[:200],
        subject=change.subject[:300],
        before=change.before,
        after=change.after,
        by=by,
        at=at,
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose for a commit; `seen` is the digest of the reading they looked at, "" unasked."""

    period: tuple[int, int] | None = None
    standing: Standing = ORIGINAL
    answers: Answers = field(default_factory=dict)
    seen: str = ""


def preview(draft: Draft, choice: Choice, *, by: Any) -> CommitResult:  # noqa: ANN401
    """Return what accepting would do: the commit, rolled back.

    Raises NotCommittableError where the document as a whole has no place to go.
    """
    return preview_commit(
        _to_commit(draft),
        source=draft.document,
        municipality=draft.municipality,
        period=choice.period,
        by=by,
        standing=choice.standing,
        answers=choice.answers,
    )


def accept(
    draft_id: int,
    choice: Choice,
    *,
    by: Any,  # noqa: ANN401 - the installation's user model
    at: datetime | None = None,
) -> CommitResult:
    """Write an open draft into the plan; raises NotCommittableError with nothing written.

    Raises StaleReadingError where the reading is another than the one that was seen.
    """
    draft, result = _accepted(draft_id, choice, by, at or timezone.now())
    keep_crops(draft.document)  # after the commit: drawing pages takes its time
    return result


def _to_commit(draft: Draft) -> PlanDocument:
    reason = _("Belgeden alındı: %(name)s") % {"name": draft.document.name}
    return undecided(draft.as_read(), otherwise=reason)


@transaction.atomic
def _accepted(
    draft_id: int,
    choice: Choice,
    by: Any,  # noqa: ANN401
    at: datetime,
) -> tuple[Draft, CommitResult]:
    draft = _open_draft(draft_id)
    if choice.seen and choice.seen != draft.digest:
        raise StaleReadingError(
            _("Önizlemeden sonra bu belge değişti; yeniden bakıp kabul edin.")
        )
    result = commit_document(
        _to_commit(draft),
        source=draft.document,
        municipality=draft.municipality,
        period=choice.period,
        by=by,
        at=at,
        standing=choice.standing,
        answers=choice.answers,
    )
    draft.plan = result.plan
    _decide(draft, Draft.State.COMMITTED, by, at)
    return draft, result


@transaction.atomic
def reject(draft_id: int, *, by: Any, at: datetime | None = None) -> None:  # noqa: ANN401
    """Close an open draft without writing anything of it."""
    _decide(_open_draft(draft_id), Draft.State.REJECTED, by, at or timezone.now())


def _open_draft(draft_id: int) -> Draft:
    draft = Draft.objects.select_for_update(of=("self",)).get(pk=draft_id)
    if draft.state != Draft.State.OPEN:
        raise NotCommittableError(_("Bu belge hakkında daha önce karar verilmiş."))
    return draft


def _decide(draft: Draft, state: DraftState, by: Any, at: datetime) -> None:  # noqa: ANN401
    draft.state = state
    draft.decided_by = by
    draft.decided_at = at
    draft.full_clean()
    draft.save(update_fields=["state", "plan", "decided_by", "decided_at"])
