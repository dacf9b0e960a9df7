"""Evidence is added to drafts, and opened to the public by the strategy office."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.core.files import File
from django.db import transaction
from django.utils import timezone

from indicators.models import ActualEntry, Evidence
from indicators.services.chain import link
from indicators.services.entry import editable
from indicators.services.rules import require_office


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
    """Keep a file, or the address of one, as evidence of a draft; private unless said otherwise."""
    entry = editable(entry, by)
    evidence = Evidence(
        actual=entry,
        title=title,
        is_public=is_public,
        added_by=by,
        added_at=at or timezone.now(),
    )
    if isinstance(source, str):
        evidence.address = source
    else:
        evidence.file.name = source.name
        evidence.file = source
    evidence.full_clean()
    evidence.save()
    return evidence


@transaction.atomic
def show_evidence(*, evidence: Evidence, by: User, to_all: bool) -> Evidence:
    """Open evidence to the public, or take it back; it may hold personal data."""
    plan = evidence.actual.indicator.objective.goal.plan
    require_office(by, plan)
    evidence.is_public = to_all
    evidence.save(update_fields=["is_public"])
    link(plan, [evidence])
    return evidence
