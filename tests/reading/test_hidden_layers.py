"""Text layers that say something else than the page shows: another program's reading, exchanged digits and letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.reading import pictures
from ingest.reading.font_digits import digits_are_false
from ingest.reading.grid import Layer
from ingest.reading.pdf import read_pages
from ingest.reading.pictures import Pictures
from ingest.reading.recognise import read_document
from ingest.reading.text_layers import is_usable
from plans.document import Kind

KEPT = dict.fromkeys(range(3, 200, 5), "a")  # a font that keeps its glyphs' numbers
WORDS = (
    "Dirençli, yeşil ve yaşanabilir bir kent oluşturmak için kişi başına düşen aktif yeşil "
    "alanların artırılması ve parkların engelli erişimine uygun hale getirilmesi sağlanacaktır "
)


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "is_installed", lambda: False)


@pytest.mark.parametrize(
    ("digits", "names", "expected"),
    [
        pytest.param("0123456789", {}, False, id="in order"),
        pytest.param("5736209814", {}, True, id="exchanged"),
        pytest.param("0123", {}, False, id="few"),
        pytest.param("01", {20: "7"}, True, id="another name in the encoding"),
        pytest.param("01", {20: "1"}, False, id="the same name in the encoding"),
    ],
)
def test_digits_are_false_where_the_font_numbers_or_names_them_otherwise(
    digits: str, names: dict[int, str], expected: bool
) -> None:
    codes = KEPT | {19 + at: digit for at, digit in enumerate(digits)}

    assert digits_are_false(codes, names) is expected


def test_a_font_numbered_by_use_may_have_its_digits_in_any_order() -> None:
    assert not digits_are_false(dict(enumerate("Amaç Hedf2056789134", 1)), {})


@pytest.mark.parametrize("by", [0, 5, 11])
def test_exchanged_letters_are_no_text(by: int) -> None:
    letters = "abcçdefgğhıijklmnoöprsştuüvyz"
    table = str.maketrans(letters, letters[by:] + letters[:by])

    words = [word.lower().translate(table) for word in WORDS.split() * 3]

    assert is_usable(words) is (by == 0)


def scan(path: Path, mode: int) -> Path:
    """Write a page whose image carries letters; `mode` 3 hides them, 0 prints them."""
    canvas = Canvas(str(path), pagesize=(400, 400))
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 250)), 0, 0, 400, 400)
    for at in range(20):
        text = canvas.beginText(20, 380 - 18 * at)
        text.setTextRenderMode(mode)
        text.textLine("Park yapmak ve bakmak 1234")
        canvas.drawText(text)
    canvas.save()
    return path


@pytest.mark.usefixtures("no_tesseract")
@pytest.mark.parametrize(
    ("mode", "layer", "is_doubted"),
    [
        pytest.param(3, Layer.FOREIGN, True, id="hidden"),
        pytest.param(0, Layer.TEXT, False, id="printed on a background"),
    ],
)
def test_another_programs_reading_of_a_scan_is_kept_and_doubted(
    tmp_path: Path, mode: int, layer: Layer, is_doubted: bool
) -> None:
    [page] = read_pages(scan(tmp_path / "scan.pdf", mode), None, Pictures())

    assert page.layer is layer
    assert len(page.words) == 100
    assert {word.confidence is not None for word in page.words} == {is_doubted}


def album(path: Path, *titles: str) -> Path:
    """Write pages of prose below these titles, then one that is a photograph and one that is a blank scan."""
    canvas = Canvas(str(path), pagesize=(400, 400))
    for title in titles:
        canvas.drawString(20, 380, title)
        for at in range(10):
            canvas.drawString(20, 350 - 20 * at, "Park bakim calismalari surmektedir.")
        canvas.showPage()
    photograph = Image.linear_gradient("L").resize((400, 400))
    canvas.drawImage(ImageReader(photograph), 0, 0, 400, 400)
    canvas.showPage()
    if "Faaliyet Raporu 2024" in titles:
        canvas.drawImage(ImageReader(Image.new("L", (40, 40), 250)), 0, 0, 400, 400)
    canvas.save()
    return path


@pytest.mark.usefixtures("no_tesseract")
@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Gezi notlari", id="photographs"),
        pytest.param("Faaliyet Raporu 2024", id="a report with a scan"),
    ],
)
def test_what_is_no_plan_does_not_wait_for_a_reader_of_pictures(
    tmp_path: Path, title: str
) -> None:
    assert read_document(album(tmp_path / "a.pdf", title)).kind is Kind.REFUSED
