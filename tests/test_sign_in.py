"""Logging in: by name or address, locked after failed tries, back to where one was, not for ever."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from tests.factories import PASSWORD, Town, UserFactory, small_town

pytestmark = pytest.mark.django_db
LOCKED = "giriş 10 dakika kapalı"


@pytest.fixture
def town() -> Town:
    return small_town()


def log_in(client: Client, login: str, password: str = PASSWORD) -> str:
    """The page that answers, or the address it sends to."""
    answer = client.post("/giris/", {"login": login, "password": password})
    return answer.headers.get("Location") or answer.content.decode()


@pytest.mark.parametrize("login", ["birim", "BIRIM", "birim@example.org"])
def test_one_logs_in_by_name_or_address(client: Client, town: Town, login: str) -> None:
    assert log_in(client, login) == "/basla/"
    assert client.session["_auth_user_id"] == str(town.unit_user.pk)


def test_nobody_signs_up(client: Client, town: Town) -> None:
    assert "kayıt" not in client.get("/giris/").content.decode().lower()
    for address in ("/giris/signup/", "/signup/", "/accounts/signup/"):
        assert client.get(address, follow=True).status_code == 404


def test_after_five_wrong_passwords_the_right_one_is_refused(
    client: Client, town: Town
) -> None:
    for _ in range(5):
        assert "yanlış" in log_in(client, "birim", "yanlis")

    assert LOCKED in log_in(client, "birim")
    assert "_auth_user_id" not in client.session


def test_a_lock_is_the_accounts_whatever_it_is_called(
    client: Client, town: Town
) -> None:
    for login in ("birim", "Birim", "birim@example.org", "birim", "BIRIM"):
        log_in(client, login, "yanlis")

    assert LOCKED in log_in(client, "birim@example.org")


def test_the_lock_of_one_does_not_keep_another_out(client: Client, town: Town) -> None:
    for _ in range(8):
        log_in(client, "birim", "yanlis")

    assert log_in(client, "fen") == "/basla/"


def test_a_lock_opens_again(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        log_in(client, "birim", "yanlis")
    later = time.time() + 601

    monkeypatch.setattr("allauth.core.internal.ratelimit.time.time", lambda: later)

    assert log_in(client, "birim") == "/basla/"


def test_a_lock_stands_in_the_database_for_every_process(
    client: Client, town: Town, settings: Settings
) -> None:
    assert settings.CACHES["default"]["BACKEND"].endswith("db.DatabaseCache")


def test_behind_a_proxy_the_visitors_own_address_is_counted(
    client: Client, town: Town, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/10m/ip"}

    def try_from(address: str) -> str:
        answer = client.post(
            "/giris/",
            {"login": "birim", "password": "yanlis"},
            headers={"X-Forwarded-For": f"10.9.9.9, {address}"},
        )
        return answer.content.decode()

    for _ in range(2):
        assert "yanlış" in try_from("192.0.2.1")
    assert LOCKED in try_from("192.0.2.1")
    assert "yanlış" in try_from("192.0.2.2")


def test_an_account_that_was_closed_is_told_so(client: Client, town: Town) -> None:
    User.objects.filter(pk=town.unit_user.pk).update(is_active=False)

    assert log_in(client, "birim") == "/giris/kapali/"
    assert "Hesabınız kapalı" in client.get("/giris/kapali/").content.decode()


def test_one_comes_back_to_the_page_where_one_was(client: Client, town: Town) -> None:
    sent = client.get("/veri-girisi/?donem=1").headers["Location"]
    page = client.get(sent)
    assert 'value="/veri-girisi/?donem=1"' in page.content.decode()

    answer = client.post(
        "/giris/",
        {"login": "birim", "password": PASSWORD, "next": "/veri-girisi/?donem=1"},
    )

    assert answer.headers["Location"] == "/veri-girisi/?donem=1"


def test_nobody_is_led_to_another_site(client: Client, town: Town) -> None:
    answer = client.post(
        "/giris/",
        {"login": "birim", "password": PASSWORD, "next": "https://kotu.example/"},
    )

    assert answer.headers["Location"] == "/basla/"


def test_who_may_not_into_the_admin_is_not_sent_round_in_circles(
    client: Client, town: Town
) -> None:
    User.objects.filter(pk=town.unit_user.pk).update(is_staff=False)
    client.force_login(town.unit_user)

    answer = client.get("/yonetim/", follow=True)

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/yonetim/password_change/", "Bugünkü şifre"),
        ("/yonetim/logout/", "Oturumunuz kapanacak"),
    ],
)
def test_the_admin_has_no_second_way_to_do_it(
    client: Client, town: Town, address: str, words: str
) -> None:
    client.force_login(town.strategy)

    assert words in client.get(address, follow=True).content.decode()


def test_a_session_ends_with_the_browser_and_after_an_idle_hour(
    client: Client, town: Town
) -> None:
    log_in(client, "birim")

    cookie = client.cookies["sessionid"]
    assert cookie["max-age"] == cookie["expires"] == ""
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(minutes=59) < left <= timedelta(minutes=60)
    Session.objects.update(expire_date=timezone.now())
    assert client.get("/veri-girisi/").status_code == 302


def later(monkeypatch: pytest.MonkeyPatch, *, hours: float) -> None:
    """Let time pass for the session's own clock."""
    then = time.time() + hours * 3600
    monkeypatch.setattr("plans.signing_in.time.time", lambda: then)


