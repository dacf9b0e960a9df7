"""Pages of a PDF as words and ruling lines, proof images, and files that cannot be read."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.reading.grid import Page
from ingest.reading.pdf import (
    DAMAGED,
    ENCRYPTED,
    MAX_CROP_SIDE,
    UnreadablePdfError,
    crops,
    page_count,
    read_pages,
    text_lines,
)
from plans.document import Box


def drawn(path: Path, *, pages: int = 1, password: str | None = None) -> Path:
    """Write pages with two words, a line, a thin filled bar and a box in known places."""
    encrypt = StandardEncryption(password) if password else None
    canvas = Canvas(str(path), pagesize=(300, 200), encrypt=encrypt)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(20, 150, f"Sayfa {number}")
        canvas.line(20, 100, 120, 100)
        canvas.rect(20, 50, 100, 1, stroke=0, fill=1)
        canvas.rect(150, 20, 50, 30, stroke=1, fill=0)
        canvas.showPage()
    canvas.save()
    return path


def only_page(path: Path) -> Page:
    [page] = read_pages(path)
    return page


def test_words_stand_in_points_from_the_top_left(tmp_path: Path) -> None:
    page = only_page(drawn(tmp_path / "a.pdf"))

    first, second = page.words
    assert (page.number, page.width, page.height) == (1, Decimal(300), Decimal(200))
    assert (first.text, second.text) == ("Sayfa", "1")
    x0, top, x1, bottom = first.box
    assert x0 == 20
    assert top < 50 < bottom + 3
    assert second.box[0] > x1


def test_lines_bars_and_boxes_are_rulings(tmp_path: Path) -> None:
    page = only_page(drawn(tmp_path / "a.pdf"))

    boxes = {tuple(map(float, ruling.box)) for ruling in page.rulings}
    assert (20, 100, 120, 100) in boxes
    assert (20, 149.5, 120, 149.5) in boxes
    assert {(150, 150, 200, 150), (150, 180, 200, 180)} <= boxes
    assert {(150, 150, 150, 180), (200, 150, 200, 180)} <= boxes
    assert len(boxes) == 6


def test_pages_come_in_order_with_their_numbers(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", pages=3)

    assert [(page.number, page.words[1].text) for page in read_pages(path)] == [
        (1, "1"),
        (2, "2"),
        (3, "3"),
    ]
    assert page_count(path) == 3


def test_a_page_is_measured_from_the_corner_that_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "cropped.pdf"
    canvas = Canvas(str(path), pagesize=(300, 200))
    canvas.setCropBox((10, 0, 300, 180))
    canvas.drawString(20, 150, "Sayfa")
    canvas.save()

    page = only_page(path)

    assert [page.width, page.height] == [290, 180]
    assert page.words[0].box[0] == 10
    assert 15 < page.words[0].box[1] < 30


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", DAMAGED),
        (b"%PDF-1.4\n%%EOF", DAMAGED),
        (b"not a pdf at all", DAMAGED),
    ],
    ids=["empty", "header-only", "no-pdf"],
)
def test_a_damaged_file_says_so_in_a_sentence(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)

    with pytest.raises(UnreadablePdfError, match=reason):
        list(read_pages(path))


def test_an_encrypted_file_says_so_in_a_sentence(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", password="gizli")

    with pytest.raises(UnreadablePdfError, match=ENCRYPTED):
        page_count(path)


def image(path: Path, box: Box, margin: float = 6) -> Image.Image:
    return Image.open(BytesIO(next(crops(path, [(1, box)], margin))))


def darkest(shown: Image.Image) -> int:
    return next(tone for tone, count in enumerate(shown.histogram()) if count)


def test_a_crop_shows_the_box_with_its_margin(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf")
    word = only_page(path).words[0].box

    shown = image(path, word, margin=0).convert("L")
    beside = image(path, (Decimal(200), Decimal(5), Decimal(290), Decimal(25))).convert(
        "L"
    )

    width, height = float(word[2] - word[0]) * 2, float(word[3] - word[1]) * 2
    assert shown.size == pytest.approx((width, height), abs=2)
    assert darkest(shown) < 60, "the word is in the picture"
    assert darkest(beside) > 200, "an empty place of the page is empty"


def test_a_crop_never_leaves_the_page_nor_the_largest_size(tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    canvas = Canvas(str(huge), pagesize=(14000, 9000))
    canvas.drawString(20, 150, "Sayfa")
    canvas.save()

    whole = image(huge, (Decimal(-50), Decimal(-50), Decimal(20000), Decimal(20000)))

    assert max(whole.size) <= MAX_CROP_SIDE + 1
    assert whole.size[0] > whole.size[1]


def test_a_crop_of_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf")

    with pytest.raises(UnreadablePdfError):
        list(crops(path, [(2, (Decimal(0), Decimal(0), Decimal(10), Decimal(10)))]))


def test_text_is_read_column_by_column(tmp_path: Path) -> None:
    path = tmp_path / "columns.pdf"
    canvas = Canvas(str(path), pagesize=(400, 300))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(
        20, 270, "One title over both of the columns of this page, from side to side"
    )
    for x, name in ((20, "left"), (220, "right")):
        for n in (1, 2, 3):
            canvas.drawString(x, 240 - 14 * n, f"{name} column line {n}")
    canvas.drawString(20, 130, "foot")
    canvas.save()

    lines = list(text_lines(path))

    assert [line.text for line in lines][1:] == [
        *(f"left column line {n}" for n in (1, 2, 3)),
        *(f"right column line {n}" for n in (1, 2, 3)),
        "foot",
    ]
    assert {line.page for line in lines} == {1}
    assert [line.line for line in lines] == list(range(1, 9))
    assert all(line.box for line in lines)


def test_a_dot_drawn_before_a_line_is_its_bullet(tmp_path: Path) -> None:
    path = tmp_path / "dots.pdf"
    canvas = Canvas(str(path), pagesize=(300, 200))
    canvas.setFont("Helvetica", 10)
    for y, text in ((150, "first item that"), (138, "goes on"), (120, "second item")):
        canvas.drawString(30, y, text)
    for y in (153, 123):
        canvas.circle(22, y, 1.5, stroke=0, fill=1)
    canvas.circle(150, 60, 30, stroke=0, fill=1)
    canvas.save()

    lines = [line.text for line in text_lines(path)]

    assert lines == ["• first item that", "goes on", "• second item"]


def test_a_figure_in_large_type_is_not_mixed_into_the_lines_beside_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "large.pdf"
    canvas = Canvas(str(path), pagesize=(400, 200))
    canvas.setFont("Helvetica", 9)
    canvas.drawString(20, 150, "the first line of a title")
    canvas.drawString(20, 139, "and its second line")
    canvas.setFont("Helvetica", 18)
    canvas.drawString(200, 142, "47")
    canvas.save()

    lines = [line.text for line in text_lines(path)]

    assert sorted(lines) == ["47", "and its second line", "the first line of a title"]


def test_words_on_their_side_are_whole(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    canvas = Canvas(str(path), pagesize=(300, 200))
    canvas.setFont("Helvetica", 9)
    canvas.translate(100, 20)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Hedefe Etkisi")
    canvas.save()

    (page,) = read_pages(path)

    assert [(one.text, one.upright) for one in page.words] == [
        ("Hedefe", False),
        ("Etkisi", False),
    ]
