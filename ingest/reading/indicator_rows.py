"""The indicator table of a card: what its columns are, and what a row says of one indicator."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache

from ingest.reading.grid import Cell, joined
from plans.turkish import heading_key, tidy

Row = Sequence[Cell | None]


class Column(Enum):
    """What a column of the indicator table holds."""

    CODE = "kod"
    NAME = "ad"
    UNIT = "ölçü birimi"
    WEIGHT = "hedefe etkisi"
    BASELINE = "başlangıç değeri"
    TARGET = "hedeflenen"
    MONITORING = "izleme sıklığı"
    REPORTING = "raporlama sıklığı"
    CUMULATIVE = "kümülatif mi"
    ACTUAL = "gerçekleşen"
    PERFORMANCE = "performans"
    EXPLANATION = "açıklama"
    DEVIATION = "sapma nedeni"
    MEASURE = "alınacak önlem"
    DEFINITION = "tanım"
    FORMULA = "hesaplama yöntemi"
    SOURCE = "veri kaynağı"
    DIRECTION = "göstergenin yönü"


@dataclass(frozen=True, slots=True)
class Head:
    """One column's heading; `year` of a target, or its place among the plan's years (1 to 5)."""

    column: Column
    cell: Cell
    year: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorCells:
    """One indicator as printed, before anything is read; `years` below 10 are a place in the plan."""

    code: Cell
    name: Cell
    values: Mapping[Column, Cell] = field(default_factory=dict)
    years: Mapping[int, Cell] = field(default_factory=dict)
    actuals: Mapping[int, Cell] = field(default_factory=dict)
    year_heads: Mapping[int, Cell] = field(default_factory=dict)
    baseline_label: Cell | None = None


_NAMED: tuple[tuple[Column, str], ...] = (
    (
        Column.CODE,
        r"((performans)?gosterge(si|leri|nin)?|pg)?(kodu?|no|numarasi)|kod|pg|sn|sno|sira(no)?",
    ),
    (
        Column.NAME,
        r"(performans)?gosterge(ler|leri|si)?(nin)?(adi|leradi)?(pg)?|pgadi",
    ),
    (Column.UNIT, r"((performans)?gosterge(si)?(nin)?)?(olcu|olcum)?birimi?"),
    (
        Column.WEIGHT,
        r".*hedefe?(etki|katki).*|.*agirli(k|g).*|etki(si)?(orani|yuzdesi|yuzde)?",
    ),
    (
        Column.BASELINE,
        r".*(baslangic|mevcutdurum|mevcutdeger|bazdeger|bazyil|referans).*|mevcut",
    ),
    (
        Column.BASELINE,
        r"(19|20)\d\d(yili?)?(\d{1,2}aylik|ilk\d{1,2}ay)?(gerceklesme|gerceklesen|mevcut)?(si|ler|leri)?(deger|durum)?i?",
    ),
    (
        Column.MONITORING,
        r"(izleme|olcum|olcme|takip)(sikligi|donemi|periyodu|sikl)?",
    ),
    (Column.REPORTING, r"rapor(lama)?(sikligi|donemi|periyodu|sikl)?"),
    (Column.CUMULATIVE, r"(kumulatif|birikimli)(mi|midir|degeri|durumu|evethayir)*"),
    (
        Column.ACTUAL,
        r"(izlemedonemi(ndeki)?|donem(ici)?|yilsonu)?(gerceklesme|gerceklesen)(degeri?)?c?",
    ),
    (
        Column.TARGET,
        r"(izlemedonemi(ndeki)?|donem(ici)?)?(yilsonu)?hedef(lenen(deger(i)?)?|degeri)b?",
    ),
    (
        Column.PERFORMANCE,
        r"(gosterge)?performans(i)?(orani|yuzdesi)?(caba)?|gerceklesmeorani(cb)?",
    ),
    (Column.EXPLANATION, r"aciklama(lar)?"),
    (Column.DEVIATION, r"sapma(nin|larin)?(nedeni|nedenleri|sebebi)"),
    (Column.MEASURE, r"alinacak(onlem|tedbir)(ler)?"),
    (Column.DEFINITION, r"(performans)?(gosterge)?(nin|si)?tanimi?"),
    (
        Column.FORMULA,
        r"(gosterge)?(nin)?(formulu?|hesaplama?(yontemi|sekli|formulu|bicimi|metodu)?|olcum(yontemi|formulu))",
    ),
    (Column.SOURCE, r"(verinin|verilerin|veri)(kaynagi|kaynaklari)"),
    (Column.DIRECTION, r"(gosterge)?(nin|si)?(yonu?|egilimi|istenenyonu?)"),
)
_YEAR = re.compile(
    r"(?:plan(?:in)?)?(?:hedef(?:i|lenen)?)?(?:plan(?:in)?)?(?:[1-9]yili?)?((?:19|20)\d\d)(?:[1-9](?!\d))?(?:[1-9]yili?)?"
    r"(?:yili?)?(?:sonu)?(?:performans)?(?:hedef(?:i|lenen|lenendeger)?)?(?:degeri?)?(?:sonu)?"
)
"""A calendar year, its place in the plan beside it ("1. Yıl (2025)"), the figure of a note behind it."""
_ORDINAL = re.compile(
    r"(?:plan(?:in)?)?(?:([1-9])yili?|yil([1-9]))(?:sonu)?(?:hedef(?:i|lenen)?)?(?:degeri?)?"
)
_ANY_NAME = re.compile("|".join(f"(?:{pattern})" for _, pattern in _NAMED))
_INDICATOR_CODE = re.compile(
    r"\s*(?!\d{1,3}(?:\.\d{3})+(?![\d.]))(?P<code>(?:(?:(?:performans\s+)?göstergesi|performans|gösterge|s?p\.?\s?g\.?|(?-i:[GP])\.?)[\s._-]*)?"
    r"\d{1,3}(?:\s?[._-]\s?\d{1,3}){1,3})(?P<end>[\s.:)–—-]*)",
    re.IGNORECASE,
)


def head_of(cell: Cell) -> Head | None:
    """Return what a heading cell says its column is, None for words that name no column."""
    found = _column_named(heading_key(cell.text.replace("%", "")))
    return Head(found[0], cell, found[1]) if found else None


@lru_cache(maxsize=4096)  # every cell of a sheet is asked, and most of them come again
def _column_named(key: str) -> tuple[Column, int | None] | None:
    year = _YEAR.fullmatch(key) or _ORDINAL.fullmatch(key)
    if year:
        return Column.TARGET, int(year[year.lastindex or 1])
    if not _ANY_NAME.fullmatch(key):
        return None
    for column, pattern in _NAMED:
        if re.fullmatch(pattern, key):
            return column, None
    return None


def is_heading_row(row: Row) -> bool:
    """Whether a row heads an indicator table: it names the indicators or their weight, and more."""
    heads = [head for cell in distinct(row) if (head := head_of(cell))]
    columns = {head.column for head in heads}
    anchored = columns & {Column.NAME, Column.CODE} and columns & {
        Column.WEIGHT,
        Column.TARGET,
        Column.BASELINE,
    }
    return bool(anchored) and len(heads) >= 3


def is_row_of_years(row: Row) -> bool:
    """Whether a row is the lower half of a heading whose cells are not merged: "2025 | 2026 | …"."""
    cells = distinct(row)
    found = [head for cell in cells if (head := head_of(cell))]
    years = [head for head in found if head.column in (Column.TARGET, Column.ACTUAL)]
    return len(years) > 1 and len(found) == len(cells)


def distinct(row: Row) -> list[Cell]:
    """Return the row's printed cells, a merged one once."""
    once = {id(cell): cell for cell in row if cell is not None}
    return [cell for cell in once.values() if tidy(cell.text)]


