"""The second factor: set up, asked for, replaced by a recovery code, required of who decides."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from plans.models import Membership
from tests.factories import PASSWORD, Town, UserFactory, person, small_town

pytestmark = pytest.mark.django_db
SET_UP = "/ikinci-adim/kur/"


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def required(settings: Settings) -> None:
    settings.MFA_REQUIRED = True


def code_of(secret: str, *, steps: int = 0) -> str:
    """What the telephone shows now, or so many half minutes later (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def log_in(client: Client, login: str) -> str:
    """Where a log-in with the right password leads."""
    answer = client.post("/giris/", {"login": login, "password": PASSWORD})
    return answer.headers["Location"]


def set_up(client: Client) -> str:
    """Set up a second factor as the page says; return its secret."""
    page = client.get(SET_UP).content.decode()
    found = re.search(r'class="secret">([A-Z2-7]+)<', page)
    assert found, page
    answer = client.post(SET_UP, {"code": code_of(found[1])})
    assert answer.headers["Location"] == "/ikinci-adim/kodlar/"
    return found[1]


def recovery_codes(client: Client) -> list[str]:
    page = client.get("/ikinci-adim/kodlar/").content.decode()
    return re.findall(r"<code>(\d{8})</code>", page)


def test_the_code_of_the_rfc_is_what_a_telephone_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "time", lambda: 59)
    secret = base64.b32encode(b"12345678901234567890").decode()

    assert code_of(secret) == "287082"  # RFC 6238, appendix B: 94287082


def test_it_is_set_up_right_after_logging_in(client: Client, town: Town) -> None:
    log_in(client, "birim")

    page = client.get(SET_UP).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    set_up(client)

    assert len(recovery_codes(client)) == 10
    assert "Açık:" in client.get("/ikinci-adim/").content.decode()


def test_the_square_holds_the_account_and_the_secret_that_is_written_below(
    client: Client, town: Town
) -> None:
    log_in(client, "birim")

    answer = client.get(SET_UP)

    address = urlsplit(answer.context["totp_url"])
    assert address.path == "/birim"
    asked = parse_qs(address.query)
    assert asked["issuer"] == ["Kent Karnesi"]
    assert f">{asked['secret'][0]}<" in answer.content.decode()


def test_a_wrong_code_sets_up_nothing(client: Client, town: Town) -> None:
    log_in(client, "birim")
    client.get(SET_UP)

    answer = client.post(SET_UP, {"code": "000000"})

    assert "Kod yanlış" in answer.content.decode()
    assert not Authenticator.objects.exists()


def test_a_code_is_asked_for_at_the_next_log_in(client: Client, town: Town) -> None:
    log_in(client, "birim")
    secret = set_up(client)
    client.post("/cikis/")
    assert log_in(client, "birim") == "/ikinci-adim/kod/"
    assert client.get("/veri-girisi/").status_code == 302

    assert client.post("/ikinci-adim/kod/", {"code": "000000"}).status_code == 200
    answer = client.post("/ikinci-adim/kod/", {"code": code_of(secret, steps=1)})

    assert answer.headers["Location"] == "/basla/"
    assert client.session["_auth_user_id"] == str(town.unit_user.pk)


def test_one_comes_back_to_the_page_where_one_was_after_the_code(
    client: Client, town: Town
) -> None:
    log_in(client, "birim")
    secret = set_up(client)
    client.post("/cikis/")

    client.post(
        "/giris/", {"login": "birim", "password": PASSWORD, "next": "/veri-girisi/"}
    )
    answer = client.post("/ikinci-adim/kod/", {"code": code_of(secret, steps=1)})

    assert answer.headers["Location"] == "/veri-girisi/"


def test_a_code_works_once(client: Client, town: Town) -> None:
    log_in(client, "birim")
    code = code_of(set_up(client), steps=1)
    client.post("/cikis/")

    log_in(client, "birim")
    client.post("/ikinci-adim/kod/", {"code": code})
    client.post("/cikis/")
    log_in(client, "birim")
    again = client.post("/ikinci-adim/kod/", {"code": code})

    assert "Kod yanlış" in again.content.decode()


def test_guessing_codes_is_locked_too(client: Client, town: Town) -> None:
    log_in(client, "birim")
    secret = set_up(client)
    client.post("/cikis/")
    log_in(client, "birim")

    for number in range(5):
        client.post("/ikinci-adim/kod/", {"code": f"00000{number}"})
    answer = client.post("/ikinci-adim/kod/", {"code": code_of(secret, steps=1)})

    assert "10 dakika" in answer.content.decode()


