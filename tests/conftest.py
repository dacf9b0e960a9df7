"""What every test may ask for: a browser, and no excuse in CI."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoAssertNumQueries

from tests import chromium

# No test depends on the speed of the machine; what CI tries is tried the same way again.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "house")


# What a test asks for when it reads or writes the database.
DATABASE = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the database, for `-m database`: the rest is the same on every database."""
    for item in items:
        asked = DATABASE.intersection(getattr(item, "fixturenames", ()))
        if asked or item.get_closest_marker("django_db"):
            item.add_marker("database")


def pytest_collection_finish() -> None:
    """Let the garbage collector pass by what stays to the end: it took a sixth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def lacking(tool: str) -> None:
    """Skip the test for want of a tool, saying which; in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{tool} is not here, and CI skips nothing.", pytrace=False)
    pytest.skip(f"{tool} is not here.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium of the machine; skips where there is none."""
    where = chromium.path()
    if where is None:
        lacking("Chromium")
    with pytest.MonkeyPatch.context() as monkeypatch, sync_playwright() as playwright:
        # Playwright leaves an event loop in this thread, which Django takes for async code.
        monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield playwright.chromium.launch(executable_path=where, args=chromium.SWITCHES)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh Turkish browser without cookies; set its size with `set_viewport_size`."""
    context = browser.new_context(locale="tr-TR", timezone_id="Europe/Istanbul")
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def _turkish() -> None:
    """Begin in Turkish, whatever language the test before last asked a page in."""
    translation.activate("tr")


@pytest.fixture
def django_assert_num_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> DjangoAssertNumQueries:
    """Count queries as a server that runs makes them: content types are looked up already.

    What is kept of them depends on the tests before, and a log entry asks for them.
    """
    ContentType.objects.get_for_models(*apps.get_models())
    return django_assert_num_queries


@pytest.fixture(scope="session")
def project_folder() -> Path:
    """The folder with manage.py."""
    return Path(__file__).resolve().parent.parent
