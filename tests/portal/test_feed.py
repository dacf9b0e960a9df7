"""A plan's feed and its chain: what outsiders are told, and how they verify it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.models import (
    ActualEntry,
    ChainLink,
    Indicator,
    IndicatorTerms,
    ObjectiveEvaluation,
    TargetRevision,
)
from indicators.services import Commitment
from indicators.services.chain import link
from reports.feeds.atom import CHAIN_NAMESPACE
from tests.factories import (
    NOON,
    ObjectiveFactory,
    Town,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.portal.builders import body_of, grow, queries_of, text_of

pytestmark = pytest.mark.django_db
PLAN = "/tr/ornek/2020-2024/"
FEED, CHAIN = PLAN + "akis.xml", PLAN + "zincir.jsonl"
LATER = NOON + timedelta(days=1)
NAMES = {"a": "http://www.w3.org/2005/Atom", "c": CHAIN_NAMESPACE}


@pytest.fixture
def town() -> Town:
    """A figure of 80, and a target lowered after its year."""
    town = small_town()
    entry = approved_actual(town.first, "80", explanation="Sayım <2024>")
    link(town.plan, [*IndicatorTerms.objects.all(), *TargetRevision.objects.all()])
    link(town.plan, [entry])
    services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=Commitment(2023, Decimal(90)),
        at=NOON - timedelta(days=900),
    )
    services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=Commitment(2023, Decimal(70), reason="Bütçe"),
        at=LATER,
    )
    return town


def feed_of(client: Client) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(FEED).content)  # noqa: S314 - our own


def said(entry: ElementTree.Element, name: str) -> str:
    return entry.findtext(f"a:{name}", "", NAMES)


def test_the_feed_tells_what_was_published_the_latest_first(
    client: Client, town: Town
) -> None:
    entries = feed_of(client).findall("a:entry", NAMES)

    assert [said(entry, "title") for entry in entries] == [
        "PG1.1.1: 2023 hedefi yıl bittikten sonra değişti",
        "PG1.1.1: 2024 yılı gerçekleşmesi yayımlandı",
        "PG1.1.1: 2023 hedefi değişti",
    ]
    target, figure, _first = (said(entry, "summary") for entry in entries)
    assert "90" in target
    assert "düşürüldü" in target
    assert "Bütçe" in target
    assert "<p>80</p>" in figure
    assert "Sayım &lt;2024&gt;" in figure


def test_a_correction_shows_both_figures(client: Client, town: Town) -> None:
    old = ActualEntry.objects.get()
    approved_actual(
        town.first, "75", supersedes=old, correction_reason="Sayım yanlıştı"
    )

    entry = feed_of(client).findall("a:entry", NAMES)[1]

    assert said(entry, "title") == "PG1.1.1: 2024 yılı gerçekleşmesi düzeltildi"
    assert "80 → 75" in said(entry, "summary")
    assert "Sayım yanlıştı" in said(entry, "summary")


def test_a_draft_is_not_in_the_feed(client: Client, town: Town) -> None:
    ActualEntry.objects.update(state="submitted", published_at=None)

    assert "gerçekleşmesi" not in client.get(FEED).content.decode()


def test_every_entry_leads_to_its_indicator_and_keeps_its_identity(
    client: Client, town: Town
) -> None:
    entries = feed_of(client).findall("a:entry", NAMES)
    before = [said(entry, "id") for entry in entries]
    address = entries[0].find("a:link", NAMES)
    assert address is not None
    page = address.attrib["href"].removeprefix("http://testserver")
    assert client.get(page).status_code == 200

    town.first.slug = "baska"
    town.first.save()

    after = [said(entry, "id") for entry in feed_of(client).findall("a:entry", NAMES)]
    assert after == before
    assert len(set(before)) == 3


def test_what_xml_cannot_hold_is_left_out(client: Client, town: Town) -> None:
    ActualEntry.objects.update(explanation="a\x0bb")
    Indicator.objects.update(code="PG\x1f1")
    town.plan.municipality.name = "Örnek\x0cBelediyesi"
    town.plan.municipality.save()

    feed = feed_of(client)

    assert "a b" in said(feed.findall("a:entry", NAMES)[1], "summary")
    assert "PG 1" in said(feed.findall("a:entry", NAMES)[1], "title")
    assert "Örnek Belediyesi" in said(feed, "title")
    assert feed.findtext("a:author/a:name", None, NAMES) == "Örnek Belediyesi"


def test_a_plan_that_has_published_nothing_has_an_empty_feed_that_stands_still(
    client: Client,
) -> None:
    small_town()

    assert feed_of(client).findtext("c:count", None, NAMES) == "0"
    tag = client.get(FEED)["ETag"]
    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("address", [FEED, CHAIN])
def test_any_cache_may_hold_it(client: Client, town: Town, address: str) -> None:
    response = client.get(address)

    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert not response.cookies
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    approve_more(town)
    later = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert later.status_code == 200


def approve_more(town: Town) -> None:
    link(town.plan, [approved_actual(town.second, "50")])


@pytest.mark.parametrize("address", [FEED, CHAIN])
def test_a_plan_that_is_not_public_has_none(
    client: Client, town: Town, address: str
) -> None:
    town.plan.is_public = False
    town.plan.save()

    assert client.get(address).status_code == 404


def test_the_plans_page_shows_the_head_and_leads_to_the_feed(
    client: Client, town: Town
) -> None:
    count = ChainLink.objects.count()
    last = ChainLink.objects.get(number=count)

    facts = text_of(client, PLAN)
    assert f"Yayım kaydı {count} kayıt Bir sayı sonradan değiş" in facts
    assert f"Son kaydın özeti: {last.digest[:12]}" in facts
    html = client.get(PLAN).content.decode()
    assert re.search(rf'<link rel="alternate"[^>]*href="{FEED}"', html)
    assert f'href="{CHAIN}"' in html


def example() -> dict[str, Any]:
    """What the page for outsiders defines."""
    text = (Path(settings.BASE_DIR) / "docs" / "history.md").read_text("utf-8")
    code = re.search(r"```python\n(.*?)```", text, re.S)
    assert code is not None
    defined: dict[str, Any] = {}
    exec(code[1], defined)  # noqa: S102 - the page's own example
    return defined


def test_an_outsider_can_verify_the_chain_as_the_page_says(
    client: Client, town: Town
) -> None:
    agrees: Callable[[list[str], int, str], bool] = example()["agrees"]
    feed = feed_of(client)
    count = int(feed.findtext("c:count", "", NAMES))
    head = feed.findtext("c:head", "", NAMES)
    lines = body_of(client, CHAIN).decode().split("\n")[:-1]

    assert count == len(lines) > 0
    assert agrees(lines, count, head)
    assert not agrees(lines[:-1], count, head)
    assert not agrees([lines[0].replace("6", "7"), *lines[1:]], count, head)
    approve_more(town)
    longer = body_of(client, CHAIN).decode().split("\n")[:-1]
    assert len(longer) > count
    assert agrees(longer, count, head)  # what was kept then holds today


def test_a_saved_feed_is_what_the_command_verifies_against(
    client: Client, town: Town, tmp_path: Path
) -> None:
    saved = tmp_path / "akis.xml"
    saved.write_bytes(client.get(FEED).content)
    approve_more(town)
    out = StringIO()

    call_command("verify_history", "--against", str(saved), stdout=out)

    assert "Denetlenen yayımlanmış değer" in out.getvalue()


def test_the_queries_do_not_grow_with_what_was_published(
    client: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(15):
        client.get(FEED)
    grow(town.plan)
    with django_assert_num_queries(15):
        client.get(FEED)


ADDRESSES = {
    "municipality": "/tr/ornek/akis.xml",
    "plan": FEED,
    "objective": PLAN + "amac/1/1.1/akis.xml",
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=list(ADDRESSES))
def test_a_feed_has_all_that_atom_asks_for(
    client: Client, town: Town, address: str
) -> None:
    feed = ElementTree.fromstring(client.get(address).content)  # noqa: S314 - our own

    entries = feed.findall("a:entry", NAMES)
    assert len(entries) == 3
    links = {
        each.get("rel"): each.get("href") for each in feed.findall("a:link", NAMES)
    }
    assert links["self"] == "http://testserver" + address
    assert client.get(str(links["alternate"])).status_code == 200
    assert said(feed, "id")
    assert said(feed, "title")
    assert feed.find("a:author/a:name", NAMES) is not None
    assert said(feed, "updated") == max(said(entry, "updated") for entry in entries)
    for entry in entries:
        assert said(entry, "id").startswith("urn:uuid:")
        link = entry.find("a:link", NAMES)
        assert link is not None
        assert link.attrib["href"].startswith("http://testserver/tr/ornek/")
    assert (feed.find("c:head", NAMES) is not None) == (address == FEED)


def test_an_evaluation_is_told_once_it_is_approved(client: Client, town: Town) -> None:
    evaluation = ObjectiveEvaluation.objects.create(
        objective=town.objective, year=2024, deviation_reason="Kuraklık <çok>"
    )
    assert len(feed_of(client).findall("a:entry", NAMES)) == 3
    evaluation.state, evaluation.decided_at = "approved", LATER + timedelta(days=1)
    evaluation.save()

    first = feed_of(client).findall("a:entry", NAMES)[0]

    assert said(first, "title") == "H1.1: 2024 yılı değerlendirmesi yayımlandı"
    assert "Kuraklık &lt;çok&gt;" in said(first, "summary")


def test_a_feed_tells_of_its_own_subject_only(client: Client, town: Town) -> None:
    other = ObjectiveFactory.create(goal=town.goal)
    approved_actual(measured_indicator(other), "1")

    def titles(address: str) -> str:
        return client.get(address).content.decode()

    assert "PG1.2.1" in titles(FEED)
    assert "PG1.2.1" in titles(ADDRESSES["municipality"])
    assert "PG1.2.1" not in titles(ADDRESSES["objective"])
    assert client.get("/tr/komsu/akis.xml").status_code == 404


@pytest.mark.parametrize("page", ["/tr/ornek/", PLAN, PLAN + "amac/1/1.1/"])
def test_a_page_leads_feed_readers_to_its_feed(
    client: Client, town: Town, page: str
) -> None:
    html = client.get(page).content.decode()

    found = re.search(
        r'<link rel="alternate" type="application/atom[^>]*href="([^"]+)"', html
    )
    assert found is not None
    assert found[1] == page + "akis.xml"
    assert client.get(found[1]).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=list(ADDRESSES))
def test_no_feeds_queries_grow_with_what_was_published(
    client: Client, town: Town, address: str
) -> None:
    few = queries_of(client, address)
    grow(town.plan)
    approved_actual(town.second, "5")

    assert queries_of(client, address) == few
