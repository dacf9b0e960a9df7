"""Rows of a yearly table into indicators with targets and actuals, and what is to be told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.reading.card_values import flowed
from ingest.reading.figures_with_units import unit_in, without_unit
from ingest.reading.grid import Cell, joined
from ingest.reading.indicator_entries import NO_TARGETS, NO_WEIGHT, indicator_entry
from ingest.reading.indicator_rows import Column, IndicatorCells
from ingest.reading.monitoring import note_text, unlike
from ingest.reading.naming import split_unit
from ingest.reading.reported_columns import Figure
from ingest.reading.reported_places import Document, Placed, Unplaced
from ingest.reading.yearly_rows import YearlyRow
from plans.document import (
    YEAR,
    ActualEntry,
    IndicatorEntry,
    Issue,
    Kind,
    Origin,
    Severity,
    TargetEntry,
)
from plans.turkish import Number, fold, parse_number, parse_percent, tidy

NO_ACTUAL = "Gerçekleşme değeri yazılı değil."

_TOLD = (Column.EXPLANATION, Column.DEVIATION, Column.MEASURE)


@dataclass(slots=True)
class Cells:
    """The cells of one row by where they belong."""

    targets: dict[int, Cell] = field(default_factory=dict)
    actuals: dict[tuple[int, str], Cell] = field(default_factory=dict)
    percents: dict[tuple[int, str], tuple[Cell, Figure]] = field(default_factory=dict)
    unplaced: list[tuple[str, Cell, Unplaced]] = field(default_factory=list)


def yearly_entry(
    row: YearlyRow, placed: Sequence[Placed], about: Document
) -> tuple[IndicatorEntry, list[Issue]]:
    """Return the indicator of a row and its issues, each `where` counted from the indicator."""
    row = _in_units(row)
    cells = _cells(row, placed)
    terms = {column: cell for column, cell in row.values.items() if column not in _TOLD}
    naming = IndicatorCells(row.code, row.name, terms, baseline_label=row.label)
    entry, issues = indicator_entry(naming, cells.targets)
    expected = {NO_WEIGHT: Column.WEIGHT in terms, NO_TARGETS: bool(cells.targets)}
    issues = [issue for issue in issues if expected.get(issue.reason, True)]
    entry, told = _with_actuals(entry, row, cells)
    entry = _with_programme(entry, about)
    return entry, [*issues, *told, *_unplaced(cells), *_missing(entry, cells)]


def _in_units(row: YearlyRow) -> YearlyRow:
    """Return the row with the figures that are printed with its unit read, and the unit where only they say it."""
    column = row.values.get(Column.UNIT)
    printed = [cell for _, cell in row.figures]
    unit = unit_in(
        printed, tidy(column.text) if column else split_unit(flowed(row.name.text)).unit
    )
    if unit is None:
        return row
    figures = [(at, without_unit(cell, unit)) for at, cell in row.figures]
    named = next(cell for cell in printed if fold(cell.text).endswith(fold(unit)))
    values = dict(row.values)
    if column is None and split_unit(flowed(row.name.text)).unit is None:
        values[Column.UNIT] = replace(named, text=unit, lines=(), number=None)
    return replace(row, values=values, figures=figures)


def _cells(row: YearlyRow, placed: Sequence[Placed]) -> Cells:
    """Share the row's figures out; two cells below one heading are one print that no rule reads."""
    found = Cells()
    heads: dict[int, list[tuple[int, Cell]]] = {}
    for at, cell in row.figures:
        head = row.heading.columns[at]
        heads.setdefault(id(head.cell) if head else at, []).append((at, cell))
    for group in heads.values():
        place = placed[group[0][0]]
        cell = _one([cell for _, cell in group])
        if isinstance(place, Unplaced):
            head = row.heading.columns[group[0][0]]
            is_target = head is not None and head.what is Figure.TARGET
            field = "targets" if is_target else "actuals"
            found.unplaced.append((field, cell, place))
        elif place is None:
            continue
        elif place.figure is Figure.TARGET:
            found.targets[place.year] = cell
        elif place.figure in (Figure.ACTUAL, Figure.RESULT):
            found.actuals[place.year, place.part] = cell
        else:
            found.percents[place.year, place.part] = cell, place.figure
    return found


