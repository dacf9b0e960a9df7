"""A portal page that was printed to PDF reads as the page itself does, and says where on the paper."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ingest.reading.grid import Line
from ingest.reading.portal_print import looks_printed, unbroken
from ingest.reading.recognise import read_document
from plans.document import Kind, ObjectiveEntry

WIDTH, HEIGHT = 620, 800
TILE = 180


class Paper:
    """A page to write on from the top, lines broken where the width ends, as a browser does."""

    def __init__(self, path: Path, font: str = "Vera") -> None:
        folder = Path(reportlab.__file__).parent / "fonts"
        pdfmetrics.registerFont(TTFont("Vera", folder / "Vera.ttf"))
        pdfmetrics.registerFont(TTFont("VeraBd", folder / "VeraBd.ttf"))
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
        self.font = font

    def text(
        self,
        words: str,
        at: tuple[float, float],
        width: float,
        size: float = 9,
        beside: float = 0,
    ) -> float:
        """Write, the first line narrower by what stands `beside` it; return the place below."""
        x, y = at
        top, line = y, ""
        self.canvas.setFont(self.font, size)
        for word in words.split(" "):
            longer = f"{line} {word}".strip()
            room = width - (beside if y == top else 0)
            if line and stringWidth(longer, self.font, size) > room:
                self.canvas.drawString(x, HEIGHT - y - size, line)
                line, y = word, y + size * 1.25
            else:
                line = longer
        self.canvas.drawString(x, HEIGHT - y - size, line)
        return y + size * 1.25

    def bullets(self, texts: list[str], at: tuple[float, float], width: float) -> float:
        x, y = at
        for text in texts:
            self.canvas.circle(x + 3, HEIGHT - y - 6, 1.4, stroke=0, fill=1)
            y = self.text(text, (x + 11, y), width - 11)
        return y

    def tile(
        self, code: str, name: str, tag: str, weight: str, at: tuple[float, float]
    ) -> None:
        x, y = at
        self.canvas.roundRect(x - 8, HEIGHT - y - 92, TILE - 6, 98, 5)
        y = self.text(f"PERFORMANS {code}", at, 150)
        tag_width = stringWidth(tag, self.font, 8)
        self.canvas.setFont(self.font, 8)
        self.canvas.drawString(x + TILE - 22 - tag_width, HEIGHT - y - 8, tag)
        y = self.text(name, (x, y), TILE - 22, 8, beside=tag_width + 1)
        for label, size in (("HEDEFE ETKİSİ", 8), (weight, 8), ("HEDEFLENEN", 6)):
            y = self.text(label, (x, y), 150, size)
        y = self.text("GERÇEKLEŞEN", (x, y + 4), 150, 6)
        self.text("İNCELE", (x, y + 4), 150, 7)


TILES = [
    ("2.1.1", "Açılan Semt Kütüphanesi Sayısı ( adet )", "2023", "%30"),
    # the name reaches up to its tag
    ("2.1.2", "Kütüphane Üyeliği Alan Çocuk ve Genç Sayısı ( kişi )", "2023", "%30"),
    ("2.1.3", "Gezici Kitaplık Seferi ( sefer )", "2023", "%40"),
    (
        "2.1.10",
        "Yaz Okullarına Katılan Kız ve Erkek Öğrencilerin Aileleri İçin Düzenlenen Toplantı Sayısı ( adet )",
        "2023",
        "%0",
    ),
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("portal") / "hedef.pdf"
    paper = Paper(path)
    paper.text("AMAÇ", (30, 30), 60, 9)
    paper.text("02", (30, 41), 60, 17)
    paper.text(
        "Okuyan ve öğrenen bir kent için kültür hizmetlerini bütün mahallelere "
        "Eşit biçimde ulaştırmak",
        (80, 33),
        370,
    )
    paper.text("%61", (560, 36), 60, 15)
    paper.text("HEDEF 2.1", (30, 80), 200)
    paper.text("Kütüphane hizmetini yaygınlaştırmak", (30, 100), 500, 11)
    y = paper.text("Sorumlu birim", (30, 140), 250)
    y = paper.text(
        "Kültür, Sanat ve Yaşam Boyu Öğrenme Hizmetleri Müdürlüğü", (30, y + 2), 230
    )
    y = paper.text("İşbirliği Yapacak Birim(ler)", (30, y + 4), 250)
    y = paper.bullets(["Park ve Bahçeler Müdürlüğü", "Halk Eğitimi"], (30, y), 230)
    y = paper.text("Riskler", (30, y + 4), 250)
    paper.bullets(
        [
            "Bina kiralarının öngörülenden çok artması ve uygun yer bulunamaması sonucunda "
            "Müdürlük bütçesinin yetmemesi",
            "Gönüllü desteğinin azalması",
        ],
        (30, y),
        230,
    )
    y = paper.text("Maliyet Tahmini", (320, 140), 250)
    y = paper.text("12.450.000,00 TL", (320, y + 2), 250)
    y = paper.text("Tespitler", (320, y + 4), 250)
    y = paper.bullets(["Üye sayısı artmaktadır"], (320, y), 250)
    y = paper.text("İhtiyaçlar", (320, y + 4), 250)
    paper.bullets(["Yeni bina", "Nitelikli personel"], (320, y), 250)
    for number, (code, name, tag, weight) in enumerate(TILES):
        at = (38 + number % 3 * 190, 330 + number // 3 * 125)
        paper.tile(code, name, tag, weight, at)
    paper.canvas.save()
    return path


def objective(path: Path) -> ObjectiveEntry:
    ((_, found),) = read_document(path).objectives()
    return found


def test_the_goal_and_the_card_are_read_whole(printed: Path) -> None:
    document = read_document(printed)
    (goal,) = document.goals
    card = objective(printed)

    assert document.kind is Kind.PORTAL_PAGE
    assert (goal.code, goal.published_completion) == ("A2", Decimal(61))
    assert goal.title == (
        "Okuyan ve öğrenen bir kent için kültür hizmetlerini bütün mahallelere "
        "Eşit biçimde ulaştırmak"
    )
    assert card.title == "Kütüphane hizmetini yaygınlaştırmak"
    assert card.responsible_unit == (
        "Kültür, Sanat ve Yaşam Boyu Öğrenme Hizmetleri Müdürlüğü"
    )
    assert card.cooperating_units == ("Park ve Bahçeler Müdürlüğü", "Halk Eğitimi")
    assert card.risks == (
        "Bina kiralarının öngörülenden çok artması ve uygun yer bulunamaması sonucunda "
        "Müdürlük bütçesinin yetmemesi",
        "Gönüllü desteğinin azalması",
    )
    assert card.cost_estimate.total == 12450000
    assert card.needs == ("Yeni bina", "Nitelikli personel")
    assert document.unassigned == ()


def test_a_name_broken_around_its_year_is_one_name(printed: Path) -> None:
    found = [(one.code, one.name, one.unit) for one in objective(printed).indicators]

    assert found == [
        ("PG2.1.1", "Açılan Semt Kütüphanesi Sayısı", "adet"),
        ("PG2.1.2", "Kütüphane Üyeliği Alan Çocuk ve Genç Sayısı", "kişi"),
        ("PG2.1.3", "Gezici Kitaplık Seferi", "sefer"),
        (
            "PG2.1.10",
            "Yaz Okullarına Katılan Kız ve Erkek Öğrencilerin Aileleri İçin Düzenlenen Toplantı Sayısı",
            "adet",
        ),
    ]
    assert {one.data_year for one in objective(printed).indicators} == {2023}
    weights = [one.weight_percent for one in objective(printed).indicators]
    assert weights == [30, 30, 40, 0]


def test_every_value_says_where_on_the_paper_it_stands(printed: Path) -> None:
    card = objective(printed)
    cited = [*card.citations.values(), *card.indicators[3].citations.values()]

    assert all(place.page == 1 and place.box for place in cited)
    name = card.indicators[3].citations["name"].box
    assert name is not None
    assert name[0] < 60  # the first tile of the second row
    assert name[3] - name[1] > 25  # over all of its lines


def test_a_year_inside_a_name_stays_in_it() -> None:
    lines = [
        Line("PERFORMANS 1.1.1"),
        Line("Strateji 2030 eylemlerinden"),
        Line("2024"),
        Line("tamamlanan ( adet )", wraps=True),
    ]

    assert [line.text for line in unbroken(lines)] == [
        "PERFORMANS 1.1.1",
        "Strateji 2030 eylemlerinden tamamlanan ( adet )",
        "2024",
    ]


def test_a_heading_never_runs_on() -> None:
    lines = [Line("Bir ad"), Line("HEDEFE ETKİSİ", wraps=True), Line("%7", wraps=True)]

    assert unbroken(lines) == lines


@pytest.mark.parametrize(
    "texts",
    [
        ["PG1.1.1 Ağaç sayısı", "Hedefe Etkisi (%)", "%40"],
        ["PERFORMANS 1.1.1 Ağaç sayısı", "Hedefe Etkisi (%)"],
        ["PERFORMANS 1.1.1", "Ağaç sayısı"],
    ],
    ids=["a card", "a table", "no weight"],
)
def test_what_holds_no_tiles_is_no_printed_portal_page(texts: list[str]) -> None:
    assert not looks_printed([Line(text) for text in texts])
