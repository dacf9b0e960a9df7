"""Single sign-on: the whole way through a provider of the test's own, and who gets in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests.factories import Town, UserFactory, small_town
from tests.sign_on_provider import CLIENT_ID, CLIENT_SECRET, CODE, Provider, running

pytestmark = pytest.mark.django_db
PERSON = {
    "sub": "k-1071",
    "email": "birim@example.org",
    "email_verified": True,
    "preferred_username": "k1071",
}


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    with running(PERSON.copy()) as provider:
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": "kurum",
                        "name": "Örnek Belediyesi hesabı",
                        "client_id": CLIENT_ID,
                        "secret": CLIENT_SECRET,
                        "settings": {"server_url": provider.address},
                    }
                ],
            }
        }
        yield provider


def through(client: Client, provider: Provider, *, next_page: str = "") -> Any:  # noqa: ANN401
    """Press the button, be known by the provider, come back; the answer to coming back."""
    query = f"?next={next_page}" if next_page else ""
    sent = client.post(f"/kurum-girisi/kurum/{query}").headers["Location"]
    assert sent.startswith(f"{provider.address}/authorize?")
    asked = parse_qs(urlsplit(sent).query)
    assert asked["redirect_uri"] == ["http://testserver/kurum-girisi/kurum/donus/"]
    assert asked["client_id"] == [CLIENT_ID]
    provider.challenge = asked["code_challenge"][0]
    back = {"code": CODE, "state": asked["state"][0]}
    return client.get("/kurum-girisi/kurum/donus/", back)


def test_without_a_provider_there_is_no_button(client: Client, town: Town) -> None:
    assert "kurum-girisi" not in client.get("/giris/").content.decode()
    assert client.post("/kurum-girisi/kurum/").status_code == 404


def test_the_button_bears_the_institutions_name(
    client: Client, town: Town, provider: Provider
) -> None:
    page = client.get("/giris/?next=/veri-girisi/").content.decode()

    assert "Örnek Belediyesi hesabı ile giriş yap" in page
    assert "/kurum-girisi/kurum/?next=%2Fveri-girisi%2F" in page


def test_an_account_with_the_verified_address_comes_in(
    client: Client, town: Town, provider: Provider
) -> None:
    people = User.objects.count()

    answer = through(client, provider, next_page="/veri-girisi/")

    assert answer.headers["Location"] == "/veri-girisi/"
    assert client.session["_auth_user_id"] == str(town.unit_user.pk)
    assert SocialAccount.objects.get().user == town.unit_user
    assert User.objects.count() == people
    assert town.unit_user.memberships.count() == 1
    assert not EmailAddress.objects.exists()  # the one address is the account's


def test_the_second_time_the_provider_is_believed_not_the_address(
    client: Client, town: Town, provider: Provider
) -> None:
    through(client, provider)
    client.post("/cikis/")
    provider.person["email"] = "evlenince@example.org"

    through(client, provider)

    assert client.session["_auth_user_id"] == str(town.unit_user.pk)


def nobody_came_in(client: Client, answer: Any) -> bool:  # noqa: ANN401
    """Whether the answer says whom to ask, and neither log-in nor account came of it."""
    words = "Belediyenizin Kent Karnesi yöneticisinden"
    return (
        answer.status_code == 403
        and words in answer.content.decode()
        and "_auth_user_id" not in client.session
        and not SocialAccount.objects.exclude(uid="eski").exists()
    )


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"email": "kimse@example.org"}, id="an unknown address"),
        pytest.param({"email_verified": False}, id="an address not verified"),
        pytest.param(
            {"email_verified": "false"}, id="an address not verified, in words"
        ),
        pytest.param({"email": None}, id="no address"),
    ],
)
def test_who_has_no_account_gets_none_and_is_told_whom_to_ask(
    client: Client, town: Town, provider: Provider, said: dict[str, Any]
) -> None:
    provider.person |= said
    people = User.objects.count()

    answer = through(client, provider)

    assert nobody_came_in(client, answer)
    assert User.objects.count() == people


def test_two_accounts_with_one_address_are_nobodys(
    client: Client, town: Town, provider: Provider
) -> None:
    UserFactory.create(username="ikiz", email="birim@example.org")

    assert nobody_came_in(client, through(client, provider))


def test_an_address_handed_on_does_not_open_the_old_account(
    client: Client, town: Town, provider: Provider
) -> None:
    SocialAccount.objects.create(user=town.unit_user, provider="kurum", uid="eski")

    assert nobody_came_in(client, through(client, provider))


def test_an_account_that_was_closed_stays_closed(
    client: Client, town: Town, provider: Provider
) -> None:
    User.objects.filter(pk=town.unit_user.pk).update(is_active=False)

    answer = through(client, provider)

    assert answer.headers["Location"] == "/giris/kapali/"
    assert "_auth_user_id" not in client.session


def test_who_decides_still_needs_the_second_factor(
    client: Client, town: Town, provider: Provider, settings: Settings
) -> None:
    settings.MFA_REQUIRED = True
    provider.person["email"] = "strateji@example.org"

    through(client, provider)

    assert client.get("/onay/").headers["Location"] == "/ikinci-adim/kur/"


def test_a_code_with_another_browsers_state_is_refused(
    client: Client, town: Town, provider: Provider
) -> None:
    answer = client.get("/kurum-girisi/kurum/donus/", {"code": CODE, "state": "baska"})

    assert "Kurum hesabıyla giriş yapılamadı" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_provider_that_refuses_the_code_lets_nobody_in(
    client: Client, town: Town, provider: Provider
) -> None:
    sent = client.post("/kurum-girisi/kurum/").headers["Location"]
    state = parse_qs(urlsplit(sent).query)["state"][0]

    answer = client.get(
        "/kurum-girisi/kurum/donus/", {"code": "yanlis", "state": state}
    )

    assert provider.refused == ["token"]
    assert "Kurum hesabıyla giriş yapılamadı" in answer.content.decode()


def test_a_provider_that_is_down_is_told_in_turkish(
    client: Client, town: Town, provider: Provider, settings: Settings
) -> None:
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = "http://127.0.0.1:9"

    answer = client.post("/kurum-girisi/kurum/", follow=True)

    assert "Kurum hesabıyla giriş yapılamadı" in answer.content.decode()
