"""The source documents, through the same door as any other: read, keep, commit."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import slugify

from ingest.commit import commit_document
from ingest.proof import keep_crops
from ingest.receive import keep_document
from ingest.sandbox import read_safely
from plans.document import PlanDocument
from plans.models import Municipality, Objective, Statistic, StatisticLink
from plans.turkish import fold

SOURCES = Path(settings.BASE_DIR) / "fixtures" / "sources"
ASCII = str.maketrans("çğıöşü", "cgiosu")

# A person's choice: which of the province's figures stand beside which real card.
LINKED_STATISTICS = {
    "4.2": ("kadın konukevi", "engelli", "yaşlı"),
    "4.3": ("sosyal hizmet merkezi", "hane", "sosyal yardım"),
}


def load_sources() -> None:
    """Read and commit every document of the manifest; a second time nothing changes."""
    entries = json.loads((SOURCES / "manifest.json").read_text(encoding="utf-8"))
    paths = [SOURCES / entry["file"] for entry in entries]
    # Each is read in a process of its own, so one waits for another only to be written.
    with ThreadPoolExecutor(os.cpu_count()) as readers:
        for entry, path, reading in zip(
            entries, paths, readers.map(read_safely, paths), strict=True
        ):
            _load(entry, path, reading)


def _load(entry: dict[str, Any], path: Path, reading: PlanDocument) -> None:
    municipality = _municipality(entry)
    source = keep_document(
        path.read_bytes(),
        reading,
        name=path.name,
        municipality=municipality,
        source_address=entry.get("source_address") or "",
    )
    period = tuple(entry["period"]) if entry.get("period") else None
    result = commit_document(
        reading, source=source, municipality=municipality, period=period
    )
    keep_crops(source)
    plan, note = result.plan, entry["period_reason"]
    if plan and entry.get("period_inferred") and plan.period_note != note:
        plan.period_note = note
        plan.save(update_fields=["period_note"])
    if result.new or result.statistics:  # a second load links nothing anew
        _link_statistics(entry.get("province") or "")


def _municipality(entry: dict[str, Any]) -> Municipality | None:
    name = entry.get("municipality")
    if not name:
        return None
    municipality, _made = Municipality.objects.get_or_create(
        name=name,
        defaults={
            "slug": _short_name(name),
            "code": entry.get("code") or "",
            "province": entry.get("province") or "",
            "kind": entry.get("municipality_kind") or "",
        },
    )
    return municipality


def _short_name(name: str) -> str:
    """Return the address of a municipality: its name without what all of them are called.

    >>> _short_name("İzmir Büyükşehir Belediyesi")
    'izmir'
    """
    words = [
        word for word in fold(name).split() if word not in {"büyükşehir", "belediyesi"}
    ]
    return slugify(" ".join(words).translate(ASCII))


def _link_statistics(province: str) -> None:
    """Set figures of a province beside the cards of its metropolitan municipality."""
    objectives = Objective.objects.filter(
        goal__plan__municipality__province=province, slug__in=LINKED_STATISTICS
    )
    statistics = list(Statistic.objects.filter(province=province))
    for objective in objectives:
        for statistic in statistics:
            about = fold(f"{statistic.subject} {statistic.unit}")
            if any(word in about for word in LINKED_STATISTICS[objective.slug]):
                StatisticLink.objects.get_or_create(
                    statistic=statistic, objective=objective
                )
