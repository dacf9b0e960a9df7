"""The page of a goal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from plans.models import CostEstimate, PlanRevision
from tests.factories import (
    GoalFactory,
    ObjectiveFactory,
    Town,
    approved_actual,
    measured_indicator,
)
from tests.portal.builders import closed_town, grow, publish, queries_of, text_of

GOAL = "/tr/ornek/2020-2024/amac/1/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
def test_an_objective_card_has_completion_coverage_range_unit_and_the_way_on(
    client: Client,
) -> None:
    card = text_of(client, GOAL).split("Hedefler", 1)[1]

    assert "%80,00" in card
    assert "%48,00 ile %88,00 arasında" in card
    assert "Veri kapsamı %60" in card
    assert "2 göstergeden 1 tanesinde veri var" in card
    assert "Sosyal Destek Müdürlüğü" in card
    assert "İNCELE Hedef 1.1" in card
    assert f'href="{GOAL}1.1/"' in client.get(GOAL).content.decode()


def test_an_objective_without_figures_reads_no_data(client: Client, town: Town) -> None:
    silent = ObjectiveFactory.create(goal=town.goal, title="Verisiz hedef")
    measured_indicator(silent)
    publish(town.plan)

    card = text_of(client, GOAL).split("Verisiz hedef")[1]

    assert "Veri girilmedi" in card
    assert "1 göstergenin hiçbirinde veri yok" in card
    assert "%0,00" not in card
    assert "2 hedeften verisi olan 1 tanesinin ortalaması." in text_of(client, GOAL)


def test_weights_that_do_not_sum_to_100_are_named_before_anything_is_published(
    client: Client, town: Town
) -> None:
    odd = ObjectiveFactory.create(goal=town.goal, title="Ağırlığı eksik hedef")
    measured_indicator(odd, weight=Decimal(97))

    card = text_of(client, GOAL).split("Ağırlığı eksik hedef")[1]

    assert "ağırlıkların toplamı %100 değil" in card


def test_costs_are_added_up_and_the_page_says_of_how_many(
    client: Client, town: Town
) -> None:
    ObjectiveFactory.create(goal=town.goal)
    CostEstimate.objects.create(objective=town.objective, amount=Decimal("1250.50"))

    text = text_of(client, GOAL)

    assert "1.250,50 ₺" in text
    assert "2 hedeften maliyeti yazan 1 tanesinin toplamı" in text


def test_a_withdrawn_objective_is_shown_as_withdrawn(
    client: Client, town: Town
) -> None:
    gone = ObjectiveFactory.create(goal=town.goal, title="Eski hedef")
    gone.withdrawn_in = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2023, 5, 1)
    )
    gone.save()

    assert "Kaldırıldı" in text_of(client, GOAL).split("Eski hedef")[1]


def withdraw_a_published_objective(town: Town) -> None:
    """Publish a second objective at %50 and 7 ₺ beside the first, then withdraw it in 2024."""
    gone = ObjectiveFactory.create(goal=town.goal, title="Eski hedef")
    approved_actual(measured_indicator(gone), "50")
    CostEstimate.objects.create(objective=town.objective, amount=Decimal(1000))
    CostEstimate.objects.create(objective=gone, amount=Decimal(7))
    publish(town.plan)
    gone.withdrawn_in = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2024, 5, 1)
    )
    gone.save()
    publish(town.plan)


def test_a_withdrawn_objective_keeps_no_percentage_and_counts_nowhere(
    client: Client, town: Town
) -> None:
    withdraw_a_published_objective(town)

    text = text_of(client, GOAL)
    card = text.split("Hedefler", 1)[1].split("Bu yüzde nasıl")[0].split("Eski hedef")

    assert "1 hedeften verisi olan 1 tanesinin ortalaması." in text
    assert "Bu amaçta 1 hedef, 2 gösterge" in text
    assert "Tahmini maliyet 1.000 ₺" in text
    assert "%50,00" not in text
    assert "hesaba katılmaz" in card[0][-60:]
    assert "Veri kapsamı" not in card[1]


def test_the_page_of_a_withdrawn_objective_shows_no_old_percentage(
    client: Client, town: Town
) -> None:
    withdraw_a_published_objective(town)

    head = text_of(client, GOAL + "1.2/").split("Performans göstergeleri")[0]

    assert "Bir plan güncellemesi kaldırdı; hiçbir toplama girmez." in head
    assert "%50,00" not in head
    assert "veri girilmedi" not in head


def test_what_is_in_a_withdrawn_goal_is_withdrawn_with_it(
    client: Client, town: Town
) -> None:
    town.goal.withdrawn_in = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2024, 5, 1)
    )
    town.goal.save()

    text = text_of(client, GOAL)

    assert "%80,00" not in text
    assert "Bu amaçta" not in text


def test_the_goals_beside_it_are_linked(client: Client, town: Town) -> None:
    GoalFactory.create(plan=town.plan)

    assert "Amaç 2 →" in text_of(client, GOAL)
    assert "← Amaç 1" in text_of(client, "/tr/ornek/2020-2024/amac/2/")


def test_a_score_by_the_first_targets_stands_beside_where_it_differs(
    client: Client, town: Town
) -> None:
    assert "İlk hedeflere göre" not in text_of(client, GOAL)

    town.first.targets.create(year=2024, value=Decimal(90), origin="update")
    publish(town.plan)

    assert "İlk hedeflere göre %80,00" in text_of(client, GOAL)
    assert "%88,89" in text_of(client, GOAL)


def test_the_cost_does_not_grow_with_what_is_stored(client: Client, town: Town) -> None:
    one = queries_of(client, GOAL)
    for objective in ObjectiveFactory.create_batch(3, goal=town.goal):
        approved_actual(measured_indicator(objective), "5")
    grow(town.plan)

    assert queries_of(client, GOAL) == one == 15
