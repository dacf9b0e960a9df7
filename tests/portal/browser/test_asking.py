"""Asking in a browser without scripts, with the keyboard alone; axe-core on what answers."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from reports.asking import services, tokens
from reports.models import Question
from tests.asking import TEXT, answered_question
from tests.factories import Town
from tests.portal.browser.test_axe import NARROW, RULES, complaints, run_only
from tests.portal.pages import INDICATOR

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ASK = INDICATOR + "soru/"


def test_a_question_is_asked_by_keyboard_without_scripts(
    town: Town,
    live_server: LiveServer,
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tokens, "LEAST_SECONDS", -1)  # nobody waits for a test
    context = browser.new_context(
        java_script_enabled=False,
        viewport=NARROW,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(live_server.url + ASK)
    page.locator("#id_text").focus()

    page.keyboard.type("Neden?")
    for _field in range(5):  # year, name, address, the notice's link, the button
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Sorunuzu bir cümleyle yazın.")
    assert page.locator("#id_text").input_value() == "Neden?"

    page.locator("#id_text").fill(TEXT)
    page.get_by_role("button", name="Soruyu gönder").press("Enter")
    expect(page.locator("h1")).to_have_text("Sorunuz alındı, inceleniyor")
    assert context.cookies() == []
    context.close()
    assert Question.objects.latest("pk").text == TEXT


def test_axe_finds_nothing_where_questions_are_asked_and_answered(
    town: Town, live_server: LiveServer, page: Page
) -> None:
    answer = answered_question(town)
    services.correct(
        corrects=answer, by=town.strategy, text="Doğrusu", reason="Yıl yanlıştı"
    )
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    addresses = [
        f"{live_server.url}/{language}{rest}"
        for language in ("tr", "en")
        for rest in (
            ASK.removeprefix("/tr"),
            f"/soru/{answer.question.key}/",
            "/ornek/2020-2024/sorular/",
            INDICATOR.removeprefix("/tr"),
        )
    ]

    assert list(complaints(page, addresses, run_only("tag", RULES))) == []

    page.goto(live_server.url + ASK)
    page.get_by_role("button", name="Soruyu gönder").click()
    assert page.locator("[aria-invalid=true]").count() == 1
    found = Axe().run(page, options=run_only("tag", RULES)).response["violations"]
    assert [each["id"] for each in found] == []
