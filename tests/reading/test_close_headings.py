"""Headings of a table without lines that stand closer to one another than the columns below them."""

from __future__ import annotations

from decimal import Decimal

from ingest.reading.card_labels import heads_section
from ingest.reading.grid import Page, Word
from ingest.reading.tables import page_grids

HEIGHT = 8
HEADING = (
    "Gösterge_Kodu",
    "Performans_Göstergesi",
    "Ölçü_Birimi",
    "Hedeflenen",
    "Sonuç",
)
BODY = (
    ("PG1.1.1", "Bakılan hane", "hane", "700", "770"),
    ("PG1.1.2", "Taşınan yolcu", "kişi", "5.000", "5.500"),
)
STARTS = (40, 94, 184, 230, 282)


def line(top: int, *cells: tuple[float, str]) -> list[Word]:
    """Set words of a line, four points a letter and two between words."""
    found = []
    for start, text in cells:
        x = Decimal(start)
        for word in text.replace("_", " ").split():
            right = x + 4 * len(word)
            found.append(Word(word, (x, Decimal(top), right, Decimal(top + HEIGHT))))
            x = right + 2
    return found


def close(top: int) -> list[Word]:
    """Set the headings four points apart, half of the line's height; the last stands further off."""
    starts = [Decimal(40)]
    for text in HEADING[:-1]:
        words = text.split("_")
        wide = 4 * sum(map(len, words)) + 2 * (len(words) - 1)
        starts.append(starts[-1] + wide + 4)
    starts[-1] += HEIGHT
    return line(top, *zip(map(float, starts), HEADING, strict=True))


def test_each_heading_keeps_its_column() -> None:
    rows = [
        line(top, *zip(STARTS, row, strict=True))
        for top, row in zip((114, 128), BODY, strict=True)
    ]
    words = [word for printed in (close(100), *rows) for word in printed]

    (grid,) = page_grids(
        Page(1, Decimal(595), Decimal(842), tuple(words)), heads_section
    )

    assert [[cell.text if cell else None for cell in row] for row in grid.rows] == [
        [text.replace("_", " ") for text in HEADING],
        *(list(row) for row in BODY),
    ]


def test_prose_that_names_indicators_heads_no_table() -> None:
    prose = line(100, (40, "Performans"), (86, "göstergeleri"), (140, "izlenir"))
    below = line(112, (40, "Birimler"), (78, "altı"), (98, "ayda"), (118, "raporlar"))
    words = (*prose, *below)

    grids = page_grids(Page(1, Decimal(595), Decimal(842), words), heads_section)

    assert all(len(row) == 1 for grid in grids for row in grid.rows)
