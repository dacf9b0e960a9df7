"""A page's address for good, with the day its figures are of, and the same address for a camera."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.base import BaseImage

from reports.days.as_of import PARAMETER, today_shown
from reports.years import PlanYear

# What a reader chooses on a page, by the names that addresses have for it, and how it is written.
YEAR = "yil"
CHOICES = (
    *("tur", "nufus", "sira"),  # of municipalities side by side
    *("a", "b"),  # of years side by side
    *("birim", "durum", "amac", "sirala", "yalniz", "sayfa"),  # of lists
)
WRITTEN = re.compile(r"[\w-]{1,40}", re.ASCII)
QUIET = 4  # modules of white around, as the standard (ISO/IEC 18004) asks


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code as one SVG path of strokes, a module to a unit; `size` with the white around."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Permanent:
    """Where a page can be found as it is on `day`, whatever comes after; `last`: the last day to ask for.

    `choices` are what was chosen on it, by name.  A page that explains has no days: its words
    are those of today.
    """

    address: str
    day: date
    last: date
    choices: tuple[tuple[str, str], ...] = ()
    is_dated: bool = True

    @property
    def code(self) -> Code:
        """The address for a camera."""
        return code_of(self.address)


def permanent_of(
    request: HttpRequest, shown: PlanYear | None, *, is_dated: bool = True
) -> Permanent:
    """Return the page's address with what was chosen on it, on the day shown: today where none is asked for.

    The year is that shown; of a page about no plan, the one chosen.
    """
    day = today_shown()
    names = (*CHOICES, YEAR) if shown is None else CHOICES
    said = ((name, request.GET.get(name, "")) for name in names)
    choices = tuple((name, value) for name, value in said if WRITTEN.fullmatch(value))
    if not is_dated:
        address = request.build_absolute_uri(request.path)
        return Permanent(address, day, timezone.localdate(), is_dated=False)
    stays = f"?{PARAMETER}={day}" if shown is None else replace(shown, as_of=day).query
    query = f"?{urlencode(choices)}&{stays[1:]}" if choices else stays
    address = request.build_absolute_uri(request.path + query)
    return Permanent(address, day, timezone.localdate(), choices)


@lru_cache(maxsize=512)
def code_of(text: str) -> Code:
    """Return the QR code of a text."""
    drawn = QRCode[BaseImage](border=0, error_correction=ERROR_CORRECT_M)
    drawn.add_data(text)
    drawn.make(fit=True)
    rows = drawn.get_matrix()
    path = "".join(_strokes(row, y + QUIET) for y, row in enumerate(rows))
    return Code(path, len(rows) + 2 * QUIET)


def _strokes(row: Sequence[bool | None], y: int) -> str:
    """Draw a row's runs of dark modules from left to right: h draws, m lifts the pen."""
    found, gap = "", 0
    for is_dark, run in groupby(map(bool, row)):
        length = len(list(run))
        if not is_dark:
            gap = length
            continue
        found += f"m{gap} 0" if found else f"M{QUIET + gap} {y}.5"
        found, gap = f"{found}h{length}", 0
    return found
