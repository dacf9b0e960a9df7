"""Words of a picture after they were seen: codes without their dots, figures that do not fill their place."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from ingest.reading.scan_bands import lightened
from ingest.reading.scan_codes import with_codes
from ingest.reading.scan_look import PictureLook, looked_at, worth_reading
from ingest.reading.scan_specks import bullets
from ingest.reading.scan_widths import with_widths
from ingest.reading.tesseract import SeenWord

DIGIT, POINT, HEIGHT = 20, 9, 40  # pixels


def seen(text: str, width: int = 10) -> SeenWord:
    return SeenWord(text, (0, 0, width, HEIGHT), 0.95, (0, 1, 1, 1))


def figure(text: str, printed: str | None = None) -> SeenWord:
    """Return a figure as wide as what is printed there."""
    points = sum(map((printed or text).count, ".,"))
    digits = len(printed or text) - points
    return seen(text, digits * DIGIT + points * POINT - 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PGL13", "PG1.1.3"),
        ("PG1L2", "PG1.1.2"),
        ("PG2,2.4:", "PG2.2.4:"),
        ("PG3.13", "PG3.1.3"),
        ("PG1.1.10", "PG1.1.10"),
        ("PG101", "PG101"),
        ("PG12", "PG12"),
        ("PGM", "PGM"),
    ],
)
def test_an_indicators_code_has_its_points_again(text: str, expected: str) -> None:
    [word] = with_codes([seen(text)])

    assert word.text == expected
    assert (word.confidence < 0.5) == (text != expected)


@pytest.mark.parametrize(
    ("beside", "expected"), [("PG1.2.1", "H1.2:"), ("PG5.1.1", "H12:")]
)
def test_an_objectives_code_is_parted_where_its_indicators_say_so(
    beside: str, expected: str
) -> None:
    assert with_codes([seen("H12:"), seen(beside)])[0].text == expected


@pytest.mark.parametrize(
    ("text", "printed", "is_doubted"),
    [
        pytest.param("74", "7,4", True, id="a comma was lost"),
        pytest.param("9647", "964", True, id="a digit too many"),
        pytest.param("444.3", "44,3", True, id="a digit seen twice"),
        pytest.param("3.675", "3.675", False, id="thousands"),
        pytest.param("89", "89", False, id="two digits"),
    ],
)
def test_a_figure_that_does_not_fill_its_place_is_doubted(
    text: str, printed: str, is_doubted: bool
) -> None:
    others = [figure(one) for one in ("2025", "2026", "12", "345", "6.780", "90")]

    word = with_widths([*others, figure(text, printed)])[-1]

    assert (word.confidence < 0.5) is is_doubted


def paper() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    page = Image.new("L", (1200, 900), 255)
    return page, ImageDraw.Draw(page)


def test_large_dots_below_one_another_begin_items_and_are_no_dark_area() -> None:
    page, pen = paper()
    for top in (200, 257, 314):
        pen.ellipse((200, top, 233, top + 33), fill=0)
        pen.rectangle((246, top + 5, 600, top + 28), fill=90)

    assert lightened(page, 300)[1] == []
    assert len(bullets(page, 300)) == 3


def table() -> Image.Image:
    page, pen = paper()
    for at in range(6):
        pen.line((100, 100 + 120 * at, 1100, 104 + 120 * at), fill=60, width=2)
        pen.line((100 + 200 * at, 100, 100 + 200 * at, 700), fill=60, width=2)
    return page


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        pytest.param(table(), PictureLook(True, True), id="a ruled table"),
        pytest.param(paper()[0], PictureLook(True, False), id="bare paper"),
        pytest.param(
            Image.linear_gradient("L").resize((400, 500)),
            PictureLook(False, False),
            id="a photograph",
        ),
    ],
)
def test_a_small_picture_tells_print_from_photographs(
    picture: Image.Image, expected: PictureLook
) -> None:
    assert looked_at(picture) == expected


def test_pages_beside_cards_are_read_first_then_ruled_ones_photographs_last() -> None:
    looks = {
        0: PictureLook(is_print=False, is_ruled=False),
        1: PictureLook(is_print=True, is_ruled=False),
        2: PictureLook(is_print=True, is_ruled=True),
        7: PictureLook(is_print=True, is_ruled=False),
    }
    beside = {at: at == 7 for at in looks}

    order = [worth_reading(beside, most, looks.__getitem__) for most in range(1, 5)]

    assert order == [{7}, {2, 7}, {1, 2, 7}, {0, 1, 2, 7}]
