"""Objectives, goals, plans and bands: known answers, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.scoring import (
    Band,
    Reading,
    RollUp,
    ScoreFlag,
    band_of,
    contributions,
    evaluate,
    objective_score,
    roll_up,
    rounded,
)
from tests.measuring import DATA_ONLY, reading, shown

# The district card of the source documents: weight and figures of 2020.
CARD = [
    ("25", "13654 15000 14000"),
    ("20", "_ 85 80"),
    ("20", "_ 85 88"),
    ("25", "25 50 40"),
    ("10", "_ 100 100"),
]


def test_the_district_card_comes_to_70_25() -> None:
    card = [reading(figures, weight=weight) for weight, figures in CARD]

    score = objective_score(card)

    assert [shown(evaluate(row).completion) for row in card] == [
        "25.71",
        "94.12",
        "103.53",
        "60.00",
        "100.00",
    ]
    assert shown(score.percent) == "70.25"
    assert (score.coverage, score.flags) == (Decimal(100), frozenset())
    assert score.low == score.percent == score.high


def test_uncapped_the_district_card_would_have_been_70_96() -> None:
    rows = contributions(reading(figures, weight=weight) for weight, figures in CARD)

    uncapped = sum(
        (row.weight or 0) * (row.result.completion or 0) / 100 for row in rows
    )

    assert shown(Decimal(uncapped)) == "70.96"


def test_a_missing_indicator_leaves_the_mean_and_shows_in_coverage_and_range() -> None:
    score = objective_score(
        [
            reading("13654 15000 14720", weight="25"),
            reading("_ 85 81", weight="20"),
            reading("_ 85 _", weight="20"),
            reading("25 180 184", weight="25"),
            reading("_ 100 88", weight="10"),
        ]
    )

    assert [
        shown(figure)
        for figure in (score.percent, score.coverage, score.low, score.high)
    ] == [
        "90.82",
        "80.00",
        "72.66",
        "92.66",
    ]
    assert (score.reported, score.counted) == (4, 5)


def test_contributions_name_the_points_of_each_indicator() -> None:
    rows = contributions(
        [
            reading("25 180 184", weight="25"),
            reading("_ 85 _", weight="20"),
            reading("_ 9 9", DATA_ONLY, weight="5"),
        ]
    )

    assert [(row.weight, row.result.counted, row.points) for row in rows] == [
        (Decimal(25), Decimal(100), Decimal(25)),
        (Decimal(20), None, None),
        (None, None, None),
    ]


def test_the_weight_of_an_indicator_that_takes_no_part_makes_no_mean_weighted() -> None:
    rows = contributions([reading("0 10 5"), reading("_ 9 9", DATA_ONLY, weight="5")])

    assert [(row.weight, row.points) for row in rows] == [
        (Decimal(1), Decimal("0.5")),
        (None, None),
    ]


def test_withdrawn_and_data_only_indicators_count_in_no_sum() -> None:
    score = objective_score(
        [
            reading("0 10 5", weight="100"),
            reading("0 10 10", weight="40", withdrawn=True),
            reading("0 10 10", DATA_ONLY, weight="40"),
        ]
    )

    assert score == RollUp(
        Decimal(50),
        Decimal(100),
        Decimal(50),
        Decimal(50),
        frozenset(),
        reported=1,
        counted=1,
    )


NOT_100, ZERO = ScoreFlag.WEIGHTS_NOT_100, ScoreFlag.WEIGHTS_SUM_ZERO
NO_WEIGHTS, SOME_MISSING = ScoreFlag.NO_WEIGHTS, ScoreFlag.SOME_WEIGHTS_MISSING
WEIGHTS: dict[str, tuple[list[str | None], str | None, set[ScoreFlag]]] = {
    "100": (["70", "30"], "38.00", set()),
    "105": (["70", "35"], "40.00", {NOT_100}),
    "75": (["60", "15"], "32.00", {NOT_100}),
    "one of 0": (["100", "0"], "20.00", set()),
    "none printed": ([None, None], "50.00", {NO_WEIGHTS}),
    "one not printed": (["100", None], "20.00", {SOME_MISSING}),
    "one not printed, not 100": (["60", None], "20.00", {SOME_MISSING, NOT_100}),
    "all 0": (["0", "0"], None, {ZERO}),
    "all 0 that are printed": (["0", None], None, {SOME_MISSING, ZERO}),
}


@pytest.mark.parametrize(
    ("weights", "percent", "flags"), WEIGHTS.values(), ids=WEIGHTS.keys()
)
def test_weights_are_divided_by_their_sum_and_what_is_odd_is_flagged(
    weights: list[str | None], percent: str | None, flags: set[ScoreFlag]
) -> None:
    # completions of 20 and 80
    score = objective_score(
        reading(figures, weight=weight)
        for figures, weight in zip(("0 10 2", "0 10 8"), weights, strict=True)
    )

    assert (shown(score.percent), set(score.flags)) == (percent, flags)
    assert (score.low, score.high) == (score.percent, score.percent)
    assert score.coverage == (0 if percent is None else 100)
    assert (score.reported, score.counted) == (2, 2)


def test_data_without_weight_is_no_score() -> None:
    score = objective_score(
        [reading("0 10 5", weight="0"), reading("0 10 _", weight="100")]
    )

    assert (score.percent, score.coverage) == (None, Decimal(0))
    assert (score.low, score.high) == (Decimal(0), Decimal(100))


def test_an_objective_without_any_data_is_unknown_not_zero() -> None:
    score = objective_score(
        [reading("0 10 _", weight="60"), reading("0 _ 5", weight="40")]
    )

    assert (score.percent, score.coverage) == (None, Decimal(0))
    assert (score.low, score.high) == (Decimal(0), Decimal(100))


@pytest.mark.parametrize(
    "readings", [[], [reading("0 10 5", DATA_ONLY)]], ids=["empty", "data only"]
)
def test_an_objective_with_nothing_to_score_has_no_figures(
    readings: list[Reading],
) -> None:
    assert objective_score(readings) == RollUp(
        None, Decimal(0), None, None, frozenset({ScoreFlag.NOTHING_TO_SCORE})
    )


def child(percent: str, low: str, high: str, coverage: str) -> RollUp:
    return RollUp(Decimal(percent), Decimal(coverage), Decimal(low), Decimal(high))


NO_DATA = RollUp(None, Decimal(0), Decimal(0), Decimal(100))
CHILDREN = [
    child("90.82", "72.66", "92.66", "80"),
    child("61.40", "61.40", "61.40", "100"),
    child("38.25", "24.86", "59.86", "65"),
]


@pytest.mark.parametrize("silent", [NO_DATA, objective_score([])])
def test_a_goal_is_the_mean_of_what_has_data_covered_over_all(silent: RollUp) -> None:
    goal = roll_up((part, Decimal(1)) for part in [*CHILDREN, silent])

    assert [
        shown(figure) for figure in (goal.percent, goal.coverage, goal.low, goal.high)
    ] == [
        "63.49",
        "61.25",
        "39.73",
        "78.48",
    ]
    assert (goal.reported, goal.counted) == (3, 4)


def test_a_goals_weights_are_configurable() -> None:
    goal = roll_up([(CHILDREN[0], Decimal(1)), (CHILDREN[1], Decimal(3))])

    # a quarter of the first and three quarters of the second
    assert (goal.percent, goal.coverage, goal.low, goal.high) == (
        Decimal("68.755"),
        Decimal(95),
        Decimal("64.215"),
        Decimal("69.215"),
    )


def test_a_goal_without_objectives_has_no_figures() -> None:
    assert roll_up([]) == RollUp(
        None, Decimal(0), None, None, frozenset({ScoreFlag.NOTHING_TO_SCORE})
    )


def test_children_that_all_weigh_nothing_give_no_score() -> None:
    goal = roll_up([(CHILDREN[0], Decimal(0))])

    assert (goal.percent, goal.low, goal.high) == (None, None, None)
    assert goal.flags == {ScoreFlag.WEIGHTS_SUM_ZERO}


BANDS = [
    Band(Decimal(100), "reached", "Hedefe ulaşıldı"),
    Band(Decimal(85), "near", "Hedefe yakın"),
    Band(None, "behind", "Hedefin gerisinde"),
]


@pytest.mark.parametrize(
    ("percent", "key"),
    [
        ("174.3", "reached"),
        ("100", "reached"),
        ("99.999", "near"),
        ("85", "near"),
        ("84.999", "behind"),
        ("-48.6", "behind"),
    ],
)
@pytest.mark.parametrize("bands", [BANDS, BANDS[::-1]], ids=["falling", "rising"])
def test_a_percent_falls_into_the_highest_band_it_reaches(
    bands: list[Band], percent: str, key: str
) -> None:
    band = band_of(Decimal(percent), bands)

    assert band is not None
    assert band.key == key


def test_no_data_and_no_matching_band_give_no_status() -> None:
    assert band_of(None, BANDS) is None
    assert band_of(Decimal(10), BANDS[:2]) is None
    assert band_of(Decimal(10), []) is None


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        ("70.245", "70.25"),
        ("70.2449999", "70.24"),
        ("-48.585", "-48.59"),
        ("100", "100.00"),
    ],
)
def test_percents_are_shown_rounded_half_up(percent: str, expected: str) -> None:
    assert str(rounded(Decimal(percent))) == expected
