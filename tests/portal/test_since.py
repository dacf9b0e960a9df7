"""What became public of a plan since a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from indicators import services
from indicators.models import ActualEntry
from plans.models import CardEntry, PlanRevision
from plans.models.remembered import BEGAN
from reports.changed.since import happenings_since
from tests.factories import (
    GoalFactory,
    Town,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.portal.builders import queries_of, text_of
from tests.portal.pages import INDICATOR, PLAN

PAGE = PLAN + "degisenler/"
THE_DAY = date(2025, 1, 10)
LATER = datetime(2025, 1, 11, 9, tzinfo=UTC)


@pytest.fixture
def town(db: None, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The small town, made on a day; what is done to it is done the day after."""
    noon = datetime(2025, 1, 10, 9, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: noon)
    town = small_town()
    approved_actual(town.first, "80")
    CardEntry.objects.create(
        objective=town.objective, kind="risk", text="İlk risk", position=1
    )
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    return town


def _said(town: Town) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (each.what, each.name, [(c.label, c.old, c.new) for c in each.changes])
        for each in happenings_since(town.plan, THE_DAY)
    ]


def test_nothing_is_told_of_the_day_itself(town: Town) -> None:
    assert _said(town) == []


def test_a_figure_and_its_correction_are_told_with_old_and_new(town: Town) -> None:
    old = ActualEntry.objects.get()
    new = approved_actual(
        town.first, "70", supersedes=old, correction_reason="İki kez sayılmış."
    )
    ActualEntry.objects.filter(pk=new.pk).update(published_at=LATER)

    (told,) = happenings_since(town.plan, THE_DAY)

    assert (told.what, told.reason) == ("Gerçekleşme düzeltildi", "İki kez sayılmış.")
    assert told.slugs == ("1", "1.1", "1.1.1")
    assert [(c.label, c.old, c.new) for c in told.changes] == [
        ("2024 yılı", "80", "70")
    ]


def test_a_changed_target_is_told(town: Town) -> None:
    services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=services.Commitment(2024, Decimal(75), reason="Bütçe daraldı."),
        at=LATER,
    )

    assert _said(town) == [
        (
            "Hedeflenen değişti",
            "PG1.1.1 PG1.1.1 göstergesi",
            [("2024", "100", "75")],
        )
    ]


def test_texts_are_told_with_old_and_new(town: Town) -> None:
    town.goal.title = "Yeni amaç"
    town.goal.save()
    CardEntry.objects.all().delete()

    assert _said(town) == [
        ("Amaç değişti", "A1 Yeni amaç", [("Amaç", "1. amaç", "Yeni amaç")]),
        (
            "Kart maddesi çıkarıldı",
            "H1.1 H1.1 hedefi",
            [("Bölüm", "risk", "–"), ("Metin", "İlk risk", "–")],
        ),
    ]


def test_what_comes_with_a_new_part_is_told_once(town: Town) -> None:
    measured_indicator(town.objective, targets={2024: "5"})
    GoalFactory.create(plan=town.plan)

    assert sorted(what for what, _name, _changes in _said(town)) == [
        "Amaç eklendi",
        "Gösterge eklendi",
    ]


def test_an_update_that_withdraws_an_indicator_is_told(town: Town) -> None:
    town.second.withdrawn_in = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2024, 12, 1)
    )
    town.second.save()

    said = {what: changes for what, _name, changes in _said(town)}

    assert said["Gösterge değişti"] == [
        ("Kaldırıldığı sürüm", "–", "1. güncelleme"),
    ]
    assert ("Kabul tarihi", "–", "1 Aralık 2024") in said["Plan güncellemesi eklendi"]


def test_evaluations_and_opened_evidence_are_told_and_drafts_are_not(
    town: Town,
) -> None:
    evaluation = services.evaluate_objective(
        objective=town.objective,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        measures="Ekip büyütülecek.",
        at=LATER,
    )
    assert _said(town) == []
    services.submit_evaluation(evaluation=evaluation, by=town.unit_user, at=LATER)
    services.approve_evaluation(evaluation=evaluation, by=town.strategy, at=LATER)
    kept = ActualEntry.objects.get().evidence.create(
        title="Tutanak", address="https://example.org/t"
    )
    assert len(_said(town)) == 1

    services.show_evidence(evidence=kept, by=town.strategy, to_all=True)

    assert sorted(what for what, *_rest in _said(town)) == [
        "2024 yılı değerlendirmesi yayımlandı",
        "Kanıt herkese açıldı",
    ]
    services.show_evidence(evidence=kept, by=town.strategy, to_all=False)
    assert len(_said(town)) == 1


def test_the_beginning_of_histories_is_no_change(town: Town) -> None:
    town.goal.title = "Yeni amaç"
    town.goal.save()
    type(town.goal).history.filter(history_type="~").update(history_change_reason=BEGAN)

    assert _said(town) == []


def test_the_page_tells_what_happened_with_its_day_and_the_way_there(
    client: Client, town: Town
) -> None:
    town.first.name = "Yeni gösterge adı"
    town.first.save()

    html = client.get(PAGE, {"tarih": "2025-01-10"}).content.decode()
    text = text_of(client, PAGE + "?tarih=2025-01-10")

    assert "10 Ocak 2025 gününden beri değişenler" in text
    assert "1 değişiklik" in text
    assert "11.01.2025 · Gösterge değişti" in text
    assert "eski PG1.1.1 göstergesi → yeni Yeni gösterge adı" in text
    assert f'<a href="{INDICATOR}">' in html
    assert f'href="{PLAN}?tarih=2025-01-10"' in html
    assert town.strategy.username not in text


def test_without_a_day_the_last_thirty_are_told(client: Client, town: Town) -> None:
    town.first.name = "Yeni gösterge adı"
    town.first.save()

    assert "12 Aralık 2024 gününden beri değişenler" in text_of(client, PAGE)
    assert "O günden beri bu planda bir şey değişmedi." in text_of(
        client, PAGE + "?tarih=2025-01-11"
    )


def test_the_page_leads_to_the_days_from_which_people_ask(
    client: Client, town: Town
) -> None:
    html = client.get(PAGE).content.decode()

    for name, day in (  # today is the 11th of January 2025
        ("Son 30 gün", "2024-12-12"),
        ("Bu yıl", "2024-12-31"),
        ("Bir yıldır", "2024-01-12"),
        ("Planın başından beri", "2019-12-31"),
    ):
        assert f'href="?tarih={day}"' in html
        assert name in html


def test_its_queries_do_not_grow(client: Client, town: Town) -> None:
    town.first.name = "Yeni ad"
    town.first.save()
    before = queries_of(client, PAGE + "?tarih=2025-01-01")
    for number in range(3):
        indicator = measured_indicator(town.objective)
        approved_actual(indicator, "5")
        town.second.name = f"Ad {number}"
        town.second.save()

    assert queries_of(client, PAGE + "?tarih=2025-01-01") == before
