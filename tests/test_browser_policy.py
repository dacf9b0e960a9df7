"""A real browser holds every kind of page against its own policy and complains of none."""

from __future__ import annotations

import os

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from indicators.models import ActualEntry
from tests.factories import ActualEntryFactory, Town
from tests.portal.builders import closed_town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAN = "/tr/ornek/2020-2024/"
PUBLIC = ["/tr/", "/tr/nasil-hesapliyoruz/", PLAN, PLAN + "amac/1/1.1/"]
INDICATOR = PLAN + "amac/1/1.1/1.1.1/"


@pytest.fixture
def town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    # The browser's event loop runs in this thread, which Django takes for async code.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    return closed_town()


def complaints(page: Page, server: LiveServer, addresses: list[str]) -> list[str]:
    """Return what the browser's console says of pages opened one after another."""
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            said.append(f"{page.url} {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))
    for address in addresses:
        answer = page.goto(server.url + address)
        assert answer is not None
        assert answer.status == 200, address
    return said


def sign_in(page: Page, server: LiveServer, town: Town) -> None:
    town.strategy.is_superuser = town.strategy.is_staff = True
    town.strategy.save()
    client = Client()
    client.force_login(town.strategy)
    session = client.cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "url": server.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]


@pytest.mark.usefixtures("town")
def test_public_pages_keep_the_policy(page: Page, live_server: LiveServer) -> None:
    addresses = [*PUBLIC, INDICATOR, "/giris/"]

    assert complaints(page, live_server, addresses) == []


def test_desks_keep_the_policy(page: Page, live_server: LiveServer, town: Town) -> None:
    entry = ActualEntryFactory.create(
        indicator=town.second, state=ActualEntry.State.SUBMITTED
    )
    sign_in(page, live_server, town)
    desks = ["begin", "staff_home", "approvals", "documents", "periods", "overdue"]
    addresses = [reverse(name) for name in desks]
    addresses += [reverse("decide", args=[entry.pk]), reverse("mfa_activate_totp")]

    assert complaints(page, live_server, addresses) == []


def test_the_admin_keeps_the_policy(
    page: Page, live_server: LiveServer, town: Town
) -> None:
    sign_in(page, live_server, town)
    figure = ActualEntry.objects.get().pk
    addresses = ["/yonetim/"]
    addresses += [
        reverse(f"admin:plans_unit_{name}")
        for name in ("changelist", "add", "import", "export")
    ]
    addresses += [
        reverse("admin:indicators_actualentry_changelist"),
        reverse("admin:indicators_actualentry_export"),
        reverse("admin:indicators_actualentry_change", args=[figure]),
        reverse("admin:indicators_indicator_change", args=[town.first.pk]),
        reverse("admin:indicators_indicator_history", args=[town.first.pk]),
        reverse("admin:plans_plan_change", args=[town.plan.pk]),
    ]

    assert complaints(page, live_server, addresses) == []


@pytest.mark.usefixtures("town")
def test_a_first_visit_to_a_card_transfers_little_and_asks_nobody_else(
    page: Page, live_server: LiveServer
) -> None:
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[int] = []
    wire.on(
        "Network.loadingFinished", lambda end: sizes.append(end["encodedDataLength"])
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(live_server.url + PLAN + "amac/1/1.1/", wait_until="networkidle")

    # What a browser draws its own controls with comes from itself.
    sent = [address for address in asked if not address.startswith("data:")]
    assert len(sizes) >= len(sent) > 1
    assert sum(sizes) <= 60_000  # the stylesheet is not even packed here
    assert all(address.startswith(live_server.url) for address in sent)
    assert page.context.cookies() == []
