"""Targets, costs and figures come into the admin as tables, through the rules of the forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import (
    ActualEntry,
    ChainLink,
    CommonIndicator,
    CommonMapping,
    Score,
)
from plans.models import CardEntry, CostEstimate, CostLine
from tests.factories import Town, approved_actual, small_town
from tests.sent_tables import Sent, workbook

pytestmark = pytest.mark.django_db
PLAN = "ornek/2020-2024"


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


@pytest.fixture
def activity(town: Town) -> CardEntry:
    return CardEntry.objects.create(
        objective=town.objective, kind="activity", position=1, text="Park yapımı"
    )


def test_a_target_is_added_through_its_rule_and_scores_follow_once(
    town: Town, office: Client
) -> None:
    approved_actual(town.first, "50")
    heads = ["plan", "gösterge", "yıl", "hedeflenen", "gerekçe", "karar tarihi"]
    page = "indicators_targetrevision"
    codes = (town.first.code, town.second.code)

    refused = Sent(
        office, page, workbook(heads, [PLAN, codes[0], 2024, 200, None, None])
    )
    sent = Sent(
        office,
        page,
        workbook(
            heads,
            [PLAN, codes[0], 2024, "1.250,5", "Bütçe", date(2024, 3, 1)],
            [PLAN, codes[1], 2023, 40, None, "01.03.2024"],
            [PLAN, codes[1], 2024, 50, None, None],
        ),
    )

    assert [head for _number, head, _said in refused.errors] == ["gerekçe"]
    assert sent.press() == ["2 yeni kayıt, 0 değişen kayıt yazıldı."]
    new = town.first.targets.get(reason="Bütçe")
    assert (new.value, new.origin) == (Decimal("1250.5"), "update")
    assert new.decision_date == date(2024, 3, 1)
    assert new.recorded_by == town.strategy
    assert town.second.targets.get(year=2023).origin == "plan"
    assert town.second.targets.filter(year=2024).count() == 1
    assert Score.objects.filter(objective=town.objective, basis="current").exists()
    assert ChainLink.objects.filter(kind="target").count() == 2


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [("1.5", "Nokta"), ("yüz", "sayı"), (True, "sayı"), ("%85", "Yüzde")],
    ids=["a dot that could be two", "a word", "a truth", "a percent of pieces"],
)
def test_a_number_that_is_not_certain_is_no_target(
    town: Town, office: Client, cell: object, sentence: str
) -> None:
    heads = ["plan", "gösterge", "yıl", "hedeflenen"]
    row = [PLAN, town.first.code, 2021, cell]

    sent = Sent(office, "indicators_targetrevision", workbook(heads, row))

    assert sent.errors[0][1] == "hedeflenen"
    assert sentence.lower() in sent.errors[0][2].lower()


def test_a_promise_that_stands_is_not_changed(town: Town, office: Client) -> None:
    target = town.first.targets.get()

    sent = Sent(
        office,
        "indicators_targetrevision",
        workbook(["kimlik", "hedeflenen"], [target.pk, 5]),
    )

    assert "değişmez" in sent.errors[0][2]


@pytest.mark.usefixtures("activity")
def test_costs_are_found_by_what_they_are_of(town: Town, office: Client) -> None:
    estimates = ["plan", "hedef", "yıl", "tutar (₺)"]
    lines = [
        *("plan", "hedef", "faaliyet", "yıl"),
        *("ekonomik kod", "kaynak", "aşama", "tutar (₺)"),
    ]
    code = town.objective.code

    Sent(
        office,
        "plans_costestimate",
        workbook(
            estimates, [PLAN, code, "toplam", 900], [PLAN, code, 2024, "1.250,50"]
        ),
    ).press()
    again = Sent(
        office, "plans_costestimate", workbook(estimates, [PLAN, code, 2024, 1300])
    )
    twice = Sent(
        office,
        "plans_costestimate",
        workbook(estimates, [PLAN, code, 2023, 1], [PLAN, code, 2023, 2]),
    )
    Sent(
        office,
        "plans_costline",
        workbook(
            lines, [PLAN, code, "park yapımı", 2024, "06", "bütçe içi", "ödenek", 5]
        ),
    ).press()
    faulty = Sent(
        office,
        "plans_costline",
        workbook(lines, [PLAN, code, "köprü", 2030, 6, "bütçe", "ödenek", -5]),
    )

    assert again.told == [(1, "tutar (₺)", Decimal("1250.50"), Decimal(1300))]
    assert [(n, head) for n, head, _said in twice.errors] == [(2, "kimlik")]
    assert CostEstimate.objects.get(year=None).amount == 900
    assert CostLine.objects.get().economic_code == "06"
    assert [head for _number, head, _said in faulty.errors] == [
        "faaliyet",
        "ekonomik kod",
        "kaynak",
        "yıl",
        "tutar (₺)",
    ]


def test_a_figure_comes_in_as_a_draft_of_ones_own(town: Town, client: Client) -> None:
    client.force_login(town.unit_user)
    heads = ["plan", "gösterge", "yıl", "dönem", "gerçekleşen", "açıklama"]
    page = "indicators_actualentry"

    theirs = Sent(
        client,
        page,
        workbook(heads, [PLAN, town.second.code, 2024, "yıl", 5, None]),
    )
    closed = Sent(
        client,
        page,
        workbook(heads, [PLAN, town.first.code, 2023, "yıl", 5, None]),
    )
    Sent(
        client,
        page,
        workbook(heads, [PLAN, town.first.code, 2024, "yıl", 5, "İlk"]),
    ).press()
    again = Sent(
        client,
        page,
        workbook(heads, [PLAN, town.first.code, 2024, "yıl", None, "X"]),
    )

    assert theirs.errors[0][1] == "gösterge"
    assert "açık değil" in closed.errors[0][2]
    entry = ActualEntry.objects.get()
    assert (entry.value, entry.state) == (Decimal(5), "draft")
    assert entry.entered_by == town.unit_user
    assert again.told == [(1, "açıklama", "İlk", "X")]


def test_an_approved_figure_is_not_changed_by_a_table(
    town: Town, office: Client
) -> None:
    entry = approved_actual(town.first, "50")

    sent = Sent(
        office,
        "indicators_actualentry",
        workbook(["kimlik", "gerçekleşen"], [entry.pk, 60]),
    )

    assert "onaylı" in sent.errors[0][2]


def test_an_indicator_is_mapped_by_a_table_and_never_changed(
    town: Town, office: Client
) -> None:
    CommonIndicator.objects.create(
        name="Park", unit_of_measure="adet", definition="Parklar"
    )
    heads = ["plan", "ortak gösterge", "gösterge", "çarpan", "dayanak"]
    page = "indicators_commonmapping"

    Sent(
        office, page, workbook(heads, [PLAN, "Park", town.first.code, 1, "Aynı"])
    ).press()
    mapping = CommonMapping.objects.get()
    sent = Sent(office, page, workbook(["kimlik", "çarpan"], [mapping.pk, 2]))

    assert mapping.mapped_by == town.strategy
    assert "değişmez" in sent.errors[0][2]
