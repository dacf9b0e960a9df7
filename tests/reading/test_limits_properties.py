"""Whatever a reading says fits into a plan."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Field, Model
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.models import ActualEntry as ActualRow
from indicators.models import Indicator, IndicatorTerms, TargetRevision
from ingest.reading.limits import within_limits
from ingest.reading.one_period import SEVERAL_PERIODS, of_one_period
from ingest.reading.recognise import read_document
from plans.document import (
    ActualEntry,
    CostEntry,
    Fragment,
    GoalEntry,
    IndicatorEntry,
    Issue,
    ObjectiveEntry,
    PlanDocument,
    StatisticEntry,
    TargetEntry,
    Terms,
)
from plans.models import (
    CardEntry,
    CooperatingUnit,
    CostEstimate,
    Goal,
    Objective,
    Statistic,
    Unit,
    UnplacedRun,
)
from tests.reading.limits import field_of

CORPUS = Path(__file__).parents[3] / "shared" / "data" / "corpus" / "dev"
NUMBERS = st.none() | st.decimals(allow_nan=True, allow_infinity=True)
LENGTHS = st.sampled_from([0, 1, 20, 21, 40, 41, 60, 61, 120, 121, 200, 201, 300, 301])
TEXTS = LENGTHS.map("x".__mul__)
YEARS = st.integers(-5, 40000)
BY_YEAR = st.dictionaries(YEARS, NUMBERS, max_size=3)
TERMS = st.builds(
    Terms,
    unit=TEXTS,
    weight_percent=NUMBERS,
    baseline_value=NUMBERS,
    baseline_label=TEXTS,
    tolerance=NUMBERS,
)
INDICATORS = st.builds(
    IndicatorEntry,
    code=TEXTS,
    name=TEXTS,
    printed_code=TEXTS,
    unit=TEXTS,
    weight_percent=NUMBERS,
    baseline_value=NUMBERS,
    baseline_label=TEXTS,
    tolerance=NUMBERS,
    data_year=YEARS,
    monitoring_frequency=TEXTS,
    reporting_frequency=TEXTS,
    targets=BY_YEAR,
    terms=st.tuples(TERMS),
    target_revisions=st.tuples(
        st.builds(TargetEntry, YEARS, NUMBERS, decision_number=TEXTS)
    ),
    actuals=st.tuples(
        st.builds(ActualEntry, YEARS, st.just("YEAR"), NUMBERS, printed_performance=NUMBERS)
    ),
)  # fmt: skip
OBJECTIVES = st.builds(
    ObjectiveEntry,
    code=TEXTS,
    printed_code=TEXTS,
    responsible_unit=TEXTS,
    cooperating_units=st.tuples(TEXTS, TEXTS),
    indicators=st.tuples(INDICATORS),
    risks=st.tuples(TEXTS, TEXTS),
    cost_estimate=st.builds(CostEntry, NUMBERS, st.none() | BY_YEAR),
    rollup_weight=st.decimals(),
)
STATISTICS = st.builds(
    StatisticEntry, TEXTS, st.decimals(), TEXTS, TEXTS, TEXTS, YEARS, TEXTS
)
DOCUMENTS = st.builds(
    PlanDocument,
    province=TEXTS,
    period=st.tuples(YEARS, YEARS),
    goals=st.tuples(
        st.builds(
            GoalEntry,
            code=TEXTS,
            printed_code=TEXTS,
            published_completion=NUMBERS,
            objectives=st.tuples(OBJECTIVES),
            rollup_weight=st.decimals(),
        )
    ),
    statistics=st.tuples(STATISTICS),
    unassigned=st.tuples(st.builds(Fragment, TEXTS, st.tuples(TEXTS))),
)
Written = tuple[type[Model], str, object]


def written(document: PlanDocument) -> Iterator[Written]:
    """Yield what a commit writes of the document: the model, its field and the value."""
    for goal in document.goals:
        yield Goal, "code", goal.code
        yield Goal, "printed_code", goal.printed_code or ""
        yield Goal, "published_completion", goal.published_completion
        yield Goal, "rollup_weight", goal.rollup_weight
    for _, card in document.objectives():
        yield from _of_card(card)
    for _, indicator in document.indicators():
        yield from _of_indicator(indicator)
    for run in document.unassigned:
        yield UnplacedRun, "text", run.text
        yield from ((CardEntry, "text", item) for item in run.items)
    for entry in document.statistics:
        yield Statistic, "province", document.province or ""
        yield Statistic, "section", entry.section
        yield Statistic, "subject", entry.subject
        yield Statistic, "value", entry.value
        yield Statistic, "unit", entry.unit
        yield Statistic, "since_year", entry.since_year
        yield Statistic, "as_of", entry.as_of or ""
        yield Statistic, "sentence", entry.sentence


def _of_card(card: ObjectiveEntry) -> Iterator[Written]:
    yield Objective, "code", card.code
    yield Objective, "printed_code", card.printed_code or ""
    yield Objective, "responsible_unit_text", card.responsible_unit or ""
    yield Objective, "rollup_weight", card.rollup_weight
    if card.responsible_unit:
        yield Unit, "name", card.responsible_unit
    yield from ((CooperatingUnit, "text", unit) for unit in card.cooperating_units)
    yield from ((CardEntry, "text", risk) for risk in card.risks)
    yield CostEstimate, "amount", card.cost_estimate.total
    for year, amount in (card.cost_estimate.by_year or {}).items():
        yield CostEstimate, "year", year
        yield CostEstimate, "amount", amount


def _of_indicator(entry: IndicatorEntry) -> Iterator[Written]:
    yield Indicator, "code", entry.code
    yield Indicator, "printed_code", entry.printed_code or ""
    yield Indicator, "name", entry.name
    yield Indicator, "monitoring_frequency", entry.monitoring_frequency or ""
    yield Indicator, "reporting_frequency", entry.reporting_frequency or ""
    yield Indicator, "data_year", entry.data_year
    every: list[IndicatorEntry | Terms] = [entry, *entry.terms]
    for terms in every:
        yield IndicatorTerms, "unit_of_measure", terms.unit or ""
        yield IndicatorTerms, "weight", terms.weight_percent
        yield IndicatorTerms, "baseline_value", terms.baseline_value
        yield IndicatorTerms, "baseline_label", terms.baseline_label or ""
        yield IndicatorTerms, "tolerance", terms.tolerance
    for year, value in entry.targets.items():
        yield TargetRevision, "year", year
        yield TargetRevision, "value", value
    for target in entry.target_revisions:
        yield TargetRevision, "year", target.year
        yield TargetRevision, "value", target.value
        yield TargetRevision, "decision_number", target.decision_number or ""
    for actual in entry.actuals:
        yield ActualRow, "year", actual.year
        yield ActualRow, "value", actual.value
        yield ActualRow, "printed_performance", actual.printed_performance


# Rules of the database that no field knows by itself.
LEAST = {
    (IndicatorTerms, "weight"): (0, 100),
    (IndicatorTerms, "tolerance"): (0, None),
    (CostEstimate, "amount"): (0, None),
    (Goal, "rollup_weight"): (0, None),
    (Objective, "rollup_weight"): (0, None),
}


def assert_fits(document: PlanDocument) -> None:
    for model, name, value in written(document):
        field: Field[Any, Any] = field_of(model, name)
        field.clean(value, None)
        least, most = LEAST.get((model, name), (None, None))
        if isinstance(value, Decimal):
            assert least is None or value >= least
            assert most is None or value <= most
    if document.period:
        assert 1990 <= document.period[0] <= document.period[1] <= 2100


@settings(max_examples=200)
@given(DOCUMENTS)
def test_whatever_is_read_fits_the_models_fields(document: PlanDocument) -> None:
    assert_fits(within_limits(document))


@settings(max_examples=50)
@given(DOCUMENTS)
def test_what_fits_is_left_as_it_is(document: PlanDocument) -> None:
    held = within_limits(document)

    assert within_limits(held) == held


LINES = st.lists(
    st.sampled_from(
        [
            "Amaç", "Hedef", "Performans Göstergeleri", "Hedefe Etkisi (%)", "Sorumlu Birim",
            "Başlangıç 2024", "2025 2026 2027 2028 2029", "Riskler", "Maliyet Tahmini",
            "A1: Kent", "H1.1: Yol yapmak.", "PG1.1.1 Yol (km)", "PG1.1.2",
            "900% 1 2 3 4 5 6 Yılda bir", "40% 0,1234567 2 3 4 5 6 Yılda bir",
            "123.456.789.012.345.678 ₺", "-5 ₺", "AMAÇ 01", "HEDEF 1.1", "%9999", "%47",
            "PERFORMANS 1.1.1", "İNCELE", "HEDEFE ETKİSİ", "%250", "(" + "uzun " * 20 + ")",
            "Müdürlüğü " * 40, "• Göç", "",
        ]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=150)
@given(LINES)
def test_whatever_the_reader_returns_fits(
    tmp_path_factory: pytest.TempPathFactory, printed: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "belge.txt"
    path.write_text("\n".join(printed), encoding="utf-8")

    assert_fits(read_document(path))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of documents is not here")
def test_no_document_of_the_corpus_loses_anything_to_a_limit() -> None:
    for truth in sorted(CORPUS.glob("*.truth.json"))[:8]:
        name = truth.name.removesuffix(".truth.json")
        [path] = [one for one in CORPUS.glob(f"{name}.*") if "truth" not in one.name]
        document = read_document(path)

        assert_fits(document)
        assert within_limits(document) == document, name


def card(years: range) -> ObjectiveEntry:
    targets = {year: Decimal(1) for year in years}
    return ObjectiveEntry(
        "H1.1", indicators=(IndicatorEntry("PG1.1.1", "Ad", targets=targets),)
    )


@pytest.mark.parametrize(
    ("spans", "is_one"),
    [
        ([range(2020, 2025)], True),
        ([range(2020, 2025), range(2020, 2025)], True),
        ([range(2020, 2023), range(2022, 2025)], True),
        ([range(2020, 2027), range(2022, 2024)], True),
        ([range(2025, 2030), range(2020, 2025)], False),
        ([range(2017, 2022), range(2020, 2025)], False),
    ],
    ids=["one", "two", "halves", "long", "apart", "over-one-another"],
)
def test_cards_of_several_plans_have_no_period(
    spans: list[range], *, is_one: bool
) -> None:
    years = min(one.start for one in spans), max(one.stop - 1 for one in spans)
    goal = GoalEntry("A1", objectives=tuple(map(card, spans)))

    document = of_one_period(PlanDocument(goals=(goal,), period=years))

    assert document.period == (years if is_one else None)
    issues: tuple[Issue, ...] = document.issues
    assert [(one.where, one.reason) for one in issues] == (
        [] if is_one else [("period", SEVERAL_PERIODS)]
    )
