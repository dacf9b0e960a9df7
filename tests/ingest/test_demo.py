"""The real documents of the demonstration, as they are read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from indicators.models import ActualEntry, Score, TargetRevision
from ingest.demo.sources import load_sources
from plans.models import (
    CardEntry,
    Municipality,
    Objective,
    Plan,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sources")]


@pytest.fixture(scope="module")
def sources(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Load them once for all tests here, which only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_sources()
        yield
        transaction.set_rollback(True)


def test_the_source_documents_come_in_as_they_are_read() -> None:
    names = Municipality.objects.values_list("name", "slug", "code")
    assert list(names) == [
        ("Belgede adı yazmayan ilçe belediyesi", "belgede-adi-yazmayan-ilce", ""),
        ("İstanbul Büyükşehir Belediyesi", "istanbul", "3400"),
        ("İzmir Büyükşehir Belediyesi", "izmir", "3500"),
    ]
    assert Plan.objects.get(municipality__slug="izmir").period_note
    unplaced = CardEntry.objects.filter(kind=CardEntry.Kind.UNPLACED)
    assert unplaced.count() == 11 + 8
    assert Objective.objects.get(code="H4.3").statistics.filter(value=15).exists()


def test_no_figure_is_invented_for_a_real_municipality() -> None:
    assert not ActualEntry.objects.exists()
    assert not Score.objects.exists()
    with_targets = TargetRevision.objects.values_list(
        "indicator__objective__goal__plan__municipality__slug", flat=True
    )
    assert set(with_targets) == {
        "belgede-adi-yazmayan-ilce"
    }  # the one that prints them
