"""Reading in a child process: a document that eats time or memory harms nobody else."""

from __future__ import annotations

import base64
import json
import logging
import sys
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ingest.followed import followed
from ingest.reading.progress import Progress
from plans.document import Box, Kind, PlanDocument, Source
from plans.document_json import DocumentFormatError, loads

logger = logging.getLogger(__name__)


class OverLimitError(Exception):
    """The child was stopped: it wanted more time or memory than it may have."""


class BrokenReaderError(Exception):
    """The child failed by a mistake of ours; what it said is in the log."""


def read_safely(
    path: Path, *, name: str | None = None, progress: Progress | None = None
) -> PlanDocument:
    """Return what stands in the file; whatever goes wrong is a refusal with its reason.

    `progress` is told of each page in this thread, while the child reads.
    """
    name = name or path.name
    if path.stat().st_size > settings.INGEST_MAX_BYTES:
        limit = settings.INGEST_MAX_BYTES // (1024 * 1024)
        return refused(
            name, _("Dosya %(limit)s MB sınırından büyük.") % {"limit": limit}
        )
    try:
        arguments = (str(path.resolve()), "--name", name, "--progress", *_pictures())
        return loads(_answer("ingest.reading", *arguments, progress=progress))
    except OverLimitError:
        return refused(
            name,
            _(
                "Belge okunurken ayrılan süre ya da bellek aşıldı; dosya bozuk olabilir."
            ),
        )
    except (BrokenReaderError, DocumentFormatError):
        return refused(
            name,
            _(
                "Belge okunurken programda bir hata oldu; hata kayda geçti, belge saklandı."
            ),
        )


def longest() -> int:
    """Return the seconds after which a child is stopped, by the clock: others may be at work, too."""
    return int(settings.INGEST_CPU_SECONDS * 2 + settings.INGEST_OCR_SECONDS)


def _pictures() -> list[str]:
    """Return how many pages and seconds a reading may spend on pages that are pictures."""
    most = (settings.INGEST_OCR_PAGES, settings.INGEST_OCR_SECONDS)
    return ["--pictures", *map(str, most)]


def crops_of(path: Path, places: Iterable[tuple[int, Box]]) -> list[bytes]:
    """Return PNGs of the places; fewer than asked for where the PDF cannot be drawn on."""
    wanted = [[page, *(float(side) for side in box)] for page, box in places]
    try:
        answer = _answer(
            "ingest.reading.crops", str(path.resolve()), given=json.dumps(wanted)
        )
    except (OverLimitError, BrokenReaderError):
        return []
    return [base64.b64decode(piece) for piece in json.loads(answer)]


def page_image_of(
    path: Path, page: int
) -> tuple[list[tuple[float, float]], bytes | None]:
    """Return the size of every page of a PDF in points, and a PNG of one; nothing where it cannot be drawn."""
    try:
        answer = json.loads(
            _answer("ingest.reading.page_image", str(path.resolve()), str(page))
        )
    except (OverLimitError, BrokenReaderError):
        return [], None
    image = answer["image"] and base64.b64decode(answer["image"])
    return [(width, height) for width, height in answer["sizes"]], image


def refused(name: str, reason: str) -> PlanDocument:
    """Return the document that says why nothing was read."""
    return PlanDocument(kind=Kind.REFUSED, refusal=reason, source=Source(name, ""))


def _answer(
    module: str, *arguments: str, given: str = "", progress: Progress | None = None
) -> str:
    """Return what the child printed; raises OverLimitError or BrokenReaderError."""
    limits = [str(settings.INGEST_CPU_SECONDS), str(settings.INGEST_MEMORY_BYTES)]
    child = followed(
        [sys.executable, "-m", "ingest.child", *limits, module, *arguments],
        cwd=settings.BASE_DIR,
        given=given,
        seconds=longest(),
        progress=progress,
    )
    if child.status < 0 or "MemoryError" in child.said:  # negative: a signal's doing
        raise OverLimitError
    if child.status:
        logger.error("%s failed: %s", module, child.said)
        raise BrokenReaderError
    return child.printed
