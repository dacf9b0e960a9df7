"""Taking a file in: it is kept as it came, once, under its SHA-256."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from plans.document import PlanDocument
from plans.models import Municipality, SourceDocument


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
