"""Workbooks that are broken, locked, or made to harm: each ends with one sentence, or is read within bounds."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.reading import sheet, sheet_archive, sheet_csv, sheet_xls, sheet_xlsx
from ingest.reading.recognise import read_document
from ingest.reading.workbook import read_archive, read_columns, read_old_workbook
from plans.document import Kind, PlanDocument
from plans.tables import safe_archive
from tests.workbooks import FORMATS, WrittenSheet, ods, xls, xlsx, zipped

CORPUS = Path(__file__).parents[3] / "shared" / "data" / "corpus" / "hostile"

PLAN = WrittenSheet(
    [
        ["Hedef", "Kod", "Gösterge", "Etki", "2025"],
        ["H1.1: Yeşil kent", "PG1.1.1", "Ağaç", 100, 5],
    ]
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DECLARED = (
    '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
)


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a copy of an archive with some of its parts replaced or added."""
    with ZipFile(io.BytesIO(content)) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**old, **parts})


def refusal(document: PlanDocument) -> str:
    assert document.kind is Kind.REFUSED
    assert document.refusal is not None
    assert "\n" not in document.refusal
    return document.refusal


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (xlsx(PLAN)[:-200], sheet_archive.DAMAGED),
        (with_parts(xlsx(PLAN), {"xl/workbook.xml": b"<x"}), sheet_archive.DAMAGED),
        (with_parts(ods(PLAN), {"content.xml": b"<x"}), sheet_archive.DAMAGED),
        (zipped({"word/document.xml": "<x/>"}), sheet_archive.NOT_A_WORKBOOK),
        (zipped({"resim.png": b"\x89PNG"}), sheet_archive.NOT_A_WORKBOOK),
        (zipped({"xl/workbook.bin": b"x"}), sheet_archive.BINARY_WORKBOOK),
        (
            with_parts(
                ods(PLAN), {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}
            ),
            sheet_archive.LOCKED,
        ),
        (
            with_parts(xlsx(PLAN), {"xl/sharedStrings.xml": DECLARED.encode()}),
            safe_archive.HAS_ENTITIES,
        ),
        (
            with_parts(ods(PLAN), {"content.xml": DECLARED.encode()}),
            safe_archive.HAS_ENTITIES,
        ),
        (
            zipped({f"xl/{n}": b"" for n in range(safe_archive.MAX_PARTS + 1)}),
            safe_archive.TOO_MANY_PARTS,
        ),
    ],
    ids=[
        "cut xlsx",
        "broken xlsx",
        "broken ods",
        "Word",
        "archive of pictures",
        "xlsb",
        "locked ods",
        "entities in xlsx",
        "entities in ods",
        "too many parts",
    ],
)
def test_an_archive_that_is_not_read_says_why(content: bytes, sentence: str) -> None:
    assert refusal(read_archive(content)) == sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (OLE, sheet_archive.DAMAGED),
        (OLE + "WordDocument".encode("utf-16-le"), sheet_xls.NO_WORKBOOK),
        (OLE + "EncryptedPackage".encode("utf-16-le"), sheet_archive.LOCKED),
        (OLE + "Workbook".encode("utf-16-le"), sheet_archive.DAMAGED),
        (xls(PLAN)[:1500], sheet_archive.DAMAGED),
    ],
    ids=["empty container", "Word", "locked xlsx", "broken", "cut"],
)
def test_an_old_workbook_that_is_not_read_says_why(
    content: bytes, sentence: str
) -> None:
    assert refusal(read_old_workbook(content)) == sentence


def test_entities_in_an_encoding_that_hides_them_are_refused_too() -> None:
    strings = DECLARED.replace("1.0", '1.0" encoding="utf-16').encode("utf-16")

    document = read_archive(with_parts(xlsx(PLAN), {"xl/sharedStrings.xml": strings}))

    assert refusal(document) == sheet_archive.DAMAGED


