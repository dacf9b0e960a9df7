"""The review page: what it shows of a draft before anybody decides."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ingest.models import Draft
from ingest.review.gaps import gaps_of as found_gaps
from plans.document import (
    CostEntry,
    Direction,
    IndicatorEntry,
    Kind,
    ObjectiveEntry,
)
from plans.models import Municipality

DESCRIBED = re.compile(r'aria-describedby="([^"]+)"')

SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"

pytestmark = pytest.mark.django_db


def test_what_describes_a_field_of_the_desk_is_on_the_page(planner: Client) -> None:
    """A screen reader reads the hint and the error that the field points to."""
    untouched, refused = (
        planner.get(reverse("documents")).content.decode(),
        planner.post(reverse("documents"), {"municipality": ""}).content.decode(),
    )

    assert "id_documents_error" in " ".join(DESCRIBED.findall(refused))
    for html in (untouched, refused):
        for name in " ".join(DESCRIBED.findall(html)).split():
            assert f'id="{name}"' in html, name


def gaps_of(objective: ObjectiveEntry) -> list[tuple[str, tuple[str, ...], bool]]:
    found = found_gaps(objective)
    return [(str(gap.label), gap.codes, gap.everywhere) for gap in found]


def test_what_a_card_does_not_state_is_listed_with_the_indicators_concerned() -> None:
    whole = IndicatorEntry(
        "PG1.1.1",
        "x",
        unit="adet",
        weight_percent=Decimal(50),
        direction=Direction.INCREASE,
        baseline_value=Decimal(0),
        targets={2024: Decimal(0)},
    )
    bare = IndicatorEntry("PG1.1.2", "y", targets={2024: None})
    gone = IndicatorEntry("PG1.1.3", "z", withdrawn=True)

    found = gaps_of(
        ObjectiveEntry(
            "H1.1",
            responsible_unit="Fen İşleri",
            indicators=(whole, bare, gone),
        )
    )

    assert found == [
        ("İş birliği yapılacak birimler", (), False),
        ("Maliyet tahmini", (), False),
        ("Ölçü birimi", ("PG1.1.2",), False),
        ("Hedefe etkisi", ("PG1.1.2",), False),
        ("Göstergenin yönü", ("PG1.1.2",), False),
        ("Başlangıç değeri", ("PG1.1.2",), False),
        ("Hedeflenen değerler", ("PG1.1.2",), False),
    ]


def test_a_baseline_that_does_not_apply_and_a_cost_of_nothing_are_no_gaps() -> None:
    found = gaps_of(
        ObjectiveEntry(
            "H1.1",
            responsible_unit="Fen İşleri",
            cooperating_units=("MEB",),
            cost_estimate=CostEntry(total=Decimal(0)),
            indicators=tuple(
                IndicatorEntry(code, "x", baseline_not_applicable=True)
                for code in ("PG1.1.1", "PG1.1.2")
            ),
        )
    )

    assert [label for label, _codes, _all in found] == [
        "Ölçü birimi",
        "Hedefe etkisi",
        "Göstergenin yönü",
        "Hedeflenen değerler",
    ]
    assert all(everywhere for _label, _codes, everywhere in found)


def test_the_page_lists_the_gaps_under_the_issues(
    planner: Client, municipality: Municipality
) -> None:
    content = (SOURCES / "ilce-hedef-karti-h4-1.txt").read_bytes()
    file = SimpleUploadedFile("kart.txt", content)
    planner.post(
        reverse("documents"), {"municipality": municipality.pk, "documents": file}
    )
    page = planner.get(reverse("draft", args=[Draft.objects.get().pk]))
    html = page.content.decode()

    issues, gaps, direction = (
        html.index('id="b-konular"'),
        html.index('id="b-eksik"'),
        html.index("Göstergenin yönü"),
    )
    assert issues < gaps < direction
    assert "bütün göstergelerde" in html


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (Kind.PERFORMANCE_PROGRAMME, "Hedeflenen değerler"),
        (Kind.MONITORING_TABLE, "Gerçekleşen"),
        (Kind.ACTIVITY_REPORT, "Gerçekleşen"),
    ],
)
def test_a_document_of_one_year_lacks_only_what_it_is_read_for(
    kind: Kind, missing: str
) -> None:
    bare = ObjectiveEntry("H1.1", indicators=(IndicatorEntry("PG1.1.1", "x"),))

    assert [str(gap.label) for gap in found_gaps(bare, kind)] == [missing]
