"""What was typed on a page that has gone stale comes back to be sent again."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from indicators.models import ActualEntry
from tests.factories import PASSWORD, Town, small_town

pytestmark = pytest.mark.django_db
TEXT = "Yağışlar yüzünden iki ay çalışılamadı."


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def strict() -> Client:
    """A browser's view: tokens are checked."""
    return Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})


def token_of(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    return found[1]


def log_in(client: Client) -> None:
    token = token_of(client.get("/giris/").content.decode())
    fields = {"login": "birim", "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post("/giris/", fields).status_code == 302


def typed(town: Town, token: str) -> dict[str, str]:
    return {
        f"pg{town.first.pk}-value": "42,5",
        f"pg{town.first.pk}-explanation": TEXT,
        "islem": "taslak",
        "csrfmiddlewaretoken": token,
    }


def sent_again(page: str) -> dict[str, str]:
    """The fields of the form that the answer holds, with its token."""
    fields = dict(re.findall(r'<textarea name="([^"]+)">([^<]*)<', page))
    return fields | {"csrfmiddlewaretoken": token_of(page)}


def test_after_a_log_in_in_another_tab_what_was_typed_is_sent_again(
    strict: Client, town: Town
) -> None:
    log_in(strict)
    token = token_of(strict.get("/veri-girisi/").content.decode())
    strict.cookies.pop("sessionid")
    log_in(strict)  # the token is another one now

    stale = strict.post("/veri-girisi/", typed(town, token))

    assert stale.status_code == 403
    page = stale.content.decode()
    assert TEXT in page
    assert not ActualEntry.objects.exists()

    strict.post("/veri-girisi/", sent_again(page))
    assert ActualEntry.objects.get().value == 42.5
    assert ActualEntry.objects.get().explanation == TEXT


def test_what_is_sent_after_the_session_ended_is_not_lost(
    strict: Client, town: Town
) -> None:
    log_in(strict)
    token = token_of(strict.get("/veri-girisi/").content.decode())
    Session.objects.all().delete()

    page = strict.post("/veri-girisi/", typed(town, token)).content.decode()
    assert "Oturumunuz kapanmış" in page
    assert TEXT in page

    log_in(strict)
    stale = strict.post("/veri-girisi/", sent_again(page)).content.decode()
    strict.post("/veri-girisi/", sent_again(stale))

    assert ActualEntry.objects.get().explanation == TEXT


def test_the_admins_forms_are_kept_the_same_way(strict: Client, town: Town) -> None:
    log_in(strict)
    token = token_of(strict.get("/veri-girisi/").content.decode())
    Session.objects.all().delete()

    fields = {"title": "Yeşil kent", "code": "A9", "csrfmiddlewaretoken": token}
    answer = strict.post("/yonetim/plans/goal/add/", fields)

    assert answer.status_code == 403
    kept = sent_again(answer.content.decode())
    assert (kept["title"], kept["code"]) == ("Yeşil kent", "A9")


def test_a_strangers_form_comes_back_with_no_button(strict: Client, town: Town) -> None:
    log_in(strict)

    answer = strict.post(
        "/veri-girisi/",
        typed(town, "x" * 64),
        headers={"Origin": "https://kotu.example"},
    )

    assert answer.status_code == 403
    assert TEXT not in answer.content.decode()


def test_a_form_of_unknown_origin_comes_back_with_no_button(town: Town) -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/veri-girisi/", typed(town, "x" * 64))

    assert answer.status_code == 403
    assert TEXT not in answer.content.decode()


def test_no_password_is_ever_given_back(strict: Client, town: Town) -> None:
    log_in(strict)

    for address in ("/giris/", "/sifre/", "/yonetim/auth/user/add/"):
        answer = strict.post(
            address, {"password": "cok-gizli-soz", "password1": "cok-gizli-soz"}
        )
        assert answer.status_code == 403
        assert "cok-gizli-soz" not in answer.content.decode()
