"""Whether the bytes of a file are what its suffix says; pure."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

ENOUGH = 4096  # the first bytes that tell what a file is
_MAGIC = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
}
_INSIDE = {  # a file that every document of the kind has
    "xlsx": "xl/workbook.xml",
    "docx": "word/document.xml",
    "ods": "content.xml",
    "odt": "content.xml",
}
_MIMETYPES = {
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odt": b"application/vnd.oasis.opendocument.text",
}


def is_what_it_says(file: BinaryIO, suffix: str) -> bool:
    """Whether a file's content fits its suffix (without the dot); False for a suffix not known.

    The file is read from its start and left there.

    >>> from io import BytesIO
    >>> is_what_it_says(BytesIO(b"%PDF-1.7 ..."), "pdf")
    True
    >>> is_what_it_says(BytesIO(b"MZ..."), "pdf")
    False
    """
    file.seek(0)
    try:
        return _fits(file, suffix.lower())
    finally:
        file.seek(0)


def _fits(file: BinaryIO, suffix: str) -> bool:
    if suffix in _MAGIC:
        # A PDF may have a few stray bytes before its head, as readers allow.
        start = file.read(ENOUGH if suffix == "pdf" else 16)
        signs = _MAGIC[suffix]
        return (suffix == "pdf" and signs[0] in start[:1024]) or start.startswith(signs)
    if suffix in _INSIDE:
        return _is_package(file, suffix)
    return suffix == "txt" and _is_text(file)


def _is_package(file: BinaryIO, suffix: str) -> bool:
    """Whether a zip holds an office document of the kind; a macro-enabled one is none."""
    try:
        with zipfile.ZipFile(file) as package:
            names = set(package.namelist())
            if _INSIDE[suffix] not in names or any(
                name.endswith("vbaProject.bin") for name in names
            ):
                return False
            expected = _MIMETYPES.get(suffix)
            if expected is None:
                return True
            with package.open("mimetype") as mimetype:
                return mimetype.read(100).strip() == expected
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError):
        return False


def _is_text(file: BinaryIO) -> bool:
    """Text has no NUL anywhere, also not far behind its start."""
    while block := file.read(1024 * 1024):
        if b"\0" in block:
            return False
    return True
