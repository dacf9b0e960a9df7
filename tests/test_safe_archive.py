"""A workbook that is not safe to unpack is refused alike at every door, before anything parses it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from ingest.filled.plan.reading import read_plan_book
from ingest.filled.reading import read_filled
from ingest.reading.sheet import UnreadableSheetError
from plans.tables import safe_archive
from plans.tables.cells import NO_WORKBOOK, UnreadableTableError, workbook_rows
from tests.sent_tables import workbook

Door = Callable[[bytes], object]
DOORS: list[Door] = [workbook_rows, read_plan_book, read_filled]
REFUSALS = (UnreadableTableError, UnreadableSheetError)
DECLARED = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'


def with_parts(parts: dict[str, bytes]) -> bytes:
    """Return a workbook with some parts more."""
    file = io.BytesIO(workbook(["kod"], ["1"]))
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"xl/x.xml": DECLARED}, safe_archive.HAS_ENTITIES),
        ({"xl/x.XML": DECLARED.lower()}, safe_archive.HAS_ENTITIES),
        (
            {f"xl/{n}": b"" for n in range(safe_archive.MAX_PARTS + 1)},
            safe_archive.TOO_MANY_PARTS,
        ),
        ({"xl/x.xml": bytes(41 * 1024 * 1024)}, "41 MB yer kaplıyor"),
        ({"xl/x.bin": bytes(151 * 1024 * 1024)}, "152 MB yer kaplıyor"),
    ],
    ids=["entities", "entities in capitals", "parts", "one bomb", "many bytes"],
)
def test_it_is_refused_in_the_same_sentence(
    door: Door, parts: dict[str, bytes], sentence: str
) -> None:
    with pytest.raises(REFUSALS, match=sentence):
        door(with_parts(parts))


@pytest.mark.parametrize(
    "content", [b"", b"kod;ad", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_archive_is_no_workbook(content: bytes) -> None:
    with pytest.raises(UnreadableTableError, match=re.escape(NO_WORKBOOK)):
        workbook_rows(content)
