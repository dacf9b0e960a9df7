"""How public pages stand on a screen: nothing is cut off, too small to touch, or jumps about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import Town
from tests.portal.browser.addresses import OTHERS, in_every_language
from tests.portal.pages import INDICATOR, PAGES, PLAN

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("town"),
]

OPEN_ALL = "document.querySelectorAll('details').forEach((each) => each.open = true)"
WIDTH = "document.documentElement.scrollWidth"
# WCAG 1.4.12: as far apart as a reader may set lines, paragraphs, letters and words.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"
)
# Past the Content-Security-Policy, as a reader's own stylesheet would be.
ADOPT = """(css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
}"""
CUT_OFF = """() => [...document.querySelectorAll('main *, header *, footer *')]
    .filter((each) => !each.closest('.vh') && getComputedStyle(each).overflow === 'hidden'
        && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))
    .map((each) => each.outerHTML.slice(0, 80))"""
# WCAG 2.5.8: links within a sentence may be smaller; what is only for screen readers is not touched.
TOO_SMALL = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((each) => !each.closest('.vh, .skip') && each.checkVisibility()
        && !(each.type === 'checkbox' && each.closest('label'))
        && !(getComputedStyle(each).display === 'inline' && each.closest('p, dd, td, th, h3, li, caption, figcaption')))
    .map((each) => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
    .filter(([html, box]) => box.width && box.height && (box.width < 24 || box.height < 24))
    .map(([html, box]) => `${html} ${box.width} x ${box.height}`)"""
HALF_READ = """() => [...document.querySelectorAll('.scroll caption')]
    .filter((each) => each.getBoundingClientRect().right > innerWidth)
    .map((each) => each.textContent.slice(0, 80))"""
SWIPED = """() => [...document.querySelectorAll('.scroll')]
    .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth)
    .map((each) => `${each.ariaLabel}: ${each.scrollWidth - each.clientWidth} px`)"""
OFF_THE_SHEET = """() => [...document.querySelectorAll('main table')]
    .filter((each) => each.checkVisibility()
        && each.getBoundingClientRect().right > document.querySelector('main').getBoundingClientRect().right + 1)
    .map((each) => each.innerText.slice(0, 80))"""
