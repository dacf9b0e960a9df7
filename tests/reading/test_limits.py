"""What fits into no plan is null, its text kept in an error."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Model

from indicators.models import Indicator, IndicatorTerms, TargetRevision
from ingest.reading import bounds
from ingest.reading.limits import within_limits
from plans.document import (
    Citation,
    CostEntry,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
    Severity,
)
from plans.models import CooperatingUnit, Goal, Objective, PlanRevision, Statistic, Unit
from plans.models.figures import FIGURE, MONEY, PERCENT, SIGNIFICANT_DIGITS
from tests.reading.limits import field_of


@pytest.mark.parametrize(
    ("model", "name", "most"),
    [
        (Goal, "code", bounds.CODE),
        (Objective, "code", bounds.CODE),
        (Indicator, "code", bounds.CODE),
        (Goal, "printed_code", bounds.PRINTED_CODE),
        (Objective, "printed_code", bounds.PRINTED_CODE),
        (Indicator, "printed_code", bounds.PRINTED_CODE),
        (IndicatorTerms, "unit_of_measure", bounds.UNIT_OF_MEASURE),
        (IndicatorTerms, "baseline_label", bounds.BASELINE_LABEL),
        (Indicator, "monitoring_frequency", bounds.FREQUENCY),
        (Indicator, "reporting_frequency", bounds.FREQUENCY),
        (Unit, "name", bounds.RESPONSIBLE_UNIT),
        (CooperatingUnit, "text", bounds.COOPERATING_UNIT),
        (TargetRevision, "decision_number", bounds.DECISION_NUMBER),
        (PlanRevision, "decision_number", bounds.DECISION_NUMBER),
        (Statistic, "province", bounds.PROVINCE),
        (Statistic, "section", bounds.SECTION),
        (Statistic, "subject", bounds.SUBJECT),
        (Statistic, "unit", bounds.UNIT_OF_MEASURE),
        (Statistic, "as_of", bounds.AS_OF),
    ],
    ids=lambda part: getattr(part, "__name__", part),
)
def test_a_text_has_the_room_of_its_field(
    model: type[Model], name: str, most: int
) -> None:
    assert field_of(model, name).max_length == most


def test_a_responsible_unit_fits_its_card_too() -> None:
    card = field_of(Objective, "responsible_unit_text")

    assert card.max_length >= bounds.RESPONSIBLE_UNIT


@pytest.mark.parametrize(
    ("room", "options"),
    [
        (bounds.FIGURE, FIGURE),
        (bounds.TOLERANCE, FIGURE),
        (bounds.MONEY, MONEY),
        (bounds.WEIGHT, PERCENT),
        (bounds.PERFORMANCE, PERCENT),
        (bounds.COMPLETION, PERCENT),
        (bounds.ROLLUP, PERCENT),
    ],
    ids=["figure", "tolerance", "money", "weight", "performance", "published", "rollup"],
)  # fmt: skip
def test_a_number_has_the_room_of_its_field(
    room: bounds.Range, options: dict[str, Any]
) -> None:
    expected = options["max_digits"], options["decimal_places"]

    assert (room.digits, room.places) == expected
    assert bounds.SIGNIFICANT_DIGITS == SIGNIFICANT_DIGITS


def document_of(indicator: IndicatorEntry, **card: Any) -> PlanDocument:  # noqa: ANN401
    objective = ObjectiveEntry("H1.1", indicators=(indicator,), **card)
    return PlanDocument(goals=(GoalEntry("A1", objectives=(objective,)),))


PRINTED = Citation("basıldığı gibi", line=7)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("weight_percent", Decimal(101)),
        ("weight_percent", Decimal(-1)),
        ("weight_percent", Decimal("33.33333")),
        ("baseline_value", Decimal("0.12345")),
        ("baseline_value", Decimal("1234567890123456")),
        ("baseline_value", Decimal("12345678901.23456")),
        ("baseline_value", Decimal("1E+20")),
        ("baseline_value", Decimal("1." + "0" * 30 + "1")),
        ("unit", "b" * 61),
        ("baseline_label", "b" * 121),
        ("monitoring_frequency", "b" * 61),
        ("reporting_frequency", "b" * 61),
        ("printed_code", "1" * 41),
    ],
    ids=str,
)
def test_what_no_plan_can_hold_is_null_with_its_text_in_an_error(
    name: str, value: Decimal | str
) -> None:
    cited = {name: PRINTED} if isinstance(value, Decimal) else {}
    entry = IndicatorEntry("PG1.1.1", "Ad", citations=cited, **{name: value})  # type: ignore[arg-type]

    held = within_limits(document_of(entry))

    [(where, indicator)] = held.indicators()
    [issue] = held.issues
    assert getattr(indicator, name) is None
    assert (issue.where, issue.severity) == (f"{where}.{name}", Severity.ERROR)
    assert issue.text == (PRINTED.text if cited else value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("weight_percent", Decimal(0)),
        ("weight_percent", Decimal(100)),
        ("weight_percent", Decimal("33.3333")),
        ("baseline_value", Decimal("-0.1234")),
        ("baseline_value", Decimal("123456789012345")),
        ("baseline_value", Decimal("12345678901.2345")),
        ("baseline_value", Decimal(0)),
        ("unit", "b" * 60),
        ("baseline_label", "b" * 120),
        ("monitoring_frequency", "b" * 60),
        ("printed_code", "1" * 40),
    ],
    ids=str,
)
def test_what_just_fits_stays(name: str, value: Decimal | str) -> None:
    document = document_of(IndicatorEntry("PG1.1.1", "Ad", **{name: value}))  # type: ignore[arg-type]

    assert within_limits(document) == document


@pytest.mark.parametrize("printed", ["1.500000", "1.5E+3", "0E-9"])
def test_a_number_that_is_only_written_long_stays_the_same_number(printed: str) -> None:
    value = Decimal(printed)
    entry = IndicatorEntry("PG1.1.1", "Ad", baseline_value=value)

    held = within_limits(document_of(entry))

    [(_, indicator)] = held.indicators()
    assert indicator.baseline_value == value
    assert held.issues == ()
    field_of(IndicatorTerms, "baseline_value").clean(indicator.baseline_value, None)


@pytest.mark.parametrize("year", [0, 198, 1989, 2101, 20245])
def test_a_year_that_no_plan_has_is_no_target(year: int) -> None:
    entry = IndicatorEntry(
        "PG1.1.1", "Ad", targets={year: Decimal(5), 2024: Decimal(6)}
    )

    held = within_limits(document_of(entry))

    [(where, indicator)] = held.indicators()
    [issue] = held.issues
    assert indicator.targets == {2024: 6}
    assert (issue.where, issue.text) == (f"{where}.targets.{year}", f"{year}: 5")


@pytest.mark.parametrize(
    "amount", [Decimal(-1), Decimal("0.001"), Decimal("1234567890123456")], ids=str
)
def test_a_cost_that_no_one_can_pay_is_null(amount: Decimal) -> None:
    cost = CostEntry(amount, {2024: amount, 2025: Decimal(1)})
    held = within_limits(document_of(IndicatorEntry("PG1", "Ad"), cost_estimate=cost))

    [(where, card)] = held.objectives()
    assert card.cost_estimate == CostEntry(None, {2024: None, 2025: Decimal(1)})
    assert [issue.where for issue in held.issues] == [
        f"{where}.cost_estimate.total",
        f"{where}.cost_estimate.by_year.2024",
    ]


@pytest.mark.parametrize("percent", [Decimal(-1), Decimal(1001), Decimal("0.00001")])
def test_a_published_percentage_out_of_reason_is_null(percent: Decimal) -> None:
    held = within_limits(
        PlanDocument(goals=(GoalEntry("A1", published_completion=percent),))
    )

    assert held.goals[0].published_completion is None
    assert [issue.where for issue in held.issues] == ["goals[0].published_completion"]


def test_an_indicator_without_a_name_has_its_code_as_name() -> None:
    held = within_limits(document_of(IndicatorEntry("PG1.1.1", " ")))

    [(where, indicator)] = held.indicators()
    assert indicator.name == "PG1.1.1"
    assert [issue.where for issue in held.issues] == [f"{where}.name"]


def test_a_code_that_is_none_leaves_its_letter() -> None:
    long = "PG" + ".1" * 10
    held = within_limits(document_of(IndicatorEntry(long, "Ad")))

    [(where, indicator)] = held.indicators()
    assert indicator.code == "PG"
    assert [(issue.where, issue.text) for issue in held.issues] == [
        (f"{where}.code", long)
    ]


def test_citations_stay_with_their_items_when_one_is_left_out() -> None:
    names = ("Fen İşleri", "U" * 301, "Zabıta")
    cited = {f"cooperating_units.{at}": Citation(name) for at, name in enumerate(names)}
    document = document_of(
        IndicatorEntry("PG1", "Ad"), cooperating_units=names, citations=cited
    )

    [(where, card)] = within_limits(document).objectives()

    assert card.cooperating_units == ("Fen İşleri", "Zabıta")
    assert {place: one.text for place, one in card.citations.items()} == {
        "cooperating_units.0": "Fen İşleri",
        "cooperating_units.1": "Zabıta",
    }
    [issue] = within_limits(document).issues
    assert (issue.where, issue.text) == (f"{where}.cooperating_units[1]", names[1])
