"""What a person can do to a reading, each as one value, so that it can be kept and tried; pure."""

from __future__ import annotations

from dataclasses import dataclass

from plans.document import Citation


@dataclass(frozen=True, slots=True)
class Set:
    """Type another text or figure into a field; `text` is as typed, in Turkish form."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Add:
    """Add a row that the reading missed to the end of the list at `path`."""

    path: str
    text: str
    code: str = ""  # of an indicator, objective or goal
    place: Citation | None = None  # an area the person drew


@dataclass(frozen=True, slots=True)
class Drop:
    """Leave a row of a list, or an unassigned run, out of the document."""

    path: str


@dataclass(frozen=True, slots=True)
class Split:
    """Cut a list item, or an indicator's name, into these parts; nothing of it may get lost."""

    path: str
    parts: tuple[str, ...]
    code: str = ""  # of the indicator that the second part becomes


@dataclass(frozen=True, slots=True)
class SplitCard:
    """Make a card of its own of an objective's indicators from number `first` on."""

    path: str
    first: int
    code: str


@dataclass(frozen=True, slots=True)
class Join:
    """Make one of a row and the row after it."""

    path: str
    glue: str = " "


@dataclass(frozen=True, slots=True)
class Move:
    """Put a row before the row at `to`, a place in the same or a like list, counted without it."""

    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Place:
    """Put items of unassigned runs into lists: number of the run, of its item, path of the list."""

    places: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Settle:
    """Say that an issue, by its number, needs no change."""

    number: int


Operation = Set | Add | Drop | Split | SplitCard | Join | Move | Place | Settle
