"""The labels inside an indicator's plate: which words of a piece name a figure, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.reading.grid import Cell, joined
from ingest.reading.indicator_rows import Column, Head, head_of, split_code
from plans.turkish import fold, heading_key, parse_year, tidy

_LONGEST = 6  # words of a label
PLACES = 9  # of a year in a plan; what is larger is a calendar year
_FIGURES = frozenset(
    (Column.TARGET, Column.BASELINE, Column.WEIGHT, Column.ACTUAL, Column.PERFORMANCE)
)
_NAMING = (Column.CODE, Column.NAME)
_EXACT = {
    Column.BASELINE: re.compile(
        r"(?:plan(?:in)?donemi(?:nin)?)?(?:baslangic|mevcut|baz|referans)(?:durumu?|yili?)?(?:deger(?:i|ler|leri)?)?"
        r"(?:(?:19|20)\d\d)?(?:yili?)?(?:sonu)?(?:deger(?:i|ler|leri)?)?"
        r"|(?:19|20)\d\d(?:yili?)?(?:gerceklesme|gerceklesen|mevcut)(?:si|ler|leri)?(?:durum|deger)?i?"
    ),
    Column.WEIGHT: re.compile(
        r"(?:gosterge(?:nin|si)?)?(?:hedefe?etki(?:si|sinin)?(?:orani|yuzdesi|degeri)?|(?:hedef(?:e|teki)?)?agirli[kg]i?(?:orani)?|etki(?:si)?(?:orani|yuzdesi)?)"
    ),
}
"""In a name the words "ağırlık" and "başlangıç" stand beside others; the label of a figure is these alone."""
_SAID = re.compile(
    r"(?:yil(?:lar|i)?|deger(?:i|ler|leri)?|(?:yillik|yilsonu)?hedef(?:ler|leri|lenen)?(?:deger(?:i|ler|leri)?)?)"
)
_NUMBER = re.compile(r"[%₺]?[\d.,]+[%₺]?")
_NOTHING = re.compile(r"[-–—_xX.…]+|veri yok|yok|yeni|belirsiz")
_SIGNS = re.compile(r"^[^\w%(]+|[\s:=–—-]+$")


@dataclass(frozen=True, slots=True)
class Said:
    """A label with what is printed right after it, or a text without one."""

    cell: Cell
    head: Head | None = None
    value: Cell | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it is a label whose value stands elsewhere."""
        return self.head is not None and self.value is None

    @property
    def is_year(self) -> bool:
        """Whether it is the label of a target."""
        return self.head is not None and self.head.year is not None

    @property
    def has_text(self) -> bool:
        """Whether it is a label whose value is no figure, and may run on."""
        is_of_text = self.head is not None and self.head.column not in _FIGURES
        return is_of_text and self.value is not None

    @property
    def is_figure(self) -> bool:
        """Whether it is a text that may be a figure's value."""
        return self.head is None and is_figure(self.cell.text)


def begins_plate(text: str) -> bool:
    """Whether a piece begins with an indicator's code: lettered, of three numbers, or before a name."""
    parted = split_code(Cell(_SIGNS.sub("", text)))
    if parted is None or parse_year(text):
        return False
    code, name = parted[0].text, tidy(parted[1].text)
    is_long = len(re.findall(r"\d+", code)) > 2
    is_said = code[:1].isalpha() or (is_long and not name[:1].isdigit())
    return is_said or bool(re.match(r"[^\W\d_]{2}", name))


def runs_on(said: Said) -> bool:
    """Whether a text goes on with the one before it, in small letters."""
    return (
        said.head is None
        and said.cell.text[:1].islower()
        and not is_figure(said.cell.text)
    )


def is_figure(text: str) -> bool:
    """Whether a text can be the figure of a plate: a few words with a digit, or a sign for none."""
    words = text.split()
    is_none = _NOTHING.fullmatch(fold(tidy(text))) is not None
    return is_none or (len(words) <= 3 and bool(re.match(r"[%₺≥≤<>~±+-]*\s*\d", text)))


