"""Every value of a read PDF keeps its place: page, box and picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from indicators.export import export_plan
from ingest.commit import commit_document
from ingest.proof import keep_crops
from ingest.sandbox import read_safely
from plans.document import (
    LIST_FIELDS,
    Citations,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
)
from plans.models import Citation, Plan, SourceDocument
from tests.drawing import TABLE, DrawnCard, draw
from tests.factories import MunicipalityFactory

pytestmark = pytest.mark.django_db
CARD = DrawnCard(
    rows=(
        (
            "PG1.1.1 Dikilen ağaç (adet)",
            "60",
            "100",
            *"12345",
            "6 ayda bir",
            "Yılda bir",
        ),
        ("PG1.1.2 Yeni park (m²)", "40", "0", *"23456", "6 ayda bir", "Yılda bir"),
    ),
    sections={
        "Amaç": "A1 Yaşanır kent",
        "Hedef": "H1.1 Kenti yeşillendirmek",
        "Sorumlu Birim": "Park ve Bahçeler Müdürlüğü",
        "İş Birliği Yapılacak Birimler": "Fen İşleri Müdürlüğü",
        "Riskler": "• Kuraklık<br/>• Ödenek yetersizliği",
        "Faaliyet ve Projeler": "• Fidan dikimi<br/>• Sulama hattı",
        "Maliyet Tahmini": "1.250.000,00 TL",
        "Tespitler": "• Yeşil alan azdır.",
        "İhtiyaçlar": "• Fidanlık kurulması",
    },
    order=(
        "Amaç",
        "Hedef",
        "Sorumlu Birim",
        "İş Birliği Yapılacak Birimler",
        TABLE,
        "Riskler",
        "Faaliyet ve Projeler",
        "Maliyet Tahmini",
        "Tespitler",
        "İhtiyaçlar",
    ),
)
PRINTED = ("name", "weight_percent", "baseline_value", "monitoring_frequency")


def committed_pdf(folder: Path) -> tuple[PlanDocument, SourceDocument]:
    """Read a drawn card from a PDF, commit it, cut its pictures, export the plan."""
    path = draw(folder / "kart.pdf", CARD)
    reading = read_safely(path)
    place = MunicipalityFactory.create()
    source = SourceDocument(municipality=place, name="kart.pdf", sha256="0" * 64)
    source.file.save("kart.pdf", ContentFile(path.read_bytes()))
    commit_document(reading, source=source, municipality=place, period=(2025, 2029))
    keep_crops(source)
    return export_plan(Plan.objects.get(), public=True), source


def said_by_card(card: ObjectiveEntry) -> Iterator[str]:
    """Yield the names of what a card says for itself."""
    yield from (n for n in ("title", "responsible_unit") if getattr(card, n))
    if card.cost_estimate.total is not None:
        yield "cost_estimate.total"
    for name in (*LIST_FIELDS, "cooperating_units"):
        yield from (f"{name}.{n}" for n in range(len(getattr(card, name))))


def said_by_indicator(indicator: IndicatorEntry) -> Iterator[str]:
    """Yield the names of what an indicator's row prints."""
    yield from (name for name in PRINTED if getattr(indicator, name) is not None)
    for year, value in indicator.targets.items():
        if value is not None:
            yield f"targets.{year}"


def without_place(names: Iterator[str], cited: Citations) -> list[str]:
    return [name for name in names if name not in cited]


def test_every_committed_value_keeps_its_place(
    tmp_path: Path,
) -> None:
    document, source = committed_pdf(tmp_path)

    cards = [card for _path, card in document.objectives()]
    indicators = [row for _path, row in document.indicators()]
    assert [len(card.risks) for card in cards] == [2]
    assert [row.targets[2029] for row in indicators] == [5, 6]
    assert [without_place(said_by_card(c), c.citations) for c in cards] == [
        [] for _card in cards
    ]
    assert [without_place(said_by_indicator(i), i.citations) for i in indicators] == [
        [] for _indicator in indicators
    ]
    rows = Citation.objects.filter(document=source)
    assert rows.exists()
    assert not rows.filter(page=None).exists()
    assert not rows.filter(x0=None).exists()
    assert not rows.filter(crop="").exists()
