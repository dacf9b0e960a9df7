"""Looks into a zipped workbook before anything parses it: is it one, is it safe to unpack, is it locked."""

from __future__ import annotations

import io
import zlib
from enum import Enum
from zipfile import BadZipFile, ZipFile

from ingest.reading.sheet import UnreadableSheetError
from plans.tables.safe_archive import UnsafeArchiveError, first_of, require_safe

DAMAGED = "Çalışma kitabı açılamadı; dosya bozuk ya da eksik."
NOT_A_WORKBOOK = (
    "Bu bir arşiv ya da başka bir Office dosyası; "
    "PDF, Excel (xlsx, xls), ods, CSV, HTML ya da düz metin dosyası yükleyin."
)
BINARY_WORKBOOK = "Bu bir ikili Excel dosyası (xlsb); xlsx olarak kaydedip yükleyin."
LOCKED = "Çalışma kitabı parolayla korunuyor; parolasını kaldırıp yükleyin."

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
            require_safe(archive)
            return kind
    except UnreadableSheetError:
        raise
    except UnsafeArchiveError as error:
        raise UnreadableSheetError(str(error)) from error
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
    is_ods = "mimetype" in names and first_of(archive, "mimetype").startswith(_ODS)
    if not is_ods or "content.xml" not in names:
        raise UnreadableSheetError(NOT_A_WORKBOOK)
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in first_of(archive, manifest):
        raise UnreadableSheetError(LOCKED)
    return Workbook.ODS
