"""Any page as it was published at the end of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from difflib import unified_diff

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
from plans.models import CardEntry, PlanRevision
from tests.factories import (
    GoalFactory,
    ObjectiveFactory,
    Town,
    measured_indicator,
    small_town,
)
from tests.portal.pages import GOAL, INDICATOR, OBJECTIVE, PLAN

NOT_OF_THE_DAY = [
    r'<div><dt class="label">Yayım zinciri</dt>.*?</div>\s*',
    r"<section[^>]*id=\"kalici-adres\".*?</section>",
]
PAGES = [
    "/tr/",
    PLAN,
    PLAN + "?yil=2023",
    PLAN + "hedef-degisiklikleri/",
    PLAN + "plan-kalitesi/",
    PLAN + "guncellik/",
    PLAN + "plan.json",
    GOAL,
    OBJECTIVE,
    INDICATOR,
    OBJECTIVE + "1.1.2/",
    OBJECTIVE + "1.1.3/",
    PLAN + "amac/2/",
]
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
    assert len({str(pages) for pages in told.values()}) == len(told)


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
