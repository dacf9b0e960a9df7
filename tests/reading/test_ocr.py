"""Pages that are pictures: read where Tesseract is installed, told of page by page where they are not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.reading import pictures
from ingest.reading.cards import read_pdf_cards
from ingest.reading.ocr_budget import OcrBudget, allowing
from ingest.reading.pdf import picture_of
from ingest.reading.recognise import read_document
from ingest.reading.seen_values import NO_READER, UNCERTAIN
from ingest.reading.tesseract import is_installed
from plans.document import (
    Citation,
    Kind,
    ObjectiveEntry,
    PlanDocument,
    Severity,
)
from tests.conftest import lacking
from tests.drawing import DrawnCard, draw
from tests.reading.parks_card import CARD
from tests.scanning import scanned


@pytest.fixture
def tesseract() -> None:
    if not is_installed():
        lacking("Tesseract with Turkish")


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "is_installed", lambda: False)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return draw(tmp_path / "card.pdf", CARD)


def only_objective(document: PlanDocument) -> ObjectiveEntry:
    [(_, objective)] = document.objectives()
    return objective


def figures(objective: ObjectiveEntry) -> list[tuple[object, ...]]:
    return [
        (one.code, one.weight_percent, one.baseline_value, dict(one.targets))
        for one in objective.indicators
    ]


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    "paper",
    [
        pytest.param({}, id="straight"),
        pytest.param({"skew": -0.8, "paper": 205}, id="askew on grey paper"),
        pytest.param({"turn": 90}, id="on its side"),
        pytest.param({"turn": 180}, id="upside down"),
    ],
)
def test_a_scanned_card_says_what_its_print_says(
    tmp_path: Path, card: Path, paper: dict[str, int]
) -> None:
    printed = only_objective(read_pdf_cards(card))

    document = read_document(scanned(card, tmp_path / "scan.pdf", **paper))

    seen = only_objective(document)
    assert figures(seen) == figures(printed)
    assert (seen.title, seen.responsible_unit) == (
        printed.title,
        printed.responsible_unit,
    )
    assert (seen.risks, seen.needs) == (printed.risks, printed.needs)
    assert seen.cost_estimate == printed.cost_estimate


@pytest.mark.usefixtures("tesseract")
def test_every_value_seen_says_how_certain_it_is_and_each_page_that_it_was_seen(
    tmp_path: Path, card: Path
) -> None:
    document = read_document(scanned(card, tmp_path / "scan.pdf"))

    [indicator, _] = only_objective(document).indicators
    assert all(0 < sure(cited) <= 1 for cited in indicator.citations.values())
    told = [issue for issue in document.issues if "Sayfa 1" in issue.reason]
    assert [(one.severity, one.where) for one in told] == [(Severity.NOTICE, "")]
    assert "görüntüden okundu" in told[0].reason


def sure(cited: Citation) -> Decimal:
    assert cited.confidence is not None
    return cited.confidence


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("paper", [{"skew": 1.5}, {"turn": 270}])
def test_a_value_seen_is_cited_where_the_page_shows_it(
    tmp_path: Path, card: Path, paper: dict[str, int]
) -> None:
    path = scanned(card, tmp_path / "scan.pdf", **paper)

    document = read_document(path)

    [indicator, _] = only_objective(document).indicators
    box = indicator.citations["targets.2029"].box
    assert box is not None
    picture = picture_of(path, 0)
    scale = picture.info["dpi"][0] / 72
    left, top, right, bottom = (round(float(side) * scale) for side in box)
    cut = picture.crop((left, top, right, bottom))
    assert any(cut.histogram()[:128])
    assert (box[2] - box[0]) * (box[3] - box[1]) < 9000  # a cell, not a table


@pytest.mark.usefixtures("tesseract")
def test_scans_among_printed_pages_are_read_and_the_print_is_left_alone(
    tmp_path: Path, card: Path
) -> None:
    rows = [[row[0].replace("PG2.1", "PG2.2"), *row[1:]] for row in CARD.rows]
    sections = {**CARD.sections, "Hedef": "H2.2: Parkları çoğaltmak"}
    other = DrawnCard(rows, CARD.heading, sections, CARD.order)
    scan = scanned(draw(tmp_path / "other.pdf", other), tmp_path / "scan.pdf")

    document = read_document(mixed(tmp_path / "mixed.pdf", card, scan))

    [(_, first), (_, second)] = document.objectives()
    assert [one[1:] for one in figures(first)] == [one[1:] for one in figures(second)]
    assert second.title == "Parkları çoğaltmak"
    assert first.indicators[0].citations["name"].confidence is None
    assert second.indicators[0].citations["name"].confidence is not None


def mixed(path: Path, *sources: Path) -> Path:
    """Write the pages of all the sources one after the other."""
    whole = pypdfium2.PdfDocument.new()
    for source in sources:
        whole.import_pages(pypdfium2.PdfDocument(source))
    whole.save(path)
    return path


@pytest.mark.usefixtures("no_tesseract")
def test_a_scan_that_nobody_can_read_is_refused_with_what_is_missing(
    tmp_path: Path, card: Path
) -> None:
    document = read_document(scanned(card, tmp_path / "scan.pdf"))

    assert document.kind is Kind.REFUSED
    assert document.refusal == NO_READER
    assert "tesseract-ocr-tur" in NO_READER


@pytest.mark.usefixtures("no_tesseract")
def test_what_is_printed_is_kept_beside_pages_that_nobody_can_read(
    tmp_path: Path, card: Path
) -> None:
    scan = scanned(card, tmp_path / "scan.pdf")

    document = read_document(mixed(tmp_path / "mixed.pdf", card, scan))

    assert len(list(document.objectives())) == 1
    [told] = [issue for issue in document.issues if "Sayfa 2" in issue.reason]
    assert "tesseract-ocr-tur" in told.reason
    assert told.severity is Severity.WARNING


@pytest.mark.usefixtures("tesseract")
def test_a_document_has_only_so_many_pages_read_from_pictures(
    tmp_path: Path, card: Path
) -> None:
    scan = scanned(card, tmp_path / "scan.pdf")

    with allowing(pages=0, seconds=60):
        document = read_document(mixed(tmp_path / "mixed.pdf", card, scan))

    assert len(list(document.objectives())) == 1
    [told] = [issue for issue in document.issues if "Sayfa 2" in issue.reason]
    assert "sınırı doldu" in told.reason


def test_seconds_run_out_as_pages_do() -> None:
    assert not OcrBudget(pages=3, seconds=0).begin_page()


def test_a_page_of_outlined_letters_is_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "outlines.pdf"
    canvas = Canvas(str(path))
    for at in range(400):
        outline = canvas.beginPath()
        x, y = 40 + at % 40 * 12, 700 - at // 40 * 20
        outline.moveTo(x, y)
        outline.curveTo(x + 4, y + 9, x + 6, y + 2, x + 8, y)
        canvas.drawPath(outline, stroke=0, fill=1)
    canvas.save()

    document = read_document(path)

    assert document.kind is Kind.REFUSED
    assert "görüntüden" in (document.refusal or "")


@pytest.mark.usefixtures("tesseract")
def test_an_uncertain_figure_is_never_silent(tmp_path: Path, card: Path) -> None:
    document = read_document(scanned(card, tmp_path / "scan.pdf", paper=120))

    told = {issue.where for issue in document.issues if issue.reason == UNCERTAIN}
    for path, indicator in document.indicators():
        doubted = {
            f"{path}.{name}"
            for name, cited in indicator.citations.items()
            if name.startswith("targets") and sure(cited) < Decimal("0.8")
        }
        assert doubted <= told
