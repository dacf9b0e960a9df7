"""Any page as it was published at the end of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from difflib import unified_diff
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from indicators import services
from indicators.models import (
    ActualEntry,
    Evidence,
    IndicatorTerms,
)
from indicators.services import scores
from plans.models import (
    CardEntry,
    Goal,
    GoalCitation,
    Municipality,
    Plan,
    PlanRevision,
    Unit,
)
from plans.models.remembered import BEGAN
from reports.days.rewinding import as_it_stood
from tests.factories import (
    GoalFactory,
    ObjectiveFactory,
    Town,
    measured_indicator,
    small_town,
)
from tests.portal.builders import citation, queries_of, text_of
from tests.portal.pages import INDICATOR, OBJECTIVE, PLAN, PLAN_PAGES

NOT_OF_THE_DAY = [
    r'<div><dt class="label">Yayım kaydı</dt>.*?</div>\s*',
    r'<input type="hidden" name="tarih"[^>]*>',
    r"""<section[^>]*aria-labelledby="b-alinti".*?</section>\s*""",
]
PAGES = [
    "/tr/",
    PLAN,
    PLAN + "hedef-degisiklikleri/",
    PLAN + "plan-kalitesi/",
    PLAN + "guncellik/",
    PLAN + "plan.json",
    OBJECTIVE,
    INDICATOR,
    OBJECTIVE + "1.1.3/",
]
# The page of what changed since a day begins at the day, it does not show it.
DATED = [page for page in PLAN_PAGES if page != PLAN + "degisenler/"]
BEGINNING = date(2025, 1, 10)


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is set."""

    now: datetime

    def on(self, day: date) -> datetime:
        """Set it to noon of a day."""
        self.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(datetime(2025, 1, 1, tzinfo=UTC))
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def town(db: None, clock: Clock) -> Town:
    clock.on(BEGINNING)
    return small_town()


Act = Callable[[Town, datetime], None]


def _report(town: Town, at: datetime) -> None:
    services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=services.Figure(
            Decimal(80), deviation_reason="Geç başladı.", corrective_measure="Ek ekip."
        ),
        at=at,
    )
    services.submit(entry=_last(town), by=town.unit_user, at=at)


def _approve(town: Town, at: datetime) -> None:
    services.approve(entry=_last(town), by=town.strategy, at=at)


def _evaluate(town: Town, at: datetime) -> None:
    evaluation = services.evaluate_objective(
        objective=town.objective,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        measures="Ekip büyütülecek.",
        at=at,
    )
    services.submit_evaluation(evaluation=evaluation, by=town.unit_user, at=at)
    services.approve_evaluation(evaluation=evaluation, by=town.strategy, at=at)


def _close(town: Town, at: datetime) -> None:
    services.close_period(period=town.open_year, by=town.strategy, at=at)


def _correct(town: Town, at: datetime) -> None:
    services.open_period(plan=town.plan, year=2024, period="YEAR", by=town.strategy)
    services.correct(
        entry=_last(town),
        by=town.unit_user,
        figure=services.Figure(
            Decimal(70), deviation_reason="Yanlış sayım.", corrective_measure="Sayım."
        ),
        reason="İki kez sayılmış.",
        at=at,
    )
    services.submit(entry=_last(town), by=town.unit_user, at=at)
    _approve(town, at)
    _close(town, at)


def _lower(town: Town, at: datetime) -> None:
    services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=services.Commitment(
            2024, Decimal(75), reason="Bütçe daraldı.", decision_number="12"
        ),
        at=at,
    )


def _reword(town: Town, at: datetime) -> None:
    town.goal.title = "Bambaşka bir amaç"
    town.goal.save()
    town.objective.title = "Bambaşka bir hedef"
    town.objective.save()
    town.unit.name = "Yeni Adlı Müdürlük"
    town.unit.save()
    town.first.name = "Bambaşka bir gösterge"
    town.first.save()
    CardEntry.objects.filter(text="İlk risk").delete()
    CardEntry.objects.create(
        objective=town.objective, kind="risk", text="İkinci risk", position=2
    )


