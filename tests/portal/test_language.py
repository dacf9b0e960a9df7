"""A page in two languages: the address says which, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from reports import figures
from tests.factories import Town
from tests.portal.builders import closed_town

OBJECTIVE = "ornek/2020-2024/amac/1/1.1/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("asked", ["en", "tr"])
def test_neither_a_browser_nor_a_cookie_changes_the_language(
    client: Client, asked: str
) -> None:
    other = "tr" if asked == "en" else "en"
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = other

    response = client.get(
        f"/{asked}/{OBJECTIVE}", headers={"Accept-Language": f"{other};q=1"}
    )

    assert response["Content-Language"] == asked
    assert f'<html lang="{asked}">' in response.content.decode()
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("address", ["/hesap/giris/", "/", "/ornek/2020-2024/"])
def test_an_address_without_a_language_is_turkish(
    client: Client, town: Town, address: str
) -> None:
    response = client.get(address, headers={"Accept-Language": "en"}, follow=True)

    assert response["Content-Language"] == "tr"
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.usefixtures("town")
def test_a_page_leads_to_itself_in_the_other_language(client: Client) -> None:
    html = client.get(f"/tr/{OBJECTIVE}?yil=2021").content.decode()

    assert f'href="/en/{OBJECTIVE}?yil=2021" lang="en" hreflang="en"' in html
    for code, _name in settings.LANGUAGES:
        whole = f"http://testserver/{code}/{OBJECTIVE}?yil=2021"
        assert f'<link rel="alternate" hreflang="{code}" href="{whole}">' in html


@pytest.mark.parametrize(
    ("write", "value", "turkish", "english"),
    [
        (figures.figure, "13654.5", "13.654,5", "13,654.5"),
        (figures.figure, "-13654.0000", "−13.654", "−13,654"),
        (figures.percent, "75.745", "%75,75", "75.75%"),
        (figures.percent, "-48.588", "−%48,59", "−48.59%"),
        (figures.share, "80.0000", "%80", "80%"),
        (figures.share, "61.25", "%61,25", "61.25%"),
        (figures.fixed, "1019.0588", "1.019,06", "1,019.06"),
        (figures.money, "138155000.00", "138.155.000 ₺", "₺138,155,000"),
        (figures.money, "-425933893.75", "−425.933.893,75 ₺", "−₺425,933,893.75"),
        (figures.bracketed, "-40.5", "(−40,5)", "(−40.5)"),
    ],
)
def test_a_number_is_written_as_the_languages_readers_do(
    write: Callable[[Decimal | None], str], value: str, turkish: str, english: str
) -> None:
    assert write(Decimal(value)) == turkish
    with translation.override("en"):
        assert write(Decimal(value)) == english


def test_what_a_staff_page_does_not_find_is_not_sought_on_the_portal(
    client: Client, town: Town
) -> None:
    client.force_login(town.strategy)

    assert client.get("/plan-kalitesi/?plan=0").status_code == 404
