"""The page "Plan kalitesi"."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import IndicatorTerms, TargetRevision
from plans.models import CardEntry, CostEstimate, PlanRevision
from plans.quality import PLAN_RULES
from tests.factories import (
    NOON,
    IndicatorFactory,
    ObjectiveFactory,
    Town,
    approved_actual,
    measured_indicator,
)
from tests.portal.builders import closed_town, grow, queries_of, text_of

PLAN = "/tr/ornek/2020-2024/"
PAGE = PLAN + "plan-kalitesi/"
CARD = PLAN + "amac/1/1.1/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
def test_the_plan_leads_to_the_page(client: Client) -> None:
    assert f'href="{PAGE}"' in client.get(PLAN).content.decode()


@pytest.mark.usefixtures("town")
def test_a_finding_stands_under_its_rule_and_leads_to_its_card(client: Client) -> None:
    html = client.get(PAGE).content.decode()
    text = text_of(client, PAGE)

    assert f'<a href="{CARD}">Hedef 1.1</a>: Maliyet tahmini yok.' in html
    assert "Kural: Her hedefin maliyet tahmini var Uyarı, 1 yerde" in text
    assert "2020 için hiçbir göstergede hedef yok." in text


def test_a_finding_about_an_indicator_leads_to_the_indicator(
    client: Client, town: Town
) -> None:
    measured_indicator(town.objective, weight=None)

    html = client.get(PAGE).content.decode()

    link = f'<a href="{CARD}1.1.3/">Hedef 1.1, PG1.1.3</a>'
    assert f"{link}: Hedefe etkisi yazılı değil." in html


def test_what_is_put_right_is_clean(client: Client, town: Town) -> None:
    before = text_of(client, PAGE)
    CostEstimate.objects.create(objective=town.objective, amount=Decimal(1000))

    after = text_of(client, PAGE)

    assert "Maliyet tahmini yok." in before
    assert "Maliyet tahmini yok." not in after
    assert "Her hedefin maliyet tahmini var. 1 yerde bakıldı; Sunum" in after


def test_the_english_page_says_it_in_english(client: Client, town: Town) -> None:
    town.first.name = "Vatandaş memnuniyeti"
    town.first.save()
    page, text = "/en" + PAGE[3:], text_of(client, "/en" + PAGE[3:])

    link = f'<a href="/en{CARD[3:]}">Objective 1.1</a>: There is no cost estimate.'
    assert link in client.get(page).content.decode()
    assert "Rule: Every objective has a cost estimate Warning, in 1 place " in text
    assert "No indicator has a target for 2020." in text
    assert (
        "In the name “Vatandaş memnuniyeti”, “memnuniyeti” cannot be measured" in text
    )
    assert "Are duties that the law gives anyway stated as objectives?" in text
    assert "Every objective has an indicator. 1 place checked; Measurability" in text


@pytest.mark.usefixtures("town")
def test_the_table_has_the_same_cells_in_both_languages(client: Client) -> None:
    cells = [
        b"".join(client.get(f"/{language}{PLAN[3:]}veri/plan-kalitesi.csv"))
        .decode()
        .splitlines()[1:]
        for language in ("tr", "en")
    ]

    assert any("Maliyet tahmini yok." in row for row in cells[0])
    assert cells[0] == cells[1]


@pytest.mark.usefixtures("town")
def test_the_sum_says_how_many_rules_looked_and_how_many_are_clean(
    client: Client,
) -> None:
    text = text_of(client, PAGE)

    checked, clean = 25, 20
    assert f"Denetlenen {checked} kuralın {clean} tanesi temiz" in text
    assert f"Denetlenemeyen {len(PLAN_RULES) - checked} kural" in text
    assert f"Temiz çıkan {clean} kural" in text


@pytest.mark.usefixtures("town")
def test_the_page_says_whose_checks_these_are_and_what_it_cannot_judge(
    client: Client,
) -> None:
    text = text_of(client, PAGE)

    assert "Bu denetim bizimdir." in text
    assert "Sayıştay’ın bu plan hakkındaki görüşü değildir" in text
    assert "Kanunun zaten verdiği görevler hedef olarak yazılmış mı?" in text
    assert "rehber" not in text.lower().replace("rehbere-uygun", "")


def test_a_withdrawn_objective_is_not_judged(client: Client, town: Town) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on="2022-05-01"
    )
    empty = ObjectiveFactory.create(goal=town.goal)
    before = text_of(client, PAGE)
    empty.withdrawn_in = update
    empty.save()

    after = text_of(client, PAGE)

    assert "Hedefin hiç göstergesi yok" in before
    assert "Hedefin hiç göstergesi yok" not in after


def test_figures_that_are_not_approved_change_nothing(
    client: Client, town: Town
) -> None:
    before = client.get(PAGE).content
    approved_actual(town.second, "900")

    assert client.get(PAGE).content == before


def test_an_update_is_judged_by_its_own_terms(client: Client, town: Town) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on="2022-05-01"
    )
    IndicatorTerms.objects.create(
        indicator=town.first,
        revision=update,
        weight=Decimal(57),
        unit_of_measure="adet",
    )

    assert "Göstergelerin hedefe etkileri toplamı %97; %100 değil." in text_of(
        client, PAGE
    )


def test_a_program_target_is_not_the_plans(client: Client, town: Town) -> None:
    TargetRevision.objects.create(
        indicator=town.first,
        year=2023,
        value=Decimal(5),
        origin=TargetRevision.Origin.PROGRAMME,
        recorded_at=NOON,
    )

    assert "2023 için hiçbir göstergede hedef yok." in text_of(client, PAGE)


@pytest.mark.usefixtures("db")
def test_a_plan_that_is_not_public_has_no_page(client: Client, town: Town) -> None:
    town.plan.is_public = False
    town.plan.save()

    assert client.get(PAGE).status_code == 404


def test_queries_do_not_grow_with_the_plan(client: Client, town: Town) -> None:
    CardEntry.objects.create(
        objective=town.objective, kind=CardEntry.Kind.RISK, text="Kriz", position=1
    )
    before = queries_of(client, PAGE)
    grow(town.plan, goals=3)
    IndicatorFactory.create(objective=town.objective)

    assert queries_of(client, PAGE) == before
