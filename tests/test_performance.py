"""What one indicator's reading comes to: known answers, worked out by hand."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from indicators.scoring import (
    Flag,
    Formula,
    Measure,
    Reading,
    Rule,
    evaluate,
    objective_score,
)
from plans.document import Direction, Method
from tests.measuring import (
    ANNUAL,
    CUMULATIVE,
    DATA_ONLY,
    DOWN,
    LEVEL,
    MAINTAIN,
    NEUTRAL,
    UP,
    outcome,
    reading,
    shown,
)

BOTH_BASELINE_METHODS = pytest.mark.parametrize("method", [LEVEL, CUMULATIVE])


@BOTH_BASELINE_METHODS
@pytest.mark.parametrize(
    ("figures", "direction", "performance", "achievement"),
    [
        pytest.param("13654 15000 14000", UP, "25.71", "93.33", id="on the way"),
        pytest.param("13654 15000 15000", UP, "100.00", "100.00", id="target reached"),
        pytest.param("13654 15000 16000", UP, "174.29", "106.67", id="above target"),
        pytest.param("13654 15000 13000", UP, "-48.59", "86.67", id="below baseline"),
        pytest.param("25 50 40", UP, "60.00", "80.00", id="first year"),
        pytest.param("25 250 200", UP, "77.78", "80.00", id="last year"),
        pytest.param("10 30 25", UP, "75.00", "83.33", id="a university's"),
        pytest.param("40 30 35", DOWN, "50.00", "85.71", id="falling, half way"),
        pytest.param("40 30 28", DOWN, "120.00", "107.14", id="falling, past target"),
        pytest.param("40 30 45", DOWN, "-50.00", "66.67", id="falling, the wrong way"),
    ],
)
def test_official_performance_and_achievement_of_the_known_cases(
    method: Method,
    figures: str,
    direction: Direction,
    performance: str,
    achievement: str,
) -> None:
    result = evaluate(reading(figures, method, direction))

    assert (shown(result.performance), shown(result.achievement)) == (
        performance,
        achievement,
    )
    assert result.completion == result.performance
    assert result.rule is Rule.OFFICIAL


@BOTH_BASELINE_METHODS
def test_a_target_equal_to_the_baseline_and_met_is_complete_without_a_rate(
    method: Method,
) -> None:
    result = evaluate(reading("0 0 0", method))

    assert outcome(result) == (
        "100.00",
        Rule.BASELINE_EQUALS_TARGET,
        {Flag.TARGET_EQUALS_BASELINE},
    )
    assert result.performance is None
    assert result.achievement is None


@BOTH_BASELINE_METHODS
@pytest.mark.parametrize(
    ("figures", "direction", "completion"),
    [
        pytest.param("50 50 40", UP, "80.00", id="more wanted, less reached"),
        pytest.param("50 50 60", UP, "100.00", id="more wanted, more reached"),
        pytest.param("50 50 60", DOWN, "83.33", id="less wanted, more reached"),
        pytest.param("50 50 40", DOWN, "100.00", id="less wanted, less reached"),
        pytest.param("0 0 5", DOWN, "0.00", id="none wanted, some reached"),
    ],
)
def test_a_target_equal_to_the_baseline_asks_whether_it_is_met_in_its_direction(
    method: Method, figures: str, direction: Direction, completion: str
) -> None:
    assert outcome(evaluate(reading(figures, method, direction))) == (
        completion,
        Rule.BASELINE_EQUALS_TARGET,
        {Flag.TARGET_EQUALS_BASELINE},
    )


@BOTH_BASELINE_METHODS
@pytest.mark.parametrize(
    ("figures", "direction"), [("60 50 55", UP), ("40 50 45", DOWN)]
)
def test_a_target_on_the_wrong_side_of_the_baseline_gives_no_score(
    method: Method, figures: str, direction: Direction
) -> None:
    result = evaluate(reading(figures, method, direction))

    assert outcome(result) == (None, Rule.NONE, {Flag.TARGET_AGAINST_DIRECTION})
    assert result.performance is None


@BOTH_BASELINE_METHODS
def test_without_a_baseline_the_achievement_rate_counts_and_says_so(
    method: Method,
) -> None:
    result = evaluate(reading("_ 85 80", method))

    assert outcome(result) == (
        "94.12",
        Rule.ACHIEVEMENT_NO_BASELINE,
        {Flag.NO_BASELINE},
    )
    assert result.performance is None


def test_a_baseline_that_does_not_apply_is_not_reckoned_with() -> None:
    measure = Measure(LEVEL, UP, baseline=Decimal(50), baseline_not_applicable=True)

    result = evaluate(Reading(measure, target=Decimal(85), actual=Decimal(80)))

    assert outcome(result) == (
        "94.12",
        Rule.ACHIEVEMENT_NO_BASELINE,
        {Flag.BASELINE_NOT_APPLICABLE},
    )
    assert result.performance is None


CASES = {
    "annual: the year by itself": (
        reading("13654 15000 14000", ANNUAL),
        ("93.33", Rule.ANNUAL, set()),
    ),
    "annual: a baseline above the target does not matter": (
        reading("90 60 45", ANNUAL),
        ("75.00", Rule.ANNUAL, set()),
    ),
    "annual, lower is better: B / C": (
        reading("_ 8 10", ANNUAL, DOWN),
        ("80.00", Rule.ANNUAL, set()),
    ),
    "annual: nothing divides by 0": (
        reading("_ 0 3", ANNUAL),
        (None, Rule.NONE, {Flag.ACHIEVEMENT_UNDEFINED}),
    ),
    "annual, lower is better: none wanted and none happened": (
        reading("_ 0 0", ANNUAL, DOWN),
        ("100.00", Rule.ANNUAL, set()),
    ),
    "annual, lower is better: fewer than none was wanted": (
        reading("_ -1 0", ANNUAL, DOWN),
        (None, Rule.NONE, {Flag.ACHIEVEMENT_UNDEFINED}),
    ),
    "annual, lower is better: only nothing at all is complete without a rate": (
        reading("_ -10 -20", ANNUAL, DOWN),
        (None, Rule.NONE, {Flag.ACHIEVEMENT_UNDEFINED}),
    ),
    "annual: twice the loss is not 200 percent": (
        reading("_ -10 -20", ANNUAL),
        (None, Rule.NONE, {Flag.ACHIEVEMENT_UNDEFINED}),
    ),
    "annual: above the target": (
        reading("_ 10 12", ANNUAL),
        ("120.00", Rule.ANNUAL, {Flag.ABOVE_TARGET_CAPPED}),
    ),
    "maintain: on the edge of the tolerance": (
        reading("_ 90 88", MAINTAIN, tolerance="2"),
        ("100.00", Rule.MAINTAINED, set()),
    ),
    "maintain: on its other edge": (
        reading("_ 90 92", MAINTAIN, tolerance="2"),
        ("100.00", Rule.MAINTAINED, set()),
    ),
    "maintain: outside, the achievement rate": (
        reading("95 90 81", MAINTAIN, tolerance="2"),
        ("90.00", Rule.NOT_MAINTAINED, {Flag.OUTSIDE_TOLERANCE}),
    ),
    "maintain, lower is better: outside, B / C": (
        reading("_ 8 10", MAINTAIN, DOWN, tolerance="1"),
        ("80.00", Rule.NOT_MAINTAINED, {Flag.OUTSIDE_TOLERANCE}),
    ),
    "maintain: exact, no tolerance needed": (
        reading("_ 90 90", MAINTAIN),
        ("100.00", Rule.MAINTAINED, {Flag.NO_TOLERANCE}),
    ),
    "maintain: no tolerance given is none granted": (
        reading("_ 90 81", MAINTAIN),
        ("90.00", Rule.NOT_MAINTAINED, {Flag.NO_TOLERANCE, Flag.OUTSIDE_TOLERANCE}),
    ),
    "neutral: inside the tolerance": (
        reading("10 20 22", LEVEL, NEUTRAL, tolerance="2"),
        ("100.00", Rule.MAINTAINED, set()),
    ),
    "neutral: outside": (
        reading("10 20 17", LEVEL, NEUTRAL, tolerance="2"),
        (None, Rule.NONE, {Flag.OUTSIDE_TOLERANCE}),
    ),
    "neutral and maintain: outside": (
        reading("10 20 17", MAINTAIN, NEUTRAL, tolerance="2"),
        (None, Rule.NONE, {Flag.OUTSIDE_TOLERANCE}),
    ),
    "neutral and annual: outside": (
        reading("10 20 17", ANNUAL, NEUTRAL, tolerance="2"),
        (None, Rule.NONE, {Flag.OUTSIDE_TOLERANCE}),
    ),
    "data only": (
        reading("10 20 17", DATA_ONLY),
        (None, Rule.NONE, {Flag.DATA_ONLY}),
    ),
    "withdrawn": (
        reading("10 20 17", withdrawn=True),
        (None, Rule.NONE, {Flag.WITHDRAWN}),
    ),
    "no actual": (reading("10 20 _"), (None, Rule.NONE, {Flag.NO_ACTUAL})),
    "no target": (reading("10 _ 17"), (None, Rule.NONE, {Flag.NO_TARGET})),
    "neither": (
        reading("10 _ _"),
        (None, Rule.NONE, {Flag.NO_TARGET, Flag.NO_ACTUAL}),
    ),
    "no progress is 0": (reading("10 20 10"), ("0.00", Rule.OFFICIAL, set())),
    "below the baseline": (
        reading("10 20 5"),
        ("-50.00", Rule.OFFICIAL, {Flag.BELOW_ZERO_FLOORED}),
    ),
}


UNSTATED = {
    "a rising target": (reading("10 20 15", LEVEL, None), "50.00", set()),
    "a falling target": (reading("40 30 35", LEVEL, None), "50.00", set()),
    "a falling target, each year by itself: 30 / 35": (
        reading("40 30 35", ANNUAL, None),
        "85.71",
        set(),
    ),
    "no baseline to tell it: 85 / 100": (
        reading("_ 100 85", LEVEL, None),
        "85.00",
        {Flag.NO_BASELINE, Flag.DIRECTION_ASSUMED},
    ),
    "a target equal to the baseline: 40 / 50": (
        reading("50 50 40", LEVEL, None),
        "80.00",
        {Flag.TARGET_EQUALS_BASELINE, Flag.DIRECTION_ASSUMED},
    ),
    "annual without a baseline: 12 / 10": (
        reading("_ 10 12", ANNUAL, None),
        "120.00",
        {Flag.ABOVE_TARGET_CAPPED, Flag.DIRECTION_ASSUMED},
    ),
    "nothing reported, nothing assumed": (
        reading("_ 10 _", LEVEL, None),
        None,
        {Flag.NO_ACTUAL},
    ),
}


@pytest.mark.parametrize(
    ("row", "completion", "flags"), UNSTATED.values(), ids=UNSTATED.keys()
)
def test_a_direction_that_nobody_stated_is_the_targets_or_is_assumed_and_flagged(
    row: Reading, completion: str | None, flags: set[Flag]
) -> None:
    result = evaluate(row)

    assert shown(result.completion) == completion
    assert set(result.flags) == flags


def test_a_baseline_that_does_not_apply_tells_no_direction() -> None:
    measure = Measure(LEVEL, None, baseline=Decimal(90), baseline_not_applicable=True)

    result = evaluate(Reading(measure, target=Decimal(80), actual=Decimal(60)))

    assert shown(result.completion) == "75.00"
    assert Flag.DIRECTION_ASSUMED in result.flags


@pytest.mark.parametrize(("row", "expected"), CASES.values(), ids=CASES.keys())
def test_the_method_decides_what_counts(
    row: Reading, expected: tuple[str | None, Rule, set[Flag]]
) -> None:
    assert outcome(evaluate(row)) == expected


@pytest.mark.parametrize(
    ("figures", "method", "direction", "formula", "numerator", "denominator"),
    [
        ("25 180 184", LEVEL, UP, Formula.PERFORMANCE, "159", "155"),
        ("40 30 35", LEVEL, DOWN, Formula.PERFORMANCE, "-5", "-10"),
        ("_ 85 81", LEVEL, UP, Formula.ACHIEVEMENT, "81", "85"),
        ("_ 8 10", ANNUAL, DOWN, Formula.INVERSE_ACHIEVEMENT, "8", "10"),
    ],
)
def test_the_arithmetic_can_be_written_out(
    figures: str,
    method: Method,
    direction: Direction,
    formula: Formula,
    numerator: str,
    denominator: str,
) -> None:
    working = evaluate(reading(figures, method, direction)).working

    assert working is not None
    assert working.formula is formula
    assert (working.numerator, working.denominator) == (
        Decimal(numerator),
        Decimal(denominator),
    )


def test_the_callers_decimal_context_changes_nothing() -> None:
    with localcontext(prec=3):
        narrow = evaluate(reading("13654 15000 14000")).performance
        narrow_score = objective_score([reading("13654 15000 14000")]).percent

    assert narrow == narrow_score == Decimal("25.70579494799405646359583952")
