"""The lines of a cell: where one runs on, where a narrow column cut a word, which way turned ones read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.reading.card_values import flowed
from ingest.reading.dots import single, whole_lines
from ingest.reading.flow import cell_of, lines_of, paragraph
from ingest.reading.grid import Word
from plans.document import Box
from plans.turkish import parse_number

LETTER, HEIGHT, PADDING = 4, 8, 2


def box(x0: float, top: Decimal | float, x1: float, bottom: Decimal | float) -> Box:
    return Decimal(x0), Decimal(top), Decimal(x1), Decimal(bottom)


def words(*lines: str, indent: float = PADDING) -> list[Word]:
    """Set lines of letters that are all equally wide."""
    found = []
    for at, line in enumerate(lines):
        x = indent
        for text in line.split():
            right = x + LETTER * len(text)
            found.append(Word(text, box(x, 10 * at, right, 10 * at + HEIGHT)))
            x = right + LETTER / 2
    return found


def cell_text(width: int, *lines: str, indent: float = PADDING) -> str:
    return paragraph(words(*lines, indent=indent), 1, box(0, 0, width, 100)).text


@pytest.mark.parametrize(
    ("width", "lines", "value"),
    [
        (28, ("316.53", "4"), 316534),
        (26, ("8909,", "25"), Decimal("8909.25")),
        (24, ("10909", ",25"), Decimal("10909.25")),
        (42, ("57.791.00", "0,00 TL"), 57791000),
    ],
    ids=["grouped", "decimals", "comma", "money"],
)
def test_a_figure_that_a_narrow_column_cut_is_whole(
    width: int, lines: tuple[str, ...], value: Decimal
) -> None:
    assert parse_number(cell_text(width, *lines)).value == value


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (60, ("316.53", "4")),
        (28, ("25", "30")),
        (20, ("2345", "6")),
        (20, ("25", "30")),
    ],
    ids=["room is left", "two figures", "no separator", "two figures, narrow"],
)
def test_two_figures_in_one_cell_are_never_made_one(
    width: int, lines: tuple[str, ...]
) -> None:
    number = parse_number(cell_text(width, *lines))

    assert number.value is None
    assert number.reason


@pytest.mark.parametrize(
    ("width", "lines", "text"),
    [
        (50, ("şebekesinde", "ki kayıp"), "şebekesindeki kayıp"),
        (50, ("şebekesinde", "n alınan"), "şebekesinden alınan"),
        (80, ("şebekesinde", "ki kayıp"), "şebekesinde ki kayıp"),
        (50, ("şebekesinde", "su kaybı"), "şebekesinde su kaybı"),
        (50, ("şebekesinde", "a) boru"), "şebekesinde a) boru"),
    ],
    ids=["suffix", "letter", "room for it", "a word", "an item"],
)
def test_a_word_that_a_narrow_column_cut_is_whole(
    width: int, lines: tuple[str, ...], text: str
) -> None:
    assert flowed(cell_text(width, *lines)) == text


def test_a_small_figure_set_high_belongs_to_its_unit() -> None:
    unit = Word("(m", box(0, 10, 9, 16))
    power = Word("2", box(9, Decimal("9.5"), 12, Decimal("14.5")))
    assert cell_of([unit, power], 1).text == "(m2"


def test_a_line_runs_on_where_the_one_above_had_no_room() -> None:
    lines = paragraph(
        words("Arsa tahsisi ve yer", "Seçimi", "Personel"), 1, box(0, 0, 88, 100)
    ).lines

    assert [line.wraps for line in lines] == [False, True, False]


@pytest.mark.parametrize("falls", [False, True], ids=["rising", "falling"])
def test_a_turned_heading_reads_the_way_its_letters_run(falls: bool) -> None:
    texts = (
        [("Hedefe", 40), ("Etkisi", 10)]
        if not falls
        else [("Hedefe", 10), ("Etkisi", 40)]
    )
    turned = [
        Word(text, box(0, top, 8, top + 24), upright=False, falls=falls)
        for text, top in texts
    ]

    [line] = lines_of(turned)

    assert [word.text for word in line] == ["Hedefe", "Etkisi"]


def test_dots_in_a_row_are_a_line() -> None:
    dots = [box(3 * at, 0, 3 * at + 1, 1) for at in range(20)]

    assert list(whole_lines(dots)) == [box(0, 0.5, 58, 0.5)]


def test_dots_far_apart_are_bullets() -> None:
    bullets = [box(0, 12 * at, 3, 12 * at + 3) for at in range(8)]
    border = [box(20, 3 * at, 21, 3 * at + 1) for at in range(20)]

    assert list(single([*bullets, *border])) == bullets