def heads(rows: Sequence[Row]) -> tuple[Head | None, ...]:
    """Return the heading of each column of a heading that is one or more rows high.

    The lowest heading counts, but a baseline's year stands below its name.
    """
    return tuple(
        _head_of_column(distinct(column)) for column in zip(*rows, strict=True)
    )


def _head_of_column(cells: Sequence[Cell]) -> Head | None:
    found = [head for cell in reversed(cells) if (head := head_of(cell))]
    for head in found:
        if head.column is Column.BASELINE:
            return Head(Column.BASELINE, joined(cells))
    year = next((head.year for head in found if head.year), None)
    if found and found[0].column in (Column.TARGET, Column.ACTUAL):
        return replace(found[0], year=year)  # "2024" over "Gerçekleşen"
    return found[0] if found else None


def beside_codes(
    columns: Sequence[Head | None], headings: Row, below: Sequence[Row]
) -> tuple[Head | None, ...]:
    """Return the columns with a name for one without a heading, right of codes that stand alone.

    One heading over both columns is not always merged.
    """
    named = list(columns)
    for at, head in enumerate(columns[:-1]):
        if head is None or head.column is not Column.NAME or headings[at + 1]:
            continue
        codes = [
            parts for row in below if (cell := row[at]) and (parts := split_code(cell))
        ]
        if codes and not any(tidy(rest.text) for _, rest in codes):
            named[at + 1] = named[at + 1] or head
    return tuple(named)


