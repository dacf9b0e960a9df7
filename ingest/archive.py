"""A zip of documents: its files one by one, within limits; what is left out is said."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from django.conf import settings
from django.utils.translation import gettext as _

MOST_FILES = 500
MOST_TIMES = 10  # all files together, in sizes of the largest that is taken
LONGEST_NAME, LONGEST_ENDING = 255, 20
# What makes a zip one document of its own: Office's and OpenDocument's first entries.
DOCUMENT_MARKS = {"[Content_Types].xml", "mimetype"}
UTF8_NAME = 0x800  # flag bits of a zip entry
ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; `content` is None where it is left out, and `reason` says why."""

    name: str
    content: bytes | None = None
    reason: str = ""


class BrokenArchiveError(Exception):
    """The archive cannot be opened; the message is a Turkish sentence."""


def is_archive(path: Path) -> bool:
    """Whether the file is a zip of files, and not a workbook or text document, which are zips too."""
    if not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return not DOCUMENT_MARKS & set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError):
        return False


def members(path: Path) -> Iterator[Member]:
    """Yield the files of a zip, never more than the limits allow; raises BrokenArchiveError."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if _is_file(entry)]
            if len(entries) > MOST_FILES:
                raise BrokenArchiveError(
                    _("Arşivde %(count)s dosya var; bir kerede en çok %(most)s alınır.")
                    % {"count": len(entries), "most": MOST_FILES}
                )
            if not entries:
                raise BrokenArchiveError(_("Arşivde dosya yok."))
            room = settings.INGEST_MAX_BYTES * MOST_TIMES
            for entry in entries:
                member = _member(archive, entry, room)
                room -= len(member.content or b"")
                yield member
    except (zipfile.BadZipFile, EOFError) as error:
        raise BrokenArchiveError(_("Arşiv bozuk ya da eksik; açılamadı.")) from error


def _is_file(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    steps = [part for part in path.parts if part != ".."]
    hidden = any(part.startswith((".", "__MACOSX")) for part in steps)
    return not entry.is_dir() and not hidden and path.name != "Thumbs.db"


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> Member:
    """Return the file, left out where it is larger than one may be, or than the room that is left."""
    path = PureWindowsPath(_name(entry))  # knows both kinds of slash
    ending = path.suffix[:LONGEST_ENDING]
    name = path.stem[: LONGEST_NAME - len(ending)] + ending
    if entry.flag_bits & ENCRYPTED:
        return Member(name, reason=_("parolayla korunuyor"))
    most = settings.INGEST_MAX_BYTES
    try:
        with archive.open(entry) as file:
            # An entry may be larger than it says.
            content = file.read(min(most, room) + 1)
    except NotImplementedError:
        return Member(name, reason=_("sıkıştırma yöntemi bilinmiyor"))
    if len(content) > most:
        limit = most // (1024 * 1024)
        return Member(
            name, reason=_("%(limit)s MB sınırından büyük") % {"limit": limit}
        )
    if len(content) > room:
        limit = most * MOST_TIMES // (1024 * 1024)
        return Member(
            name,
            reason=_("arşivin toplam %(limit)s MB sınırından sonra geliyor")
            % {"limit": limit},
        )
    return Member(name, content)


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the entry's name; Windows in Turkish writes it in its own code page and says nothing."""
    if entry.flag_bits & UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("cp857")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename
