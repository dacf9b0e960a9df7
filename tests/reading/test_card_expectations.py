"""What a card should hold and does not is told, each at its place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.reading import card_expectations as expectations
from ingest.reading.card_expectations import gaps, missing
from plans.document import (
    Citation,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
)

FULL = IndicatorEntry(
    "PG1.1.1",
    "Sayı",
    weight_percent=Decimal(100),
    baseline_value=Decimal(1),
    baseline_label="2024",
    targets={2025: Decimal(2), 2026: Decimal(3)},
)


def told(*indicators: IndicatorEntry) -> list[tuple[str, str, str]]:
    issues = missing(ObjectiveEntry("H1.1", indicators=indicators), has_goal=True)
    return [(one.where, one.reason, one.text) for one in issues]


def test_a_blank_cell_among_the_years_is_told() -> None:
    half = replace(FULL, weight_percent=Decimal(50))
    short = replace(half, targets={2025: Decimal(2), 2026: None})

    assert ("indicators[1].targets", expectations.EMPTY_YEARS, "2026") in told(
        half, short
    )


def test_a_printed_dash_is_no_blank_cell() -> None:
    half = replace(FULL, weight_percent=Decimal(50))
    dash = replace(
        half,
        targets={2025: Decimal(2), 2026: None},
        citations={"targets.2026": Citation("-")},
    )

    reasons = [reason for _, reason, _ in told(half, dash)]
    assert expectations.EMPTY_YEARS not in reasons


def test_a_blank_baseline_is_told_and_a_printed_dash_is_not() -> None:
    blank = replace(FULL, baseline_value=None)
    dash = replace(blank, citations={"baseline_value": Citation("_")})

    place = ("indicators[0].baseline_value", expectations.EMPTY_BASELINE, "")
    assert place in told(blank)
    assert place not in told(dash)


def test_a_table_without_baselines_is_told_once() -> None:
    bare = replace(FULL, baseline_value=None, baseline_label=None)

    assert told(bare, bare).count(("indicators", expectations.NO_BASELINE, "")) == 1


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("H1.1", "H1.2", "H1.3"), []),
        (("H1.1", "H1.3"), [expectations.GAP.format("H1.1", "H1.3")]),
        (("H2.4", "H2.5"), []),
        (("H1.9", "H1.10", "H1.12"), [expectations.GAP.format("H1.10", "H1.12")]),
        (("H1.3", "H1.1", "H1.2"), []),
        (("H", "H1.1"), []),
    ],
    ids=["whole", "a card left out", "an excerpt", "two digits", "out of order", "no code"],
)  # fmt: skip
def test_numbers_that_are_left_out_are_told(
    codes: tuple[str, ...], expected: list[str]
) -> None:
    objectives = tuple(ObjectiveEntry(code) for code in codes)
    document = PlanDocument(goals=(GoalEntry("A1", objectives=objectives),))

    assert [issue.reason for issue in gaps(document)] == expected
