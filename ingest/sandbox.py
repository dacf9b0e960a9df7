"""Reading in a child process: a document that eats time or memory harms nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from plans.document import Kind, PlanDocument, Source
from plans.document_json import DocumentFormatError, loads


def read_safely(path: Path, *, name: str | None = None) -> PlanDocument:
    """Return what stands in the file; whatever goes wrong is a refusal with its reason."""
    name = name or path.name
    if path.stat().st_size > settings.INGEST_MAX_BYTES:
        limit = settings.INGEST_MAX_BYTES // (1024 * 1024)
        return refused(
            name, _("Dosya %(limit)s MB sınırından büyük.") % {"limit": limit}
        )
    try:
        child = _run(path, name)
    except subprocess.TimeoutExpired:
        return refused(name, _("Belge ayrılan sürede okunamadı."))
    if child.returncode != 0:
        return refused(
            name,
            _(
                "Belge okunurken ayrılan bellek ya da süre aşıldı; dosya bozuk olabilir."
            ),
        )
    try:
        return loads(child.stdout)
    except DocumentFormatError:
        return refused(name, _("Belge okundu ama sonuç anlaşılamadı."))


def refused(name: str, reason: str) -> PlanDocument:
    """Return the document that says why nothing was read."""
    return PlanDocument(kind=Kind.REFUSED, refusal=reason, source=Source(name, ""))


def _run(path: Path, name: str) -> subprocess.CompletedProcess[str]:
    limits = [str(settings.INGEST_CPU_SECONDS), str(settings.INGEST_MEMORY_BYTES)]
    return subprocess.run(  # noqa: S603 - our own module, arguments as a list
        [
            sys.executable,
            "-m",
            "ingest.child",
            *limits,
            str(path.resolve()),
            "--name",
            name,
        ],
        capture_output=True,
        check=False,
        cwd=settings.BASE_DIR,
        encoding="utf-8",
        env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"},
        start_new_session=True,
        timeout=settings.INGEST_CPU_SECONDS * 2,
    )
