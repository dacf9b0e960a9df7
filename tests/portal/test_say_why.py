"""Every percentage opens to its arithmetic; what is printed is worked out again by hand."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from tests.factories import (
    NOON,
    GoalFactory,
    ObjectiveFactory,
    Town,
    approved_actual,
    measured_indicator,
)
from tests.portal.builders import closed_town, publish, text_of

PLAN = "/tr/ornek/2020-2024/"
GOAL = PLAN + "amac/1/"
CARD = GOAL + "1.1/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def second_objective(town: Town) -> None:
    """Beside %80,00 (of %60) an objective at %33,33 with everything, and one without data."""
    whole = ObjectiveFactory.create(goal=town.goal)
    approved_actual(measured_indicator(whole, targets={2024: "3"}), "1")
    measured_indicator(ObjectiveFactory.create(goal=town.goal))
    publish(town.plan)


@pytest.mark.usefixtures("town")
def test_a_card_says_what_is_missing_and_how_much_weight_that_is(
    client: Client,
) -> None:
    text = text_of(client, CARD)

    assert "Ağırlıkların toplamı: 100." in text
    assert (
        "Veri kapsamı: 60 ÷ 100 × 100 = %60. "
        "Verisi olmayan 1 göstergenin ağırlığı 40: PG1.1.2." in text
    )
    # (80 * 60 + 0 * 40) / 100 = 48 and (80 * 60 + 100 * 40) / 100 = 88
    low, high = "(80 × 60 + 0 × 40) ÷ 100", "(80 × 60 + 100 × 40) ÷ 100"
    assert f"Eksiklerin hepsi %0 olsaydı: {low} = %48,00." in text
    assert f"Eksiklerin hepsi %100 olsaydı: {high} = %88,00." in text


def test_weights_that_do_not_sum_to_100_are_divided_by_their_sum_and_that_is_said(
    client: Client, town: Town
) -> None:
    approved_actual(town.second, "50")
    approved_actual(measured_indicator(town.objective, weight=Decimal(5)), "10")
    publish(town.plan)

    text = text_of(client, CARD)

    # 80 * 60 / 105 = 45,714, 100 * 40 / 105 = 38,095, 10 * 5 / 105 = 0,476: 84,286
    table = text.split("Katkı (a × b ÷ 105)")[1]
    assert "%80,00 %80,00 45,71" in table
    assert "%100,00 %100,00 38,10" in table
    assert "%10,00 %10,00 0,48" in table
    assert "Yuvarlama farkı 0,00" not in table
    assert "Hedefin tamamlanması %84,29" in table
    assert "Ağırlıkların toplamı: 105. Kaynakta yazan ağırlıkların toplamı" in table
    assert "Eksik ağırlık yok" in table


def test_a_goal_and_a_plan_say_each_part_coverage_and_range(
    client: Client, town: Town
) -> None:
    second_objective(town)

    text = text_of(client, GOAL)

    table = text.split("Katkı (a × b ÷ 2)")[1]
    assert "Hedef 1.1 %60 %48,00 %88,00 1 %80,00 40,00" in table
    assert "Hedef 1.2 %100 %33,33 %33,33 1 %33,33 16,67" in table
    assert "Hedef 1.3 %0 %0 %100 1 veri girilmedi" in table
    # (80 + 33,333) / 2 = 56,667; (60 + 100 + 0) / 3; (48 + 33,333) / 3; (88 + 33,333 + 100) / 3
    assert "Amacın tamamlanması %56,67" in table
    assert "(60,00 + 100,00 + 0,00) ÷ 3 = %53,33." in table
    assert "%0 olsaydı: (48,00 + 33,33 + 0,00) ÷ 3 = %27,11." in table
    assert "%100 olsaydı: (88,00 + 33,33 + 100,00) ÷ 3 = %73,78." in table


def test_weights_of_goals_are_written_into_the_plans_sum(
    client: Client, town: Town
) -> None:
    heavy = GoalFactory.create(plan=town.plan, rollup_weight=3)
    approved_actual(
        measured_indicator(ObjectiveFactory.create(goal=heavy), targets={2024: "10"}),
        "4",
    )
    publish(town.plan)

    text = text_of(client, PLAN)

    # (1 * 80 + 3 * 40) / 4 = 50; (1 * 60 + 3 * 100) / 4 = 90
    table = text.split("Katkı (a × b ÷ 4)")[1]
    assert "Amaç 1 %60 %48,00 %88,00 1 %80,00 20,00" in table
    assert "Amaç 2 %100 %40,00 %40,00 3 %40,00 30,00" in table
    assert "Plan %50,00" in table
    assert "(1 × 60,00 + 3 × 100,00) ÷ 4 = %90." in table


@pytest.mark.parametrize("address", [PLAN, GOAL, CARD])
def test_the_percentages_beside_the_headline_have_sums_of_their_own(
    client: Client, town: Town, address: str
) -> None:
    town.plan.reporting_periods.all().delete()
    town.first.targets.create(
        year=2024, value=Decimal(90), origin="update", recorded_at=NOON
    )
    approved_actual(town.second, "20", year=2024, period="H1")
    publish(town.plan)

    html = client.get(address).content.decode()
    text = text_of(client, address)

    assert 'href="#hesap-ilk"' in html
    assert 'id="hesap-ilk"' in html
    first = text.split("İlk hedeflere göre yüzde nasıl hesaplandı?")[1]
    assert "%80,00" in first.split("Ara dönem")[0]


def test_a_half_year_has_its_own_sum(client: Client, town: Town) -> None:
    town.first.actuals.all().delete()
    approved_actual(town.first, "45", period="H1")
    town.first.targets.create(
        year=2024, value=Decimal(90), origin="update", recorded_at=NOON + timedelta(1)
    )
    publish(town.plan)

    text = text_of(client, CARD)

    assert "(45 − 0) ÷ (90 − 0) = %50,00 %50,00 50,00" in text
    assert "(45 − 0) ÷ (100 − 0) = %45,00 %45,00 45,00" in text
    for address in (PLAN, GOAL, CARD):
        html = client.get(address).content.decode()
        assert 'href="#hesap-ara"' in html
        assert html.count('id="hesap-ara"') == html.count('id="hesap-ara-ilk"') == 1


def test_rings_lead_to_the_sum_of_what_they_show(client: Client, town: Town) -> None:
    second_objective(town)

    def ways(address: str) -> list[str]:
        html = client.get(address).content.decode()
        return re.findall(r'<b><a href="([^"]*#hesap)">', html)

    assert ways(CARD) == ["#hesap"]
    assert ways(GOAL) == ["#hesap", f"{CARD}#hesap", f"{GOAL}1.2/#hesap"]
    assert ways(PLAN)[0] == "#hesap"


def test_a_percentage_that_its_figures_no_longer_give_is_said_to_be_older(
    client: Client, town: Town
) -> None:
    approved_actual(town.second, "0")

    text = text_of(client, CARD)

    # (80 * 60 + 0 * 40) / 100 = 48, and 80 is what was published
    assert (
        "Yayımlanan yüzde (%80,00), bugün yazılı değerlerin verdiğinden (%48,00)"
        in text
    )
    assert "Yuvarlama farkı" not in text
