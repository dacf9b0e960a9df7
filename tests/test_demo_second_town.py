"""The fictional plan of Misal Belediyesi: small, and beside Örnek Belediyesi like with like."""

from __future__ import annotations

from collections import Counter

import pytest

from plans.document import PlanDocument
from reports.compared.alike import BANDS
from tests.demo_files import Entry, addressed, demo_plan, json_of

YEARS = range(2020, 2024)


@pytest.fixture(scope="module")
def plan() -> PlanDocument:
    return demo_plan("misal")


@pytest.fixture(scope="module")
def actuals() -> list[Entry]:
    entries: list[Entry] = json_of("misal/actuals.json")
    return entries


def test_it_is_small_and_every_card_is_full(plan: PlanDocument) -> None:
    cards = [card for _path, card in plan.objectives()]

    assert [len(card.indicators) for card in cards] == [3, 2, 3]
    for card in cards:
        assert sum(each.weight_percent or 0 for each in card.indicators) == 100
        by_year = card.cost_estimate.by_year or {}
        assert sum(value or 0 for value in by_year.values()) == card.cost_estimate.total
        assert card.responsible_unit
        assert card.risks
        assert card.activities
        assert card.findings
        assert card.needs


def test_it_is_of_the_kind_and_the_band_of_the_first_and_of_its_years(
    plan: PlanDocument,
) -> None:
    towns = [
        json_of(f"{name}/people.json")["municipality"] for name in ("ornek", "misal")
    ]
    band = next(each for each in BANDS if each.slug == "100-250")

    assert {town["kind"] for town in towns} == {"district"}
    assert all(town["is_fictional"] for town in towns)
    assert all(
        (band.least or 0) <= town["population"] < (band.below or 0) for town in towns
    )
    assert plan.period == demo_plan().period


def test_units_and_people_are_its_own(plan: PlanDocument) -> None:
    people = json_of("misal/people.json")

    assert {card.responsible_unit for _path, card in plan.objectives()} <= set(
        people["units"]
    )
    assert [(row["user"], row["role"]) for row in people["memberships"]] == [
        ("misal", "strategy")
    ]
    assert people["users"][0]["email"].endswith("@misal.example")


def test_a_figure_was_not_reported_and_one_is_not_known(
    plan: PlanDocument, actuals: list[Entry]
) -> None:
    reported = Counter(entry["indicator"] for entry in actuals)
    unknown = [
        (entry["indicator"], entry["year"])
        for entry in actuals
        if entry["value"] is None
    ]

    assert set(reported) == {path for path, _number in addressed(plan)}
    assert {entry["year"] for entry in actuals} == set(YEARS)
    assert [path for path, n in reported.items() if n < len(YEARS)] == ["H1.2/PG1.2.2"]
    assert unknown == [("H1.1/PG1.1.3", 2023)]


def test_every_deviation_is_explained(plan: PlanDocument, actuals: list[Entry]) -> None:
    known = addressed(plan)

    for entry in actuals:
        target = known[entry["indicator"], 1].targets[entry["year"]]
        if entry["value"] is None:
            assert entry["explanation"]
        elif entry["value"] != target:
            assert entry["deviation_reason"]
            assert entry["corrective_measure"]
        else:
            assert "deviation_reason" not in entry
