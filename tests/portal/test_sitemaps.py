"""What search engines are told."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from plans.models import Plan
from tests.factories import MunicipalityFactory, PlanFactory, Town
from tests.portal.builders import closed_town, grow, published_plan, queries_of
from tests.portal.pages import PLAN_PAGES

PLAN_MAP = "/sitemap-ornek-2020-2024.xml"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
HERE = "http://testserver"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def tree_of(client: Client, address: str) -> ElementTree.Element:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def places_in(client: Client, address: str) -> list[str]:
    """Return the addresses in a map, without the host."""
    found = tree_of(client, address).findall("*/s:loc", NAMES)
    return [(each.text or "").strip().removeprefix(HERE) for each in found]


def test_the_index_names_the_site_and_every_public_plan(
    client: Client, town: Town
) -> None:
    PlanFactory.create(municipality=town.municipality, start_year=2015, end_year=2019)
    hidden = {"start_year": 2025, "end_year": 2029, "is_public": False}
    PlanFactory.create(municipality=town.municipality, **hidden)

    assert places_in(client, "/sitemap.xml") == [
        "/sitemap-site.xml",
        PLAN_MAP,
        "/sitemap-ornek-2015-2019.xml",
    ]


@pytest.mark.usefixtures("town")
def test_a_plan_s_map_has_all_its_pages_in_both_languages(
    client: Client, town: Town
) -> None:
    found = places_in(client, PLAN_MAP)

    for page in PLAN_PAGES[1:]:
        assert page in found
        assert page.replace("/tr/", "/en/", 1) in found
    assert f"/tr/ornek/2020-2024/birim/{town.unit.pk}/" in found
    assert len(found) == len(set(found))


@pytest.mark.usefixtures("town")
def test_every_address_names_itself_in_the_other_language(client: Client) -> None:
    for url in tree_of(client, PLAN_MAP).findall("s:url", NAMES):
        others = {
            link.get("hreflang"): link.get("href") or ""
            for link in url.findall("x:link", NAMES)
        }
        assert set(others) == {"tr", "en"}
        assert others["tr"].replace("/tr/", "/en/", 1) == others["en"]


@pytest.mark.usefixtures("town")
def test_every_address_in_a_map_is_there(client: Client) -> None:
    for address in ("/sitemap-site.xml", PLAN_MAP):
        for page in places_in(client, address):
            if page.startswith("/tr/"):
                assert client.head(page).status_code == 200, page


@pytest.mark.usefixtures("town")
def test_the_site_s_map_has_the_municipalities_with_a_public_plan(
    client: Client,
) -> None:
    found = places_in(client, "/sitemap-site.xml")

    assert "/tr/" in found
    assert "/en/ornek/" in found
    assert "/tr/komsu/" not in found


def test_a_plan_that_is_not_public_has_no_map(client: Client, town: Town) -> None:
    Plan.objects.filter(pk=town.plan.pk).update(is_public=False)

    assert client.get(PLAN_MAP).status_code == 404
    assert places_in(client, "/sitemap.xml") == ["/sitemap-site.xml"]


def test_the_cost_of_a_map_does_not_grow(client: Client, town: Town) -> None:
    maps = ("/sitemap.xml", "/sitemap-site.xml", PLAN_MAP)
    before = [queries_of(client, each) for each in maps]
    grow(town.plan)
    published_plan(MunicipalityFactory.create())

    assert [queries_of(client, each) for each in maps] == before


@pytest.mark.django_db
def test_robots_are_led_to_the_index_and_not_into_the_office(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert f"Sitemap: {HERE}/sitemap.xml" in lines
    assert "Disallow: /yonetim/" in lines
    assert not response.cookies
