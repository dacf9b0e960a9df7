"""Two people, or two tabs, on the same entry page: nothing is overwritten unseen."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from indicators import services
from indicators.models import ActualEntry, Indicator
from tests.factories import Town, small_town

pytestmark = pytest.mark.django_db
PAGE = reverse("staff_home")


@pytest.fixture
def town() -> Town:
    """Both indicators are entered by the same unit."""
    town = small_town()
    Indicator.objects.update(data_unit=town.unit)
    return town


@pytest.fixture
def tab(client: Client, town: Town) -> Client:
    client.force_login(town.unit_user)
    return client


def opened(tab: Client) -> dict[str, str]:
    """What a browser that opens the page now would send back unchanged."""
    page = tab.get(PAGE).content.decode()
    fields = re.findall(r'<input[^>]*name="(pg\d+-[a-z_]+)"[^>]*>', page)
    sent = {name: value_of(page, name) for name in fields if "evidence" not in name}
    areas = re.findall(
        r'<textarea name="(pg\d+-[a-z_]+)"[^>]*>\s*(.*?)</textarea>', page, re.S
    )
    return sent | {name: unescape(text) for name, text in areas}


def value_of(page: str, name: str) -> str:
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    value = re.search(r'value="([^"]*)"', tag[0]) if tag else None
    return unescape(value[1]) if value else ""


def typed(
    fields: dict[str, str], indicator: Indicator, **values: str
) -> dict[str, str]:
    return fields | {f"pg{indicator.pk}-{name}": text for name, text in values.items()}


def figures() -> dict[str, Decimal | None]:
    rows = ActualEntry.objects.select_related("indicator")
    return {row.indicator.code: row.value for row in rows}


def test_a_row_left_alone_keeps_what_another_tab_saved(tab: Client, town: Town) -> None:
    tab.post(PAGE, typed(opened(tab), town.first, value="142.300"))
    stale = opened(tab)
    tab.post(PAGE, typed(opened(tab), town.first, value="14.000", explanation="Sayım"))

    tab.post(PAGE, typed(stale, town.second, value="7"))

    assert figures() == {town.first.code: 14000, town.second.code: 7}
    assert ActualEntry.objects.get(indicator=town.first).explanation == "Sayım"


def test_a_row_that_both_changed_is_refused_with_its_present_value(
    tab: Client, town: Town
) -> None:
    stale = opened(tab)
    tab.post(PAGE, typed(opened(tab), town.first, value="14.000"))

    answer = tab.post(PAGE, typed(stale, town.first, value="15.000"))

    assert "yazdığınız kaydedilmedi" in answer.content.decode()
    assert 'value="15.000"' in answer.content.decode()  # nothing typed is lost
    assert figures() == {town.first.code: 14000}


def test_sending_the_refused_row_again_saves_it(tab: Client, town: Town) -> None:
    stale = opened(tab)
    tab.post(PAGE, typed(opened(tab), town.first, value="14.000"))
    answer = tab.post(PAGE, typed(stale, town.first, value="15.000"))
    seen = value_of(answer.content.decode(), f"pg{town.first.pk}-seen")

    tab.post(PAGE, typed(stale, town.first, value="15.000", seen=seen))

    assert figures() == {town.first.code: 15000}


def test_what_is_typed_for_a_row_submitted_meanwhile_is_not_dropped_silently(
    tab: Client, town: Town
) -> None:
    stale = opened(tab)
    tab.post(PAGE, typed(opened(tab), town.first, value="100") | {"islem": "gonder"})

    answer = tab.post(PAGE, typed(stale, town.first, value="70"), follow=True)

    assert "bu arada onaya gönderilmiş" in answer.content.decode()
    assert figures() == {town.first.code: 100}


def test_a_returned_figure_is_not_sent_again_unchanged(tab: Client, town: Town) -> None:
    tab.post(PAGE, typed(opened(tab), town.first, value="100") | {"islem": "gonder"})
    entry = ActualEntry.objects.get()
    services.return_(entry=entry, by=town.strategy, note="Toplam bekleniyor.")

    tab.post(PAGE, opened(tab) | {"islem": "gonder"})
    entry.refresh_from_db()
    assert entry.state == ActualEntry.State.RETURNED
    with pytest.raises(services.RefusedError, match="değiştirilmeden"):
        services.submit(entry=entry, by=town.unit_user)

    tab.post(
        PAGE,
        typed(opened(tab), town.first, explanation="Toplamdır.") | {"islem": "gonder"},
    )
    entry.refresh_from_db()
    assert entry.state == ActualEntry.State.SUBMITTED
