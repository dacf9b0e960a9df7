"""Kept files: who is handed a source document or a piece of evidence, and where links lead."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from indicators.models import Evidence
from plans.models import SourceDocument
from tests.factories import Town, UserFactory, approved_actual, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def kept_document(town: Town) -> SourceDocument:
    return SourceDocument.objects.create(
        municipality=town.municipality,
        file=ContentFile(b"%PDF-1.4", name="plan.pdf"),
        name="Stratejik Plan.html",
        sha256="0" * 64,
    )


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("strategy", 200),
        ("foreign_strategy", 404),
        ("unit_user", 403),
        ("visitor", 403),
        (None, 302),
    ],
)
def test_a_source_document_is_handed_to_the_office_that_keeps_it(
    town: Town, client: Client, name: str | None, status: int
) -> None:
    document = kept_document(town)
    if name:
        client.force_login(getattr(town, name))

    answer = client.get(document.file.url)

    assert answer.status_code == status
    if status == 200:
        assert b"".join(answer) == b"%PDF-1.4"
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer.headers["Cache-Control"]


def test_a_document_of_no_municipality_is_the_installations(
    town: Town, client: Client
) -> None:
    document = kept_document(town)
    SourceDocument.objects.update(municipality=None)
    client.force_login(town.strategy)
    assert client.get(document.file.url).status_code == 404
    client.force_login(UserFactory.create(is_superuser=True))

    assert b"".join(client.get(document.file.url)) == b"%PDF-1.4"


def test_a_file_that_is_gone_is_not_found(town: Town, client: Client) -> None:
    document = kept_document(town)
    document.file.delete(save=False)
    document.file.name = SourceDocument.objects.get().file.name
    client.force_login(town.strategy)

    assert client.get(document.file.url).status_code == 404


def test_the_admins_links_to_files_lead_to_files(town: Town, client: Client) -> None:
    document = kept_document(town)
    evidence = Evidence.objects.create(
        actual=approved_actual(town.first, "1"),
        title="Tutanak",
        file=ContentFile(b"%PDF-1.4", name="tutanak.pdf"),
    )
    client.force_login(town.strategy)

    for page, row, file in [
        ("plans_sourcedocument", document, document.file),
        ("indicators_evidence", evidence, evidence.file),
        ("indicators_actualentry", evidence.actual, evidence.file),
    ]:
        shown = client.get(reverse(f"admin:{page}_change", args=[row.pk]))
        assert f'href="{file.url}"' in shown.content.decode(), page
        assert b"".join(client.get(file.url)) == b"%PDF-1.4"
