"""Reading without a mouse, without scripts, without colours of ours, and without a screen."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.portal.pages import INDICATOR, OBJECTIVE, PLAN

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("town"),
]

A4 = (595, 842)  # points
FOCUSED = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect(), look = getComputedStyle(at);
    return {
        text: at.textContent.trim(),
        outline: look.outlineStyle === 'none' ? 0 : parseFloat(look.outlineWidth),
        is_seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


def test_the_keyboard_alone_leads_from_the_first_stop_to_an_indicator(
    page: Page, live_server: LiveServer
) -> None:
    page.emulate_media(
        reduced_motion="reduce"
    )  # or it is still on its way to the focus
    page.goto(live_server.url + OBJECTIVE)
    page.keyboard.press("Tab")
    stops = [page.evaluate(FOCUSED)]
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    while not stops[-1]["text"].startswith("İNCELE PG1.1.1") and len(stops) < 60:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))

    assert stops[0]["text"] == "İçeriğe geç"
    assert [each for each in stops if each["outline"] < 2 or not each["is_seen"]] == []
    page.keyboard.press("Enter")
    expect(page).to_have_url(live_server.url + INDICATOR)


def test_a_page_that_runs_no_script_leads_to_the_arithmetic(
    browser: Browser, live_server: LiveServer
) -> None:
    asked: list[str] = []
    context = browser.new_context(java_script_enabled=False, locale="tr-TR")
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))

    page.goto(live_server.url)
    page.get_by_role("link", name="Örnek Belediyesi").first.click()
    if "2020-2024" not in page.url:  # the page of the municipality stands between
        page.locator(f'main a[href^="{PLAN}"]').first.click()
    page.get_by_role("link", name="İNCELE Amaç 1").click()
    page.get_by_role("link", name="İNCELE Hedef 1.1").click()
    page.get_by_role("link", name="İNCELE PG1.1.1").click()

    expect(page.get_by_text("(80 − 0) ÷ (100 − 0) × 100").first).to_be_visible()
    expect(page.get_by_role("img", name="PG1.1.1")).to_be_visible()
    assert context.cookies() == []
    assert all(address.startswith(live_server.url) for address in asked)
    context.close()


def test_drawings_follow_a_reader_s_own_colours(
    page: Page, live_server: LiveServer
) -> None:
    """Forced colours reach text and borders by themselves, but not what SVG draws."""
    page.emulate_media(forced_colors="active")
    page.goto(live_server.url + OBJECTIVE)

    colour = "(each) => getComputedStyle(each).stroke"
    ground = page.locator("body").evaluate(
        "(it) => getComputedStyle(it).backgroundColor"
    )
    link = page.locator("main a").first.evaluate("(it) => getComputedStyle(it).color")
    arc = page.locator(".ring .fill").first.evaluate(colour)
    assert ground != link
    assert arc == link


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (OBJECTIVE, ["PG1.1.1", "Hedefin tamamlanması", "Riskler"]),
        (
            INDICATOR,
            ["Bu yüzdeler nasıl hesaplandı?", "(80 − 0) ÷ (100 − 0)", "2024/17"],
        ),
    ],
    ids=["objective", "indicator"],
)
def test_paper_holds_the_whole_page_and_none_of_its_navigation(
    page: Page, live_server: LiveServer, address: str, words: list[str]
) -> None:
    page.goto(live_server.url + address)

    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))

    text = "\n".join(each.get_textpage().get_text_bounded() for each in printed)
    assert tuple(map(round, printed[0].get_size())) == A4
    assert [each for each in words if each not in text] == []
    assert "İçeriğe geç" not in text
    assert "İNCELE" not in text
    assert address in text  # where the page is to be found


def test_paper_has_the_arithmetic_once_and_more_of_it_where_a_reader_opened_it(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(live_server.url + INDICATOR)
    every_period = page.locator("summary", has_text="Her dönemin hesabı")

    closed = _printed(page)
    every_period.click()
    opened = _printed(page)

    assert closed.count("(80 − 0) ÷ (100 − 0)") == 1
    assert "Her dönemin hesabı" not in closed
    assert opened.count("(80 − 0) ÷ (100 − 0)") == 2


def _printed(page: Page) -> str:
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return "\n".join(each.get_textpage().get_text_bounded() for each in document)
