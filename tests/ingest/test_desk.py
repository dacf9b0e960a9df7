"""The planners' desk in the browser: upload, review, place, accept or reject."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from indicators.models import ActualEntry as ActualRow
from ingest.models import Draft
from plans.document import (
    ActualEntry,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
    State,
)
from plans.document_json import dumps
from plans.models import (
    CardEntry,
    Membership,
    Municipality,
    Objective,
    Plan,
    SourceDocument,
)
from tests.factories import MunicipalityFactory, UnitFactory, person

SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"
CARD = SOURCES / "ilce-hedef-karti-h4-1.txt"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]


def upload(client: Client, municipality: Municipality, path: Path = CARD) -> Draft:
    file = SimpleUploadedFile(path.name, path.read_bytes())
    client.post(
        reverse("documents"), {"municipality": municipality.pk, "documents": file}
    )
    return Draft.objects.latest("pk")


def test_an_upload_becomes_a_draft_and_nothing_enters_the_plan(
    planner: Client, municipality: Municipality
) -> None:
    draft = upload(planner, municipality)

    page = planner.get(reverse("draft", args=[draft.pk]))

    assertContains(page, "Sosyal Destek Hizmetleri Müdürlüğü")
    assertContains(page, "13.654")
    assertContains(page, "Önce bunlar")
    assert not Plan.objects.exists()


def place(client: Client, draft: Draft, **sections: str) -> None:
    """Send the placement form that a page opened now would send."""
    draft.refresh_from_db()
    choices = {name.replace("_", ":"): section for name, section in sections.items()}
    client.post(
        reverse("correct_draft", args=[draft.pk]),
        {"seen": draft.digest, "kart": 1, **choices},
    )


def test_items_are_placed_by_hand_and_accepted_into_the_plan(
    planner: Client, municipality: Municipality
) -> None:
    draft = upload(planner, municipality)
    findings = {f"yer_0_{number}": "findings" for number in range(5)}
    needs = {f"yer_0_{number}": "needs" for number in range(5, 11)}
    place(planner, draft, **findings, **needs)

    answer = planner.post(
        reverse("accept_draft", args=[draft.pk]), {"start_year": 2020, "end_year": 2024}
    )

    assertRedirects(answer, reverse("draft", args=[draft.pk]))
    entries = Objective.objects.get().entries
    assert entries.filter(kind=CardEntry.Kind.FINDING).count() == 5
    assert entries.filter(kind=CardEntry.Kind.NEED).count() == 6
    assert entries.filter(kind=CardEntry.Kind.UNPLACED).count() == 8
    draft.refresh_from_db()
    assert draft.state == Draft.State.COMMITTED
    assert draft.plan == Plan.objects.get()


def test_a_period_that_runs_backward_is_asked_again(
    planner: Client, municipality: Municipality
) -> None:
    draft = upload(planner, municipality)

    answer = planner.post(
        reverse("accept_draft", args=[draft.pk]), {"start_year": 2024, "end_year": 2020}
    )

    assertContains(answer, "ilk yılından önce olamaz", status_code=400)
    assert not Plan.objects.exists()


def test_a_rejected_draft_stays_readable_and_cannot_be_accepted(
    planner: Client, municipality: Municipality
) -> None:
    draft = upload(planner, municipality)
    planner.post(reverse("reject_draft", args=[draft.pk]))

    answer = planner.post(
        reverse("accept_draft", args=[draft.pk]), {"start_year": 2020, "end_year": 2024}
    )

    assertContains(answer, "daha önce karar verilmiş", status_code=400)
    assert not Plan.objects.exists()


def test_a_refused_file_says_why_and_is_kept_for_a_look(
    planner: Client, municipality: Municipality
) -> None:
    file = SimpleUploadedFile("mektup.txt", "Sayın başkan, yolumuz bozuk.".encode())

    page = planner.post(
        reverse("documents"),
        {"municipality": municipality.pk, "documents": file},
        follow=True,
    )

    assertContains(page, "bu bir stratejik plan belgesi değil")
    assert not Draft.objects.exists()
    assert SourceDocument.objects.get().name == "mektup.txt"


def test_the_same_file_twice_is_one_draft(
    planner: Client, municipality: Municipality
) -> None:
    first = upload(planner, municipality)

    second = upload(planner, municipality)

    assert first == second
    page = planner.get(reverse("draft", args=[second.pk]))
    assertContains(page, "daha önce yüklenmiş")


def test_a_document_committed_before_says_so(
    planner: Client, municipality: Municipality
) -> None:
    draft = upload(planner, municipality)
    years = {"start_year": 2020, "end_year": 2024}
    planner.post(reverse("accept_draft", args=[draft.pk]), years)

    again = upload(planner, municipality)

    assert again != draft
    page = planner.get(reverse("draft", args=[again.pk]))
    assertContains(page, "daha önce")


def test_another_municipalitys_draft_is_not_found(
    planner: Client, municipality: Municipality
) -> None:
    draft = upload(planner, municipality)
    other = Client()
    role = Membership.Role.STRATEGY
    other.force_login(person("baska", role, municipality=MunicipalityFactory.create()))

    address = reverse("draft", args=[draft.pk])
    for name in ("", "aktar/", "sayfa/1.png"):
        assert other.get(address + name).status_code == 404
    for name in ("duzelt/", "aktar/", "reddet/"):
        assert other.post(address + name).status_code == 404


def test_a_unit_has_no_desk(client: Client) -> None:
    client.force_login(
        person("birim", Membership.Role.ENTRY, unit=UnitFactory.create())
    )

    assert client.get(reverse("documents")).status_code == 403


def test_a_visitor_is_asked_to_log_in(client: Client) -> None:
    person("biri")  # without any user the way leads to the first run

    answer = client.get(reverse("documents"))

    assertRedirects(answer, f"{reverse('account_login')}?next={reverse('documents')}")


def test_the_review_page_asks_a_fixed_number_of_queries(
    planner: Client,
    municipality: Municipality,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    draft = upload(planner, municipality)

    with django_assert_num_queries(5):
        planner.get(reverse("draft", args=[draft.pk]))


def test_the_admin_lists_the_drafts_of_ones_own_municipalities_only(
    planner: Client, municipality: Municipality
) -> None:
    upload(planner, municipality)
    other = Client()
    role = Membership.Role.STRATEGY
    other.force_login(person("baska", role, municipality=MunicipalityFactory.create()))
    address = reverse("admin:ingest_draft_changelist")

    assertContains(planner.get(address), CARD.name)
    assertNotContains(other.get(address), CARD.name)


def test_a_page_opened_before_the_draft_changed_moves_nothing(
    planner: Client, municipality: Municipality
) -> None:
    draft = upload(planner, municipality)
    stale = {"seen": draft.digest, "kart": 1, "yer:0:0": "risks"}
    place(planner, draft, yer_0_0="risks")

    planner.post(reverse("correct_draft", args=[draft.pk]), stale)
    page = planner.get(reverse("draft", args=[draft.pk]))

    assertContains(page, "düzeltmeyi yeniden yapın")
    draft.refresh_from_db()
    assert len(draft.as_read().goals[0].objectives[0].risks) == 1


def test_nothing_is_placed_in_a_draft_that_is_decided(
    planner: Client, municipality: Municipality
) -> None:
    draft = upload(planner, municipality)
    planner.post(reverse("reject_draft", args=[draft.pk]))

    place(planner, draft, yer_0_0="risks")
    page = planner.get(reverse("draft", args=[draft.pk]))

    assertContains(page, "daha önce karar verilmiş")


def test_an_uploaded_export_brings_no_approval_with_it(
    planner: Client, municipality: Municipality
) -> None:
    actual = ActualEntry(2020, "YEAR", Decimal(5), state=State.APPROVED)
    indicator = IndicatorEntry("PG1.1.1", "Ağaç sayısı", actuals=(actual,))
    card = ObjectiveEntry("H1.1", "Yeşil kent", indicators=(indicator,))
    document = PlanDocument(goals=(GoalEntry("A1", "Kent", objectives=(card,)),))
    file = SimpleUploadedFile("plan.json", dumps(document).encode())
    planner.post(
        reverse("documents"), {"municipality": municipality.pk, "documents": file}
    )
    draft = Draft.objects.get()

    planner.post(
        reverse("accept_draft", args=[draft.pk]), {"start_year": 2020, "end_year": 2024}
    )

    assert ActualRow.objects.get().state == ActualRow.State.SUBMITTED