SHIFTED = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((each) => { sum += each.value; }))
        .observe({type: 'layout-shift', buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""


def visited(page: Page, server: LiveServer, addresses: Iterable[str]) -> Iterator[str]:
    """Open one address after the other; each is there."""
    for address in addresses:
        answer = page.goto(server.url + address)
        assert answer, address
        assert answer.ok, address
        yield address


def test_no_caption_runs_off_with_its_table(
    page: Page, live_server: LiveServer
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    half_read = {}

    for address in visited(page, live_server, (*PAGES, *OTHERS)):
        page.evaluate(OPEN_ALL)
        if found := page.evaluate(HALF_READ):
            half_read[address] = found

    assert half_read == {}


def test_no_table_hides_a_column_on_a_phone(
    page: Page, live_server: LiveServer
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    swiped = {}

    for address in visited(page, live_server, in_every_language([*PAGES, *OTHERS])):
        page.evaluate(OPEN_ALL)
        if found := page.evaluate(SWIPED):
            swiped[address] = found

    assert swiped == {}


def test_a_row_that_is_a_card_on_a_phone_is_a_row_to_a_screen_reader(
    page: Page, live_server: LiveServer
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(live_server.url + PLAN + "birimler/")
    table = page.get_by_role("table").first

    expect(table.get_by_role("columnheader", name="Bildirdiği gösterge")).to_have_count(
        1
    )
    expect(table.get_by_role("rowheader").first).to_be_visible()
    cell = table.get_by_role("cell").nth(1)
    label = "(each) => getComputedStyle(each, '::before').content"
    assert "Bildirdiği gösterge" in cell.evaluate(label)
    page.set_viewport_size({"width": 1280, "height": 740})
    assert cell.evaluate(label) == "none"


def test_no_table_runs_off_a_sheet_of_paper(
    page: Page, live_server: LiveServer, town: Town
) -> None:
    page.set_viewport_size({"width": 688, "height": 971})  # A4 without its margins
    page.emulate_media(media="print")
    cut = {}

    for address in visited(page, live_server, (*PAGES, f"{PLAN}birim/{town.unit.pk}/")):
        page.evaluate(OPEN_ALL)
        if found := page.evaluate(OFF_THE_SHEET):
            cut[address] = found

    assert cut == {}


@pytest.mark.parametrize("width", [768, 1280])
def test_a_note_beside_a_figure_pushes_no_other_out_of_its_row(
    page: Page, live_server: LiveServer, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + INDICATOR)

    page.evaluate(
        """() => document.querySelectorAll('.pg__facts > :nth-child(3) dd').forEach((each) =>
            each.insertAdjacentHTML('beforeend', `<small>${'önceki bir dönem eksik '.repeat(5)}</small>`))"""
    )

    assert page.evaluate(
        """() => [...document.querySelectorAll('.pg__facts')].flatMap((row) => [...row.children]
            .map((each) => each.getBoundingClientRect().right - row.getBoundingClientRect().right))
            .every((beyond) => beyond <= 1)"""
    )


@pytest.mark.parametrize("width", [320, 768, 1920])
def test_no_page_runs_off_its_side(
    page: Page, live_server: LiveServer, width: int
) -> None:
    """320 px is what 1280 become when a reader zooms to 400 %."""
    page.set_viewport_size({"width": width, "height": 640})
    too_wide = {}

    for address in visited(page, live_server, (*PAGES, *OTHERS)):
        page.evaluate(OPEN_ALL)
        too_wide[address] = page.evaluate(WIDTH) - width

    assert {each: by for each, by in too_wide.items() if by > 0} == {}


def test_text_twice_as_large_still_fits_a_phone(
    page: Page, live_server: LiveServer, town: Town
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    pages = [*PAGES, *OTHERS, f"{PLAN}birim/{town.unit.pk}/"]
    too_wide = {}

    for address in visited(page, live_server, in_every_language(pages)):
        page.evaluate(OPEN_ALL)
        page.evaluate(ADOPT, "html { font-size: 200% !important; }")
        too_wide[address] = page.evaluate(WIDTH) - 320

    assert {each: by for each, by in too_wide.items() if by > 0} == {}


def test_a_reader_may_set_text_apart_without_losing_any(
    page: Page, live_server: LiveServer
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    lost = {}

    for address in visited(page, live_server, (*PAGES, *OTHERS)):
        page.evaluate(OPEN_ALL)
        page.evaluate(ADOPT, SPACED)
        lost[address] = page.evaluate(CUT_OFF), page.evaluate(WIDTH)

    assert {each: at for each, at in lost.items() if at != ([], 320)} == {}


def test_what_is_touched_is_large_enough_and_nothing_moves_while_a_page_loads(
    page: Page, live_server: LiveServer
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    small, shifts = {}, {}

    for address in visited(page, live_server, (*PAGES, *OTHERS)):
        shifts[address] = page.evaluate(SHIFTED)
        page.evaluate(OPEN_ALL)
        small[address] = page.evaluate(TOO_SMALL)

    assert {each: found for each, found in small.items() if found} == {}
    assert {each: by for each, by in shifts.items() if by} == {}


def test_a_phone_shows_the_narrow_chart_and_a_desk_the_wide_one(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(live_server.url + INDICATOR)

    for width, shown, hidden in ((360, "narrow", "wide"), (1280, "wide", "narrow")):
        page.set_viewport_size({"width": width, "height": 740})
        expect(page.locator(f"svg.{shown}")).to_be_visible()
        expect(page.locator(f"svg.{hidden}")).to_be_hidden()
