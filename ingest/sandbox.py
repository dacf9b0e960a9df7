"""Reading in a child process: a document that eats time or memory harms nobody else."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from plans.document import Box, Kind, PlanDocument, Source
from plans.document_json import DocumentFormatError, loads


def read_safely(path: Path, *, name: str | None = None) -> PlanDocument:
    """Return what stands in the file; whatever goes wrong is a refusal with its reason."""
    name = name or path.name
    if path.stat().st_size > settings.INGEST_MAX_BYTES:
        limit = settings.INGEST_MAX_BYTES // (1024 * 1024)
        return refused(
            name, _("Dosya %(limit)s MB sınırından büyük.") % {"limit": limit}
        )
    answer = _answer("ingest.reading", str(path.resolve()), "--name", name)
    if answer is None:
        return refused(
            name,
            _(
                "Belge okunurken ayrılan süre ya da bellek aşıldı; dosya bozuk olabilir."
            ),
        )
    try:
        return loads(answer)
    except DocumentFormatError:
        return refused(name, _("Belge okundu ama sonuç anlaşılamadı."))


def crops_of(path: Path, places: Iterable[tuple[int, Box]]) -> list[bytes]:
    """Return PNGs of the places; fewer than asked for where the PDF cannot be drawn on."""
    wanted = [[page, *(float(side) for side in box)] for page, box in places]
    answer = _answer(
        "ingest.reading.crops", str(path.resolve()), given=json.dumps(wanted)
    )
    return [base64.b64decode(piece) for piece in json.loads(answer or "[]")]


def refused(name: str, reason: str) -> PlanDocument:
    """Return the document that says why nothing was read."""
    return PlanDocument(kind=Kind.REFUSED, refusal=reason, source=Source(name, ""))


def _answer(module: str, *arguments: str, given: str = "") -> str | None:
    """Return what the child printed, or `None` where it was stopped or failed."""
    limits = [str(settings.INGEST_CPU_SECONDS), str(settings.INGEST_MEMORY_BYTES)]
    try:
        child = subprocess.run(  # noqa: S603 - our own module, arguments as a list
            [sys.executable, "-m", "ingest.child", *limits, module, *arguments],
            capture_output=True,
            check=False,
            cwd=settings.BASE_DIR,
            encoding="utf-8",
            env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"},
            input=given,
            start_new_session=True,
            timeout=settings.INGEST_CPU_SECONDS * 2,
        )
    except subprocess.TimeoutExpired:
        return None
    return child.stdout if child.returncode == 0 else None
