"""The click path of a citizen in a real browser."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import Town, measured_indicator
from tests.portal.builders import citation, closed_town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
LONG = "Alzheimer ve Demans Hastaları ve Aileleri İçin Buluşma ve Danışma Merkezine Kazandırılan Üye Sayısı"
PLAN = "/tr/ornek/2020-2024/"
PAGES = [
    "/tr/",
    "/tr/nasil-hesapliyoruz/",
    PLAN,
    PLAN + "amac/1/",
    PLAN + "amac/1/1.1/",
    PLAN + "amac/1/1.1/1.1.1/",
    PLAN + "amac/1/1.1/1.1.3/",
]


@pytest.fixture
def town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    # The browser's event loop runs in this thread, which Django takes for async code.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    town = closed_town()
    figures = dict.fromkeys(range(2020, 2025), "138155000.25")
    rich = measured_indicator(town.objective, targets=figures, unit_of_measure="₺")
    rich.name = LONG
    rich.save()
    rich.targets.update(citation=citation(town.municipality, "138.155.000,25", page=67))
    return town


@pytest.mark.usefixtures("town")
def test_a_citizen_walks_from_the_list_to_the_arithmetic(
    page: Page, live_server: LiveServer
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size(DESK)

    page.goto(live_server.url)
    page.get_by_role("link", name="Örnek Belediyesi (kurgusal veri)").click()
    page.get_by_role("link", name="İNCELE Amaç 1").click()
    page.get_by_role("link", name="İNCELE Hedef 1.1").click()
    expect(page.get_by_text("Hedefin tamamlanması")).to_be_visible()
    page.get_by_role("link", name="İNCELE PG1.1.1").click()

    expect(page.get_by_text("(80 − 0) ÷ (100 − 0) × 100")).to_be_visible()
    expect(page.get_by_role("img", name="PG1.1.1")).to_be_visible()
    assert page.context.cookies() == []
    assert all(address.startswith(live_server.url) for address in asked)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_runs_off_the_side_of_a_page(
    page: Page, live_server: LiveServer, address: str, size: ViewportSize
) -> None:
    page.set_viewport_size(size)

    page.goto(live_server.url + address)

    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= size["width"]


@pytest.mark.usefixtures("town")
def test_a_phone_shows_the_narrow_chart_and_a_desk_the_wide_one(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(live_server.url + PAGES[5])

    for size, shown, hidden in ((PHONE, "narrow", "wide"), (DESK, "wide", "narrow")):
        page.set_viewport_size(size)
        expect(page.locator(f"svg.{shown}")).to_be_visible()
        expect(page.locator(f"svg.{hidden}")).to_be_hidden()


@pytest.mark.usefixtures("town")
def test_the_first_tab_stop_leads_past_the_header(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(live_server.url + PLAN)

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("İçeriğe geç")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()
