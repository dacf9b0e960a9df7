"""Looks into a zipped workbook before anything parses it: is it one, is it safe to unpack, is it locked."""

from __future__ import annotations

import io
import re
import zlib
from enum import Enum
from zipfile import BadZipFile, ZipFile

from ingest.reading.sheet import UnreadableSheetError

DAMAGED = "Çalışma kitabı açılamadı; dosya bozuk ya da eksik."
NOT_A_WORKBOOK = (
    "Bu bir arşiv ya da başka bir Office dosyası; "
    "PDF, Excel (xlsx, xls), ods, CSV, HTML ya da düz metin dosyası yükleyin."
)
BINARY_WORKBOOK = "Bu bir ikili Excel dosyası (xlsb); xlsx olarak kaydedip yükleyin."
TOO_LARGE = "Çalışma kitabı açılınca {size} MB yer kaplıyor; en çok {most} MB okunuyor."
TOO_MANY_PARTS = "Çalışma kitabının içinde çok fazla parça var; okunmadı."
HAS_ENTITIES = (
    "Çalışma kitabının içinde belge dışına gönderme yapan tanımlar var; okunmadı."
)
LOCKED = "Çalışma kitabı parolayla korunuyor; parolasını kaldırıp yükleyin."

MAX_PART_BYTES = 40 * 1024 * 1024
MAX_BYTES = 150 * 1024 * 1024
MAX_PARTS = 5_000
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes; a declaration stands before the first element
_XML = (".xml", ".rels", ".vml")
_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    ValueError,
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class Workbook(Enum):
    """The zipped workbooks that are read."""

    XLSX = "xlsx"
    ODS = "ods"


def examined(content: bytes) -> Workbook:
    """Return which workbook a zip archive is, once it is known to be safe to unpack.

    Raises UnreadableSheetError with the sentence that says why it is not read.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            kind = _kind(archive)
            _check_sizes(archive)
            _check_declarations(archive)
            return kind
    except UnreadableSheetError:
        raise
    except _BROKEN as error:
        raise UnreadableSheetError(DAMAGED) from error
    except RuntimeError as error:  # a part of the archive wants a password
        raise UnreadableSheetError(LOCKED) from error


def _kind(archive: ZipFile) -> Workbook:
    names = {name.lstrip("/") for name in archive.namelist()}
    if "xl/workbook.bin" in names:
        raise UnreadableSheetError(BINARY_WORKBOOK)
    if any(name.startswith("xl/") for name in names):
        return Workbook.XLSX
    is_ods = "mimetype" in names and _first(archive, "mimetype").startswith(_ODS)
    if not is_ods or "content.xml" not in names:
        raise UnreadableSheetError(NOT_A_WORKBOOK)
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in _first(archive, manifest):
        raise UnreadableSheetError(LOCKED)
    return Workbook.ODS


def _first(archive: ZipFile, name: str, count: int = 1024 * 1024) -> bytes:
    with archive.open(name) as part:
        return part.read(count)


def _check_sizes(archive: ZipFile) -> None:
    """Refuse a bomb by the sizes it declares; zipfile never unpacks more than those."""
    sizes = [part.file_size for part in archive.infolist()]
    if len(sizes) > MAX_PARTS:
        raise UnreadableSheetError(TOO_MANY_PARTS)
    largest_xml = max(
        part.file_size if part.filename.lower().endswith(_XML) else 0
        for part in archive.infolist()
    )
    for size, most in ((largest_xml, MAX_PART_BYTES), (sum(sizes), MAX_BYTES)):
        if size > most:
            sentence = TOO_LARGE.format(size=_megabytes(size), most=_megabytes(most))
            raise UnreadableSheetError(sentence)


def _megabytes(size: int) -> int:
    return -(-size // (1024 * 1024))


def _check_declarations(archive: ZipFile) -> None:
    """Refuse documents that declare entities; no spreadsheet program writes one."""
    for part in archive.infolist():
        if part.filename.lower().endswith(_XML) and _DECLARATION.search(
            _first(archive, part.filename, _DECLARED_WITHIN)
        ):
            raise UnreadableSheetError(HAS_ENTITIES)
