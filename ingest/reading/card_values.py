"""The pieces that a card's cells hold: flowing text, list items, units, coded titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ingest.reading.grid import Cell, joined
from ingest.reading.syllables import unbroken
from plans.document import Citation
from plans.turkish import fold, narrow, repair_letters, tidy

_BULLET = re.compile(
    r"\s*(?:[•●▪■□◦○·‣∙*➢✓\ue000-\uf8ff]|[-–](?=\s)|[0-9]{1,2}[.)](?=\s))\s*(?=\S)"
)
_CODED = re.compile(
    r"(?P<code>(?:(?:stratejik\s+)?(?:amaç|hedef)|a|h)?[\s.]*(?P<number>\d+(?:[._]\d+)*))"
    r"(?P<end>[\s.:)–—-]*)(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN_UNITS = re.compile(r"(?<=[,;])\s*|\s+[-–—/]\s+|\s*[•●▪■]\s*")


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a card as a person would type it, and where it is printed."""

    text: str
    at: Citation


@dataclass(frozen=True, slots=True)
class Coded:
    """A goal or an objective: its code as printed and its title."""

    code: Item
    title: Item | None

    @property
    def number(self) -> tuple[int, ...]:
        """The code's numbers: (4, 1) for H4.1."""
        return tuple(map(int, re.findall(r"\d+", narrow(self.code.text))))


def flowed(text: str) -> str:
    """Return printed lines as one: words that a line's end broke whole, damaged letters repaired.

    A hyphen that no break between two syllables explains stays.

    >>> flowed("çalı-\\nşan kişi\\nsayısı")
    'çalışan kişi sayısı'
    """
    return tidy(unbroken(repair_letters(text)))


def is_bulleted(text: str) -> bool:
    """Whether the line begins with a bullet, a dash, a numeral or a sign of a symbol font."""
    return _BULLET.match(text) is not None


def without_bullet(text: str) -> str:
    """Return the line without the sign that begins it."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def items(cells: Sequence[Cell]) -> list[Item]:
    """Return the list that the cells hold.

    Where bullets are printed each begins an item, over cells and pages; where there
    is none, a ruled cell is an item, and so are all loose lines that follow one another.
    A line that a person typed into a sheet's cell is an item, unless it goes on in small
    letters with what began with a capital.
    """
    lines = [line for cell in cells for line in cell.lines or (cell,)]
    if any(is_bulleted(line.text) for line in lines):
        groups = _begun(lines, [is_bulleted(line.text) for line in lines])
    elif any(line.ref for line in lines):
        groups = _begun(lines, [new for cell in cells for new in _typed(cell)])
    else:
        groups = _begun(cells, [bool(cell.lines) for cell in cells])
    return [_item(joined(group)) for group in groups]


def _typed(cell: Cell) -> list[bool]:
    """Return for each line of a sheet's cell whether it begins an item."""
    small = [line.text.lstrip()[:1].islower() for line in cell.lines or (cell,)]
    return [at == 0 or small[0] or not one for at, one in enumerate(small)]


def _begun(cells: Sequence[Cell], begins: Iterable[bool]) -> list[list[Cell]]:
    groups: list[list[Cell]] = []
    for cell, is_new in zip(cells, begins, strict=True):
        if is_new or not groups:
            groups.append([])
        groups[-1].append(cell)
    return groups


def _item(cell: Cell) -> Item:
    return Item(flowed(without_bullet(cell.text)), cell.cite())


def printed_items(cell: Cell) -> tuple[str, ...]:
    """Return the cell's list with nothing changed but the bullets and the ends of lines."""
    lines = cell.lines or (cell,)
    groups = _begun(lines, [is_bulleted(line.text) for line in lines])
    return tuple(
        " ".join(without_bullet(line.text).strip() for line in group)
        for group in groups
    )


def flowing(cells: Sequence[Cell]) -> Item | None:
    """Return the cells as one text, None where nothing is printed."""
    printed = [cell for cell in cells if tidy(cell.text)]
    if not printed:
        return None
    cell = joined(printed)
    return Item(flowed(without_bullet(cell.text)), cell.cite())


def units(cells: Sequence[Cell]) -> Iterator[Item]:
    """Yield the units of a list parted by commas, dashes or bullets, in a sheet by lines too."""
    whole = flowing(cells)
    if whole is None or fold(whole.text) in {"-", "_", "yok", "x"}:
        return
    cell = joined(cells)
    texts = [item.text for item in items(cells)] if cell.ref else [whole.text]
    for part in chain.from_iterable(map(_BETWEEN_UNITS.split, texts)):
        unit = part.rstrip(",; ")
        if unit:
            yield Item(unit, cell.cite(part.strip()))


def coded(cell: Cell, parts: int) -> Coded | None:
    """Read "H4.1: Başlık", its code of at least `parts` numbers; None where none is printed.

    A bare number is a code only where a point, a colon or a second number follows.
    """
    text = flowed(cell.text)
    found = _CODED.match(text)
    if found is None:
        return None
    is_bare = found["code"].strip() == found["number"]
    numbers = re.findall(r"\d+", found["number"])
    if len(numbers) < parts or (
        is_bare and len(numbers) < 2 and not found["end"].strip()
    ):
        return None
    title = found["title"].strip()
    return Coded(
        Item(found["code"].strip(), cell.cite(found["code"] + found["end"].rstrip())),
        Item(title, cell.cite(title)) if title else None,
    )
