"""What all public pages have in common."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from tests.factories import Town
from tests.portal.builders import closed_town, text_of
from tests.portal.pages import OBJECTIVE, PAGES, PLAN, PLAN_PAGES


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", PAGES)
def test_any_cache_may_hold_a_page(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_has_not_changed_is_not_sent_again(
    client: Client, address: str
) -> None:
    tag = client.get(address)["ETag"]

    again = client.get(address, headers={"If-None-Match": tag})

    assert again.status_code == 304


@pytest.mark.parametrize("address", PAGES)
def test_someone_logged_in_gets_the_same_page(
    client: Client, town: Town, address: str
) -> None:
    stranger = client.get(address).content
    client.force_login(town.strategy)

    response = client.get(address)

    assert response.content == stranger
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_needs_no_script_no_inline_style_and_no_third_party(
    client: Client, address: str
) -> None:
    html = client.get(address).content.decode()

    assert '<html lang="tr">' in html
    assert "<script" not in html
    assert " style=" not in html
    # A link that a reader may follow asks nobody for anything.
    asked = re.search(r'<(?!a )[^>]*(?:src|href)="(?:https?:)?//(?!testserver/)', html)
    assert asked is None


@pytest.mark.usefixtures("town")
def test_no_link_within_the_site_is_dead(client: Client) -> None:
    stands_on: dict[str, str] = {}  # one page of each link: the others lead to the same
    for address in PAGES:
        html = client.get(address).content.decode()
        for link in re.findall(r'<a [^>]*href="(/[^"#]*)', html):
            stands_on.setdefault(unescape(link), address)
        for anchor in set(re.findall(r'<a [^>]*href="#([^"]+)"', html)):
            assert f'id="{anchor}"' in html, (anchor, address)

    for link, address in stands_on.items():
        response = client.get(link)
        if isinstance(response, StreamingHttpResponse):
            response.getvalue()  # read to its end, it is closed
        assert response.status_code in (200, 302), (link, address)
    assert len(stands_on) > len(PAGES)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", PAGES)
def test_no_id_stands_twice(client: Client, address: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', client.get(address).content.decode())

    assert len(ids) == len(set(ids))


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", [*PAGES, PLAN + "?yil=2022"])
def test_a_page_names_its_one_address(client: Client, address: str) -> None:
    also = address + ("&" if "?" in address else "?") + "utm_source=x"

    html = unescape(client.get(also).content.decode())

    assert f'<link rel="canonical" href="http://testserver{address}">' in html


@pytest.mark.usefixtures("town")
def test_the_year_that_is_shown_unasked_is_not_in_the_address(client: Client) -> None:
    html = client.get(PLAN + "?yil=2024").content.decode()

    assert f'<link rel="canonical" href="http://testserver{PLAN}">' in html


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", PAGES)
def test_pages_are_only_read(client: Client, address: str) -> None:
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "address",
    [
        "/tr/yok/2020-2024/",
        "/tr/ornek/2019-2024/",
        PLAN + "amac/9/",
        PLAN + "amac/1/9.9/",
        PLAN + "amac/2/1.1/",
        OBJECTIVE + "9.9.9/",
        PLAN + "?yil=2019",
        PLAN + "?yil=abc",
        PLAN + "?yil=",
        PLAN + "?yil=²",
        PLAN + "?yil=٢٠٢٤",
        PLAN + "?yil=" + "9" * 30,
        PLAN + "?yil=" + "9" * 5000,
        "/tr/ornek/2020-" + "9" * 30 + "/",
        PLAN + "izleme-" + "9" * 30 + ".xlsx",
        "/kaynak/" + "9" * 30 + ".png",
        "/kanit/" + "9" * 30,
    ],
)
def test_what_is_not_there_is_not_found_in_turkish(
    client: Client, address: str
) -> None:
    response = client.get(address)

    assert response.status_code == 404
    html = response.content.decode()
    assert "Bu adreste bir sayfa yok" in html
    assert 'action="/tr/ara/"' in html
    assert not response.cookies


@pytest.mark.parametrize("address", PLAN_PAGES)
def test_a_plan_that_is_not_public_is_not_found(
    client: Client, town: Town, address: str
) -> None:
    town.plan.is_public = False
    town.plan.save()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", PLAN_PAGES)
def test_a_fictional_municipality_says_so(
    client: Client, town: Town, address: str
) -> None:
    assert "Kurgusal veri." in text_of(client, address)

    town.municipality.is_fictional = False
    town.municipality.save()

    assert "Kurgusal veri." not in text_of(client, address)


def test_the_front_door_leads_to_the_turkish_list(client: Client) -> None:
    response = client.get("/")

    assert response.status_code == 302
    assert response["Location"] == "/tr/"