def test_who_works_on_stays_logged_in(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(client, "birim")
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=2))
    later(monkeypatch, hours=0.97)

    assert client.get("/veri-girisi/").status_code == 200

    left = Session.objects.get().expire_date - timezone.now()
    assert left > timedelta(minutes=59)


@pytest.mark.parametrize(("hours", "status"), [(11.9, 200), (12.1, 302)])
def test_nobody_stays_logged_in_for_longer_than_twelve_hours(
    client: Client,
    town: Town,
    monkeypatch: pytest.MonkeyPatch,
    hours: float,
    status: int,
) -> None:
    log_in(client, "birim")
    later(monkeypatch, hours=hours)

    assert client.get("/veri-girisi/").status_code == status


def test_a_weak_password_is_refused_and_the_rule_stands_on_the_page(
    client: Client, town: Town
) -> None:
    client.force_login(town.unit_user)
    assert "En az 12 karakter" in client.get("/sifre/").content.decode()

    for weak in ("onbirharfli", "123456789012", "birim@example1", "password1234"):
        answer = client.post(
            "/sifre/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        )
        assert answer.status_code == 200, weak

    assert User.objects.get(username="birim").check_password(PASSWORD)


def test_changing_a_password_keeps_this_session_and_ends_the_others(
    client: Client, town: Town
) -> None:
    other = Client()
    log_in(client, "birim")
    log_in(other, "birim")
    new = "baska-bir-parola-88"

    answer = client.post(
        "/sifre/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    assert answer.headers["Location"] == reverse("mfa_index")
    assert client.get("/veri-girisi/").status_code == 200
    assert other.get("/veri-girisi/").status_code == 302


def test_a_forgotten_password_opens_the_lock_too(client: Client, town: Town) -> None:
    for _ in range(5):
        log_in(client, "birim", "yanlis")
    client.post("/sifre/unuttum/", {"email": "birim@example.org"})
    link = next(
        word for word in str(mail.outbox[0].body).split() if word.startswith("http")
    )
    form = client.get(link.removeprefix("http://testserver"))
    new = "baska-bir-parola-88"

    client.post(form.headers["Location"], {"password1": new, "password2": new})

    assert log_in(client, "birim", new) == "/basla/"


def test_an_address_that_was_changed_opens_nothing_any_more(
    client: Client, town: Town
) -> None:
    client.post("/sifre/unuttum/", {"email": "birim@example.org"})
    User.objects.filter(username="birim").update(email="yeni@example.org")
    mail.outbox.clear()

    client.post("/sifre/unuttum/", {"email": "birim@example.org"})

    assert mail.outbox == []
    assert "yanlış" in log_in(client, "birim@example.org")
    assert log_in(client, "yeni@example.org") == "/basla/"


def test_no_link_goes_to_who_has_no_password_here(client: Client, town: Town) -> None:
    person = UserFactory.create(username="sso", email="sso@example.org")
    person.set_unusable_password()
    person.save()

    client.post("/sifre/unuttum/", {"email": "sso@example.org"})

    assert mail.outbox == []
