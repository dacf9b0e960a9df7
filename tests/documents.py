"""Valid plan documents for property tests: every field, every period, every state."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from plans.document import (
    LIST_FIELDS,
    PERIODS,
    ActualEntry,
    Citation,
    CostEntry,
    Direction,
    Fragment,
    GoalEntry,
    IndicatorEntry,
    Method,
    ObjectiveEntry,
    Origin,
    PlanDocument,
    ReportedAs,
    RevisionEntry,
    State,
    StatisticEntry,
    TargetEntry,
    Terms,
)

YEARS = range(2020, 2025)
START, END = datetime(2019, 1, 1), datetime(2024, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
maybe_text = st.none() | texts
figures = st.decimals(-(10**9), 10**9, places=4).map(Decimal)
money = st.decimals(0, 10**12, places=2)
percents = st.decimals(0, 100, places=2)
dates = st.dates().map(lambda day: day.isoformat())
moments = st.datetimes(min_value=START, max_value=END, timezones=st.just(UTC)).map(
    lambda moment: moment.isoformat()
)


def maybe(strategy: SearchStrategy[Decimal]) -> SearchStrategy[Decimal | None]:
    """Return `strategy` or nothing."""
    return st.none() | strategy


@st.composite
def citations(draw: DrawFn) -> Citation:
    """A place: page and box, or cell, or line."""
    box = draw(st.none() | st.tuples(*[st.decimals(0, 800, places=2)] * 4))
    if box is not None:
        x0, top, x1, bottom = box
        box = (min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
    return Citation(
        text=draw(st.just("") | texts),
        page=draw(st.integers(1, 900)) if box else None,
        box=box,
        cell=draw(st.none() | st.just("Sayfa1!B4")),
        line=draw(st.none() | st.integers(1, 9000)),
        confidence=draw(maybe(st.decimals(0, 1, places=2))),
    )


def cited(*names: str) -> SearchStrategy[dict[str, Citation]]:
    """Citations of some of these fields."""
    fields = {name: citations() for name in names}
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def terms(draw: DrawFn, revision: int) -> Terms:
    """The terms of one plan revision."""
    never = draw(st.booleans())
    return Terms(
        revision=revision,
        weight_percent=draw(maybe(percents)),
        unit=draw(maybe_text),
        method=draw(st.none() | st.sampled_from(Method)),
        direction=draw(st.none() | st.sampled_from(Direction)),
        baseline_value=None if never else draw(maybe(figures)),
        baseline_label=draw(maybe_text),
        baseline_not_applicable=never,
        tolerance=draw(maybe(st.decimals(0, 100, places=3))),
    )


@st.composite
def target_histories(draw: DrawFn) -> tuple[TargetEntry, ...]:
    """For each year at most one first target, then updates and programme targets."""
    history = []
    for year in draw(st.sets(st.sampled_from(YEARS))):
        origins = [Origin.PLAN] * draw(st.integers(0, 1))
        origins += draw(
            st.lists(st.sampled_from([Origin.UPDATE, Origin.PROGRAMME]), max_size=2)
        )
        history += [
            TargetEntry(
                year=year,
                value=draw(maybe(figures)),
                origin=origin,
                recorded_at=draw(st.none() | moments),
                decision_number=draw(maybe_text),
                decision_date=draw(st.none() | dates),
                reason=draw(maybe_text),
                citation=draw(st.none() | citations()),
            )
            for origin in origins
        ]
    return tuple(history)


@st.composite
def actual_histories(draw: DrawFn) -> tuple[ActualEntry, ...]:
    """For each period approved entries that correct each other, then at most one open one."""
    periods = st.tuples(st.sampled_from(YEARS), st.sampled_from(PERIODS))
    history = []
    for year, period in draw(st.sets(periods, max_size=3)):
        states = [State.APPROVED] * draw(st.integers(0, 2))
        states += draw(st.lists(st.sampled_from(State), max_size=1))
        history += [
            ActualEntry(
                year=year,
                period=period,
                value=draw(maybe(figures)),
                reported_as=draw(st.sampled_from(ReportedAs)),
                state=state,
                explanation=draw(maybe_text),
                deviation_reason=draw(maybe_text),
                corrective_measure=draw(maybe_text),
                decision_note=draw(texts if state is State.RETURNED else maybe_text),
                correction_reason=draw(texts if number else maybe_text),
                printed_performance=draw(maybe(percents)),
                citation=draw(st.none() | citations()),
            )
            for number, state in enumerate(states)
        ]
    return tuple(history)


@st.composite
def indicators(draw: DrawFn, last: int) -> IndicatorEntry:
    """An indicator with its histories; its code may repeat."""
    revisions = draw(st.sets(st.integers(0, last)))
    flat = draw(terms(0))
    return IndicatorEntry(
        code=draw(st.sampled_from(["PG1.1.1", "PG1.1.2", "X"])),
        name=draw(texts),
        printed_code=draw(maybe_text),
        unit=flat.unit,
        weight_percent=flat.weight_percent,
        baseline_value=flat.baseline_value,
        baseline_label=flat.baseline_label,
        baseline_not_applicable=flat.baseline_not_applicable,
        tolerance=flat.tolerance,
        method=flat.method,
        direction=flat.direction,
        cumulative=draw(st.none() | st.booleans()),
        withdrawn=draw(st.booleans()),
        introduced_in=0 if 0 in revisions or not revisions else min(revisions),
        data_year=draw(st.none() | st.sampled_from(YEARS)),
        monitoring_frequency=draw(maybe_text),
        reporting_frequency=draw(maybe_text),
        definition=draw(maybe_text),
        formula=draw(maybe_text),
        data_source=draw(maybe_text),
        targets=draw(st.dictionaries(st.sampled_from(YEARS), maybe(figures))),
        terms=tuple(draw(terms(revision)) for revision in sorted(revisions)),
        target_revisions=draw(st.just(()) | target_histories()),
        actuals=draw(actual_histories()),
        citations=draw(cited("name", "weight_percent", "targets.2021")),
    )


@st.composite
def objectives(draw: DrawFn, code: str, last: int) -> ObjectiveEntry:
    """A whole card."""
    sections = {name: tuple(draw(st.lists(texts, max_size=2))) for name in LIST_FIELDS}
    items = [f"{name}.{i}" for name, rows in sections.items() for i in range(len(rows))]
    by_year = st.dictionaries(st.sampled_from(YEARS), maybe(money), max_size=2)
    total = draw(maybe(money))
    return ObjectiveEntry(
        code=code,
        title=draw(maybe_text),
        printed_code=draw(maybe_text),
        responsible_unit=draw(maybe_text),
        cooperating_units=tuple(draw(st.lists(texts, max_size=2))),
        indicators=tuple(draw(st.lists(indicators(last), max_size=3))),
        cost_estimate=CostEntry(total=total, by_year=draw(st.none() | by_year)),
        introduced_in=draw(st.integers(0, last)),
        withdrawn_in=draw(st.none() | st.integers(0, last)),
        rollup_weight=draw(percents),
        citations=draw(
            cited("title", "responsible_unit", "cost_estimate.total", *items)
        ),
        **sections,
    )


@st.composite
def goals(draw: DrawFn, number: int, last: int) -> GoalEntry:
    """A goal; goals and objectives of one plan may share a code."""
    codes = draw(
        st.lists(st.sampled_from([f"H{number}.1", f"H{number}.2"]), max_size=2)
    )
    return GoalEntry(
        code=draw(st.sampled_from([f"A{number}", "A1"])),
        title=draw(maybe_text),
        printed_code=draw(maybe_text),
        published_completion=draw(maybe(percents)),
        objectives=tuple(draw(objectives(code, last)) for code in codes),
        introduced_in=draw(st.integers(0, last)),
        withdrawn_in=draw(st.none() | st.integers(0, last)),
        rollup_weight=draw(percents),
        citations=draw(cited("title", "published_completion")),
    )


statistics = st.builds(
    StatisticEntry,
    subject=texts,
    value=figures,
    unit=texts,
    sentence=texts,
    section=st.just("") | texts,
    since_year=st.none() | st.sampled_from(YEARS),
    as_of=st.none() | st.just("2024-09"),
    citation=st.none() | citations(),
)


@st.composite
def plan_documents(draw: DrawFn) -> PlanDocument:
    """A whole valid document, with or without stated plan revisions."""
    last = draw(st.integers(0, 1))
    listed = tuple(
        RevisionEntry(
            number, draw(dates if number else st.none() | dates), draw(maybe_text)
        )
        for number in range(last + 1)
    )
    entries = tuple(
        draw(goals(number, last)) for number in range(1, draw(st.integers(1, 3)))
    )
    places = [
        f"goals[{g}].objectives[{o}]"
        for g, goal in enumerate(entries)
        for o in range(len(goal.objectives))
    ]
    with_items = st.builds(
        Fragment,
        text=texts,
        items=st.lists(texts, max_size=3).map(tuple),
        where=st.sampled_from(places or [""]),
        citation=st.none() | citations(),
    )
    loose = st.builds(
        Fragment,
        text=texts,
        items=st.lists(texts, max_size=2).map(tuple),
        citation=st.none() | citations(),
    )
    return PlanDocument(
        institution=draw(maybe_text),
        period=draw(st.none() | st.just((2019, 2023))),
        revisions=listed if last or draw(st.booleans()) else (),
        goals=entries,
        statistics=tuple(draw(st.lists(statistics, max_size=2))),
        unassigned=tuple(
            draw(st.lists(loose | with_items if places else loose, max_size=2))
        ),
    )
