"""A workbook on the planners' desk: it becomes a draft, and accepted a plan whose values name their cells."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from indicators.models import Indicator, TargetRevision
from ingest.models import Draft
from plans.models import Municipality, Objective, Plan
from tests.workbooks import FORMATS, Content, Shown, WrittenSheet

pytestmark = pytest.mark.django_db

SCRIPT = '<script>alert("x")</script> sayısı'
ROWS: list[list[Content]] = [
    ["2025-2026 Stratejik Planı"],
    ["Hedef Kodu", "Hedef", "Kod", "Gösterge", "Birim", "Etki (%)", "2025", "2026"],
    [
        "H1.1",
        "Yeşil kent",
        "PG1.1.1",
        SCRIPT,
        "adet",
        Shown(0.6, "0%"),
        "13.654",
        14000,
    ],
    ["H1.1", "Yeşil kent", None, "Kodsuz gösterge", "adet", Shown(0.4, "0%"), 1, 2],
]


def upload(
    client: Client, municipality: Municipality, name: str, content: bytes
) -> Draft:
    file = SimpleUploadedFile(name, content)
    client.post(
        reverse("documents"), {"municipality": municipality.pk, "documents": file}
    )
    return Draft.objects.latest("pk")


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_uploaded_workbook_becomes_a_draft(
    planner: Client, municipality: Municipality, suffix: str
) -> None:
    content = FORMATS[suffix](WrittenSheet(ROWS))

    draft = upload(planner, municipality, f"plan.{suffix}", content)

    page = planner.get(reverse("draft", args=[draft.pk]))
    assertContains(page, "Yeşil kent")
    assertContains(page, "13.654")
    assertNotContains(page, "<script>alert")
    assert not Plan.objects.exists()


def test_an_accepted_workbook_is_a_plan_whose_values_name_their_cells(
    planner: Client, municipality: Municipality
) -> None:
    content = FORMATS["xlsx"](WrittenSheet(ROWS, name="Göstergeler"))
    draft = upload(planner, municipality, "plan.xlsx", content)

    planner.post(
        reverse("accept_draft", args=[draft.pk]), {"start_year": 2025, "end_year": 2026}
    )

    assert Objective.objects.get().title == "Yeşil kent"
    assert [(one.code, one.name) for one in Indicator.objects.order_by("code")] == [
        ("PG1.1.1", SCRIPT),
        ("PG1.1.2", "Kodsuz gösterge"),
    ]
    target = TargetRevision.objects.get(indicator__name=SCRIPT, year=2025)
    assert target.value == 13654
    assert target.citation is not None
    assert target.citation.cell == "Göstergeler!G3"


def test_a_locked_workbook_says_so(planner: Client, municipality: Municipality) -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode(
        "utf-16-le"
    )

    file = SimpleUploadedFile("plan.xlsx", locked)

    page = planner.post(
        reverse("documents"),
        {"municipality": municipality.pk, "documents": file},
        follow=True,
    )

    assertContains(page, "parolayla korunuyor")


def test_the_desk_says_which_files_it_takes(planner: Client) -> None:
    assertContains(
        planner.get(reverse("documents")), "PDF, Excel, ods, CSV, metin veya HTML"
    )
