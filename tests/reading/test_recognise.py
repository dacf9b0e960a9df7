"""The one entry to reading: what a file is goes by its content, and bad input is a sentence."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import reportlab
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ingest.reading import recognise, sheet_archive
from ingest.reading.__main__ import main
from ingest.reading.booklet import looks_like_booklet
from ingest.reading.portal import read_portal
from ingest.reading.recognise import read_document
from ingest.reading.text import read_lines
from plans.document import Kind, PlanDocument

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "fixtures" / "sources"
MANIFEST = json.loads((SOURCES / "manifest.json").read_text(encoding="utf-8"))
CORPUS = ROOT.parent / "shared" / "data" / "corpus"

HTML = """\
<!DOCTYPE html><html><head><title>Hedef 4.3</title><style>.x{color:red}</style></head><body>
<script>document.write("HEDEF 9.9")</script>
<div>AMAÇ <b>04</b></div><div>Kent hakkını güçlendirmek</div><div>%47</div>
<div>HEDEF 4.3</div><h3>Eşitsizlikleri azaltmak</h3>
<h4>Sorumlu birim</h4><p>Sosyal Hizmetler Dairesi Başkanlığı</p>
<h4>Riskler</h4><ul><li>Kaynak &amp; zaman yetersizliği</li><li>Göç</li></ul>
<div class="perf"><span>PERFORMANS</span> <b>4.3.1</b><div>2022</div><div>Kişi Sayısı (&nbsp;kişi&nbsp;)</div>
<span>HEDEFE ETKİSİ</span><br><b>%100</b><div>HEDEFLENEN</div><div>GERÇEKLEŞEN</div><a href="#">İNCELE</a></div>
</body></html>"""


def read(tmp_path: Path, content: bytes, name: str = "belge.bin") -> PlanDocument:
    path = tmp_path / name
    path.write_bytes(content)
    return read_document(path)


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_every_source_document_is_what_the_manifest_says(entry: dict[str, str]) -> None:
    document = read_document(SOURCES / entry["file"])

    assert document.kind == entry["kind"]
    assert document.source is not None
    assert (document.source.filename, document.source.sha256) == (
        entry["file"],
        entry["sha256"],
    )


def test_the_name_it_was_sent_under_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "upload-17"
    path.write_bytes(HTML.encode())
    document = read_document(path, "Hedef 4.3.html")

    assert document.source is not None
    assert (document.source.filename, document.source.sha256) == (
        "Hedef 4.3.html",
        hashlib.sha256(HTML.encode()).hexdigest(),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_a_page_reads_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = (
        (SOURCES / "izmir-bb-hedef-4-3.txt")
        .read_text(encoding="utf-8")
        .replace("₺", "TL")
    )
    document = read(tmp_path, text.encode(encoding))
    expected = read(tmp_path, text.encode())

    assert document.kind is Kind.PORTAL_PAGE
    assert document.goals == expected.goals


def test_an_html_page_is_read_as_a_browser_shows_it(tmp_path: Path) -> None:
    document = read(tmp_path, HTML.encode(), "sayfa.pdf")
    ((_, objective),) = document.objectives()
    (indicator,) = objective.indicators

    assert document.kind is Kind.PORTAL_PAGE
    assert (document.goals[0].code, document.goals[0].title) == (
        "A4",
        "Kent hakkını güçlendirmek",
    )
    assert objective.code == "H4.3"
    assert objective.risks == ("Kaynak & zaman yetersizliği", "Göç")
    assert (indicator.name, indicator.unit, indicator.weight_percent) == (
        "Kişi Sayısı",
        "kişi",
        Decimal(100),
    )
    assert objective.citations["risks.0"].line == 6


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", recognise.EMPTY_FILE),
        (b" \n\t\n", recognise.EMPTY_FILE),
        ("\u00a0\n".encode(), recognise.NO_TEXT),
        (b"\x00\x01\x02\x03", recognise.UNKNOWN_FORMAT),
        (b"\x89PNG\r\n\x1a\n\x00\x00", recognise.UNKNOWN_FORMAT),
        (b"PK\x03\x04rest", sheet_archive.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", sheet_archive.DAMAGED),
        ("Bugün hava güzel.".encode(), recognise.NO_PLAN),
        (b"<!doctype html><script>alert(1)</script>", recognise.NO_TEXT),
    ],
    ids=[
        "empty",
        "blank",
        "invisible",
        "binary",
        "picture",
        "archive",
        "old office",
        "prose",
        "script",
    ],
)
def test_what_is_no_plan_is_refused_with_a_sentence(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    document = read(tmp_path, content)

    assert (document.kind, document.refusal) == (Kind.REFUSED, reason)
    assert document.source is not None
    assert document.source.sha256 == hashlib.sha256(content).hexdigest()


def test_a_damaged_pdf_is_refused_with_a_sentence(tmp_path: Path) -> None:
    document = read(tmp_path, b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")

    assert document.kind is Kind.REFUSED
    assert document.refusal


def pdf_of(path: Path, pages: list[list[str]]) -> Path:
    """Draw a PDF with these lines on its pages."""
    font = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    pdfmetrics.registerFont(TTFont("Vera", font))
    canvas = Canvas(str(path), pagesize=A4)
    for lines in pages:
        canvas.setFont("Vera", 10)
        for number, line in enumerate(lines):
            canvas.drawString(60, 780 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return path


def test_a_printed_portal_page_is_refused_rather_than_mixed_up(tmp_path: Path) -> None:
    lines = [
        "AMAÇ 04",
        "HEDEF 4.3",
        "PERFORMANS 4.3.1   PERFORMANS 4.3.2",
        "HEDEFLENEN",
        "GERÇEKLEŞEN",
        "İNCELE",
    ]
    document = read_document(pdf_of(tmp_path / "sayfa.pdf", [lines]))

    assert (document.kind, document.refusal) == (Kind.REFUSED, recognise.PRINTED_PORTAL)
    assert document.source is not None
    assert document.source.pages == 1


def test_a_booklet_in_a_pdf_is_read_with_its_pages(tmp_path: Path) -> None:
    title = ["AKPINAR", "İLİ BİLGİLENDİRME KİTAPÇIĞI", "Mart 2023"]
    body = [
        "Gençlik Merkezleri",
        "Merkezlerde 14-29 yaş arası gençlere her gün hizmet verilmekte ve etkinlik düzenlenmektedir.",
        "Akpınar ilimizde 2019 yılından itibaren 3.410 öğrenciye ulaşılmıştır.",
    ]
    document = read_document(pdf_of(tmp_path / "kitapçık.pdf", [title, body]))
    (statistic,) = document.statistics

    assert document.kind is Kind.STATISTICS_BOOKLET
    assert (statistic.value, statistic.unit, statistic.since_year) == (
        Decimal(3410),
        "öğrenci",
        2019,
    )
    assert (statistic.as_of, statistic.section) == ("2023-03", "Gençlik Merkezleri")
    assert statistic.citation is not None
    assert statistic.citation.page == 2
    assert statistic.citation.box is not None


def test_a_pdf_with_too_many_pages_says_how_many_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognise, "MAX_PAGES", 2)
    document = read_document(pdf_of(tmp_path / "uzun.pdf", [["bir"], ["iki"], ["üç"]]))

    assert document.kind is Kind.REFUSED
    assert document.refusal is not None
    assert "3 sayfa" in document.refusal


def test_a_file_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    assert read_document(tmp_path / "yok.pdf").refusal == recognise.UNOPENED


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_raise(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content).kind in Kind


@given(
    st.lists(
        st.sampled_from(
            [*HTML.split("<"), "AMAÇ 1", "HEDEF 1.1", "Riskler", "%5", "• Göç", "\n"]
        )
    )
)
def test_no_mixture_of_pieces_raises(pieces: list[str]) -> None:
    lines = read_lines("\n".join(pieces).encode())

    assert lines is not None
    read_portal(lines)
    looks_like_booklet(lines)


def test_the_command_prints_the_document_as_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main([str(SOURCES / "izmir-bb-hedef-4-2.txt"), "--name", "sayfa.txt"])
    printed = json.loads(capsys.readouterr().out)

    assert status == 0
    assert (printed["kind"], printed["source"]["filename"]) == (
        "portal_page",
        "sayfa.txt",
    )
    assert (
        printed["goals"][0]["objectives"][0]["cost_estimate"]["total"] == 425933893.75
    )


def test_reading_needs_no_django() -> None:
    code = "import sys, ingest.reading.recognise; sys.exit(any(m.split('.')[0] == 'django' for m in sys.modules))"

    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode
        == 0
    )


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of documents is not here")
@pytest.mark.parametrize("page", ["042", "043", "052"])
@pytest.mark.parametrize("form", ["txt", "html"])
def test_portal_pages_of_the_corpus_read_exactly(
    tmp_path: Path, page: str, form: str
) -> None:
    name = f"d14_portal_{page}_{form}"
    prediction, scores = tmp_path / "prediction.json", tmp_path / "scores.json"
    with prediction.open("w", encoding="utf-8") as out:
        command = [
            sys.executable,
            "-m",
            "ingest.reading",
            str(CORPUS / "dev" / f"{name}.{form}"),
        ]
        subprocess.run(command, cwd=ROOT, stdout=out, check=True)
    truth = CORPUS / "dev" / f"{name}.truth.json"
    score = [
        sys.executable,
        str(CORPUS / "score.py"),
        str(truth),
        str(prediction),
        "--json",
        str(scores),
    ]
    subprocess.run(score, check=True, capture_output=True)

    assert json.loads(scores.read_text(encoding="utf-8"))["exact"] is True
