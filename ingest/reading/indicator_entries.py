"""Printed indicator cells into an IndicatorEntry; what cannot be read for certain becomes an issue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from ingest.reading.card_values import flowed
from ingest.reading.grid import Cell
from ingest.reading.heading_words import mended
from ingest.reading.indicator_rows import Column, IndicatorCells
from ingest.reading.naming import NamedUnit, canonical_code, split_unit
from ingest.reading.proposals import proposed_method
from plans.document import Citation, Direction, IndicatorEntry, Issue, Method, Severity
from plans.turkish import (
    Number,
    fold,
    is_part_of_year,
    parse_number,
    parse_percent,
    tidy,
)

HALF_YEAR = (
    "Başlangıç değeri yılın bir bölümüne ait, hedefler tam yıla; karşılaştırılamaz."
)
NO_TARGETS = "Hiçbir yıl için hedef değer okunamadı."
NO_WEIGHT = "Hedefe etkisi (%) okunamadı."
UNDIRECTED = "Göstergenin yönü tek bir yön olarak okunamadı."

_WITHDRAWN = re.compile(r"\(?\s*\bkaldırıl(?:dı|mıştır)\b\s*\)?", re.IGNORECASE)
_DIRECTIONS = (
    (Direction.INCREASE, re.compile(r"art(?:ış|an|ma|ır|ı\b)|yüksel|pozitif|↑|⬆")),
    (Direction.DECREASE, re.compile(r"azal|düş(?:üş|en|me)|negatif|↓|⬇")),
    (Direction.NEUTRAL, re.compile(r"nötr|sabit|denge|koru(?:ma|n)")),
)
_YES_NO = {
    "evet": True,
    "e": True,
    "var": True,
    "hayır": False,
    "h": False,
    "yok": False,
}


def indicator_entry(
    cells: IndicatorCells, years: Mapping[int, Cell]
) -> tuple[IndicatorEntry, list[Issue]]:
    """Return the indicator and its issues, each issue's `where` counted from the indicator.

    `years` are the target cells by calendar year.
    """
    naming = _naming(cells)
    numbers = _numbers(cells, years)
    label = cells.baseline_label
    entry = IndicatorEntry(
        code=canonical_code("PG", cells.code.text) or "",
        printed_code=tidy(cells.code.text).rstrip(" :–—-"),
        name=naming.name,
        unit=naming.unit or _unit_of(numbers),
        weight_percent=numbers["weight_percent"].value,
        baseline_value=numbers["baseline_value"].value,
        baseline_label=mended(flowed(label.text)).rstrip("* ") if label else None,
        cumulative=naming.cumulative,
        withdrawn=_WITHDRAWN.search(flowed(cells.name.text)) is not None,
        monitoring_frequency=_text(cells, Column.MONITORING),
        reporting_frequency=_text(cells, Column.REPORTING),
        definition=_text(cells, Column.DEFINITION),
        formula=_text(cells, Column.FORMULA),
        data_source=_text(cells, Column.SOURCE),
        direction=direction_of(_text(cells, Column.DIRECTION)),
        targets={year: numbers[f"targets.{year}"].value for year in years},
        citations=_citations(cells, years),
    )
    method, proposal = _method(entry)
    issues = _unreadable(numbers, entry.citations) + _unexpected(entry) + proposal
    issues += _undirected(cells, entry)
    return replace(entry, method=method), issues


def _numbers(cells: IndicatorCells, years: Mapping[int, Cell]) -> dict[str, Number]:
    """Return the row's figures by the name of the field they are for."""
    return {
        **{f"targets.{year}": _figure(cell) for year, cell in years.items()},
        "baseline_value": _number(cells, Column.BASELINE),
        "weight_percent": _weight(cells),
    }


def _method(entry: IndicatorEntry) -> tuple[Method, list[Issue]]:
    method, why = proposed_method(
        entry.name, entry.unit, entry.cumulative, entry.baseline_value, entry.targets
    )
    proposal = [Issue("method", why, severity=Severity.NOTICE)] if why else []
    return method, proposal


