"""Rows of indicators that a page's end or a merged cell cuts, read from grids."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ingest.reading.cards import read_grids
from ingest.reading.grid import Cell, Grid
from plans.document import Box, PlanDocument

HEADING = ("PG Kodu", "Gösterge Adı", "Hedefe Etkisi (%)", "2025", "2026", "2027")
FIGURES = ("60", "4", "5", "6")
COLUMN = 40


def place(row: int, column: int, width: int = 1) -> Box:
    left, top = Decimal(COLUMN * column), Decimal(10 * row)
    return left, top, left + COLUMN * width, top + 10


def printed(text: str, row: int, column: int, width: int = 1) -> Cell:
    return Cell(text, 1, place(row, column, width), width=width)


def grid(*rows: tuple[str | Cell | None, ...]) -> Grid:
    cells = tuple(
        tuple(
            printed(cell, at, column) if isinstance(cell, str) else cell
            for column, cell in enumerate(row)
        )
        for at, row in enumerate(rows)
    )
    return Grid(cells, 1, (Decimal(0), Decimal(0), Decimal(240), Decimal(200)))


def card(*rows: tuple[str | Cell | None, ...]) -> Grid:
    blank = (None,) * 4
    title = printed("H1.1: Parkları artırmak", 0, 1, width=5)
    return grid((printed("Hedef", 0, 0), title, *blank), *rows)


def names(document: PlanDocument) -> list[str]:
    return [one.name for _, one in document.indicators()]


def test_a_name_over_rows_beside_a_merged_code_is_one_name() -> None:
    first = tuple(
        replace(printed(text, 2, at), height=2)
        if at != 1
        else printed("Bakımı yapılan park", 2, 1)
        for at, text in enumerate(("PG1.1.1", "", *FIGURES))
    )
    below = (None, "ve bahçe sayısı", None, None, None, None)

    document = read_grids([card(HEADING, first, below)])

    assert names(document) == ["Bakımı yapılan park ve bahçe sayısı"]
    [(_, indicator)] = document.indicators()
    assert dict(indicator.targets) == {2025: 4, 2026: 5, 2027: 6}


def test_a_name_that_says_total_is_no_sum_of_the_table() -> None:
    document = read_grids(
        [
            card(
                HEADING,
                ("PG1.1.1", "Başvuruların", *FIGURES),
                ("", "toplam başvurulara oranı", "", "", "", ""),
                ("", "TOPLAM", "100", "", "", ""),
            )
        ]
    )

    assert names(document) == ["Başvuruların toplam başvurulara oranı"]


def test_a_row_that_a_page_cuts_goes_on_with_the_first_row_overleaf() -> None:
    overleaf = grid(
        ("", "bahçe sayısı", "", "", "", ""),
        ("PG1.1.2", "Yol uzunluğu", "40", "7", "8", "9"),
    )

    document = read_grids([card(HEADING, ("PG1.1.1", "Park ve", *FIGURES)), overleaf])

    assert names(document) == ["Park ve bahçe sayısı", "Yol uzunluğu"]


def test_columns_overleaf_stand_under_the_heading_that_is_above_them() -> None:
    naming = replace(printed("Performans Göstergeleri", 1, 0, width=2), width=1)
    heading = (
        naming,
        *(printed(text, 1, at) for at, text in enumerate(HEADING[2:], 2)),
    )
    title = printed("H1.1: Parkları artırmak", 0, 1, width=5)
    first = grid(
        (printed("Hedef", 0, 0), replace(title, width=4), None, None, None), heading
    )
    overleaf = grid(("PG1.1.1", "Park sayısı", *FIGURES))

    document = read_grids([first, overleaf])

    [(_, indicator)] = document.indicators()
    assert indicator.name == "Park sayısı"
    assert indicator.weight_percent == 60
    assert dict(indicator.targets) == {2025: 4, 2026: 5, 2027: 6}
