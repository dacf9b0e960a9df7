"""Two records that are one: what either says is kept, and what they say differently is asked; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

from ingest.edits.fields import FIELDS, EditError
from ingest.edits.rows import TEXT_LISTS
from plans.document import Citation, Citations, IndicatorEntry
from plans.turkish import fold

DIFFERENT = "İkisinde de farklı yazıyor: {label}. Önce birini düzeltin."

# The first record's stand: what the second is called, and what no card prints.
_KEPT = {
    "code",
    "printed_code",
    "id",
    "introduced_in",
    "withdrawn_in",
    "rollup_weight",
    "citations",
}


def joined_text(first: str, second: str, glue: str) -> str:
    """Return the two texts as one."""
    return f"{first}{glue}{second}"


def joined_place(first: Citation | None, second: Citation | None) -> Citation | None:
    """Return one place for both: their common box on one page, else the first's, with both texts."""
    if first is None or second is None or first == second:
        return first or second
    text = " ".join(filter(None, (first.text, second.text)))
    sure = [c.confidence for c in (first, second) if c.confidence is not None]
    box = first.box
    if first.page == second.page and first.box and second.box:
        (a, b, c, d), (e, f, g, h) = first.box, second.box
        box = (min(a, e), min(b, f), max(c, g), max(d, h))
    return replace(first, text=text, box=box, confidence=min(sure, default=None))


def joined_record(first: Any, second: Any, glue: str = " ") -> Any:  # noqa: ANN401 - any record
    """Return the first record with what only the second says; raises EditError where they differ."""
    changes = {
        field.name: _either(
            field.name, getattr(first, field.name), getattr(second, field.name), glue
        )
        for field in fields(first)
        if field.name not in _KEPT
    }
    if hasattr(first, "citations"):
        changes["citations"] = _cited(first, second)
    return replace(first, **changes)


def _either(name: str, first: Any, second: Any, glue: str) -> Any:  # noqa: ANN401
    if name == "name":
        return joined_text(first, second, glue)
    if isinstance(first, tuple) and name != "box":
        return (*first, *second)
    if is_dataclass(first) and is_dataclass(second):
        return joined_record(first, second)
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return {
            year: _either(name, first.get(year), second.get(year), glue)
            for year in sorted({**second, **first})
        }
    return _only(name, first, second)


def _only(name: str, first: Any, second: Any) -> Any:  # noqa: ANN401
    """Return what one of the two says, or both alike."""
    if _says_nothing(second) or _is_same(first, second):
        return first
    if _says_nothing(first):
        return second
    raise EditError(DIFFERENT.format(label=FIELDS[name].label))


def _says_nothing(value: Any) -> bool:  # noqa: ANN401
    is_figure = isinstance(value, Decimal)  # a zero says something
    return not value and not is_figure


def _is_same(first: Any, second: Any) -> bool:  # noqa: ANN401
    if isinstance(first, str) and isinstance(second, str):
        return fold(first) == fold(second)
    return bool(first == second)


def _cited(first: Any, second: Any) -> Citations:  # noqa: ANN401
    """Return the first's citations and the second's, its list items counted on."""
    moved = {}
    for key, citation in second.citations.items():
        name, _, number = key.partition(".")
        if name in TEXT_LISTS and number:
            key = f"{name}.{int(number) + len(getattr(first, name))}"
        moved[key] = citation
    cited = {**moved, **first.citations}
    if isinstance(first, IndicatorEntry):
        place = joined_place(first.citations.get("name"), moved.get("name"))
        cited |= {} if place is None else {"name": place}
    return cited