def label_named(text: str) -> Head | None:
    """Return what words name and nothing else, None for a name or another text."""
    bare = _SIGNS.sub("", tidy(text))
    head = head_of(Cell(bare))
    if head is None or head.column in _NAMING:
        return None
    numbers = [w for w in bare.split() if _NUMBER.fullmatch(w)]
    if len(numbers) > 1 or (numbers and not re.search(r"\d{4}|^[1-9]\.?\s", bare)):
        return None
    if head.year and head.year > PLACES and str(head.year) not in bare:
        return None  # "2.025" is a figure
    exact = _EXACT.get(head.column)
    key = heading_key(bare.replace("%", ""))
    return head if exact is None or exact.fullmatch(key) else None


def is_decoration(text: str) -> bool:
    """Whether words only say that years and targets follow."""
    return "(" not in text and _SAID.fullmatch(heading_key(text)) is not None


def said_in(piece: Cell) -> list[Said]:
    """Return the labels of a piece with their values, one text where it begins with no label."""
    words = piece.lines or (piece,)
    found: list[Said] = []
    at = 0
    while at < len(words):
        label = _label_at(words, at)
        if label is None and not found:
            return _after_text(piece, words)
        if label is None:
            before = found.pop()
            value = _spanned([*_words_of(before.value), words[at]])
            found.append(replace(before, value=value))
            at += 1
            continue
        head, end = label
        found.append(
            Said(_spanned(words[at:end]), replace(head, cell=_spanned(words[at:end])))
        )
        at = end
    return found if all(map(_is_sound, found)) else [Said(piece)]


def _after_text(piece: Cell, words: Sequence[Cell]) -> list[Said]:
    """Return a text as it stands, or parted from a label with a colon that follows it."""
    for at in range(1, len(words)):
        label = _label_at(words, at)
        is_bracket = words[at].text.startswith("(")  # "Değeri (2024): 12"
        if label and not is_bracket and words[label[1] - 1].text.endswith(":"):
            rest = said_in(_spanned(words[at:]))
            return [Said(_spanned(words[:at])), *rest]
    return [Said(piece)]


def said_over(last: Said, first: Said) -> list[Said]:
    """Return the label, and its value if it has one, that a line's end parts; nothing where there is none."""
    if first.head or last.value:
        return []
    words = [*(last.cell.lines or (last.cell,)), *(first.cell.lines or (first.cell,))]
    if last.head is not None and first.is_figure:
        return [replace(last, value=first.cell)]
    found = said_in(_spanned(words))
    is_whole = len(found) == 1 and found[0].head is not None
    return found if is_whole and not found[0].is_year else []


def _is_sound(said: Said) -> bool:
    """Whether what stands beside a figure's label is a figure; a name may begin as a label does."""
    if said.head is None or said.value is None or said.head.column not in _FIGURES:
        return True
    return is_figure(said.value.text)


def _words_of(value: Cell | None) -> Sequence[Cell]:
    if value is None:
        return ()
    return value.lines or (value,)


def _label_at(words: Sequence[Cell], at: int) -> tuple[Head, int] | None:
    """Return the longest label that begins here, and where it ends."""
    for end in range(min(len(words), at + _LONGEST), at, -1):
        text = " ".join(word.text for word in words[at:end])
        inner = [word.text for word in words[at : end - 1]]
        if any(word.endswith((":", "=")) for word in inner):
            continue
        if head := label_named(text):
            return head, end
    return None


def _spanned(words: Sequence[Cell]) -> Cell:
    """Return words as one cell on one line."""
    whole = joined(words)
    return replace(
        whole, text=" ".join(word.text for word in words), lines=tuple(words)
    )


def whole_label(above: Cell, below: Cell, years: Sequence[int]) -> Head | None:
    """Return the label that two pieces over one another make; a year belongs to it before those beside it."""
    if ":" in below.text.rstrip(": "):
        return None
    head = label_named(f"{above.text} {below.text}")
    year = parse_year(below.text.strip("(): "))
    is_bracketed = below.text.startswith("(")
    if (
        not heading_key(above.text)
        or head is None
        or (year and not is_bracketed and not (years and year < min(years)))
    ):
        return None
    if is_figure(below.text) and not year:
        return None
    cell = replace(joined([above, below]), text=f"{above.text} {below.text}")
    return replace(head, cell=cell)