def _one(cells: Sequence[Cell]) -> Cell:
    distinct: list[Cell] = []
    for cell in cells:
        if tidy(cell.text) and not any(cell is one for one in distinct):
            distinct.append(cell)
    return joined(distinct) if distinct else cells[0]


# --- actuals ------------------------------------------------------------------------------------------


def _with_actuals(
    entry: IndicatorEntry, row: YearlyRow, cells: Cells
) -> tuple[IndicatorEntry, list[Issue]]:
    ordered = sorted(cells.actuals.items(), key=lambda one: _order(one[0]))
    actuals: list[ActualEntry] = []
    issues: list[Issue] = []
    for at, ((year, part), cell) in enumerate(ordered):
        number = cell.number or parse_number(cell.text)
        percent, figure = cells.percents.get((year, part), (None, Figure.RATE))
        printed = _percent(percent) if percent else None
        actual = ActualEntry(
            year,
            part,
            number.value,
            printed_performance=printed.value if printed else None,
            citation=cell.cite(),
        )
        if at + 1 == len(ordered):
            actual = _with_notes(actual, row)
        actuals.append(actual)
        where = f"actuals[{at}]"
        issues += _unread(f"{where}.value", number, cell)
        if percent is not None and printed is not None:
            issues += _unread(f"{where}.printed_performance", printed, percent)
            issues += unlike(
                entry, actual, percent, where, is_rate=figure is Figure.RATE
            )
    return replace(entry, actuals=tuple(actuals)), issues


def _percent(cell: Cell) -> Number:
    return cell.number or parse_percent(tidy(cell.text))


def _order(place: tuple[int, str]) -> tuple[int, bool, str]:
    year, part = place
    return year, part == YEAR, part


def _with_notes(actual: ActualEntry, row: YearlyRow) -> ActualEntry:
    """Return the latest actual with what the row tells of it."""
    return replace(
        actual,
        explanation=note_text(row.values.get(Column.EXPLANATION)),
        deviation_reason=note_text(row.values.get(Column.DEVIATION)),
        corrective_measure=note_text(row.values.get(Column.MEASURE)),
    )


def _unread(where: str, number: Number, cell: Cell) -> list[Issue]:
    if not number.reason:
        return []
    return [Issue(where, number.reason, cell.text, Severity.ERROR, cell.cite())]


# --- the programme's commitment -----------------------------------------------------------------------


def _with_programme(entry: IndicatorEntry, about: Document) -> IndicatorEntry:
    """Return the indicator with the target of a programme's own year as the programme's commitment."""
    year = about.year
    is_programme = about.kind is Kind.PERFORMANCE_PROGRAMME
    if not is_programme or year is None or year not in entry.targets:
        return entry
    cited = entry.citations.get(f"targets.{year}")
    own = TargetEntry(year, entry.targets[year], Origin.PROGRAMME, citation=cited)
    return replace(entry, target_revisions=(own,))


# --- what was expected --------------------------------------------------------------------------------


def _unplaced(cells: Cells) -> list[Issue]:
    return [
        Issue(where, why.reason, cell.text, Severity.ERROR, cell.cite())
        for where, cell, why in cells.unplaced
        if why.is_asked and tidy(cell.text)
    ]


def _missing(entry: IndicatorEntry, cells: Cells) -> list[Issue]:
    """Return an issue for each actual that the table has a column for, and this row nothing."""
    blank = {
        key
        for key, cell in cells.actuals.items()
        if not (cell.number or parse_number(cell.text)).reason
    }
    return [
        Issue(
            f"actuals[{at}].value", NO_ACTUAL, one.citation.text, citation=one.citation
        )
        for at, one in enumerate(entry.actuals)
        if one.value is None and one.citation and (one.year, one.period) in blank
    ]
