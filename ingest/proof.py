"""Proof: the piece of the page image where a value stands, cut out after it is committed."""

from __future__ import annotations

from django.core.files.base import ContentFile

from ingest.kept_file import local_copy
from ingest.sandbox import crops_of
from plans.document import Box
from plans.models import Citation, SourceDocument


def keep_crops(document: SourceDocument) -> int:
    """Cut the crops that a PDF's citations still lack; return how many were made.

    It asks no lock of the database while the pages are drawn, and may be run again.
    """
    lacking = list(
        document.citations.filter(crop="", x0__isnull=False).order_by("page", "pk")
    )
    if not lacking:
        return 0
    with local_copy(document) as path:
        images = crops_of(path, [(c.page or 1, box_of(c)) for c in lacking])
    cut = list(zip(lacking, images, strict=False))
    for citation, image in cut:
        citation.crop.save(f"{citation.pk}.png", ContentFile(image), save=False)
    Citation.objects.bulk_update([citation for citation, _image in cut], ["crop"])
    return len(cut)


def box_of(citation: Citation) -> Box:
    """Return x0, top, x1, bottom in PDF points; the database keeps a box whole."""
    sides = (citation.x0, citation.top, citation.x1, citation.bottom)
    x0, top, x1, bottom = (side for side in sides if side is not None)
    return x0, top, x1, bottom
