"""Made-up rows in every state, so that the style page draws the real parts; nothing is saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from indicators.measures import Known, Terms
from indicators.models import Indicator
from indicators.performance import Measure, Reading
from indicators.scoring import Band, band_of, contributions
from plans.document import Direction, Method
from plans.models import Goal, Municipality, Objective, Plan
from reports.history import History, HistoryRow
from reports.rows import GoalRow, IndicatorRow, ObjectiveRow
from reports.standings import Standing
from reports.years import PlanYear

BANDS = (
    Band(Decimal(100), "reach", "Hedefe ulaşıldı"),
    Band(Decimal(80), "near", "Hedefe yakın"),
    Band(Decimal(50), "behind", "Hedefin gerisinde"),
    Band(None, "far", "Hedefin çok gerisinde"),
)
LONG = "Alzheimer ve Demans Hastaları ve Aileleri İçin Buluşma ve Danışma Merkezine Kazandırılan Üye Sayısı"

PLACE = Municipality(name="Örnek Belediyesi", slug="ornek", is_fictional=True)
PLAN = Plan(municipality=PLACE, start_year=2020, end_year=2024)
GOAL = Goal(plan=PLAN, code="A1", slug="1", title="Eşitsizliklerin azaltılması")
OBJECTIVE = Objective(goal=GOAL, code="H1.1", slug="1.1", title=LONG)
SHOWN = PlanYear(PLAN, 2024, 2024)


def standing(percent: str, coverage: str, low: str, high: str) -> Standing:
    """A published standing with its band; every figure is a percent."""
    value = Decimal(percent)
    return Standing(
        percent=value,
        coverage=Decimal(coverage),
        low=Decimal(low),
        high=Decimal(high),
        band=band_of(value, BANDS),
    )


STANDINGS = (
    standing("100", "100", "100", "100"),
    standing("90.82", "80", "72.66", "92.66"),
    standing("62.5", "65", "40.63", "75.63"),
    standing("4.2", "25", "1.05", "76.05"),
    Standing(),
)
GOAL_ROW = GoalRow(GOAL, STANDINGS[1], size=4)


def readings() -> Iterator[Reading]:
    """By a lowered target, and without a figure."""
    measure = Measure(
        method=Method.LEVEL,
        direction=Direction.INCREASE,
        baseline=Decimal(0),
        weight=Decimal(50),
    )
    yield Reading(measure, Decimal(120), Decimal(110))
    yield Reading(measure, Decimal(120), None)


def indicator_rows() -> tuple[IndicatorRow, ...]:
    """Return an indicator with a figure and one without."""
    found = tuple(readings())
    return tuple(
        IndicatorRow(
            known=Known(
                Indicator(
                    objective=OBJECTIVE, code=f"PG1.1.{at}", slug=f"1.1.{at}", name=LONG
                )
            ),
            terms=Terms(weight=Decimal(50), unit_of_measure="kişi"),
            reading=reading,
            first=replace(reading, target=Decimal(150)),
            contribution=part,
            band=band_of(part.result.completion, BANDS),
        )
        for at, (reading, part) in enumerate(
            zip(found, contributions(found), strict=True), 1
        )
    )


def objective_row() -> ObjectiveRow:
    """Return an objective of which nothing is published."""
    return ObjectiveRow(OBJECTIVE, indicators=indicator_rows())


def history(row: IndicatorRow) -> History:
    """Return an indicator through three years: a gap in the middle, a half-year in the last."""
    _row, gap = indicator_rows()
    periods = (
        (2022, "YEAR", row),
        (2023, "YEAR", gap),
        (2024, "H1", row),
        (2024, "YEAR", row),
    )
    return History(
        row.indicator,
        (2022, 2023, 2024),
        tuple(
            HistoryRow(year, period, each, expected=Decimal(40 * at))
            for at, (year, period, each) in enumerate(periods, 1)
        ),
        baseline=Decimal(0),
    )
