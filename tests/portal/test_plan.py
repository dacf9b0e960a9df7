"""The page of a plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import ReportingPeriod
from plans.models import CostEstimate, Goal, GoalCitation, PlanRevision
from tests.factories import (
    GoalFactory,
    MunicipalityFactory,
    ObjectiveFactory,
    PlanFactory,
    Town,
    approved_actual,
    measured_indicator,
)
from tests.portal.builders import (
    citation,
    closed_town,
    grow,
    publish,
    published_plan,
    queries_of,
    text_of,
)

PLAN = "/tr/ornek/2020-2024/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
def test_the_headline_is_the_last_closed_year_with_coverage_and_range(
    client: Client,
) -> None:
    text = text_of(client, PLAN)

    assert "2024 yılı sonu" in text
    assert "%80,00" in text
    assert "Veri kapsamı %60." in text
    assert "Eksik veriler gelince %48,00 ile %88,00 arasında olabilir." in text


@pytest.mark.usefixtures("town")
def test_every_row_of_links_says_what_it_leads_to(client: Client) -> None:
    text = text_of(client, PLAN)

    assert "Planın sayfaları Hedef değişiklikleri" in text
    assert "İndir Resmî tablolar (Excel, PDF, Word)" in text


def test_a_goal_card_has_percentage_coverage_and_the_way_on(
    client: Client, town: Town
) -> None:
    html = client.get(PLAN).content.decode()

    assert town.goal.title in html
    assert f'href="{PLAN}amac/1/"' in html
    assert "1 amaçtan verisi olan 1 tanesinin ortalaması." in html


def test_a_goal_without_figures_reads_no_data(client: Client, town: Town) -> None:
    GoalFactory.create(plan=town.plan, title="Verisiz amaç")

    card = text_of(client, PLAN).split("Verisiz amaç")[1].split("İNCELE")[0]

    assert "Veri girilmedi" in card
    assert "%0,00" not in card


def test_the_percentage_a_source_publishes_stands_apart_with_its_source(
    client: Client, town: Town
) -> None:
    Goal.objects.filter(pk=town.goal.pk).update(published_completion=Decimal(47))
    place = citation(town.municipality, "%47", line=3)
    GoalCitation.objects.create(
        goal=town.goal, field="published_completion", citation=place
    )

    text = text_of(client, PLAN)

    assert "Kaynağın yayımladığı: %47" in text
    assert "Kaynak: plan.pdf, satır 3" in text
    assert "%80,00" in text


def test_another_year_is_a_link_away_and_stays_on_the_way_down(
    client: Client, town: Town
) -> None:
    first = measured_indicator(town.objective, targets={2022: "10"}, weight=Decimal(0))
    approved_actual(first, "5", year=2022)

    html = client.get(PLAN + "?yil=2022").content.decode()

    assert "2022 yılı sonu" in html
    assert f'href="{PLAN}amac/1/?yil=2022"' in html
    assert '<a href="./">2024</a>' in html
    assert '<a href="?yil=2022" aria-current="true">2022</a>' in html


def test_a_half_year_stands_beside_as_an_interim(client: Client, town: Town) -> None:
    ReportingPeriod.objects.filter(pk=town.open_year.pk).update(year=2023)
    targets = {2023: "100", 2024: "200"}
    indicator = measured_indicator(town.objective, targets=targets)
    approved_actual(indicator, "90", year=2023)
    approved_actual(indicator, "100", year=2024, period="H1")
    publish(town.plan)

    text = text_of(client, PLAN)

    assert "2023 yılı sonu" in text
    assert "Ara dönem, 2024 ilk altı ay: %50,00" in text


def test_without_a_closed_period_the_last_year_with_a_score_speaks(
    client: Client, town: Town
) -> None:
    town.plan.reporting_periods.all().delete()

    assert "2024 yılı sonu" in text_of(client, PLAN)


@pytest.mark.django_db
def test_a_plan_without_any_figure_says_so(client: Client) -> None:
    plan = PlanFactory.create(municipality__slug="bos", period_note="Adres ön eki 19.")

    text = text_of(client, f"/tr/bos/{plan.period}/")

    assert "veri girilmedi" in text
    assert "Bu yıl için yayımlanmış veri yok." in text
    assert "Plan dönemi bir çıkarımdır. Adres ön eki 19." in text
    assert "%0,00" not in text


def test_the_facts_count_and_add_up_what_is_printed(client: Client, town: Town) -> None:
    CostEstimate.objects.create(objective=town.objective, amount=Decimal(138155000))
    revision = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2023, 9, 7)
    )
    measured_indicator(town.objective, withdrawn_in=revision)
    ReportingPeriod.objects.create(
        plan=town.plan, year=2024, period="H1", state="open", due_on=date(2024, 8, 15)
    )

    text = text_of(client, PLAN)

    assert "1 amaç, 1 hedef, 2 gösterge" in text
    assert "138.155.000 ₺" in text
    assert "1. güncelleme (2023)" in text
    assert "2024 ilk altı ay, son gün 15.08.2024" in text


def test_a_capital_is_a_turkish_one(client: Client, town: Town) -> None:
    town.municipality.kind = town.municipality.Kind.DISTRICT
    town.municipality.save()

    assert "İlçe belediyesi" in text_of(client, PLAN)


def test_a_cost_that_no_source_prints_is_not_zero(client: Client, town: Town) -> None:
    cost = text_of(client, PLAN).split("Tahmini maliyet")[1][:40]

    assert "kaynakta yok" in cost


def test_a_withdrawn_goal_is_shown_as_withdrawn(client: Client, town: Town) -> None:
    town.goal.withdrawn_in = town.goal.introduced_in
    town.goal.save()

    assert "Kaldırıldı" in text_of(client, PLAN)


def test_what_an_update_withdrew_is_in_no_mean_no_count_and_no_cost(
    client: Client, town: Town
) -> None:
    grow(town.plan, goals=1)
    gone = Goal.objects.get(position=2)
    CostEstimate.objects.create(objective=town.objective, amount=Decimal(1000))
    CostEstimate.objects.create(objective=gone.objectives.all()[0], amount=Decimal(7))
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2024, 5, 1)
    )
    Goal.objects.filter(pk=gone.pk).update(withdrawn_in=update, rollup_weight=2)
    publish(town.plan)

    text = text_of(client, PLAN)

    assert "1 amaçtan verisi olan 1 tanesinin ortalaması." in text
    assert "1 amaç, 1 hedef, 2 gösterge" in text
    assert "Tahmini maliyet 1.000 ₺" in text
    assert "Amaçların düz ortalaması." in text
    assert "%50,00" not in text


def test_a_goal_card_counts_the_objectives_that_its_year_has(
    client: Client, town: Town
) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2023, 5, 1)
    )
    ObjectiveFactory.create(goal=town.goal, withdrawn_in=update)

    def card(address: str) -> str:
        return text_of(client, address).split("Amaçlar", 1)[1].split("İNCELE")[0]

    assert card(PLAN).endswith("1 hedef ")
    assert card(PLAN + "?yil=2022").endswith("2 hedef ")


def test_a_goal_of_a_later_update_is_not_in_an_earlier_year(
    client: Client, town: Town
) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2023, 9, 7)
    )
    GoalFactory.create(plan=town.plan, title="Yeni amaç", introduced_in=update)

    assert "Yeni amaç" in text_of(client, PLAN)
    assert "Yeni amaç" not in text_of(client, PLAN + "?yil=2022")


def test_the_cost_does_not_grow_with_what_is_stored(client: Client, town: Town) -> None:
    one = queries_of(client, PLAN)
    grow(town.plan)
    published_plan(MunicipalityFactory.create())

    assert queries_of(client, PLAN) == one == 13
