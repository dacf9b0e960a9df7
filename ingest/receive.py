"""Taking a file in: it is kept as it came, once, under its SHA-256, read, and opened as a draft."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ingest.models import Draft
from ingest.sandbox import read_safely
from plans.document import IndicatorEntry, Kind, PlanDocument, with_indicators
from plans.models import Municipality, SourceDocument


class RefusedError(Exception):
    """The document was kept but cannot become a draft; the message is a Turkish sentence."""


@dataclass(frozen=True, slots=True)
class Received:
    """The draft of a received document; `is_new` is False where it was waiting already."""

    draft: Draft
    is_new: bool


def receive(
    content: bytes,
    *,
    name: str,
    municipality: Municipality,
    by: Any,  # noqa: ANN401 - the installation's user model
) -> Received:
    """Keep the file, read it in a child process and open a draft.

    Raises RefusedError with the reader's reason; the file is kept all the same.
    """
    with NamedTemporaryFile(suffix=Path(name).suffix) as copy:
        copy.write(content)
        copy.flush()
        reading = read_safely(Path(copy.name), name=name)
    document = keep_document(
        content, reading, name=name, municipality=municipality, by=by
    )
    if reading.kind is Kind.REFUSED:
        raise RefusedError(reading.refusal or _("Bu belge okunamadı."))
    waiting = document.drafts.filter(state=Draft.State.OPEN).first()
    if waiting is not None:
        return Received(waiting, is_new=False)
    draft = Draft(document=document, municipality=municipality, created_by=by)
    draft.keep(undecided(reading))
    draft.save()
    return Received(draft, is_new=True)


def undecided(reading: PlanDocument) -> PlanDocument:
    """Return the reading with every actual waiting for approval.

    An export states what was approved where it comes from; approval here is
    the strategy office's own.
    """

    def waiting(indicator: IndicatorEntry) -> IndicatorEntry:
        actuals = tuple(replace(actual, state=None) for actual in indicator.actuals)
        return replace(indicator, actuals=actuals)

    return with_indicators(reading, waiting)


def keep_document(
    content: bytes,
    reading: PlanDocument,
    *,
    name: str,
    municipality: Municipality | None,
    by: Any = None,  # noqa: ANN401 - the installation's user model, None on the command line
    source_address: str = "",
) -> SourceDocument:
    """Return the kept document with this content, keeping it now if it is new."""
    digest = hashlib.sha256(content).hexdigest()
    known = SourceDocument.objects.filter(
        municipality=municipality, sha256=digest
    ).first()
    if known is not None:
        return known
    document = SourceDocument(
        municipality=municipality,
        name=name,
        sha256=digest,
        kind=reading.kind,
        pages=reading.source.pages if reading.source else None,
        source_address=source_address,
        received_by=by,
    )
    document.file.save(name, ContentFile(content), save=False)
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:  # somebody sent the same file at the same moment
        document.file.delete(save=False)
        return SourceDocument.objects.get(municipality=municipality, sha256=digest)
    return document
