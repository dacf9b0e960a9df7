"""Taking a file in: it is kept as it came, once, under its SHA-256, and put in line for reading."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ingest.models import UNDER_WAY, Draft, Intake
from plans.document import PlanDocument
from plans.models import Municipality, SourceDocument


def too_large(name: str, size: int) -> str:
    """Return why a file of so many bytes is not taken in, nothing where it is."""
    most = settings.INGEST_MAX_BYTES
    if size <= most:
        return ""
    told = _("“%(name)s” %(limit)s MB sınırından büyük.")
    return told % {"name": name, "limit": most // (1024 * 1024)}


def keep_document(
    content: bytes,
    reading: PlanDocument | None = None,
    *,
    name: str,
    municipality: Municipality | None,
    by: Any = None,  # noqa: ANN401 - the installation's user model, None on the command line
    source_address: str = "",
) -> SourceDocument:
    """Return the kept document with this content, keeping it now if it is new.

    `reading` is what was read of it, where that is known already.
    """
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
        source_address=source_address,
        received_by=by,
    )
    if reading is not None:
        describe(document, reading)
    document.file.save(name, ContentFile(content), save=False)
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:  # somebody sent the same file at the same moment
        document.file.delete(save=False)
        return SourceDocument.objects.get(municipality=municipality, sha256=digest)
    return document


def describe(document: SourceDocument, reading: PlanDocument) -> None:
    """Set what a reading tells of the file itself, without saving."""
    document.kind = reading.kind
    document.pages = reading.source.pages if reading.source else None


def receive(
    content: bytes,
    *,
    name: str,
    municipality: Municipality,
    by: Any,  # noqa: ANN401 - the installation's user model
    archive: Intake | None = None,
) -> tuple[Intake, bool]:
    """Keep a file; return where it stands, and whether it now waits to be read.

    False where the same file is being read, or its draft under review, already.
    """
    document = keep_document(content, name=name, municipality=municipality, by=by)
    going_on = document.intakes.filter(state__in=UNDER_WAY).first()
    if going_on is not None:
        return going_on, False
    intake = Intake(document=document, received_by=by, archive=archive)
    intake.draft = document.drafts.filter(state=Draft.State.OPEN).first()
    if intake.draft is not None:
        intake.state = Intake.State.READ
    try:
        with transaction.atomic():
            intake.save()
    except IntegrityError:  # at the same moment, again
        return document.intakes.get(state__in=UNDER_WAY), False
    return intake, intake.draft is None
