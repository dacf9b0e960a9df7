"""Evidence is added to drafts and taken out of them, and opened to the public by the strategy office."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from pathlib import PurePath

from django.contrib.auth.models import User
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from indicators.content import is_what_it_says
from indicators.models import ActualEntry, Evidence
from indicators.services.chain import link
from indicators.services.refusals import EvidenceContentError, WrongStateError
from indicators.services.rules import require_office
from indicators.services.submission import editable
from plans.models.remembered import acting


@transaction.atomic
def add_evidence(
    *,
    entry: ActualEntry,
    by: User,
    title: str,
    source: File[bytes] | str,
    is_public: bool = False,
    at: datetime | None = None,
) -> Evidence:
    """Keep a file, or the address of one, as evidence of a draft; private unless said otherwise.

    Raises ValidationError for a file of another kind or size than is kept, and
    EvidenceContentError for one whose content is not what its name says.
    """
    moment = at or timezone.now()
    entry = editable(entry, by, moment)
    evidence = Evidence(
        actual=entry, title=title, is_public=is_public, added_by=by, added_at=moment
    )
    if isinstance(source, str):
        evidence.address = source
    else:
        evidence.file.name = source.name
        evidence.file = source
    evidence.full_clean()
    if not isinstance(source, str):
        require_content(source)
        evidence.sha256 = _digest(source)
    with acting(by=by):
        evidence.save()
    return evidence


def require_content(file: File[bytes]) -> None:
    """Raise EvidenceContentError unless a file is what its name says."""
    suffix = PurePath(file.name or "").suffix.removeprefix(".")
    if not is_what_it_says(file.open("rb"), suffix):  # type: ignore[arg-type]
        raise EvidenceContentError


def _digest(file: File[bytes]) -> str:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


@transaction.atomic
def remove_evidence(
    *, evidence: Evidence, by: User, at: datetime | None = None
) -> Evidence:
    """Take evidence out of a draft: nobody is shown it any more, and its row stays; return it.

    Raises as `add_evidence` does where the figure may not change: what backs an approved
    figure stays with it.
    """
    moment = at or timezone.now()
    entry = editable(evidence.actual, by, moment)
    row = Evidence.everything.select_for_update().get(pk=evidence.pk)
    if row.removed_at is not None or row.actual_id != entry.pk:
        raise WrongStateError
    row.is_public = False
    row.removed_by, row.removed_at = by, moment
    with acting(by=by):
        row.save(update_fields=["is_public", "removed_by", "removed_at"])
    return row


@transaction.atomic
def show_evidence(*, evidence: Evidence, by: User, to_all: bool) -> Evidence:
    """Open evidence to the public, or take it back; it may hold personal data.

    Raises WrongStateError for what was taken out.
    """
    plan = evidence.actual.indicator.objective.goal.plan
    require_office(by, plan)
    row = Evidence.everything.select_for_update().get(pk=evidence.pk)
    if row.removed_at is not None:
        raise WrongStateError
    row.is_public = evidence.is_public = to_all
    with acting(by=by):
        row.save(update_fields=["is_public"])
    link(plan, [row])
    return row
