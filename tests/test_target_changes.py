"""The public record of targets."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from indicators.models import TargetRevision
from reports.changed.changes import Timing, steps_of


def target(
    year: int, value: str | None, day: str, origin: str = "update", **more: object
) -> TargetRevision:
    return TargetRevision(
        year=year,
        value=None if value is None else Decimal(value),
        origin=origin,
        recorded_at=datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=UTC),
        **more,
    )


FIRST = [target(year, "100", "2019-11-06", "plan") for year in (2022, 2023, 2024)]


@pytest.mark.parametrize(
    ("day", "timing", "late"),
    [
        ("2021-12-31", Timing.BEFORE, False),
        ("2022-01-01", Timing.DURING, False),
        ("2022-12-31", Timing.DURING, False),
        ("2023-01-01", Timing.AFTER, True),
    ],
)
def test_a_change_knows_whether_its_year_was_over(
    day: str, timing: Timing, late: bool
) -> None:
    step = steps_of([*FIRST, target(2022, "90", day)])[0]

    assert step.changes[0].timing is timing
    assert step.is_late is late


def test_a_change_late_in_the_evening_belongs_to_the_day_in_turkey() -> None:
    late = target(2022, "90", "2022-12-31")
    late.recorded_at = datetime(2022, 12, 31, 22, 0, tzinfo=UTC)

    assert steps_of([*FIRST, late])[0].recorded_on == date(2023, 1, 1)


def test_a_decision_counts_from_its_own_day_and_tells_when_it_was_recorded() -> None:
    update = target(2023, "120", "2026-11-22", decision_date=date(2022, 3, 1))

    step = steps_of([*FIRST, update])[0]

    assert step.changes[0].timing is Timing.BEFORE
    assert not step.is_late
    assert (step.decided_on, step.recorded_on) == (date(2022, 3, 1), date(2026, 11, 22))


def test_one_decision_about_several_years_is_one_step_latest_first() -> None:
    steps = steps_of(
        [
            target(2023, "80", "2023-09-14"),
            target(2024, "120", "2023-09-14"),
            *FIRST,
        ]
    )

    assert [step.is_first for step in steps] == [False, True]
    lowered, raised = steps[0].changes
    assert [lowered.old, lowered.new, lowered.percent] == [100, 80, -20]
    assert lowered.is_lowered
    assert not lowered.is_raised
    assert raised.is_raised


def test_the_first_targets_are_never_late() -> None:
    late = [target(2020, "5", "2024-01-01", "plan")]

    assert not steps_of(late)[0].is_late


def test_a_performance_programme_changes_no_target_of_the_plan() -> None:
    programme = target(2023, "70", "2022-12-01", "programme")
    update = target(2023, "80", "2023-02-01")

    changed, committed, _first = steps_of([*FIRST, programme, update])

    assert committed.changes[0].old is None
    assert changed.changes[0].old == 100


def test_a_target_taken_away_has_no_percent() -> None:
    change = steps_of([*FIRST, target(2023, None, "2023-02-01")])[0].changes[0]

    assert change.new is None
    assert change.percent is None
    assert not change.is_lowered


def test_a_corrected_first_target_is_no_new_promise() -> None:
    wrong = target(2023, "100", "2019-11-06", "plan")
    update = target(2023, "80", "2022-02-01")
    right = target(2023, "110", "2024-03-01", "plan", reason="Belge düzeltildi")

    corrected, updated, first = steps_of([wrong, update, right])

    assert [step.is_correction for step in (corrected, updated, first)] == [
        True,
        False,
        False,
    ]
    assert not corrected.is_late
    assert corrected.changes[0].old == 100
    assert updated.changes[0].old == 100
