"""The town that the browser walks through, and the addresses of its pages in every language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import Town
from tests.portal.browser.town import shown_town


@pytest.fixture
def town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    # The browser's event loop runs in this thread, which Django takes for async code.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    return shown_town()


@pytest.fixture
def visitor(page: Page, live_server: LiveServer, town: Town) -> Page:
    """A page of the browser on the town's site, on a telephone of 360 px."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(live_server.url)
    return page
