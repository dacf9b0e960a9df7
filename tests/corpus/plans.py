"""Invented plans: what a document of the drawn corpus says is made first, and is the truth."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import cycle

from plans.document import (
    CostEntry,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
    with_indicators,
)
from tests.corpus.wording import (
    ACTIVITIES,
    FINDINGS,
    GOALS,
    INDICATORS,
    INSTITUTIONS,
    NEEDS,
    OBJECTIVES,
    RISKS,
    SERVICES,
    UNITS,
    worded,
)

YEARS = 5
WEIGHTS = (("100",), ("60", "40"), ("50", "30", "20"), ("37.5", "25", "25", "12.5"))
BASELINES = (
    "Plan Dönemi Başlangıç Değeri ({year})",
    "Başlangıç Değeri ({year})",
    "Mevcut Durum ({year})",
    "{year}",
)


def invented_plan(
    seed: int, *, goals: int = 2, objectives: int = 2, first_year: int | None = None
) -> PlanDocument:
    """Return a whole plan, the same for the same seed: `objectives` to a goal, one card each."""
    chosen = random.Random(seed)  # noqa: S311 - a corpus that is the same every time
    start = first_year or chosen.choice((2020, 2024, 2025, 2026))
    years = range(start, start + YEARS)
    baseline = chosen.choice(BASELINES).format(year=start - 1)
    services = cycle(chosen.sample(SERVICES, len(SERVICES)))
    return PlanDocument(
        institution=chosen.choice(INSTITUTIONS),
        period=(years[0], years[-1]),
        goals=tuple(
            GoalEntry(
                f"A{number}",
                GOALS[(number - 1) % len(GOALS)],
                objectives=tuple(
                    _objective(
                        chosen, f"{number}.{place}", next(services), baseline, years
                    )
                    for place in range(1, objectives + 1)
                ),
            )
            for number in range(1, goals + 1)
        ),
    )


def _objective(
    chosen: random.Random, number: str, service: str, baseline: str, years: range
) -> ObjectiveEntry:
    weights = chosen.choice(WEIGHTS)
    kinds = chosen.sample(INDICATORS, len(weights))
    responsible, *cooperating = chosen.sample(UNITS, chosen.randint(2, 4))
    return ObjectiveEntry(
        f"H{number}",
        worded(chosen.choice(OBJECTIVES), service),
        responsible_unit=responsible,
        cooperating_units=tuple(cooperating),
        indicators=tuple(
            IndicatorEntry(
                f"PG{number}.{place}",
                worded(name, service),
                unit=unit,
                weight_percent=Decimal(weight),
                baseline_value=None if chosen.random() < 0.2 else figures[0],
                baseline_label=baseline,
                targets=dict(zip(years, figures[1:], strict=True)),
                monitoring_frequency="6 ayda bir",
                reporting_frequency="Yılda bir",
            )
            for place, ((name, unit, kind), weight) in enumerate(
                zip(kinds, weights, strict=True), start=1
            )
            for figures in [_figures(chosen, kind)]
        ),
        risks=_items(chosen, RISKS, service),
        activities=_items(chosen, ACTIVITIES, service),
        cost_estimate=CostEntry(Decimal(chosen.randint(900, 250_000)) * 1000),
        findings=_items(chosen, FINDINGS, service),
        needs=_items(chosen, NEEDS, service),
    )


def _items(
    chosen: random.Random, sentences: Sequence[str], service: str
) -> tuple[str, ...]:
    """Return two or more of the sentences."""
    picked = chosen.sample(sentences, chosen.randint(2, len(sentences)))
    return tuple(worded(sentence, service) for sentence in picked)


def _figures(chosen: random.Random, kind: str) -> list[Decimal]:
    """Return baseline and yearly targets: growing, never all the same."""
    start, step, unit = {
        "count": (chosen.randint(0, 9), chosen.randint(1, 4), Decimal(1)),
        "thousands": (
            chosen.randint(900, 20_000),
            chosen.randint(150, 2_000),
            Decimal(5),
        ),
        "percent": (chosen.randint(20, 60), chosen.randint(1, 7), Decimal(1)),
        "fraction": (chosen.randint(11, 90), chosen.randint(3, 17), Decimal("0.1")),
    }[kind]
    return [(start + step * place) * unit for place in range(YEARS + 1)]


def with_yearly_costs(plan: PlanDocument) -> PlanDocument:
    """Return the plan with each objective's cost shared out over the years, the last taking the rest."""

    def shared(objective: ObjectiveEntry) -> ObjectiveEntry:
        total = objective.cost_estimate.total or Decimal(0)
        first, last = plan.period or (0, 0)
        share = total // YEARS // 1000 * 1000
        by_year = dict.fromkeys(range(first, last), share)
        by_year[last] = total - share * (YEARS - 1)
        return replace(objective, cost_estimate=CostEntry(total, by_year))

    return with_objectives(plan, shared)


def with_objectives(
    plan: PlanDocument, change: Callable[[ObjectiveEntry], ObjectiveEntry]
) -> PlanDocument:
    """Return the plan with every objective changed."""
    goals = (
        replace(goal, objectives=tuple(map(change, goal.objectives)))
        for goal in plan.goals
    )
    return replace(plan, goals=tuple(goals))


def without(plan: PlanDocument, *fields: str) -> PlanDocument:
    """Return what a layout says that has no room for these fields of objectives and indicators."""
    blank = PlanDocument(goals=(GoalEntry("", objectives=(ObjectiveEntry(""),)),))
    nothing = {**_defaults(blank.goals[0].objectives[0]), **_defaults(_INDICATOR)}

    def of_objective(objective: ObjectiveEntry) -> ObjectiveEntry:
        gone = {name: nothing[name] for name in fields if hasattr(objective, name)}
        return replace(objective, **gone)  # type: ignore[arg-type]

    def of_indicator(indicator: IndicatorEntry) -> IndicatorEntry:
        gone = {name: nothing[name] for name in fields if hasattr(indicator, name)}
        return replace(indicator, **gone)  # type: ignore[arg-type]

    return with_indicators(with_objectives(plan, of_objective), of_indicator)


_INDICATOR = IndicatorEntry("", "")


def _defaults(entry: ObjectiveEntry | IndicatorEntry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}
