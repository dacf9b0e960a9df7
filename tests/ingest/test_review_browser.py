"""The review page in a real browser: boxes and fields light each other up, keys do all of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from ingest.models import Draft
from plans.document import ObjectiveEntry
from plans.models import Membership, Municipality
from tests.factories import MunicipalityFactory, person
from tests.ingest.drafts import draft_of, drawn_pages, small_reading

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
RISK = "#f-goals-0-objectives-0-risks-1"
TARGET = "#f-goals-0-objectives-0-indicators-0-targets-2020"


@pytest.fixture
def draft(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Draft:
    # The browser's event loop runs in this thread, which Django takes for async code.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    municipality: Municipality = MunicipalityFactory.create()
    role = Membership.Role.STRATEGY
    planner = person("strateji", role, municipality=municipality)
    pdf = drawn_pages(tmp_path / "plan.pdf")
    return draft_of(small_reading(), municipality, planner, pdf)


@pytest.fixture
def review(page: Page, live_server: LiveServer, draft: Draft) -> Page:
    """The first card's page, the strategy office logged in."""
    client = Client()
    client.force_login(draft.created_by)
    session = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    page.set_viewport_size(DESK)
    page.goto(f"{live_server.url}/belgeler/{draft.pk}/?kart=1")
    return page


def card(draft: Draft) -> ObjectiveEntry:
    draft.refresh_from_db()
    return draft.as_read().goals[0].objectives[0]


def box(review: Page, name: str) -> str:
    """The address of the box that belongs to a field."""
    return "#" + str(review.locator(name).get_attribute("data-field"))


def test_a_value_lights_its_box_and_a_box_leads_to_its_field(review: Page) -> None:
    review.locator(f"{TARGET} input").click()
    expect(review.locator(box(review, TARGET))).to_have_class("box is-lit")

    review.locator(box(review, RISK)).click(force=True)

    expect(review.locator(f"{RISK} textarea")).to_be_focused()
    expect(review.locator(box(review, RISK))).to_have_class("box box--ask is-lit")
    expect(review.locator(box(review, TARGET))).to_have_class("box")


def test_without_script_a_link_lights_the_box_and_the_box_the_field(
    review: Page,
) -> None:
    review.route("**/inceleme.js", lambda route: route.abort())
    review.reload()

    review.locator(f"{TARGET} a").click()
    assert review.evaluate("document.querySelector(':target').id") == box(
        review, TARGET
    ).removeprefix("#")
    review.locator(box(review, TARGET)).click(force=True)

    assert review.evaluate("'#' + document.querySelector(':target').id") == TARGET


def test_a_field_is_reached_corrected_and_left_by_keys_alone(
    review: Page, draft: Draft
) -> None:
    for _field in range(2):
        review.keyboard.press("j")
    expect(review.locator("#f-goals-0-title")).to_be_focused()
    review.keyboard.press("Enter")
    review.keyboard.press("ControlOrMeta+a")
    review.keyboard.type("Yemyeşil kent")
    review.keyboard.press("Escape")

    expect(review.locator("[data-told]")).to_have_text("Kaydedildi.")
    expect(review.locator("#f-goals-0-title")).to_be_focused()
    draft.refresh_from_db()
    assert draft.as_read().goals[0].title == "Yemyeşil kent"


def test_a_figure_that_is_not_certain_is_said_under_its_field_and_not_saved(
    review: Page, draft: Draft
) -> None:
    review.locator(f"{TARGET} input").fill("1.5")
    review.keyboard.press("Enter")

    expect(review.locator(f"{TARGET} .error")).to_contain_text("binlik mi ondalık mı")
    assert card(draft).indicators[0].targets[2020] == 13654


def test_a_button_waits_for_the_field_that_is_being_saved(
    review: Page, draft: Draft
) -> None:
    review.locator(f"{TARGET} input").fill("15.000")
    with review.expect_navigation():
        review.get_by_role("button", name="Böyle kalsın").first.click()

    assert card(draft).indicators[0].targets[2020] == 15000
    draft.refresh_from_db()
    assert len(draft.as_read().issues) == 1