def test_a_recovery_code_stands_in_once(client: Client, town: Town) -> None:
    log_in(client, "birim")
    set_up(client)
    code = recovery_codes(client)[0]

    for expected in (302, 200):
        client.post("/cikis/")
        log_in(client, "birim")
        answer = client.post("/ikinci-adim/kod/", {"code": code})
        assert answer.status_code == expected


def test_new_recovery_codes_replace_the_old(client: Client, town: Town) -> None:
    log_in(client, "birim")
    set_up(client)
    old = recovery_codes(client)

    client.post("/ikinci-adim/kodlar/yenile/")

    assert len(recovery_codes(client)) == 10
    assert not set(old) & set(recovery_codes(client))
    kept = client.get("/ikinci-adim/kodlar/indir/").content.decode()
    assert recovery_codes(client)[0] in kept


def test_long_after_logging_in_the_password_is_asked_for_first(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(client, "birim")
    later = time.time() + 301
    monkeypatch.setattr("plans.adapters.time.time", lambda: later)

    sent = client.get(SET_UP).headers["Location"]
    assert sent == "/giris/onay/?next=%2Fikinci-adim%2Fkur%2F"
    wrong = client.post(sent, {"password": "yanlis"})
    right = client.post(sent, {"password": PASSWORD})

    assert "Şifre yanlış" in wrong.content.decode()
    assert right.headers["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_it_can_be_taken_off_where_nobody_asks_for_it(
    client: Client, town: Town
) -> None:
    log_in(client, "birim")
    set_up(client)

    client.post("/ikinci-adim/kapat/")

    assert not Authenticator.objects.exists()


@pytest.mark.usefixtures("required")
@pytest.mark.parametrize("address", ["/onay/", "/veri-girisi/", "/yonetim/", "/basla/"])
@pytest.mark.parametrize("who", ["strategy", "administrator", "superuser"])
def test_who_decides_sets_it_up_before_anything_else(
    client: Client, town: Town, who: str, address: str
) -> None:
    person("yonetici", Membership.Role.ADMINISTRATOR, municipality=town.municipality)
    UserFactory.create(username="hepsi", is_superuser=True)
    names = {"strategy": "strateji", "administrator": "yonetici", "superuser": "hepsi"}
    log_in(client, names[who])

    assert client.get(address).headers["Location"] == SET_UP
    set_up(client)
    after = client.get(address)

    assert after.headers.get("Location") != SET_UP
    assert after.status_code in (200, 302)


@pytest.mark.usefixtures("required")
def test_a_units_people_do_without(client: Client, town: Town) -> None:
    log_in(client, "birim")

    assert client.get("/onay/").status_code == 403
    assert client.get("/basla/").headers["Location"] == "/veri-girisi/"


@pytest.mark.usefixtures("required")
def test_nothing_is_decided_without_it(client: Client, town: Town) -> None:
    log_in(client, "strateji")

    answer = client.post(
        reverse("admin:plans_unit_add"),
        {"municipality": town.municipality.pk, "name": "Yeni", "is_active": "on"},
    )

    assert answer.headers["Location"] == SET_UP
    assert not town.municipality.units.filter(name="Yeni").exists()


@pytest.mark.usefixtures("required")
def test_who_must_have_it_cannot_take_it_off(client: Client, town: Town) -> None:
    log_in(client, "strateji")
    set_up(client)

    answer = client.post("/ikinci-adim/kapat/")

    assert "kapatılamaz" in answer.content.decode()
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.usefixtures("required")
def test_a_promotion_asks_for_it_at_the_next_click(client: Client, town: Town) -> None:
    log_in(client, "birim")
    assert client.get("/basla/").status_code == 302

    Membership.objects.create(
        user=town.unit_user,
        municipality=town.municipality,
        role=Membership.Role.STRATEGY,
    )

    assert client.get("/onay/").headers["Location"] == SET_UP


@pytest.mark.usefixtures("required")
def test_the_public_pages_ask_nobody(client: Client, town: Town) -> None:
    log_in(client, "strateji")

    answer = client.get("/tr/")

    assert answer.status_code == 200
    assert answer["Vary"] == "Accept-Encoding"
    assert not answer.cookies


@pytest.mark.usefixtures("required")
def test_once_in_a_session_is_enough_to_look(
    client: Client,
    town: Town,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    log_in(client, "strateji")
    set_up(client)
    client.get("/ikinci-adim/")

    with django_assert_num_queries(5):  # session, person; totp and codes; totp again
        client.get("/ikinci-adim/")


def test_where_nobody_asks_for_it_nobody_is_sent(client: Client, town: Town) -> None:
    log_in(client, "strateji")

    assert client.get("/onay/").status_code == 200
