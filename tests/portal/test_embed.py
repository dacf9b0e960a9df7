"""A card that other sites frame: small, without a script, and nothing else may be framed."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from reports.portal import caching
from tests.factories import Town
from tests.portal.builders import closed_town, text_of

pytestmark = pytest.mark.django_db
PLAN = "/tr/ornek/2020-2024/"
OBJECTIVE = PLAN + "amac/1/1.1/"
INDICATOR = OBJECTIVE + "1.1.1/"
EMPTY = OBJECTIVE + "1.1.2/"
FRAMED = [OBJECTIVE + "gomulu/", INDICATOR + "gomulu/"]


@pytest.fixture
def town() -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", FRAMED)
def test_any_site_may_frame_a_card(client: Client, address: str) -> None:
    response = client.get(address)

    rules = response["Content-Security-Policy"].split("; ")
    assert "frame-ancestors *" in rules
    assert "form-action 'none'" in rules
    assert "default-src 'none'" in rules
    assert not response.has_header("X-Frame-Options")
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert not response.cookies


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", FRAMED)
def test_a_card_that_a_browser_has_already_stays_framed(
    client: Client, settings: Settings, address: str
) -> None:
    settings.PAGE_SECONDS = 300
    caches[caching.PAGES].clear()
    tag = client.get(address)["ETag"]

    known = client.get(address, headers={"If-None-Match": tag})
    again = client.get(address)

    assert known.status_code == 304
    assert not known.has_header("Content-Security-Policy")
    assert not known.has_header("X-Frame-Options")
    assert "frame-ancestors *" in again["Content-Security-Policy"]
    assert not again.has_header("X-Frame-Options")


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", ["/tr/", PLAN, OBJECTIVE, INDICATOR, "/giris/"])
def test_nothing_else_may_be_framed(client: Client, address: str) -> None:
    response = client.get(address)

    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


@pytest.mark.usefixtures("town")
def test_a_card_says_what_it_shows_when_how_complete_and_whose(client: Client) -> None:
    indicator, objective = text_of(client, FRAMED[1]), text_of(client, FRAMED[0])

    for said in (
        "Örnek Belediyesi · PG1.1.1",
        "PG1.1.1 göstergesi (adet)",
        "2024 yılı",
    ):
        assert said in indicator
    assert re.search(r"Hedeflenen 100 .*Gerçekleşen 80 .*Tamamlanma", indicator)
    for said in ("Hedef 1.1", "2024 yılı", "Veri kapsamı", "2 göstergeden 1 tanesinde"):
        assert said in objective
    for each in (indicator, objective):
        assert "Kaynak: 2020–2024 Stratejik Planı" in each
        assert "Kurgusal veri." in each


@pytest.mark.usefixtures("town")
def test_what_is_missing_is_not_zero_on_a_card(client: Client) -> None:
    said = text_of(client, EMPTY + "gomulu/")

    assert "Veri girilmedi" in said
    assert not re.search(r"%\s?0\b", said)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", FRAMED)
def test_a_card_is_small_and_leads_to_the_page_in_a_window_of_its_own(
    client: Client, address: str
) -> None:
    html = client.get(address).content.decode()

    page = address.removesuffix("gomulu/")
    assert "<script" not in html
    assert "<nav" not in html
    assert len(html) < 8_000
    assert f'href="{page}" target="_blank" rel="noopener"' in html
    assert f'<link rel="canonical" href="http://testserver{page}">' in html
    assert client.get(page).status_code == 200


class Frames(HTMLParser):
    """The frames of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "iframe":
            self.found.append(dict(attrs))


@pytest.mark.parametrize("address", FRAMED)
def test_the_page_offers_the_code_to_copy(
    client: Client, town: Town, address: str
) -> None:
    town.first.name = town.objective.title = 'Ağaç "fidan" <sayısı>'
    town.first.save()
    town.objective.save()
    html = client.get(address.removesuffix("gomulu/")).content.decode()
    code = re.search(r"<textarea[^>]*readonly[^>]*>(.*?)</textarea>", html, re.S)
    assert code is not None

    frames = Frames()
    frames.feed(unescape(code[1]))

    (frame,) = frames.found
    assert frame["src"] == "http://testserver" + address
    assert frame["title"] == town.first.name
    assert frame["loading"] == "lazy"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "address", [PLAN + "amac/1/9.9/gomulu/", OBJECTIVE + "9/gomulu/"]
)
def test_what_is_not_there_has_no_card(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("town")
def test_a_card_asks_little_of_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(8):
        client.get(FRAMED[1])
