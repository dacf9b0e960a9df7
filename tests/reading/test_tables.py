"""Ruling lines and words become grids of cells."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.grid import Grid, Page, Ruling, Word
from ingest.reading.tables import page_grids


def word(text: str, x: float, y: float, width: float = 20) -> Word:
    """Return a word ten points high whose top left is at x, y."""
    edges = (Decimal(str(at)) for at in (x, y, x + width, y + 10))
    x0, top, x1, bottom = edges
    return Word(text, (x0, top, x1, bottom))


def ruling(x0: float, top: float, x1: float, bottom: float) -> Ruling:
    a, b, c, d = (Decimal(str(at)) for at in (x0, top, x1, bottom))
    return Ruling((a, b, c, d))


def page(words: Iterable[Word], rulings: Iterable[Ruling] = ()) -> Page:
    return Page(1, Decimal(600), Decimal(800), tuple(words), tuple(rulings))


def ruled(columns: int, rows: int) -> list[Ruling]:
    """Return the lines of a table whose cells are 100 by 20 points."""
    flat = [ruling(0, 20 * n, 100 * columns, 20 * n) for n in range(rows + 1)]
    return flat + [ruling(100 * n, 0, 100 * n, 20 * rows) for n in range(columns + 1)]


def texts(grid: Grid) -> list[list[str | None]]:
    return [[cell.text if cell else None for cell in row] for row in grid.rows]


def test_words_stand_in_the_cells_that_lines_rule() -> None:
    words = [word("a", 5, 5), word("b", 105, 5), word("c", 5, 25), word("d", 105, 25)]

    [grid] = page_grids(page(words, ruled(2, 2)))

    assert texts(grid) == [["a", "b"], ["c", "d"]]
    assert list(grid.box or ()) == [0, 0, 200, 40]
    assert grid.rows[1][1] is not None
    assert list(grid.rows[1][1].box or ()) == [100, 20, 200, 40]


def test_a_cell_without_a_line_inside_covers_its_columns() -> None:
    lines = [line for line in ruled(3, 2) if line.box[0] != 100 or not line.is_vertical]
    lines.append(ruling(100, 20, 100, 40))
    words = [word("wide", 60, 5, 80), word("e", 5, 25), word("f", 105, 25)]

    [grid] = page_grids(page(words, lines))

    assert texts(grid) == [["wide", None, ""], ["e", "f", ""]]
    assert grid.rows[0][0] is not None
    assert (grid.rows[0][0].width, grid.rows[0][0].height) == (2, 1)
    assert grid.filled()[0][1] is grid.rows[0][0]


def test_a_cell_without_a_line_inside_covers_its_rows() -> None:
    lines = [line for line in ruled(2, 2) if line.is_vertical or line.box[1] != 20]
    lines.append(ruling(100, 20, 200, 20))
    words = [word("label", 5, 5), word("a", 105, 5), word("b", 105, 25)]

    [grid] = page_grids(page(words, lines))

    assert texts(grid) == [["label", "a"], [None, "b"]]
    assert grid.rows[0][0] is not None
    assert grid.rows[0][0].height == 2


def test_the_lines_of_a_cell_are_kept_apart_with_their_boxes() -> None:
    words = [word("second", 5, 22), word("one", 30, 5), word("first", 5, 6)]
    lines = [ruling(0, 0, 200, 0), ruling(0, 40, 200, 40)]
    lines += [ruling(x, 0, x, 40) for x in (0, 100, 200)]

    [grid] = page_grids(page(words, lines))

    cell = grid.rows[0][0]
    assert cell is not None
    assert cell.text == "first one\nsecond"
    assert [list(line.box or ()) for line in cell.lines] == [
        [5, 5, 50, 16],
        [5, 22, 25, 32],
    ]


@pytest.mark.parametrize("off", [-2, -1, 1, 2])
def test_lines_that_nearly_meet_are_one(off: int) -> None:
    lines = [
        ruling(0, 0, 100, 0),
        ruling(100, off, 200, off),
        ruling(0, 20, 100 + off, 20),
        ruling(100 + off, 20 + off, 200, 20 + off),
        ruling(0, 0, 0, 20),
        ruling(100, 0, 100, 20),
        ruling(200 + off, 0, 200 + off, 20),
    ]

    [grid] = page_grids(page([word("a", 5, 5), word("b", 110, 5)], lines))

    assert texts(grid) == [["a", "b"]]


def test_a_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    lines = [ruling(0, y, 300, y) for y in (0, 20, 40)]
    lines += [ruling(x, 0, x, 40) for x in (100, 200)]
    words = [word("a", 5, 5), word("b", 105, 5), word("c", 205, 25)]

    [grid] = page_grids(page(words, lines))

    assert texts(grid) == [["a", "b", ""], ["", "", "c"]]


def test_a_frame_round_the_page_is_no_table() -> None:
    frame = [ruling(0, 0, 600, 0), ruling(0, 800, 600, 800)]
    frame += [ruling(0, 0, 0, 800), ruling(600, 0, 600, 800)]

    [grid] = page_grids(page([word("a", 50, 50), word("b", 50, 70)], frame))

    assert grid.box is None
    assert texts(grid) == [["a"], ["b"]]


def test_loose_lines_stand_in_order_around_the_tables() -> None:
    lines = [ruling(0, y, 200, y) for y in (100, 120)]
    lines += [ruling(x, 100, x, 120) for x in (0, 100, 200)]
    words = [word("above", 5, 50), word("in", 5, 105), word("below", 5, 150)]

    grids = page_grids(page(words, lines))

    assert [texts(grid) for grid in grids] == [[["above"]], [["in", ""]], [["below"]]]


def test_a_wide_gap_parts_a_loose_line_into_columns() -> None:
    words = [
        word("Label", 0, 0),
        word("the", 100, 0),
        word("text", 124, 0),
        word("more", 100, 12),
    ]

    [grid] = page_grids(page(words))

    assert texts(grid) == [["Label", "the text"], [None, "more"]]


def test_a_raised_figure_stays_on_its_line() -> None:
    small = Word("2", (Decimal("25.5"), Decimal(-1), Decimal(29), Decimal(4)))

    [grid] = page_grids(page([word("m", 0, 0, 25), small, word("yol", 33, 0)]))

    assert texts(grid) == [["m2 yol"]]


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.integers(0, 700)), max_size=30, unique=True
    ),
    st.integers(1, 4),
    st.integers(1, 6),
)
def test_every_word_is_in_exactly_one_cell(
    places: list[tuple[int, int]], columns: int, rows: int
) -> None:
    words = [word(f"w{at}", x, y) for at, (x, y) in enumerate(places)]

    grids = page_grids(page(words, ruled(columns, rows)))

    found = [
        text
        for grid in grids
        for row in grid.rows
        for cell in row
        if cell
        for text in cell.text.split()
    ]
    assert sorted(found) == sorted(word.text for word in words)
