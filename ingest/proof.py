"""Proof: the piece of the page image where a value stands, cut out when it is committed."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.base import ContentFile

from ingest.reading.pdf import crop
from plans.document import Box
from plans.models import Citation, SourceDocument


def keep_crops(document: SourceDocument) -> int:
    """Cut the crops that a PDF's citations still lack; return how many were made."""
    lacking = document.citations.filter(crop="", x0__isnull=False).order_by(
        "page", "pk"
    )
    if not document.name.lower().endswith(".pdf") or not lacking.exists():
        return 0
    with NamedTemporaryFile(suffix=".pdf") as copy, document.file.open() as file:
        copy.write(file.read())
        copy.flush()
        for citation in lacking:
            image = crop(Path(copy.name), citation.page or 1, box_of(citation))
            citation.crop.save(f"{citation.pk}.png", ContentFile(image), save=False)
    Citation.objects.bulk_update(lacking, ["crop"])
    return len(lacking)


def box_of(citation: Citation) -> Box:
    """Return x0, top, x1, bottom in PDF points; the database keeps a box whole."""
    sides = (citation.x0, citation.top, citation.x1, citation.bottom)
    x0, top, x1, bottom = (side for side in sides if side is not None)
    return x0, top, x1, bottom