def _reweigh(town: Town, at: datetime) -> None:
    terms = IndicatorTerms.objects.get(indicator=town.second)
    terms.weight = Decimal(20)
    terms.save()
    scores.publish_since(plan=town.plan, year=2020, at=at)


def _grow(town: Town, at: datetime) -> None:
    measured_indicator(town.objective)
    measured_indicator(ObjectiveFactory.create(goal=GoalFactory.create(plan=town.plan)))


def _update(town: Town, at: datetime) -> None:
    town.second.withdrawn_in = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2024, 12, 1)
    )
    town.second.save()
    scores.publish_since(plan=town.plan, year=2020, at=at)


def _open_evidence(town: Town, at: datetime) -> None:
    kept = Evidence.objects.create(
        actual=_last(town),
        title="Sayım tutanağı",
        address="https://example.org/tutanak",
        added_at=at,
    )
    services.show_evidence(evidence=kept, by=town.strategy, to_all=True)


def _last(town: Town) -> ActualEntry:
    return ActualEntry.objects.filter(indicator=town.first).latest("pk")


ACTS: list[Act] = [
    _report,
    _approve,
    _evaluate,
    _close,
    _open_evidence,
    _correct,
    _lower,
    _reword,
    _reweigh,
    _grow,
    _update,
]


def test_every_page_tells_on_a_day_what_it_told_that_day(
    client: Client, clock: Clock, town: Town
) -> None:
    CardEntry.objects.create(
        objective=town.objective, kind="risk", text="İlk risk", position=1
    )
    told: dict[date, dict[str, list[str]]] = {}
    day = BEGINNING
    for act in ACTS:
        told[day] = _all_pages(client)
        day += timedelta(days=3)
        act(town, clock.on(day))
    clock.on(day + timedelta(days=1))

    for each, pages in told.items():
        for page, main in pages.items():
            again = _told(client, page, each)
            assert not [*unified_diff(main, again, n=0, lineterm="")], (each, page)
    # Every act shows but the first: what is only reported is not public.
    assert len({str(pages) for pages in told.values()}) == len(told) - 1


def _all_pages(client: Client, day: date | None = None) -> dict[str, list[str]]:
    return {page: _told(client, page, day) for page in PAGES}


def _told(client: Client, page: str, day: date | None) -> list[str]:
    """Return what a page says, nothing where it is not there, without what only the day itself adds."""
    dated = "" if day is None else f"{'&' if '?' in page else '?'}tarih={day}"
    response = client.get(page + dated)
    if response.status_code == 404:
        return []
    html = response.content.decode()
    main = html[html.find("<main") : html.find("</main>")] if "<main" in html else html
    for note in NOT_OF_THE_DAY:
        main = re.sub(note, "", main, flags=re.DOTALL)
    bare = re.sub(r"(href|action)=\"[^\"]*\"", "", main)
    return re.sub(r"\s+", " ", bare.replace("<", " <")).split(" <")


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


def test_what_came_later_is_not_on_an_earlier_day(
    client: Client, clock: Clock, town: Town
) -> None:
    clock.on(date(2025, 1, 15))
    GoalFactory.create(plan=town.plan)
    clock.on(date(2025, 1, 20))

    response = client.get(PLAN + "amac/2/", {"tarih": "2025-01-14"})

    assert response.status_code == 404
    assert "Bu sayfa o gün planda yoktu." in response.content.decode()
    assert client.get(PLAN + "amac/2/", {"tarih": "2025-01-15"}).status_code == 200


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


def test_a_plan_taken_off_the_portal_has_no_past_there(
    client: Client, clock: Clock, town: Town
) -> None:
    clock.on(date(2025, 2, 1))
    town.plan.is_public = False
    town.plan.save()

    response = client.get(PLAN, {"tarih": "2025-01-20"})

    assert response.status_code == 404
    assert "Bu adreste bir sayfa yok" in response.content.decode()


