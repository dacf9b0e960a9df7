"""A page of a past day says so, leads on within it, and can be cited."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from indicators.services import scores
from plans.models import GoalCitation
from tests.factories import Town, small_town
from tests.portal.builders import citation, queries_of, text_of
from tests.portal.days import BEGINNING, Clock
from tests.portal.pages import INDICATOR, PLAN, PLAN_PAGES

# The page of what changed since a day begins at the day, it does not show it.
DATED = [page for page in PLAN_PAGES if page != PLAN + "degisenler/"]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(datetime(2025, 1, 1, tzinfo=UTC))
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def town(db: None, clock: Clock) -> Town:
    clock.on(BEGINNING)
    return small_town()


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("2025-13-01", 400, "Tarih 2024-06-30 biçiminde yazılır."),
        ("2025-02-30", 400, "Tarih 2024-06-30 biçiminde yazılır."),
        ("20250110", 400, "Tarih 2024-06-30 biçiminde yazılır."),
        ("\u0662025-01-10", 400, "Tarih 2024-06-30 biçiminde yazılır."),
        ("yarın", 400, "Tarih 2024-06-30 biçiminde yazılır."),
        ("2025-02-02", 404, "Bu gün henüz gelmedi."),
        ("9999-12-31", 404, "Bu gün henüz gelmedi."),
        ("2025-01-09", 404, "Bu plan o gün henüz yayımlanmamıştı."),
        ("0001-01-01", 404, "Bu plan o gün henüz yayımlanmamıştı."),
    ],
)
@pytest.mark.parametrize("page", [PLAN, PLAN + "plan.json", INDICATOR])
def test_a_day_that_cannot_be_shown_is_answered_in_a_sentence(
    client: Client, clock: Clock, page: str, asked: str, status: int, said: str
) -> None:
    clock.on(date(2025, 2, 1))

    response = client.get(page, {"tarih": asked})

    assert response.status_code == status
    assert f"<h1>{said}</h1>" in response.content.decode()


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("page", [PLAN, INDICATOR])
@pytest.mark.parametrize("asked", ["2025-02-01", ""])
def test_today_is_shown_as_ever(
    client: Client, clock: Clock, page: str, asked: str
) -> None:
    clock.on(date(2025, 2, 1))

    response = client.get(page, {"tarih": asked})

    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert "sonundaki hâli.</strong>" not in response.content.decode()
    assert f'<link rel="canonical" href="http://testserver{page}">' in (
        response.content.decode()
    )


def test_a_feed_of_a_past_day_has_no_chain(
    client: Client, clock: Clock, town: Town
) -> None:
    clock.on(date(2025, 2, 1))

    def feed(asked: str) -> str:
        return client.get(f"{PLAN}akis.xml{asked}").content.decode()

    assert "chain:head" in feed("")
    assert "chain" not in feed("?tarih=2025-01-20")


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("page", [*DATED, PLAN + "?yil=2023"])
def test_a_page_of_a_past_day_says_so_and_can_be_cited(
    client: Client, clock: Clock, page: str
) -> None:
    clock.on(date(2025, 2, 1))
    dated = f"{page}{'&' if '?' in page else '?'}tarih=2025-01-20"

    response = client.get(dated)
    html = response.content.decode()

    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "public, max-age=3600, s-maxage=3600"
    assert "20 Ocak 2025 günü sonundaki hâli." in html
    assert f'<a href="{page}" rel="latest-version">Bugünkü hâli</a>' in html
    assert f'<link rel="canonical" href="http://testserver{dated}">' in unescape(html)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("page", DATED)
def test_links_and_forms_stay_on_the_day(
    client: Client, clock: Clock, page: str
) -> None:
    clock.on(date(2025, 2, 1))

    html = unescape(client.get(page, {"tarih": "2025-01-20"}).content.decode())

    for link in re.findall(r'<a [^>]*href="([^"]*)"[^>]*>', html):
        is_page = link.startswith(("/tr/", "/en/", "?")) and not link.endswith(
            (".xml", ".jsonl")
        )
        if is_page and link != page:
            assert link.count("tarih=2025-01-20") == 1, link
    for form in re.findall(r"<form.*?</form>", html, flags=re.DOTALL):
        assert form.count('name="tarih"') == 1


@pytest.mark.usefixtures("town")
def test_every_page_names_the_address_under_which_it_stays(
    client: Client, clock: Clock
) -> None:
    clock.on(date(2025, 2, 1))

    now = unescape(client.get(PLAN, {"yil": "2023", "utm": "x"}).content.decode())
    then = unescape(client.get(PLAN, {"tarih": "2025-01-20"}).content.decode())

    assert f"http://testserver{PLAN}?yil=2023&tarih=2025-02-01</a>" in now
    assert f"http://testserver{PLAN}?tarih=2025-01-20</a>" in then


@pytest.mark.parametrize("page", [*DATED, PLAN + "plan.json"])
def test_the_past_costs_one_query_more_at_most(
    client: Client, clock: Clock, town: Town, page: str
) -> None:
    clock.on(date(2025, 2, 1))
    scores.publish_since(plan=town.plan, year=2020, at=clock.now)
    clock.on(date(2025, 2, 20))
    now = queries_of(client, page)

    assert queries_of(client, f"{page}?tarih=2025-02-10") <= now + 1


def test_a_past_day_does_not_show_the_place_that_a_draft_quotes(
    client: Client, town: Town, clock: Clock
) -> None:
    public = citation(town.municipality, "25", page=67)
    GoalCitation.objects.create(goal=town.goal, field="x", citation=public)
    clock.on(date(2025, 2, 1))
    secret = citation(town.municipality, "80", page=68)
    town.first.actuals.create(year=2024, value=Decimal(80), citation=secret)

    found = {
        place.text: [
            client.get(f"/tr/kaynak/{place.pk}/{day}").status_code
            for day in ("", "?tarih=2025-01-31")
        ]
        for place in (public, secret)
    }

    assert found == {"25": [200, 200], "80": [404, 404]}


def test_a_search_does_not_say_that_it_is_of_a_past_day(
    client: Client, town: Town, clock: Clock
) -> None:
    clock.on(date(2025, 2, 1))

    page = text_of(client, "/tr/ara/?q=ornek&tarih=2025-01-01")

    assert "1 sonuç" in page
    assert "sonundaki hâli" not in page
