"""Rows of the workbooks that are filled in are as high as their words, in every program."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from ingest.filled.layout import HEAD_ROW as FIGURES_HEAD
from ingest.filled.plan.layout import HEAD_ROW as PLAN_HEAD
from tests.factories import Town, small_town

pytestmark = pytest.mark.django_db
# Two lines of the 50 digits that an indicator's name has, three of an objective's 40.
LONG = (
    "Yardım verilerinin bütünleşik sosyal yardım hizmetleri sistemlerine girilme oranı"
)


@pytest.fixture
def town() -> Town:
    town = small_town()
    town.first.name = town.objective.title = LONG
    town.first.save()
    town.objective.save()
    return town


def row_of(content: bytes, sheet: int, line: int) -> str:
    """Return how a row of a sheet begins."""
    with ZipFile(BytesIO(content)) as book:
        page = book.read(f"xl/worksheets/sheet{sheet}.xml").decode()
    found = re.search(rf'<row r="{line}"[^>]*>', page)
    assert found
    return found[0]


def test_a_row_of_figures_shows_its_words_and_grows_with_what_is_typed(
    town: Town, client: Client
) -> None:
    client.force_login(town.unit_user)
    content = client.get(reverse("figure_template")).getvalue()

    row = row_of(content, 1, FIGURES_HEAD + 1)

    assert 'ht="30"' in row
    assert "customHeight" not in row  # Excel would leave it as high as it is


def test_a_row_of_the_plan_shows_its_words(town: Town, client: Client) -> None:
    client.force_login(town.strategy)
    content = client.get(reverse("plan_book", args=[town.plan.pk])).getvalue()

    row = row_of(content, 3, PLAN_HEAD + 1)  # Hedefler

    assert 'ht="45"' in row
    assert "customHeight" not in row
    assert "ht=" not in row_of(content, 3, PLAN_HEAD + 2)  # nothing stands there yet
