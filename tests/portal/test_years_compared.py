"""The page that sets a plan's years side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import TargetRevision
from plans.models import Objective
from reports.compared.years import Row, years_compared
from reports.years import plan_year
from tests.factories import NOON, PlanRevisionFactory, Town, approved_actual, small_town
from tests.portal.builders import grow, publish, queries_of, text_of

ADDRESS = "/tr/ornek/2020-2024/yillari-karsilastir/"


@pytest.fixture
def town(db: None) -> Town:
    """The small town: 2023 at 50 of 100 with both figures, 2024 at 80 with one of them."""
    town = small_town()
    for indicator in (town.first, town.second):
        TargetRevision.objects.create(
            indicator=indicator, year=2023, value=Decimal(100), recorded_at=NOON
        )
        approved_actual(indicator, "50", year=2023)
    approved_actual(town.first, "80")
    publish(town.plan)
    return town


def rows_of(town: Town, first: str = "2023", second: str = "2024") -> dict[str, Row]:
    """The compared rows by their level."""
    compared = years_compared(plan_year(town.plan), first, second)
    return {row.level: row for row in compared.rows}


def test_change_is_told_in_points_beside_each_years_coverage(town: Town) -> None:
    row = rows_of(town)["objective"]

    assert row.change == Decimal(30)
    assert [cell.standing.percent for cell in row.cells[-2:]] == [50, 80]
    assert [cell.standing.coverage for cell in row.cells[-2:]] == [100, 60]


def test_the_other_way_round_the_change_has_the_other_sign(town: Town) -> None:
    assert rows_of(town, "2024", "2023")["plan"].change == Decimal(-30)


def test_a_year_without_figures_is_no_zero(client: Client, town: Town) -> None:
    row = rows_of(town, "2022", "2024")["plan"]

    assert row.change is None
    assert [cell.shown.year for cell in row.lacking] == [2022]
    assert "2022 yok" in text_of(client, f"{ADDRESS}?a=2022&b=2024")


def test_both_bases_are_told_where_they_differ(client: Client, town: Town) -> None:
    TargetRevision.objects.create(
        indicator=town.first,
        year=2024,
        value=Decimal(160),
        origin="update",
        reason="yükseldi",
        decision_date=date(2024, 1, 5),
        recorded_at=NOON,
    )
    publish(town.plan)

    row = rows_of(town)["objective"]
    assert (row.change, row.original_change) == (Decimal(0), Decimal(30))
    assert "ilk hedefle %80,00" in text_of(client, ADDRESS)


def test_one_basis_is_told_once(client: Client, town: Town) -> None:
    assert rows_of(town)["objective"].original_change is None
    assert "ilk hedefle %" not in text_of(client, ADDRESS)


def test_what_is_not_in_a_years_plan_has_no_figure_there(
    client: Client, town: Town
) -> None:
    update = PlanRevisionFactory.create(
        plan=town.plan, number=1, adopted_on=date(2024, 2, 1)
    )
    Objective.objects.filter(pk=town.objective.pk).update(withdrawn_in=update)

    cells = rows_of(town)["objective"].cells

    assert [cell.is_there for cell in cells] == [True, True, True, True, False]
    assert "planda yok" in text_of(client, ADDRESS)


def test_the_page_says_the_change_in_words_and_leads_to_each_figure(
    client: Client, town: Town
) -> None:
    html = client.get(f"{ADDRESS}?a=2023&b=2024").content.decode()

    assert "+30,00</strong> puan" in html
    for year in ("?yil=2023", ""):
        assert f'href="/tr/ornek/2020-2024/amac/1/1.1/{year}"' in html


def test_the_year_shown_and_the_one_before_are_compared_unasked(town: Town) -> None:
    compared = years_compared(plan_year(town.plan))

    assert (compared.first, compared.second) == (2023, 2024)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("query", ["a=2019", "b=2025", "a=x", "b=", "a=%00"])
def test_what_is_no_year_of_the_plan_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 404


def test_as_many_queries_however_long_the_plan(client: Client, town: Town) -> None:
    few = queries_of(client, ADDRESS)
    grow(town.plan)

    assert queries_of(client, ADDRESS) == few
