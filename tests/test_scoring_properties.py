"""What holds of every score, whatever the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from hypothesis import assume, example, given
from hypothesis import strategies as st

from indicators.scoring import (
    Band,
    Flag,
    Measure,
    Reading,
    Report,
    RollUp,
    Rule,
    ScoreFlag,
    actual_value,
    band_of,
    contributions,
    evaluate,
    objective_score,
    roll_up,
    rounded,
)
from plans.document import PERIODS, YEAR, Direction, Method, ReportedAs

HUNDRED = Decimal(100)

figures = st.decimals(-(10**9), 10**9, places=4)
percents = st.decimals(0, 100, places=2)
weights = st.none() | percents
measures = st.builds(
    Measure,
    method=st.sampled_from(Method),
    direction=st.none() | st.sampled_from(Direction),
    baseline=st.none() | figures,
    tolerance=st.none() | percents,
    weight=weights,
    withdrawn=st.booleans(),
    baseline_not_applicable=st.booleans(),
)
readings = st.builds(
    Reading,
    measure=measures,
    target=st.none() | figures,
    actual=st.none() | figures,
)
cards = st.lists(readings, max_size=8)
increments = st.builds(
    Report,
    year=st.integers(2020, 2024),
    period=st.sampled_from(PERIODS),
    value=st.none() | figures,
    reported_as=st.sampled_from(ReportedAs),
)
reports = st.lists(increments, max_size=20, unique_by=lambda r: (r.year, r.period))
shares = st.decimals(0, 10, places=2)


def with_weight(reading: Reading, weight: Decimal | None) -> Reading:
    return replace(reading, measure=replace(reading.measure, weight=weight))


@given(readings)
def test_a_completion_exists_exactly_where_a_rule_gave_it(reading: Reading) -> None:
    result = evaluate(reading)

    assert (result.completion is None) == (result.rule is Rule.NONE)
    assert result.completion is not None or result.flags


@given(readings)
def test_a_missing_figure_is_never_a_zero(reading: Reading) -> None:
    for silent in (replace(reading, actual=None), replace(reading, target=None)):
        result = evaluate(silent)

        assert result.performance is None
        assert result.achievement is None
        assert result.completion is None


@given(readings)
def test_what_is_counted_is_between_0_and_100_and_marked_where_it_differs(
    reading: Reading,
) -> None:
    result = evaluate(reading)
    clamped = {Flag.ABOVE_TARGET_CAPPED, Flag.BELOW_ZERO_FLOORED} & result.flags

    assert result.counted is None or 0 <= result.counted <= HUNDRED
    if clamped:
        assert result.counted in (Decimal(0), HUNDRED)


@given(readings)
def test_reaching_the_target_exactly_is_always_complete(reading: Reading) -> None:
    result = evaluate(replace(reading, actual=reading.target))

    assert result.completion in (None, HUNDRED)
    assert result.performance in (None, HUNDRED)


@given(
    st.sampled_from([Direction.INCREASE, Direction.DECREASE]),
    st.sampled_from([Method.LEVEL, Method.CUMULATIVE, Method.ANNUAL]),
    st.lists(figures, min_size=4, max_size=4),
)
def test_doing_better_never_lowers_what_is_counted(
    direction: Direction, method: Method, values: list[Decimal]
) -> None:
    baseline, target, one, other = values
    measure = Measure(method, direction, baseline)
    worse, better = sorted((one, other), reverse=direction is Direction.DECREASE)

    before = evaluate(Reading(measure, target, worse)).counted
    after = evaluate(Reading(measure, target, better)).counted

    assume(before is not None and after is not None)
    assert before is not None
    assert after is not None
    assert before <= after


@given(cards)
def test_a_score_stays_in_its_bounds(card: list[Reading]) -> None:
    assert_in_bounds(objective_score(card))


@given(st.lists(st.tuples(cards, shares), max_size=6))
def test_a_goal_stays_in_its_bounds(
    children: list[tuple[list[Reading], Decimal]],
) -> None:
    assert_in_bounds(
        roll_up((objective_score(card), share) for card, share in children)
    )


def assert_in_bounds(score: RollUp) -> None:
    """low <= percent <= high, all of 0 to 100; a percent needs coverage."""
    assert 0 <= score.coverage <= HUNDRED
    assert (score.percent is None) == (score.coverage == 0)
    assert 0 <= score.reported <= score.counted
    if score.low is None or score.high is None:
        assert score.low is score.high is score.percent is None
        return
    assert 0 <= score.low <= score.high <= HUNDRED
    if score.percent is not None:
        assert score.low <= score.percent <= score.high
    if score.coverage == HUNDRED:
        assert score.low == score.percent == score.high


@given(cards)
def test_the_range_is_as_wide_as_what_is_not_covered(card: list[Reading]) -> None:
    score = objective_score(card)

    assume(score.low is not None and score.high is not None)
    assert score.low is not None
    assert score.high is not None
    assert rounded(score.high - score.low, 10) == rounded(HUNDRED - score.coverage, 10)


@given(cards, st.data())
def test_the_order_of_the_indicators_does_not_matter(
    card: list[Reading], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(card))

    assert objective_score(shuffled) == objective_score(card)


@given(st.lists(st.tuples(cards, shares), max_size=6), st.data())
def test_the_order_of_the_objectives_does_not_matter(
    children: list[tuple[list[Reading], Decimal]], data: st.DataObject
) -> None:
    scores = [(objective_score(card), share) for card, share in children]
    shuffled = data.draw(st.permutations(scores))

    assert roll_up(shuffled) == roll_up(scores)


@given(cards, st.integers(1, 5))
def test_no_decimal_context_changes_a_score(
    card: list[Reading], precision: int
) -> None:
    with localcontext(prec=precision):
        narrow = objective_score(card)

    assert narrow == objective_score(card)


@given(
    st.lists(st.tuples(readings, st.integers(1, 50)), min_size=1, max_size=6),
    st.sampled_from([Decimal("0.5"), Decimal("1.05"), Decimal(3)]),
)
def test_scaled_weights_give_the_same_percent_and_are_flagged(
    pairs: list[tuple[Reading, int]], factor: Decimal
) -> None:
    parts = [
        with_weight(
            replace(row, measure=replace(row.measure, withdrawn=False)), Decimal(w)
        )
        for row, w in pairs
    ]
    rest = HUNDRED - sum(
        part.measure.weight or 0 for part in parts if part.measure.is_scored
    )
    filler = Measure(Method.LEVEL, Direction.INCREASE, Decimal(0), weight=rest)
    card = [*parts, Reading(filler, target=Decimal(10), actual=Decimal(4))]
    assume(rest >= 0)

    whole = objective_score(card)
    scaled = objective_score(
        with_weight(row, (row.measure.weight or 0) * factor) for row in card
    )

    assert whole.flags == frozenset()
    assert scaled == replace(whole, flags=frozenset({ScoreFlag.WEIGHTS_NOT_100}))


@given(cards)
def test_a_silent_indicator_moves_only_coverage_and_range(card: list[Reading]) -> None:
    silent = Reading(
        Measure(Method.LEVEL, Direction.INCREASE, Decimal(0), weight=Decimal(7)),
        target=Decimal(10),
        actual=None,
    )
    weighed = [with_weight(row, row.measure.weight or Decimal(1)) for row in card]

    before, after = objective_score(weighed), objective_score([*weighed, silent])

    assert after.percent == before.percent
    assert after.coverage < before.coverage or before.coverage == after.coverage == 0
    assert after.low is not None
    assert after.high is not None
    assert before.low is None or after.low <= before.low
    assert before.high is None or after.high >= before.high


@given(cards, readings)
def test_withdrawn_and_data_only_indicators_change_nothing(
    card: list[Reading], extra: Reading
) -> None:
    withdrawn = replace(extra, measure=replace(extra.measure, withdrawn=True))
    followed = replace(extra, measure=replace(extra.measure, method=Method.DATA_ONLY))

    assert objective_score([*card, withdrawn, followed]) == objective_score(card)


@given(cards)
def test_the_points_add_up_to_the_score(card: list[Reading]) -> None:
    score = objective_score(card)
    rows = [row for row in contributions(card) if row.points is not None]
    weight = sum(row.weight or 0 for row in rows)

    assert len(contributions(card)) == len(card)
    if score.percent is not None:
        total = sum(row.points or 0 for row in rows) / weight * 100
        assert rounded(Decimal(total), 10) == rounded(score.percent, 10)


@given(reports, st.integers(2020, 2024), st.sampled_from(PERIODS), st.data())
def test_the_order_of_the_reports_does_not_matter(
    known: list[Report], year: int, period: str, data: st.DataObject
) -> None:
    measure = Measure(Method.CUMULATIVE, Direction.INCREASE, Decimal(10))
    shuffled = data.draw(st.permutations(known))

    assert actual_value(measure, shuffled, year, period, 2020) == actual_value(
        measure, known, year, period, 2020
    )


@given(st.lists(figures, min_size=1, max_size=5), figures)
def test_a_total_and_its_increments_say_the_same(
    added: Sequence[Decimal], baseline: Decimal
) -> None:
    measure = Measure(Method.CUMULATIVE, Direction.INCREASE, baseline)
    years = range(2020, 2020 + len(added))
    steps = [
        Report(year, YEAR, value, ReportedAs.INCREMENT)
        for year, value in zip(years, added, strict=True)
    ]
    halves = [Report(year, "H1", Decimal(1), ReportedAs.INCREMENT) for year in years]
    last = years[-1]

    total = actual_value(measure, [*steps, *halves], last, YEAR, 2020)

    assert total == baseline + sum(added)
    for hole in steps:
        with_hole = [report for report in [*steps, *halves] if report is not hole]
        assert actual_value(measure, with_hole, last, YEAR, 2020) is None


@given(st.none() | figures, st.lists(st.none() | percents, unique=True))
@example(Decimal(50), [Decimal(50), None])
def test_the_band_is_the_highest_reached(
    percent: Decimal | None, lowers: list[Decimal | None]
) -> None:
    bands = [Band(lower, str(lower), "") for lower in lowers]

    band = band_of(percent, bands)

    reached = [
        lower
        for lower in lowers
        if percent is not None and (lower is None or lower <= percent)
    ]
    assert (band is None) == (not reached)
    if band is not None and band.lower is not None:
        assert band.lower == max(lower for lower in reached if lower is not None)
