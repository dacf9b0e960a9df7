"""Tesseract, an optional package of the system: a picture in, its words with places and confidence out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image

TURKISH, LATIN = "tur", "eng"
SPARSE, BLOCK, ORIENTATION = 11, 6, 0  # its page segmentation modes

_PATH = "/usr/bin:/usr/local/bin:/opt/homebrew/bin"
_WORD = "5"  # the level of a row that holds a word
_COLUMNS = 12


class OcrFailedError(Exception):
    """Tesseract gave no answer in its time, or failed on the picture."""


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word in a picture: box in pixels (left, top, right, bottom), confidence from 0 to 1.

    `line` tells the lines apart: the piece of the picture it stands in, block, paragraph, line.
    `turned`: by how many degrees anticlockwise it was turned to be read.
    """

    text: str
    box: tuple[int, int, int, int]
    confidence: float
    line: tuple[int, ...]
    turned: int = 0


@cache
def languages() -> frozenset[str]:
    """Return the languages that Tesseract can read here; none where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    listed = subprocess.run(  # noqa: S603 - a fixed program, no argument from outside
        [program, "--list-langs"], capture_output=True, check=False, encoding="utf-8"
    )
    return frozenset(listed.stdout.split()[-1:] + listed.stdout.splitlines()[1:])


def is_installed() -> bool:
    """Whether Turkish pages can be read from their pictures here."""
    return TURKISH in languages()


def seen_words(
    pieces: Sequence[Image.Image],
    *,
    seconds: float,
    mode: int = SPARSE,
    language: str = TURKISH,
) -> list[SeenWord]:
    """Return the words of some pieces of a page, all read in one run, each place in its own piece.

    `line[0]` is the piece, from 0.  Raises OcrFailedError after that many `seconds`.
    """
    answer = _run(pieces, ["-l", language, "--psm", str(mode), "tsv"], seconds)
    rows = [row.split("\t", _COLUMNS - 1) for row in answer.splitlines()]
    return [
        _word(row)
        for row in rows
        if len(row) == _COLUMNS and row[0] == _WORD and row[-1].strip()
    ]


def turned_by(picture: Image.Image, *, seconds: float) -> int:
    """Return by how many degrees the picture is to be turned clockwise to stand upright.

    Raises OcrFailedError where that cannot be told.
    """
    answer = _run([picture], ["-l", "osd", "--psm", str(ORIENTATION)], seconds)
    for line in answer.splitlines():
        name, _, value = line.partition(":")
        if name == "Rotate":
            return int(value)
    raise OcrFailedError


def _word(row: Sequence[str]) -> SeenWord:
    page, block, paragraph, line = map(int, row[1:5])
    left, top, width, height = map(int, row[6:10])
    return SeenWord(
        row[11].strip(),
        (left, top, left + width, top + height),
        max(0.0, float(row[10]) / 100),
        (page - 1, block, paragraph, line),
    )


def _run(
    pieces: Sequence[Image.Image], arguments: Sequence[str], seconds: float
) -> str:
    """Hand the pieces over on standard input, as the pages of one TIFF; no file is written."""
    program = shutil.which("tesseract")
    if program is None or seconds <= 0:
        raise OcrFailedError
    given = BytesIO()
    first, *others = pieces
    first.save(given, "TIFF", save_all=True, append_images=others, dpi=(300, 300))
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, our own arguments
            [program, "stdin", "stdout", *arguments],
            input=given.getvalue(),
            capture_output=True,
            check=True,
            env={"PATH": _PATH, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
            timeout=seconds,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise OcrFailedError from error
    return done.stdout.decode("utf-8", "replace")
