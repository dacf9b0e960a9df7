"""What an address calls the site changes no page: its links name it plainly."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories import Town
from tests.portal.builders import closed_town
from tests.portal.pages import OBJECTIVE

SITE = "karne.example.bel.tr"


@pytest.fixture
def town(db: None, settings: Settings) -> Town:
    settings.ALLOWED_HOSTS = [SITE, "[::1]"]
    return closed_town()


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("host", "secure", "named"),
    [
        (SITE, True, f"https://{SITE}"),
        (f"{SITE}:443", True, f"https://{SITE}"),
        ("Karne.EXAMPLE.bel.TR", True, f"https://{SITE}"),
        (f"{SITE}.:80", False, f"http://{SITE}"),
        (f"{SITE}:8080", False, f"http://{SITE}:8080"),
        ("[::1]:80", False, "http://[::1]"),
    ],
)
def test_a_page_names_itself_plainly(
    client: Client, host: str, secure: bool, named: str
) -> None:
    answer = client.get(OBJECTIVE, secure=secure, headers={"host": host})

    html = answer.content.decode()
    assert f'<link rel="canonical" href="{named}{OBJECTIVE}">' in html
    assert html.count("://") == html.count(f"{named}/") + html.count(
        "http://www.w3.org"
    )


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("site", "named"), [(SITE, SITE), (f"{SITE}:8443", f"{SITE}:8443")]
)
def test_the_port_is_the_site_s_own_where_it_is_known(
    client: Client, settings: Settings, site: str, named: str
) -> None:
    settings.SITE_HOST = site

    answer = client.get(OBJECTIVE, secure=True, headers={"host": f"{SITE}:12345"})

    html = answer.content.decode()
    assert f'<link rel="canonical" href="https://{named}{OBJECTIVE}">' in html
    assert "12345" not in html


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("host", ["a b", "boş.example", "evil.example:80", f"{SITE}:x"])
def test_a_name_that_is_not_the_site_s_is_refused(client: Client, host: str) -> None:
    assert client.get(OBJECTIVE, headers={"host": host}).status_code == 400


@pytest.mark.usefixtures("town")
def test_a_form_sent_through_another_port_is_held_against_what_came(
    settings: Settings,
) -> None:
    settings.SITE_HOST = SITE
    client = Client(enforce_csrf_checks=True)
    port = f"{SITE}:8443"
    page = client.get("/giris/", secure=True, headers={"host": port})
    token = page.context["csrf_token"]

    answer = client.post(
        "/giris/",
        {"csrfmiddlewaretoken": str(token)},
        secure=True,
        headers={"host": port, "origin": f"https://{port}"},
    )

    assert answer.status_code == 200  # the form comes back, as nothing was typed
