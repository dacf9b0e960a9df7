"""What an SVG drawing is made of: each shape with its class and its coordinates as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from reports.figures import coordinate


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size of a drawing and the room its plot leaves at the edges."""

    name: str
    width: int
    height: int
    right: int
    bottom: int
    tick: int  # half the length of a target's tick
    baseline: StrOrPromise  # the word under its diamond


WIDE = Canvas("wide", 760, 380, right=680, bottom=350, tick=15, baseline=_("başlangıç"))
NARROW = Canvas("narrow", 360, 320, right=314, bottom=294, tick=10, baseline=_("baş."))


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `look` is its class."""

    look: str
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Path:
    """A path; `look` is its class."""

    look: str
    d: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point: filled at a year's end, hollow within it."""

    look: str
    cx: str
    cy: str
    r: str


@dataclass(frozen=True, slots=True)
class Text:
    """A word or a value; `look` says colour and which side of it stands at x."""

    look: str
    x: str
    y: str
    text: str


@dataclass(slots=True)
class Drawing:
    """The shapes of one drawing, in the order they are painted."""

    canvas: Canvas
    lines: list[Line] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    marks: list[Path] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def line(
        self, look: str, x1: Decimal, y1: Decimal, x2: Decimal, y2: Decimal
    ) -> None:
        """Add a line."""
        self.lines.append(Line(look, *map(coordinate, (x1, y1, x2, y2))))

    def text(self, look: str, x: Decimal, y: Decimal, text: StrOrPromise) -> None:
        """Add a text."""
        self.texts.append(Text(look, coordinate(x), coordinate(y), str(text)))
