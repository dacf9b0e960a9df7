"""The page of one card: its boxes over the pages, its picture, one card of a long plan."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from ingest.models import Draft
from plans.models import Membership, Municipality
from tests.factories import person
from tests.ingest.drafts import draft_of, long_reading, small_reading

pytestmark = pytest.mark.django_db


def test_the_page_draws_the_boxes_in_points_over_the_picture(
    planner: Client, draft: Draft
) -> None:
    page = planner.get(reverse("draft", args=[draft.pk]), {"kart": "1"})

    assertContains(page, 'viewBox="0 0 400 300"')
    assertContains(page, '<rect x="199" y="99" width="42" height="14"/>')
    assertContains(page, f"/belgeler/{draft.pk}/sayfa/1.png")
    assertNotContains(page, f"/belgeler/{draft.pk}/sayfa/2.png")
    assertNotContains(page, " style=")


def test_the_picture_of_a_page_is_cached_by_the_one_browser(
    planner: Client, draft: Draft
) -> None:
    address = reverse("page_picture", args=[draft.pk, 1])

    first = planner.get(address)
    again = planner.get(address, headers={"If-None-Match": first["ETag"]})
    beyond = planner.get(reverse("page_picture", args=[draft.pk, 3]))

    assert first.content.startswith(b"\x89PNG")
    assert "private" in first["Cache-Control"]
    assert (again.status_code, beyond.status_code) == (304, 404)


def test_a_file_that_cannot_be_drawn_is_reviewed_without_its_pages(
    planner: Client, municipality: Municipality
) -> None:
    by = person("biri", Membership.Role.STRATEGY, municipality=municipality)
    broken = draft_of(small_reading(), municipality, by, b"%PDF-1.4 bozuk")

    page = planner.get(reverse("draft", args=[broken.pk]), {"kart": "1"})

    assertContains(page, "belgedeki yeri gösterilemiyor")
    assertContains(page, "13.654")


def test_a_long_plan_is_shown_card_by_card_in_a_fixed_number_of_queries(
    planner: Client,
    municipality: Municipality,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    by = person("biri", Membership.Role.STRATEGY, municipality=municipality)
    address = reverse("draft", args=[draft_of(long_reading(65), municipality, by).pk])
    planner.get(address)

    with django_assert_num_queries(5):
        page = planner.get(address, {"kart": "33"})
    with django_assert_num_queries(6):
        overview = planner.get(address)

    assertContains(page, "Tespit 32.19")
    assertNotContains(page, "Tespit 31.19")
    assertContains(overview, "65 hedef kartı")
    assertNotContains(overview, "Tespit 32.19")


@pytest.mark.parametrize("number", ["66", "-1", "x"])
def test_a_card_that_is_not_there_is_not_found(
    planner: Client, draft: Draft, number: str
) -> None:
    page = planner.get(reverse("draft", args=[draft.pk]), {"kart": number})

    assert page.status_code == 404
