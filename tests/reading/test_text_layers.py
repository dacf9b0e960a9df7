"""Text layers that are no text are told from those that are; what is damaged but certain is mended."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.reading.card_labels import heads_section
from ingest.reading.cards import read_grids
from ingest.reading.mojibake import mended
from ingest.reading.pdf import read_pages
from ingest.reading.tables import page_grids
from ingest.reading.text_layers import is_pictured, is_usable
from plans.document import PlanDocument
from plans.turkish import repair_letters
from tests.drawing import draw
from tests.reading.parks_card import CARD

PRINT = (
    "Kentsel altyapıyı ve yeşil alanları herkes için erişilebilir, güvenli ve dayanıklı hâle getirmek "
    "PG1.1.1 Sıcak asfalt serilen yol uzunluğu (km) %12,5 53 58 64 69 74 80 6 ayda bir Yılda bir "
    "T.C. BÜYÜKŞEHİR BELEDİYESİ STRATEJİ GELİŞTİRME DAİRESİ BAŞKANLIĞI 60.266.000,00 TL İŞKUR TÜBİTAK"
)
ALPHABET = string.ascii_lowercase


def shifted(text: str, by: int) -> str:
    """Return the text with every letter another, as a font without its table gives them."""
    return "".join(chr(ord(one) + by) if one.isalpha() else one for one in text)


def permuted(text: str) -> str:
    other = "qwxzkjvbnmplkhgfdstrcypmwx"
    plain = unicodedata.normalize("NFKD", text).replace("ı", "i").lower()
    return plain.translate(str.maketrans(ALPHABET, other))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PRINT, True, id="Turkish print"),
        pytest.param(PRINT.upper(), True, id="capitals"),
        pytest.param("BELEDĠYESĠ ĠĢbirliği Ýþbirliði " * 9, True, id="mendable letters"),
        pytest.param(unicodedata.normalize("NFD", PRINT), True, id="decomposed letters"),
        pytest.param("13.654 15.000 %25 2025 100,5 PG1.1.1 " * 9, True, id="figures"),
        pytest.param("\uf0b7 Kuraklık yaşanması \uf0a7 Bakım aracı " * 9, True, id="bullets of a symbol font"),
        pytest.param("", True, id="nothing"),
        pytest.param("Sayfa 7", True, id="a page number"),
        pytest.param("\ue001\ue002\ue003 \ue004\ue005 " * 20, False, id="private letters"),
        pytest.param("(cid:12)(cid:7)(cid:44) (cid:3)(cid:9) " * 20, False, id="glyphs without letters"),
        pytest.param("Park\ufffdn bak\ufffdm\ufffd d\ufffdzenli " * 20, False, id="some letters missing"),
        pytest.param(shifted(PRINT, -29), False, id="letters shifted to signs"),
        pytest.param(shifted(PRINT, 0x400), False, id="letters shifted to another script"),
        pytest.param(permuted(PRINT * 2), False, id="letters exchanged"),
    ],
)  # fmt: skip
def test_words_that_no_language_has_are_no_text(text: str, expected: bool) -> None:
    assert is_usable(text.split()) is expected


@pytest.mark.parametrize(
    ("letters", "images", "outlines", "expected"),
    [
        (0, 1.0, 0, True),
        (40, 0.9, 0, True),
        (900, 1.0, 0, False),
        (0, 0.0, 0, False),
        (20, 0.1, 30, False),
        (10, 0.0, 1200, True),
        (240, 0.0, 310, False),
    ],
)
def test_a_page_is_a_picture_when_its_letters_are_not_what_is_printed(
    letters: int, images: float, outlines: int, expected: bool
) -> None:
    assert is_pictured(letters, images, outlines) is expected


ENCODINGS = [
    ("mac_turkish", "mac_roman"),
    ("cp857", "latin-1"),
    ("cp1254", "latin-1"),
    ("iso8859_9", "cp1252"),
    ("utf-8", "latin-1"),
]


@pytest.mark.parametrize(("writer", "reader"), ENCODINGS)
def test_letters_of_another_encoding_are_mended(writer: str, reader: str) -> None:
    words = ["İşbirliği", "Başkanlığı", "Şehir", "çöp", "ünlü", "Gösterge", "Ağaç"]
    damaged = [word.encode(writer).decode(reader) for word in words]

    assert [repair_letters(word) for word in mended(damaged)] == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["\ufb01rma", "ka\ufb02ama", "o\ufb00set"], ["firma", "kaflama", "offset"]),
        (["ba\ufb02kan"], ["baflkan"]),
        (["\u2039Merkez\u203a"], ["\u2039Merkez\u203a"]),
        (["§5", "12§"], ["§5", "12§"]),
        (["s\xb8ehir", "dog\u02d8al", "go\xa8l"], ["şehir", "doğal", "göl"]),
        (["\xb8sehir", "\xa8unl\xa8u"], ["şehir", "ünlü"]),
        (["Müdürlüğü", "2025"], ["Müdürlüğü", "2025"]),
    ],
)
def test_only_what_cannot_be_right_is_changed(
    words: list[str], expected: list[str]
) -> None:
    assert mended(words) == expected


def told(document: PlanDocument) -> list[object]:
    return [
        (
            objective.title,
            objective.responsible_unit,
            objective.cooperating_units,
            objective.risks,
            objective.needs,
            [(one.name, one.unit, dict(one.targets)) for one in objective.indicators],
        )
        for _, objective in document.objectives()
    ]


Damage = Callable[[str], str]
WORD_2007 = str.maketrans("İşŞ", "ĠĢġ")
LATIN_1 = str.maketrans("İıŞşĞğ", "ÝýÞþÐð")
HALF = str.maketrans("şğ", "þð")
WIDE = str.maketrans({str(digit): chr(0xFF10 + digit) for digit in range(10)})


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda text: text.translate(WORD_2007), id="Word 2007"),
        pytest.param(lambda text: text.translate(LATIN_1), id="read as Latin 1"),
        pytest.param(lambda text: text.translate(HALF), id="two letters only"),
        pytest.param(lambda text: text.replace("a", "a\xad"), id="soft hyphens"),
        pytest.param(lambda text: text.replace("e", "\u200be"), id="invisible blanks"),
        pytest.param(lambda text: f"\ufeff{text}", id="byte order marks"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="decomposed"),
        pytest.param(lambda text: text.replace("fi", "\ufb01"), id="ligatures"),
        pytest.param(lambda text: text.translate(WIDE), id="wide digits"),
        pytest.param(str.upper, id="capitals"),
    ],
)
@pytest.mark.parametrize("every", [1, 2], ids=["every word", "every second word"])
def test_a_card_with_damaged_letters_says_what_it_shows(
    tmp_path: Path, damage: Damage, every: int
) -> None:
    [page] = read_pages(draw(tmp_path / "card.pdf", CARD))
    texts = mended(
        [
            word.text if at % every else damage(word.text)
            for at, word in enumerate(page.words)
        ]
    )
    words = [
        replace(word, text=text) for word, text in zip(page.words, texts, strict=True)
    ]

    document = read_grids(page_grids(replace(page, words=tuple(words)), heads_section))

    expected = read_grids(page_grids(page, heads_section))
    if damage is str.upper:
        assert figures(document) == figures(expected)
    else:
        assert told(document) == told(expected)


def figures(document: PlanDocument) -> list[object]:
    return [
        (one.code, one.weight_percent, dict(one.targets))
        for _, one in document.indicators()
    ]
