"""What axe-core has to say of the public pages: nothing, in light and dark, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.portal.browser.addresses import OTHERS, in_every_language
from tests.portal.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
# What a closed section holds is read too, once somebody opens it.
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => each.open = true)"


def run_only(kind: str, values: list[str]) -> dict[str, Any]:
    return {
        "runOnly": {"type": kind, "values": values},
        "resultTypes": ["violations"],
    }


def complaints(
    page: Page, addresses: Iterable[str], options: dict[str, Any]
) -> Iterator[str]:
    """Yield address, rule and place of everything that axe-core finds."""
    axe = Axe()
    for address in addresses:
        answer = page.goto(address)
        assert answer, address
        assert answer.ok, address
        page.evaluate(OPEN_ALL)
        for found in axe.run(page, options=options).response["violations"]:
            for node in found["nodes"]:
                yield f"{address}: {found['id']}: {node['target']}: {node['failureSummary']}"


@pytest.mark.usefixtures("town")
def test_every_rule_holds_on_every_page_of_a_phone(
    page: Page, live_server: LiveServer
) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    pages = [*in_every_language(), *OTHERS]
    addresses = [live_server.url + address for address in pages]

    assert list(complaints(page, addresses, run_only("tag", RULES))) == []


@pytest.mark.usefixtures("town")
def test_colours_contrast_in_the_dark_on_a_desk(
    page: Page, live_server: LiveServer
) -> None:
    """Nothing but colours changes with the theme; what changes with the width is tried above."""
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    addresses = [live_server.url + address for address in (*PAGES, *OTHERS)]
    rules = run_only("rule", ["color-contrast", "link-in-text-block", "target-size"])

    assert list(complaints(page, addresses, rules)) == []
