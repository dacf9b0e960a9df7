"""A unit's person types a period's figures in a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    FilePayload,
    Locator,
    Page,
    expect,
)
from pytest_django.live_server_helper import LiveServer

from indicators.models import ActualEntry, ConfirmedDoubt
from tests.factories import Town, measured_indicator, small_town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAVED = "kaydedildi"


@pytest.fixture
def town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    # The browser's event loop runs in this thread, which Django takes for async code.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    town = small_town()
    for _ in range(2):
        measured_indicator(town.objective)
    return town


def signed_in(context: BrowserContext, server: LiveServer, town: Town) -> Page:
    client = Client()
    client.force_login(town.unit_user)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": server.url}])
    page = context.new_page()
    page.goto(server.url + "/veri-girisi/")
    return page


@pytest.fixture
def desk(page: Page, live_server: LiveServer, town: Town) -> Iterator[Page]:
    """The unit's page, opened by its person; nothing is on its way when the test is over."""
    opened = signed_in(page.context, live_server, town)
    yield opened
    settle(opened)


def settle(page: Page) -> None:
    page.route("**/satir/**", lambda route: route.abort())
    expect(page.get_by_text("kaydediliyor…")).to_have_count(0)


def value_of(desk: Page, number: int = 0) -> Locator:
    return desk.get_by_label("Gerçekleşen").nth(number)


def told(desk: Page, number: int = 0) -> Locator:
    return desk.locator("[data-told]").nth(number)


def stands() -> dict[str, object]:
    rows = ActualEntry.objects.select_related("indicator")
    return {row.indicator.code: row.value for row in rows}


def test_a_row_saves_itself_when_typing_stops_and_echoes_turkish(
    desk: Page, town: Town
) -> None:
    value_of(desk).fill("1234,50")

    expect(told(desk)).to_contain_text(SAVED)
    assert stands() == {town.first.code: 1234.5}
    value_of(desk).press("Enter")
    expect(value_of(desk)).to_have_value("1.234,5")
    expect(value_of(desk, 1)).to_be_focused()


def test_texts_are_asked_as_soon_as_a_value_deviates_and_counted(desk: Page) -> None:
    why = desk.locator("[data-why]").first
    expect(why).not_to_have_attribute("open", "")

    value_of(desk).press_sequentially("99")

    expect(desk.locator("[data-deviation]").first).to_have_text(
        "Hedeften sapma −1 adet"
    )
    expect(desk.locator("[data-tally]")).to_have_text("1/3 girildi · 1 gerekçe eksik")
    value_of(desk).press("Tab")
    expect(desk.get_by_label("Sapma nedeni").first).to_be_focused()
    desk.keyboard.type("Yağış")
    desk.keyboard.press("Tab")
    desk.keyboard.type("Ek ekip")
    expect(desk.locator("[data-tally]")).to_have_text("1/3 girildi")
    desk.keyboard.press("Tab")
    expect(value_of(desk, 1)).to_be_focused()


def test_keys_lead_through_the_values_save_and_submit(desk: Page) -> None:
    value_of(desk).focus()
    desk.keyboard.type("100")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.type("100")
    desk.keyboard.press("ArrowUp")
    expect(value_of(desk)).to_be_focused()

    desk.keyboard.press("Control+s")
    expect(told(desk, 1)).to_contain_text(SAVED)
    expect(value_of(desk)).to_be_focused()
    assert set(ActualEntry.objects.values_list("state", flat=True)) == {"draft"}

    desk.keyboard.press("Control+Enter")
    expect(
        desk.locator(".notice", has_text="2 değer onaya gönderildi.")
    ).to_be_visible()
    assert set(ActualEntry.objects.values_list("state", flat=True)) == {"submitted"}


def test_a_lost_connection_loses_nothing_and_is_made_up_for(
    desk: Page, town: Town
) -> None:
    desk.context.set_offline(True)
    value_of(desk).fill("90")
    expect(told(desk)).to_have_text("kaydedilmedi, bağlantı bekleniyor")
    assert stands() == {}

    desk.context.set_offline(False)

    expect(told(desk)).to_contain_text(SAVED)
    assert stands() == {town.first.code: 90}
    assert desk.evaluate("localStorage.length") == 0


def test_what_could_not_be_sent_is_offered_when_the_page_is_opened_again(
    desk: Page, town: Town
) -> None:
    desk.on("dialog", lambda dialog: dialog.accept())
    desk.context.set_offline(True)
    value_of(desk).fill("90")
    expect(told(desk)).to_have_text("kaydedilmedi, bağlantı bekleniyor")
    desk.route("**/satir/**", lambda route: route.abort())
    desk.context.set_offline(False)
    desk.reload()

    expect(desk.locator("[data-found]")).to_contain_text("şimdi “boş”, yazdığınız “90”")
    expect(value_of(desk)).to_have_value("")
    desk.unroute("**/satir/**")
    desk.get_by_role("button", name="Yazdıklarımı geri getir").click()

    expect(told(desk)).to_contain_text(SAVED)
    assert stands() == {town.first.code: 90}


