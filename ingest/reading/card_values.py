"""The pieces that a card's cells hold: flowing text, list items, units, coded titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from ingest.reading.bullets import is_sign, signs, without_sign
from ingest.reading.grid import Cell, joined
from ingest.reading.headings import CODE_GAP, TITLE_WORD
from ingest.reading.syllables import unbroken
from plans.document import Citation
from plans.turkish import fold, narrow, repair_letters, tidy

_CODED = re.compile(
    rf"(?P<code>(?:{TITLE_WORD}{CODE_GAP})?[\s.]*(?P<number>\d+(?:[._]\d+)*)[)】]?)"
    r"(?P<end>[\s.:|)–—-]*)(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
T = TypeVar("T")

_REST_OF_UNIT = re.compile(
    r"(?:(?:daire|şube|genel) )?(?:müdürlü|başkanlı|birim|koordinatörlü|şefli|sekreterli|amirli)\w*[,;]?"
)
"""What no unit's name begins with: a line of it goes on with the line above."""
_OPEN_END = re.compile(r".*\b(?:ve|veya|ile)", re.DOTALL)
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
    return signs([text])[0] > 0


def items(cells: Sequence[Cell]) -> list[Item]:
    """Return the list that the cells hold.

    Where bullets are printed each begins an item, over cells and pages; where there
    is none, a ruled cell is an item, and so are all loose lines that follow one another.
    A line that a person typed into a sheet's cell is an item, unless it goes on in small
    letters with what began with a capital.
    """
    lines = _lines(cells)
    lengths = signs([line.text for line in lines])
    if any(lengths):
        groups = _begun(lines, map(bool, lengths))
        firsts = {id(line): length for line, length in zip(lines, lengths, strict=True)}
        return [_item(group, firsts[id(group[0])]) for group in groups]
    if any(line.ref for line in lines):
        groups = _begun(lines, [new for cell in cells for new in _typed(cell)])
    else:
        groups = _begun(lines, [new for cell in cells for new in _printed(cell)])
    return [item for group in groups for item in _clauses(_item(group))]


def _lines(cells: Sequence[Cell]) -> list[Cell]:
    """Return the lines of the cells, a bullet that stands alone with the one after it."""
    lines: list[Cell] = []
    for line in (line for cell in cells for line in cell.lines or (cell,)):
        if lines and is_sign(lines[-1].text):
            lines[-1] = joined([lines[-1], line])
        else:
            lines.append(line)
    return lines


def _printed(cell: Cell) -> list[bool]:
    """Return for each line whether it begins an item: after room was left on the line above, in capitals.

    The first line of a ruled cell does, a loose line that does not run on from above.
    """
    if not cell.lines:
        return [cell.box is not None and not cell.wraps]
    return [
        at == 0 or not (line.wraps or line.text.lstrip()[:1].islower())
        for at, line in enumerate(cell.lines)
    ]


def _typed(cell: Cell) -> list[bool]:
    """Return for each line of a sheet's cell whether it begins an item."""
    texts = [fold(line.text) for line in cell.lines or (cell,)]
    small = [line.text.lstrip()[:1].islower() for line in cell.lines or (cell,)]
    return [
        at == 0
        or ((small[0] or not small[at]) and not _goes_on(texts[at - 1], texts[at]))
        for at in range(len(texts))
    ]


def _goes_on(above: str, line: str) -> bool:
    """Whether a typed line is the rest of a unit's name, or the line above ends in "ve"."""
    is_open = _OPEN_END.fullmatch(above) is not None
    return is_open or _REST_OF_UNIT.fullmatch(line) is not None


def _begun(cells: Sequence[T], begins: Iterable[bool]) -> list[list[T]]:
    groups: list[list[T]] = []
    for cell, is_new in zip(cells, begins, strict=True):
        if is_new or not groups:
            groups.append([])
        groups[-1].append(cell)
    return groups


def _item(group: Sequence[Cell], sign: int = 0) -> Item:
    cell = joined(group)
    return Item(flowed(cell.text[sign:]), cell.cite())


def _clauses(item: Item) -> list[Item]:
    """Return the items of a list that semicolons part, each of two words or more."""
    texts = [text.strip() for text in item.text.split("; ")]
    if len(texts) < 2 or any(len(text.split()) < 2 for text in texts):
        return [item]
    return [Item(text, replace(item.at, text=text)) for text in texts]


def printed_items(cell: Cell) -> tuple[str, ...]:
    """Return the cell's list with nothing changed but the bullets and the ends of lines."""
    lines = cell.lines or (cell,)
    lengths = signs([line.text for line in lines])
    groups = _begun([*zip(lines, lengths, strict=True)], map(bool, lengths))
    return tuple(
        " ".join(line.text[length:].strip() for line, length in group)
        for group in groups
    )


def flowing(cells: Sequence[Cell]) -> Item | None:
    """Return the cells as one text, None where nothing is printed."""
    printed = [cell for cell in cells if tidy(cell.text)]
    if not printed:
        return None
    cell = joined(printed)
    return Item(flowed(without_sign(cell.text)), cell.cite())


def units(cells: Sequence[Cell]) -> Iterator[Item]:
    """Yield the units of a list parted by commas, dashes or bullets, in a sheet by lines too."""
    whole = flowing(cells)
    if whole is None or fold(whole.text) in {"-", "_", "yok", "x"}:
        return
    cell = joined(cells)
    is_parted = _BETWEEN_UNITS.search(whole.text) is not None
    is_bulleted_list = any(is_bulleted(line.text) for line in _lines(cells))
    is_listed = cell.ref or is_bulleted_list or not is_parted
    texts = [item.text for item in items(cells)] if is_listed else [whole.text]
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
    again = _CODED.fullmatch(title)
    if again and again["number"] == found["number"]:
        title = again["title"].strip()  # "Hedef 1.1" | "H1.1: Başlık"
    return Coded(
        Item(found["code"].strip(), cell.cite(found["code"] + found["end"].rstrip())),
        Item(title, cell.cite(title)) if title else None,
    )
