"""The public ledger of target changes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import Direction, Indicator, Method, TargetRevision
from reports.changed.ledger import ledger_of
from tests.factories import Town
from tests.portal.builders import closed_town, grow, queries_of, text_of

PLAN = "/tr/ornek/2020-2024/"
PAGE = PLAN + "hedef-degisiklikleri/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def change(
    indicator: Indicator,
    value: str | None,
    day: date = date(2025, 3, 1),
    *,
    year: int = 2024,
    origin: str = "update",
) -> TargetRevision:
    return TargetRevision.objects.create(
        indicator=indicator,
        year=year,
        value=None if value is None else Decimal(value),
        origin=origin,
        recorded_at=datetime(2025, 4, 1, 9, tzinfo=UTC),
        decision_number="2025/31",
        decision_date=day,
        reason="Bütçe kesildi.",
    )


@pytest.mark.usefixtures("town")
def test_a_plan_whose_targets_stand_says_so(client: Client) -> None:
    assert "Hedefler ilk planda yazıldığı gibi duruyor" in text_of(client, PAGE)


def test_a_line_leads_to_the_very_change_on_the_indicators_page(
    client: Client, town: Town
) -> None:
    change(town.first, "90", date(2025, 2, 1))
    later = change(town.first, "80")

    html = client.get(PAGE).content.decode()

    links = re.findall(r'href="(/tr/[^"]*)#(degisim-\d+)"', html)
    assert len(set(links)) == 2
    assert links[0][1] == f"degisim-{later.pk}"  # the latest stands first
    for page, anchor in links:
        step = client.get(page).content.decode().split(f'<li id="{anchor}"')[1]
        assert ("80" if anchor == links[0][1] else "90") in step.split("</ins>")[0]


def test_a_target_lowered_after_its_year_says_so_with_decision_and_reason(
    client: Client, town: Town
) -> None:
    change(town.first, "80")

    page = text_of(client, PAGE)

    assert "2024: eski 100" in page
    assert "Dönem bittikten 60 gün sonra düşürüldü." in page  # 31 December to 1 March
    assert "Hedef kolaylaştı." in page
    assert "Karar: 01.03.2025, 2025/31. Gerekçe: “Bütçe kesildi.”" in page


def test_a_decision_dated_back_is_told_from_one_recorded_in_time(
    client: Client, town: Town
) -> None:
    change(town.first, "80", date(2024, 11, 12))  # recorded on 1 April 2025

    page = text_of(client, PAGE)

    assert "Dönem sürerken düşürüldü." in page
    assert "kayda dönem bittikten sonra geçti." in page
    assert "Dönem bittikten sonra kayda geçen 1" in page


@pytest.mark.parametrize(
    ("method", "direction", "value", "eased"),
    [
        ("level", "increase", "80", True),
        ("level", "increase", "120", False),
        ("level", "decrease", "80", False),
        ("level", "decrease", "120", True),
        ("level", "", "80", True),  # unstated counts as increase
        ("level", "neutral", "80", False),
        ("maintain", "increase", "80", False),
        ("level", "decrease", None, True),  # taken away
    ],
)
def test_easier_depends_on_which_way_is_better(
    town: Town, method: str, direction: str, value: str | None, eased: bool
) -> None:
    town.first.terms.update(method=Method(method), direction=direction)
    if direction:
        assert direction in Direction.values
    change(town.first, value)

    (line,) = ledger_of(town.plan).lines

    assert line.is_eased is eased


def test_a_correction_of_a_misread_target_is_listed_but_eases_nothing(
    town: Town,
) -> None:
    change(town.first, "80", origin="plan")

    ledger = ledger_of(town.plan)

    assert ledger.lowered == 1
    assert ledger.eased == ledger.late == ()


def test_a_programme_changes_no_target_of_the_plan_until_it_changes_its_own(
    town: Town,
) -> None:
    change(town.first, "90", origin="programme")
    assert ledger_of(town.plan).lines == ()

    change(town.first, "70", date(2025, 3, 2), origin="programme")
    (line,) = ledger_of(town.plan).lines
    assert [line.change.old, line.change.new] == [90, 70]


def test_the_latest_decision_comes_first_and_the_parts_can_be_asked_for(
    client: Client, town: Town
) -> None:
    change(town.first, "80", date(2023, 3, 1))
    change(town.second, "130", date(2025, 3, 1))

    assert [line.step.decided_on.year for line in ledger_of(town.plan).lines] == [
        2025,
        2023,
    ]
    assert "130" not in text_of(client, PAGE + "?yalniz=kolaylasan")
    assert "130" in text_of(client, PAGE + "?yalniz=sonradan")


@pytest.mark.usefixtures("town")
def test_the_plan_page_leads_here(client: Client) -> None:
    assert f'href="{PAGE}"' in client.get(PLAN).content.decode()


def test_the_number_of_queries_is_fixed(client: Client, town: Town) -> None:
    change(town.first, "80")
    before = queries_of(client, PAGE)
    grow(town.plan)
    for indicator in Indicator.objects.all():
        change(indicator, "60", date(2025, 3, 3))

    assert queries_of(client, PAGE) == before