def test_evidence_taken_back_does_not_come_back_with_the_past(
    client: Client, clock: Clock, town: Town
) -> None:
    for number, act in enumerate((_report, _approve, _open_evidence)):
        act(town, clock.on(date(2025, 1, 11 + number)))
    clock.on(date(2025, 1, 20))
    day = {"tarih": "2025-01-13", "yil": "2024"}
    assert "Sayım tutanağı" in client.get(INDICATOR, day).content.decode()

    services.show_evidence(
        evidence=Evidence.objects.get(), by=town.strategy, to_all=False
    )

    assert "Sayım tutanağı" not in client.get(INDICATOR, day).content.decode()


def test_a_text_older_than_the_histories_says_so(
    client: Client, clock: Clock, town: Town
) -> None:
    for model in (Municipality, Plan, PlanRevision, Goal):
        model.history.update(history_change_reason=BEGAN)
    published = datetime(2024, 11, 1, tzinfo=UTC)
    scores.publish_scores(plan=town.plan, year=2024, period="YEAR", at=published)
    clock.on(date(2025, 2, 1))

    text = text_of(client, PLAN + "?tarih=2024-12-01")

    assert "1. amaç" in text
    assert "Metinlerin geçmişi 10 Ocak 2025 gününde tutulmaya başlandı" in text
    assert client.get(PLAN, {"tarih": "2024-10-01"}).status_code == 404


def test_a_list_stands_in_the_order_of_the_names_of_the_day(
    clock: Clock, town: Town
) -> None:
    town.unit.name = "Çevre Müdürlüğü"
    town.unit.save()
    town.other_unit.name = "Ulaşım Müdürlüğü"
    town.other_unit.save()
    clock.on(date(2025, 1, 15))
    town.unit.name = "Zabıta Müdürlüğü"
    town.unit.save()
    clock.on(date(2025, 2, 1))

    def units(day: date) -> list[str]:
        with as_it_stood(day):
            rows = Unit.objects.filter(pk__in=(town.unit.pk, town.other_unit.pk))
            return [*rows.values_list("name", flat=True)]

    assert units(date(2025, 1, 14)) == ["Çevre Müdürlüğü", "Ulaşım Müdürlüğü"]
    assert units(date(2025, 1, 15)) == ["Ulaşım Müdürlüğü", "Zabıta Müdürlüğü"]


def test_a_feed_of_a_past_day_has_no_chain(
    client: Client, clock: Clock, town: Town
) -> None:
    clock.on(date(2025, 2, 1))

    def feed(asked: str) -> str:
        return client.get(f"{PLAN}akis.xml{asked}").content.decode()

    assert "chain:head" in feed("")
    assert "chain" not in feed("?tarih=2025-01-20")


def test_an_update_is_not_in_the_plan_before_its_adoption_whenever_it_was_typed_in(
    client: Client, clock: Clock, town: Town
) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2025, 1, 20)
    )
    town.second.withdrawn_in = update
    town.second.save()
    IndicatorTerms.objects.create(
        indicator=town.first, revision=update, weight=Decimal(90)
    )
    came = measured_indicator(town.objective)
    came.introduced_in = update
    came.save()
    clock.on(date(2025, 2, 1))

    before, since = (
        client.get(f"{PLAN}plan.json?tarih={day}").json()
        for day in ("2025-01-19", "2025-01-20")
    )

    assert [len(each["revisions"]) for each in (before, since)] == [1, 2]
    first, second, *others = before["goals"][0]["objectives"][0]["indicators"]
    assert len(first["terms"]) == 1
    assert second["withdrawn_in"] is None
    first, second, *more = since["goals"][0]["objectives"][0]["indicators"]
    assert len(first["terms"]) == 2
    assert second["withdrawn_in"] == 1
    assert len(more) == len(others) + 1
    page = f"{OBJECTIVE}{came.slug}/"
    assert client.get(page, {"tarih": "2025-01-19"}).status_code == 404
    assert client.get(page, {"tarih": "2025-01-20"}).status_code == 200


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
