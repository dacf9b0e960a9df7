"""Any page as it was published at the end of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from difflib import unified_diff

import pytest
from django.test import Client
from django.utils import timezone

from indicators import services
from indicators.models import ActualEntry, Evidence, IndicatorTerms
from indicators.services import scores
from plans.models import CardEntry, Goal, Municipality, Plan, PlanRevision, Unit
from plans.models.remembered import BEGAN
from reports.days.rewinding import as_it_stood
from tests.factories import (
    GoalFactory,
    ObjectiveFactory,
    Town,
    measured_indicator,
    small_town,
)
from tests.portal.builders import text_of
from tests.portal.days import BEGINNING, Clock
from tests.portal.pages import INDICATOR, OBJECTIVE, PLAN

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
