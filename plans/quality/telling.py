"""What a rule has to say before any language says it: a Turkish template and what stands in it.

No word is made here: that is for `plans.sentences`, which knows the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage; where its sign stands is the language's to say."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class InTurkish:
    """Words that stay Turkish whatever the page: what a plan says, and names of places."""

    words: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Parts as one reads them aloud: "2021, 2022 ve 2024"; a plain tuple has commas only."""

    parts: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A text that waits for its language; `values` stand in the {braces} of its template.

    Where `plural` is given, it is the template for more than one, and `count` how many.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str = ""
    count: int = 1


Value = str | int | Decimal | Percent | InTurkish | Listed | Told | tuple["Value", ...]


def gettext_lazy(template: str, **values: Value) -> Told:
    """Return the text; called as the catalogue's extraction looks for templates."""
    return Told(template, tuple(values.items()))


def ngettext_lazy(one: str, many: str, count: int, **values: Value) -> Told:
    """Return the text for one or for many, as `count` says."""
    return Told(one, tuple(values.items()), many, count)


def labelled(name: Value, value: Value) -> Told:
    """Return "PG4.1.1: 20", which every language writes so."""
    return Told("{name}: {value}", (("name", name), ("value", value)))


def quoted(name: str, longest: int = 120) -> Told:
    """Return the name in quotation marks, cut where it is very long."""
    short = name if len(name) <= longest else name[:longest].rstrip() + "…"
    return Told("“{name}”", (("name", InTurkish(short)),))