_FEWEST = 4  # columns of an indicator table


def realigned(columns: tuple[Head | None, ...], row: Row) -> tuple[Head | None, ...]:
    """Return the columns as a row of a further page parts them: each place under the heading above it.

    One heading may stand over two columns there, and a page's table is parted by itself.
    """
    is_same = len(row) == len(columns) or not any(columns)
    if is_same or len({id(cell) for cell in row if cell}) < _FEWEST:
        return columns
    found = tuple(_head_over(cell, columns) for cell in row)
    return found if any(found) else columns


def _head_over(cell: Cell | None, columns: Sequence[Head | None]) -> Head | None:
    if cell is None or cell.box is None:
        return None
    middle = (cell.box[0] + cell.box[2]) / 2
    for head in columns:
        box = head.cell.box if head else None
        if box and box[0] < middle < box[2]:
            return head
    return None


def has_same_code(above: Row, row: Row, columns: Sequence[Head | None]) -> bool:
    """Whether the code of the row above is merged over this one: its name goes on here."""
    return any(
        cell is not None and cell is before and tidy(cell.text)
        for before, cell, head in zip(above, row, columns, strict=False)
        if head is not None and head.column in (Column.CODE, Column.NAME)
    )


def split_code(cell: Cell) -> tuple[Cell, Cell] | None:
    """Part "PG4.1.1 En az bir …" into code and name; None where no code begins the text."""
    found = _INDICATOR_CODE.match(cell.text)
    if found is None:
        return None
    end = found.end()
    code = replace(
        cell, text=(found["code"] + found["end"]).strip(), lines=(), number=None
    )
    return code, replace(cell, text=cell.text[end:], number=None)


def indicator_of(
    row: Row, columns: Sequence[Head | None], *, needs_code: bool = True
) -> IndicatorCells | None:
    """Return the indicator that a row under these headings holds, None where it holds none.

    A code and a name may share a cell or a heading.  Without `needs_code` a name is enough.
    """
    values: dict[Column, Cell] = {}
    years: dict[int, Cell] = {}
    actuals: dict[int, Cell] = {}
    naming: list[Cell] = []
    for cell, head in _under(row, columns):
        if head.column in (Column.CODE, Column.NAME):
            naming += (
                [cell] if cell.text and not any(cell is one for one in naming) else []
            )
        elif head.column is Column.TARGET and head.year is not None:
            years.setdefault(head.year, cell)
        elif head.column is Column.ACTUAL and head.year is not None:
            actuals.setdefault(head.year, cell)
        else:
            values.setdefault(head.column, cell)
    named = _named(naming)
    if named is None and naming and not needs_code:
        named = replace(naming[0], text="", lines=()), joined(naming)
    if named is None or not (years or values):
        return None
    year_heads = {
        head.year: head.cell
        for head in columns
        if head and head.column is Column.TARGET and head.year is not None
    }
    label = next(
        (one.cell for one in columns if one and one.column is Column.BASELINE), None
    )
    return IndicatorCells(*named, values, years, actuals, year_heads, label)


def _under(row: Row, columns: Sequence[Head | None]) -> list[tuple[Cell, Head]]:
    return [
        (cell, head)
        for cell, head in zip(row, columns, strict=False)
        if cell is not None and head is not None
    ]


def _named(cells: Sequence[Cell]) -> tuple[Cell, Cell] | None:
    """Return code and name out of one cell or several."""
    if not cells:
        return None
    parted = split_code(cells[0])
    if parted is None:
        return None
    code, beside = parted
    rest = [cell for cell in (beside, *cells[1:]) if tidy(cell.text)]
    return code, joined(rest or [beside])


def lengthened(
    indicator: IndicatorCells,
    more: Mapping[int, Cell],
    columns: Sequence[Head | None],
) -> IndicatorCells:
    """Return the indicator with cells that go on with it, by the place of their column."""
    name, values, years = indicator.name, dict(indicator.values), dict(indicator.years)
    for at, cell in more.items():
        head = columns[at]
        if head is None:
            continue
        if head.column in (Column.CODE, Column.NAME):
            name = joined([name, cell])
        elif head.column is Column.TARGET and head.year is not None:
            years[head.year] = _longer(years.get(head.year), cell)
        else:
            values[head.column] = _longer(values.get(head.column), cell)
    return replace(indicator, name=name, values=values, years=years)


def _longer(cell: Cell | None, more: Cell) -> Cell:
    return joined([cell, more]) if cell and tidy(cell.text) else more
