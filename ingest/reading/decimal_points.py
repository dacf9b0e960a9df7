"""Which decimal mark a machine's file writes: 12.5 beside 7 and 140 shows it, 13.654 alone does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from ingest.reading.card_draft import CardDraft
from ingest.reading.grid import Cell
from ingest.reading.headings import Part
from ingest.reading.indicator_rows import Column, IndicatorCells
from plans.turkish import AMBIGUOUS_DOT, Number, plain

POINT_IS_DECIMAL = "{example} gibi sayılar bu dosyada ondalık ayırıcının nokta olduğunu gösteriyor; öyle okundu."

_MEASURED = {Column.WEIGHT, Column.BASELINE, Column.TARGET, Column.ACTUAL}
_GROUPED = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})"
_POINTED = re.compile(rf"%?(?P<core>-?(?:[0-9]+\.[0-9]+|{_GROUPED}))%?")
_SURELY = re.compile(
    rf"%?-?(?:[0-9]+\.(?:[0-9]{{1,2}}|[0-9]{{4,}})|0[0-9]*\.[0-9]+|{_GROUPED})%?"
)
_TURKISH = re.compile(
    r"%?-?[0-9]+(?:\.[0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,})%?|%?-?[0-9]{1,3}(?:\.[0-9]{3}){2,}%?"
)


def point_example(figures: Iterable[Cell]) -> str | None:
    """Return a figure that can only have a decimal point, where nothing is in Turkish print."""
    texts = [cell.text.strip() for cell in figures]
    if any(_TURKISH.fullmatch(text) for text in texts):
        return None
    return next((text for text in texts if _SURELY.fullmatch(text)), None)


def with_points(drafts: Iterable[CardDraft]) -> str | None:
    """Give the figures of cards their decimal point; return the figure that shows it, None where none does."""
    drafts = list(drafts)
    example = point_example(cell for draft in drafts for cell in _figures(draft))
    if example is None:
        return None
    for draft in drafts:
        draft.indicators = [_pointed(one) for one in draft.indicators]
        draft.parts |= {Part.COST: [*map(with_point, draft.parts.get(Part.COST, []))]}
        draft.yearly_costs = _each(draft.yearly_costs)
    return example


def _figures(draft: CardDraft) -> Iterator[Cell]:
    yield from draft.parts.get(Part.COST, [])
    yield from draft.yearly_costs.values()
    for one in draft.indicators:
        yield from (*one.years.values(), *one.actuals.values())
        yield from (cell for what, cell in one.values.items() if what in _MEASURED)


def _pointed(one: IndicatorCells) -> IndicatorCells:
    values = {
        what: with_point(cell) if what in _MEASURED else cell
        for what, cell in one.values.items()
    }
    years, actuals = _each(one.years), _each(one.actuals)
    return replace(one, values=values, years=years, actuals=actuals)


def _each(cells: Mapping[int, Cell]) -> dict[int, Cell]:
    return {year: with_point(cell) for year, cell in cells.items()}


def with_point(cell: Cell) -> Cell:
    """Return a cell of such a file with its figure; "13.654" could be either, so it has none."""
    text = cell.text.strip()
    found = _POINTED.fullmatch(text)
    if found is None or cell.number is not None:
        return cell
    unit = "%" if "%" in text else None
    if not _SURELY.fullmatch(text):
        return replace(cell, number=Number(None, text, AMBIGUOUS_DOT, unit))
    return replace(
        cell,
        number=Number(plain(Decimal(found["core"].replace(",", ""))), text, None, unit),
    )
