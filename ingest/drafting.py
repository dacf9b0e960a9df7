"""The desk: a received document becomes a draft, a person places, accepts or rejects it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ingest.commit import CommitResult, NotCommittableError, commit_document
from ingest.models import Draft, DraftState
from ingest.placing import Placement, placed
from ingest.tasks import cut_crops


@transaction.atomic
def place(draft_id: int, placement: Placement, *, seen: str) -> None:
    """Move items of unassigned runs into the sections a person chose for them.

    `seen` is the digest of the reading that the person looked at; raises
    NotCommittableError where the reading has changed since, or is decided.
    """
    draft = _open_draft(draft_id)
    if draft.digest != seen:
        raise NotCommittableError(
            _("Sayfa açıldıktan sonra bu belge değişti; maddeleri yeniden seçin.")
        )
    draft.keep(placed(draft.as_read(), placement))
    draft.save(update_fields=["reading"])


def accept(
    draft_id: int,
    *,
    period: tuple[int, int] | None,
    by: Any,  # noqa: ANN401 - the installation's user model
    at: datetime | None = None,
) -> CommitResult:
    """Write an open draft into the plan; raises NotCommittableError with nothing written."""
    draft, result = _accepted(draft_id, period, by, at or timezone.now())
    cut_crops.enqueue(draft.document_id)  # drawing pages takes its time
    return result


@transaction.atomic
def _accepted(
    draft_id: int,
    period: tuple[int, int] | None,
    by: Any,  # noqa: ANN401
    at: datetime,
) -> tuple[Draft, CommitResult]:
    draft = _open_draft(draft_id)
    result = commit_document(
        draft.as_read(),
        source=draft.document,
        municipality=draft.municipality,
        period=period,
        by=by,
        at=at,
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
