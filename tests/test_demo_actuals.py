"""The actuals of Örnek Belediyesi, and that they come out as its drawn pages say."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from indicators.scoring import RollUp, objective_score, roll_up, rounded
from plans.document import PlanDocument, State
from tests.demo_files import (
    Address,
    Card,
    Entry,
    actual_of,
    address_of,
    addressed,
    cards_of,
    demo_plan,
    json_of,
)

UPDATED_IN = 2023  # the year of revision 1


@pytest.fixture(scope="module")
def plan() -> PlanDocument:
    return demo_plan()


@pytest.fixture(scope="module")
def actuals() -> list[Entry]:
    entries: list[Entry] = json_of("ornek/actuals.json")
    return entries


@pytest.fixture(scope="module")
def cards(plan: PlanDocument, actuals: list[Entry]) -> dict[str, Card]:
    return cards_of(plan, actuals)


def goal_score(
    cards: dict[str, Card], number: int, year: int = 2023, period: str = "YEAR"
) -> RollUp:
    return roll_up(
        (objective_score(card.readings(year, period)), Decimal(1))
        for code, card in cards.items()
        if code.startswith(f"H{number}.")
    )


def test_the_plan_itself_holds_no_actual(plan: PlanDocument) -> None:
    assert not any(indicator.actuals for _path, indicator in plan.indicators())


def test_every_actual_is_of_an_indicator_that_stands_in_its_year(
    plan: PlanDocument, actuals: list[Entry]
) -> None:
    known = addressed(plan)

    for entry in actuals:
        indicator = known[address_of(entry)]
        assert entry["year"] in range(2020, 2025)
        if indicator.withdrawn:
            assert entry["year"] < UPDATED_IN
        if indicator.introduced_in:
            assert entry["year"] >= UPDATED_IN


def test_codes_that_repeat_are_told_apart(
    plan: PlanDocument, actuals: list[Entry]
) -> None:
    repeated = {path for path, number in addressed(plan) if number > 1}

    for entry in actuals:
        assert ("occurrence" in entry) == (entry["indicator"] in repeated)


def test_every_state_occurs_and_only_the_open_period_has_undecided_ones(
    actuals: list[Entry],
) -> None:
    undecided = [entry for entry in actuals if entry["state"] != "approved"]

    assert {entry["state"] for entry in actuals} == set(State)
    assert {(entry["year"], entry["period"]) for entry in undecided} == {(2024, "YEAR")}


def test_the_unit_finds_its_open_year_as_the_page_shows_it(
    actuals: list[Entry],
) -> None:
    shown = {
        entry["indicator"]: (entry["value"], entry["state"])
        for entry in actuals
        if entry["indicator"].startswith("H4.1/")
        and (entry["year"], entry["period"]) == (2024, "YEAR")
    }

    assert shown == {
        "H4.1/PG4.1.1": (142300, "draft"),
        "H4.1/PG4.1.2": (Decimal("83.5"), "draft"),
        "H4.1/PG4.1.4": (38, "returned"),
        "H4.1/PG4.1.5": (100, "submitted"),
    }


def test_gaps_are_where_the_pages_show_them(actuals: list[Entry]) -> None:
    objectives = {entry["indicator"].split("/")[0] for entry in actuals}
    paths = {entry["indicator"] for entry in actuals}

    assert not any(code.startswith("H5.") for code in objectives)
    assert "H4.4" not in objectives
    assert "H4.1/PG4.1.3" not in paths


def test_sixty_one_indicators_have_a_half_year_in_2024(actuals: list[Entry]) -> None:
    half = [e for e in actuals if (e["year"], e["period"]) == (2024, "H1")]

    assert len({address_of(entry) for entry in half}) == len(half) == 61
    assert all(entry["value"] is not None for entry in half)


def test_a_period_is_reported_once_and_corrected_at_most_once(
    actuals: list[Entry],
) -> None:
    periods: dict[tuple[Address, int, str], list[Entry]] = defaultdict(list)
    for entry in actuals:
        periods[address_of(entry), entry["year"], entry["period"]].append(entry)

    corrected = [rows for rows in periods.values() if len(rows) > 1]

    assert len(corrected) == 2
    for first, second in corrected:
        assert "correction_of" not in first
        assert second["correction_of"] is True
        assert second["correction_reason"]
        assert second["value"] != first["value"]
        assert second["entered_on"] > first["decided_on"]


def test_a_year_that_misses_or_beats_its_target_says_why(
    plan: PlanDocument, actuals: list[Entry], cards: dict[str, Card]
) -> None:
    known = addressed(plan)
    compared = 0

    for entry in actuals:
        indicator, address = known[address_of(entry)], address_of(entry)
        target = indicator.targets.get(entry["year"])
        decided = entry["period"] == "YEAR" and entry["state"] == "approved"
        if not decided or target is None or entry["value"] is None:
            continue
        reports = cards[address[0].split("/")[0]].reports[address]
        stands = actual_of(indicator, reports, entry["year"], "YEAR")
        is_increment = entry["reported_as"] == "increment"
        actual = stands if is_increment else Decimal(entry["value"])
        if actual is not None:
            compared += 1
            for said in ("deviation_reason", "corrective_measure"):
                assert (actual != target) == bool(entry.get(said)), (address, said)

    assert compared > 200


def test_a_missing_figure_is_explained(actuals: list[Entry]) -> None:
    silent = [entry for entry in actuals if entry["value"] is None]

    assert len(silent) == 3
    assert all(entry["explanation"] for entry in silent)


def test_increments_make_a_whole_chain_once_and_one_with_a_hole_once(
    plan: PlanDocument, actuals: list[Entry], cards: dict[str, Card]
) -> None:
    increments = {e["indicator"] for e in actuals if e["reported_as"] == "increment"}
    known = addressed(plan)

    def total(path: str, year: int) -> Decimal | None:
        reports = cards[path.split("/")[0]].reports[path, 1]
        return actual_of(known[path, 1], reports, year, "YEAR")

    assert increments == {"H1.1/PG1.1.3", "H2.1/PG2.1.1"}
    # 3,200 + 2,140 + 2,960 + 2,470 + 2,260
    assert total("H1.1/PG1.1.3", 2023) == 13_030
    assert total("H2.1/PG2.1.1", 2020) == 450 + 380
    assert total("H2.1/PG2.1.1", 2023) is None  # nothing for 2021


def test_dates_run_from_entry_to_decision_after_the_period_has_ended(
    actuals: list[Entry],
) -> None:
    for entry in actuals:
        steps = [
            entry.get(f"{step}_on") for step in ("entered", "submitted", "decided")
        ]
        days = [date.fromisoformat(step) for step in steps if step]
        year, period = entry["year"], entry["period"]

        assert len(days) == {"draft": 1, "submitted": 2}.get(entry["state"], 3)
        assert days == sorted(days)
        assert days[0] > (date(year, 12, 31) if period == "YEAR" else date(year, 6, 30))
        assert days[-1] < date(year + 1, 4, 1)


def test_a_returned_figure_says_what_is_wanted(actuals: list[Entry]) -> None:
    returned = [entry for entry in actuals if entry["state"] == "returned"]

    assert [entry["indicator"] for entry in returned] == ["H4.1/PG4.1.4"]
    assert "kümülatif" in returned[0]["decision_note"]


def test_evidence_is_a_file_or_an_address_and_not_always_public(
    actuals: list[Entry],
) -> None:
    evidence = [row for entry in actuals for row in entry.get("evidence", ())]

    assert {row["is_public"] for row in evidence} == {True, False}
    for row in evidence:
        assert row["title"]
        assert ("address" in row) != ("file_text" in row)
        assert row.get("address", "https://ornek.example/").startswith(
            "https://ornek.example/"
        )
        assert row.get("file_text", "KURGUSAL BELGE").startswith("KURGUSAL BELGE")


def test_the_drawn_card_comes_out_as_computed_by_hand(cards: dict[str, Card]) -> None:
    card = cards["H4.1"]
    # (14,720 − 13,654) ÷ (15,000 − 13,654) = 79.20, 81 ÷ 85 = 95.29,
    # (184 − 25) ÷ (180 − 25) = 102.58, counted 100, 88 ÷ 100 = 88:
    # 25 × 79.20 + 20 × 95.29 + 25 × 100 + 10 × 88 = 72.66, of 0.8
    score = objective_score(card.readings(2023, "YEAR"))
    # with 200 in place of 180 the fourth is 159 ÷ 175 = 90.86
    first = objective_score(card.readings(2023, "YEAR", first_targets=True))

    assert score.percent is not None
    assert score.low is not None
    assert score.high is not None
    assert first.percent is not None
    assert rounded(score.percent) == Decimal("90.82")
    assert score.coverage == 80
    assert rounded(score.low) == Decimal("72.66")
    assert rounded(score.high) == Decimal("92.66")
    assert rounded(first.percent) == Decimal("87.97")


def test_the_drawn_indicator_has_its_series(actuals: list[Entry]) -> None:
    series = [
        entry["value"]
        for entry in actuals
        if entry["indicator"] == "H4.1/PG4.1.4" and entry["state"] == "approved"
    ]

    assert series == [31, 42, 55, 83, 104, 139, 160, 184, 203]


@pytest.mark.parametrize(
    ("number", "percent", "coverage"),
    [
        pytest.param(1, "78.40", "92.00", id="A1"),
        pytest.param(2, "48.12", "74.00", id="A2"),
        pytest.param(3, "88.06", "100.00", id="A3"),
        pytest.param(4, "63.49", "61.25", id="A4"),
        pytest.param(5, None, "0.00", id="A5"),
    ],
)
def test_each_goal_comes_out_as_drawn(
    cards: dict[str, Card], number: int, percent: str | None, coverage: str
) -> None:
    score = goal_score(cards, number)

    shown = None if score.percent is None else str(rounded(score.percent))
    assert shown == percent
    assert str(rounded(score.coverage)) == coverage


def test_the_whole_plan_comes_out_as_drawn(cards: dict[str, Card]) -> None:
    score = roll_up((goal_score(cards, number), Decimal(1)) for number in range(1, 6))

    assert score.percent is not None
    assert rounded(score.percent) == Decimal("69.52")
    assert rounded(score.coverage) == Decimal("65.45")


def test_the_half_year_of_the_fourth_goal_comes_out_as_drawn(
    cards: dict[str, Card],
) -> None:
    score = goal_score(cards, 4, 2024, "H1")

    assert score.percent is not None
    assert rounded(score.percent) == Decimal("41.08")
    assert score.coverage == Decimal("48.5")


def test_every_new_thing_that_stands_beside_a_figure_is_shown(
    actuals: list[Entry],
) -> None:
    broken_down = [entry for entry in actuals if "parts" in entry]
    ratios = [entry for entry in actuals if "numerator" in entry]

    assert {name for entry in broken_down for name in entry["parts"]} == {
        "district",
        "sex",
    }
    for entry in broken_down:
        for parts in entry["parts"].values():
            assert sum(parts.values()) == entry["value"]
    assert ratios
    for entry in ratios:
        assert entry["numerator"] * 100 == entry["value"] * entry["denominator"]
    assert any("evaluations" in entry for entry in actuals)
    assert any(entry.get("sure") for entry in actuals)
