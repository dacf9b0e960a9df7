"""Whether a zipped workbook is safe to unpack, told from what it says of itself; pure."""

from __future__ import annotations

import re
from zipfile import ZipFile

TOO_LARGE = "Çalışma kitabı açılınca {size} MB yer kaplıyor; en çok {most} MB okunuyor."
TOO_MANY_PARTS = "Çalışma kitabının içinde çok fazla parça var; okunmadı."
HAS_ENTITIES = (
    "Çalışma kitabının içinde belge dışına gönderme yapan tanımlar var; okunmadı."
)

MAX_PART_BYTES = 40 * 1024 * 1024
MAX_BYTES = 150 * 1024 * 1024
MAX_PARTS = 5_000
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes; a declaration stands before the first element
_XML = (".xml", ".rels", ".vml")


class UnsafeArchiveError(Exception):
    """The archive is not unpacked; the message is a Turkish sentence."""


def require_safe(archive: ZipFile) -> None:
    """Raise UnsafeArchiveError for a bomb, and for parts that declare entities."""
    _check_sizes(archive)
    _check_declarations(archive)


def first_of(archive: ZipFile, name: str, count: int = 1024 * 1024) -> bytes:
    """Return the beginning of a part."""
    with archive.open(name) as part:
        return part.read(count)


def _check_sizes(archive: ZipFile) -> None:
    """Refuse a bomb by the sizes it declares; zipfile never unpacks more than those."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS:
        raise UnsafeArchiveError(TOO_MANY_PARTS)
    largest_xml = max(
        (part.file_size for part in parts if _is_xml(part.filename)), default=0
    )
    whole = sum(part.file_size for part in parts)
    for size, most in ((largest_xml, MAX_PART_BYTES), (whole, MAX_BYTES)):
        if size > most:
            sentence = TOO_LARGE.format(size=_megabytes(size), most=_megabytes(most))
            raise UnsafeArchiveError(sentence)


def _check_declarations(archive: ZipFile) -> None:
    """Refuse documents that declare entities; no spreadsheet program writes one."""
    for part in archive.infolist():
        if _is_xml(part.filename) and _DECLARATION.search(
            first_of(archive, part.filename, _DECLARED_WITHIN)
        ):
            raise UnsafeArchiveError(HAS_ENTITIES)


def _is_xml(name: str) -> bool:
    return name.lower().endswith(_XML)


def _megabytes(size: int) -> int:
    return -(-size // (1024 * 1024))