def test_an_ended_session_keeps_what_is_typed_and_says_where_to_sign_in(
    desk: Page, town: Town
) -> None:
    cookies = desk.context.cookies()
    desk.context.clear_cookies(name="sessionid")
    value_of(desk).fill("90")
    expect(told(desk)).to_have_text("kaydedilmedi, oturum kapandı")
    expect(desk.get_by_role("link", name="yeni sekmede giriş yapın")).to_be_visible()

    desk.context.add_cookies([each for each in cookies if each["name"] == "sessionid"])  # type: ignore[misc]
    desk.evaluate("dispatchEvent(new Event('focus'))")

    expect(told(desk)).to_contain_text(SAVED)
    assert stands() == {town.first.code: 90}


@pytest.mark.parametrize(
    ("choice", "kept"), [("Benimkini kaydet", 90), ("Şimdikini tut", 80)]
)
def test_two_people_on_one_row_choose_and_lose_nothing(
    browser: Browser,
    desk: Page,
    live_server: LiveServer,
    town: Town,
    choice: str,
    kept: int,
) -> None:
    other = signed_in(browser.new_context(locale="tr-TR"), live_server, town)
    value_of(other).fill("80")
    expect(told(other)).to_contain_text(SAVED)

    value_of(desk).fill("90")

    asked = desk.locator("[data-conflict]")
    expect(asked).to_contain_text("Siz sayfayı açtıktan sonra bu satır değişti")
    expect(asked).to_contain_text("80")
    assert stands() == {town.first.code: 80}
    expect(value_of(desk)).to_have_value("90")
    asked.get_by_role("button", name=choice).click()
    expect(value_of(desk)).to_have_value(str(kept))
    desk.get_by_role("button", name="Taslağı kaydet").last.click()
    expect(desk.get_by_text("Hepsi kaydedildi.")).to_be_visible()
    assert stands() == {town.first.code: kept}
    settle(other)
    other.context.close()


def test_only_what_is_missing_is_shown_when_asked(desk: Page) -> None:
    value_of(desk).fill("100")
    expect(told(desk)).to_contain_text(SAVED)

    desk.get_by_label("Yalnız eksikler").check()

    expect(value_of(desk)).to_be_hidden()
    expect(value_of(desk, 1)).to_be_visible()


def test_a_doubted_value_comes_back_with_its_question_and_goes_when_one_is_sure(
    desk: Page,
) -> None:
    value_of(desk).fill("1000")
    expect(
        desk.get_by_text("yaklaşık 10 katı")
    ).to_be_visible()  # a hint, as it is saved
    desk.get_by_label("Sapma nedeni").first.fill("Yeni hat")
    desk.get_by_label("Alınacak önlem").first.fill("Gerekmez")
    desk.keyboard.press("Control+Enter")
    expect(desk.get_by_text("Bazı satırlarda eksik var")).to_be_visible()
    sure = desk.get_by_label("Eminim, değer doğru")
    expect(sure).to_be_focused()

    sure.check()
    desk.get_by_label("Alınacak önlem").first.fill("Gerekmez.")
    expect(told(desk)).to_contain_text(SAVED)
    expect(sure).to_be_checked()
    desk.keyboard.press("Control+Enter")

    expect(
        desk.locator(".notice", has_text="1 değer onaya gönderildi.")
    ).to_be_visible()
    assert ConfirmedDoubt.objects.get().value == 1000


def test_files_are_kept_as_they_are_chosen_and_a_refused_one_is_named(
    desk: Page, town: Town
) -> None:
    value_of(desk).fill("100")
    value_of(desk).press("Alt+ArrowDown")
    expect(desk.get_by_label("Açıklama").first).to_be_focused()

    desk.get_by_label("Kanıt dosyaları").first.set_input_files(
        [
            FilePayload(name="liste.txt", mimeType="text/plain", buffer=b"liste"),
            FilePayload(name="virus.exe", mimeType="text/plain", buffer=b"MZ"),
        ]
    )

    expect(desk.get_by_role("link", name="Kanıt: liste.txt")).to_be_visible()
    expect(desk.get_by_text("virus.exe: ")).to_be_visible()
    assert stands() == {town.first.code: 100}


def test_what_was_sent_is_said_where_the_page_opens(desk: Page, town: Town) -> None:
    for _ in range(8):
        measured_indicator(town.objective)
    desk.reload()
    value_of(desk, 0).fill("100")
    value_of(desk, 8).fill("90")

    desk.keyboard.press("Control+Enter")

    expect(desk.locator("[data-bar]")).to_contain_text("1 değer onaya gönderildi.")
    expect(desk.locator("[data-bar]")).to_contain_text("Bazı satırlarda eksik var")


def test_pressing_twice_sends_once(desk: Page) -> None:
    posts: list[str] = []
    desk.on(
        "request",
        lambda sent: posts.append(sent.url) if sent.method == "POST" else None,
    )
    value_of(desk).fill("100")

    desk.get_by_role("button", name="Tamam olanları onaya gönder").dblclick()

    expect(
        desk.locator(".notice", has_text="1 değer onaya gönderildi.")
    ).to_be_visible()
    assert len([each for each in posts if "/satir/" not in each]) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_off_the_side_of_the_unit_s_page(
    desk: Page, width: int, scheme: str
) -> None:
    desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    desk.set_viewport_size({"width": width, "height": 800})
    value_of(desk).fill("1000")
    expect(desk.get_by_text("yaklaşık 10 katı")).to_be_visible()
    desk.get_by_text("Klavye").click()
    desk.evaluate(
        "document.querySelectorAll('details').forEach((one) => one.open = true)"
    )

    assert desk.evaluate("document.documentElement.scrollWidth") <= width