def test_a_bomb_is_refused_by_the_size_that_it_declares() -> None:
    file = io.BytesIO()
    with (
        ZipFile(file, "w", ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(safe_archive.MAX_PART_BYTES // 1024 // 1024 + 1):
            part.write(bytes(1024 * 1024))

    assert "41 MB" in refusal(read_archive(file.getvalue()))


def test_a_cell_in_the_last_corner_costs_nothing_and_is_told_of() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(PLAN)))
    book.worksheets[0]["XFD1048576"] = "uzak"
    file = io.BytesIO()
    book.save(file)

    document = read_archive(file.getvalue())

    assert len(list(document.indicators())) == 1
    assert sheet.BEYOND.format(at="XFD1048576") in [
        one.reason for one in document.issues
    ]


def test_repeated_rows_and_cells_of_an_ods_are_counted_within_limits() -> None:
    repeated = '<table:table-row table:number-rows-repeated="1048576"'
    with ZipFile(io.BytesIO(ods(PLAN))) as archive:
        content = archive.read("content.xml").decode()
    empty = f"{repeated}><table:table-cell/></table:table-row></table:table>"
    full = (
        f'{repeated}><table:table-cell office:value-type="float" office:value="1" '
        'table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )

    harmless, bomb = (
        with_parts(
            ods(PLAN), {"content.xml": content.replace("</table:table>", rows).encode()}
        )
        for rows in (empty, full)
    )

    assert len(list(read_archive(harmless).indicators())) == 1
    assert refusal(read_archive(bomb)) == sheet.TOO_MANY_CELLS.format(
        most=sheet.MAX_CELLS
    )


def test_a_name_says_nothing_of_what_a_file_is(tmp_path: Path) -> None:
    for suffix, write in FORMATS.items():
        path = tmp_path / f"{suffix}.pdf"
        path.write_bytes(write(PLAN))

        assert read_document(path).kind is Kind.PLAN


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(sorted(FORMATS)),
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=8),
)
def test_damage_anywhere_raises_nothing(
    suffix: str, offset: int, damage: bytes
) -> None:
    content = FORMATS[suffix](PLAN)
    at = offset % len(content)
    damaged = content[:at] + damage + content[at + len(damage) :]

    read_old_workbook(damaged) if suffix == "xls" else read_archive(damaged)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["xlsx", "ods"]), st.integers(0, 10**6), st.binary(max_size=8))
def test_damage_inside_an_archive_raises_nothing(
    suffix: str, offset: int, damage: bytes
) -> None:
    content = FORMATS[suffix](PLAN)
    with ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        name = names[offset % len(names)]
        part = archive.read(name)
    at = offset % len(part)

    changed = part[:at] + damage + part[at + len(damage) :]

    read_archive(with_parts(content, {name: changed}))


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize(
    "name",
    ["x05_zero_byte", "x20_zip_bomb", "x21_xxe", "x22_billion_laughs"],
)
def test_the_hostile_workbooks_of_the_corpus_are_refused(name: str) -> None:
    assert json.loads((CORPUS / "expected.json").read_text())[f"{name}.xlsx"]
    assert refusal(read_document(CORPUS / f"{name}.xlsx"))


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_a_million_empty_rows_are_read_over() -> None:
    assert read_document(CORPUS / "x23_million_empty_rows.xlsx").kind is Kind.PLAN


def test_areas_merged_over_a_whole_sheet_are_refused_before_anything_is_built() -> None:
    book = xlsx(WrittenSheet([["Kod", "Gösterge"]]))
    area = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"</sheetData>", b"</sheetData>" + area)

    assert read_archive(zipped(parts)).refusal == sheet_xlsx.TOO_MUCH_MERGED


def test_a_text_of_many_megabytes_is_refused_by_its_size() -> None:
    document = read_columns(b"a;b;c\n" * (sheet_csv.MAX_BYTES // 6 + 1))

    assert document is not None
    assert document.refusal == sheet_csv.TOO_LARGE.format(size=21, most=20)