def _naming(cells: IndicatorCells) -> NamedUnit:
    """Return name, unit and the mark *kümülatif*, a column of their own before the name's bracket."""
    name = _WITHDRAWN.sub("", flowed(cells.name.text)).strip()
    unit, mark = _text(cells, Column.UNIT), _text(cells, Column.CUMULATIVE)
    named = split_unit(name)
    if unit:
        in_column = split_unit(f"{name} ({unit})")
        named = NamedUnit(
            name if named.unit != in_column.unit else named.name,
            in_column.unit or unit,
            in_column.cumulative,
        )
    cumulative = _YES_NO.get(fold(mark)) if mark else named.cumulative
    return NamedUnit(named.name, named.unit, cumulative)


def _number(cells: IndicatorCells, column: Column) -> Number:
    cell = cells.values.get(column)
    return _figure(cell) if cell else Number(None, "")


def _figure(cell: Cell) -> Number:
    """Return the figure that the file itself states, else what the print can be read as."""
    return cell.number or parse_number(cell.text)


def _weight(cells: IndicatorCells) -> Number:
    cell = cells.values.get(Column.WEIGHT)
    if cell is None:
        return Number(None, "")
    return cell.number or parse_percent(cell.text)


def direction_of(text: str | None) -> Direction | None:
    """Return which way is better as a column says it, None where it says neither or both ways."""
    said = {way for way, words in _DIRECTIONS if words.search(fold(text or ""))}
    return said.pop() if len(said) == 1 else None


def _undirected(cells: IndicatorCells, entry: IndicatorEntry) -> list[Issue]:
    text, at = _text(cells, Column.DIRECTION), entry.citations.get("direction")
    if text is None or entry.direction:
        return []
    return [Issue("direction", UNDIRECTED, text, Severity.ERROR, at)]


def _unit_of(numbers: Mapping[str, Number]) -> str | None:
    """Return "%" where every figure but the weight is printed with it."""
    signs = {
        number.unit
        for key, number in numbers.items()
        if key != "weight_percent" and number.value is not None
    }
    return "%" if signs == {"%"} else None


def _text(cells: IndicatorCells, column: Column) -> str | None:
    cell = cells.values.get(column)
    text = flowed(cell.text) if cell else ""
    return text if text and fold(text) not in {"-", "_", "x"} else None


_CITED = {
    Column.UNIT: "unit",
    Column.WEIGHT: "weight_percent",
    Column.BASELINE: "baseline_value",
    Column.MONITORING: "monitoring_frequency",
    Column.REPORTING: "reporting_frequency",
    Column.CUMULATIVE: "cumulative",
    Column.DEFINITION: "definition",
    Column.FORMULA: "formula",
    Column.SOURCE: "data_source",
    Column.DIRECTION: "direction",
}


def _citations(cells: IndicatorCells, years: Mapping[int, Cell]) -> dict[str, Citation]:
    cited = {"code": cells.code.cite(), "name": cells.name.cite()}
    cited |= {
        field: cells.values[column].cite()
        for column, field in _CITED.items()
        if column in cells.values and tidy(cells.values[column].text)
    }
    if cells.baseline_label is not None:
        cited["baseline_label"] = cells.baseline_label.cite()
    return cited | {
        f"targets.{year}": cell.cite()
        for year, cell in years.items()
        if tidy(cell.text)
    }


def _unreadable(
    numbers: Mapping[str, Number], citations: Mapping[str, Citation]
) -> list[Issue]:
    return [
        Issue(where, number.reason, number.text, Severity.ERROR, citations.get(where))
        for where, number in numbers.items()
        if number.reason
    ]


def _unexpected(entry: IndicatorEntry) -> list[Issue]:
    """Return what was looked for and not found, and figures that cannot be compared."""
    issues = []
    label = entry.baseline_label or ""
    if entry.baseline_value is not None and is_part_of_year(label):
        cited = entry.citations.get("baseline_value")
        issues.append(Issue("baseline_value", HALF_YEAR, label, citation=cited))
    if not entry.withdrawn and all(value is None for value in entry.targets.values()):
        issues.append(Issue("targets", NO_TARGETS))
    if not entry.withdrawn and "weight_percent" not in entry.citations:
        issues.append(Issue("weight_percent", NO_WEIGHT))
    return issues


def weight_sum(indicators: tuple[IndicatorEntry, ...]) -> Decimal:
    """Return the sum of the weights of the indicators that are not withdrawn, in percent."""
    weights = [one.weight_percent for one in indicators if not one.withdrawn]
    return sum((weight for weight in weights if weight is not None), Decimal(0))