def test_an_item_is_divided_at_the_cursor_and_joined_again_by_keys(
    review: Page, draft: Draft
) -> None:
    review.locator(f"{RISK} textarea").focus()
    review.keyboard.press("Escape")
    review.keyboard.press("s")
    review.keyboard.press("Home")
    for _letter in range(len("Bütçe yetmez ")):
        review.keyboard.press("ArrowRight")
    review.keyboard.press("Enter")
    with review.expect_navigation():
        review.keyboard.press("Escape")
    assert card(draft).risks == ("Kuraklık", "Bütçe yetmez", "Personel az")

    expect(review.locator(RISK)).to_be_focused()
    with review.expect_navigation():
        review.keyboard.press("b")

    assert card(draft).risks == ("Kuraklık", "Bütçe yetmez Personel az")


def test_the_next_question_is_a_key_away_and_is_settled_by_one(
    review: Page, draft: Draft
) -> None:
    review.keyboard.press("n")
    expect(review.locator(".issue").first).to_be_focused()
    review.keyboard.press("n")
    expect(review.locator(".issue").nth(1)).to_be_focused()

    with review.expect_navigation():
        review.keyboard.press("o")

    draft.refresh_from_db()
    assert [issue.reason for issue in draft.as_read().issues] == ["Etkiye bakın"]


def test_keys_type_letters_where_letters_are_typed_and_rest_when_switched_off(
    review: Page,
) -> None:
    review.locator("#f-goals-0-title textarea").fill("")
    review.keyboard.type("jnb")
    expect(review.locator("#f-goals-0-title textarea")).to_have_value("jnb")

    review.locator("#tuslar summary").click()
    review.locator("[data-keys]").uncheck()
    review.locator("h1").click()
    review.keyboard.press("j")

    assert review.evaluate("document.activeElement.matches('[data-field]')") is False


def test_the_last_card_is_a_key_away(review: Page) -> None:
    with review.expect_navigation():
        review.keyboard.press("Shift+N")

    assert review.url.endswith("?kart=2")


def test_a_missed_row_is_drawn_on_the_page(review: Page, draft: Draft) -> None:
    needs = review.locator("#f-goals-0-objectives-0-needs")
    needs.locator("summary").click()
    needs.locator("textarea").fill("Fidan")
    needs.locator("[data-draw]").click()
    svg = review.locator("svg[data-page='1']")
    svg.scroll_into_view_if_needed()
    frame = svg.bounding_box()
    assert frame is not None
    scale = frame["width"] / 400
    review.mouse.move(frame["x"] + 100 * scale, frame["y"] + 220 * scale)
    review.mouse.down()
    review.mouse.move(frame["x"] + 200 * scale, frame["y"] + 240 * scale)
    review.mouse.up()
    with review.expect_navigation():
        needs.locator("button", has_text="Ekle").last.press("Enter")

    citation = card(draft).citations["needs.0"]
    assert citation.page == 1
    assert citation.box is not None
    assert [round(side, -1) for side in citation.box] == [100, 220, 200, 240]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_what_can_be_done_to_an_item_opens_over_the_page_and_is_done(
    review: Page, draft: Draft, size: ViewportSize
) -> None:
    review.set_viewport_size(size)
    item = review.locator(".item").filter(has=review.locator(RISK))
    height = review.evaluate("document.documentElement.scrollHeight")
    expect(item.get_by_role("button", name="Yukarı")).to_be_hidden()

    item.locator(".acts summary").click()

    assert review.evaluate("document.documentElement.scrollHeight") == height
    with review.expect_navigation():
        item.get_by_role("button", name="Yukarı").click()
    assert card(draft).risks == ("Bütçe yetmez Personel az", "Kuraklık")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", ["?kart=1", "?kart=0", "aktar/"])
def test_nothing_runs_off_the_side(
    review: Page,
    live_server: LiveServer,
    draft: Draft,
    address: str,
    size: ViewportSize,
) -> None:
    review.set_viewport_size(size)

    review.goto(f"{live_server.url}/belgeler/{draft.pk}/{address}")

    assert review.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_on_a_phone_the_page_stands_above_the_fields(review: Page) -> None:
    review.set_viewport_size(PHONE)

    picture = review.locator("svg[data-page]").first.bounding_box()
    field = review.locator(TARGET).bounding_box()

    assert picture is not None
    assert field is not None
    assert picture["y"] < field["y"]
