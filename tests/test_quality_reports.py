"""Rules about programmes, reports and actuals beside their plan, each on a real finding's case."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plans.document import (
    ActualEntry,
    Direction,
    IndicatorEntry,
    Kind,
    Method,
    Origin,
    PlanDocument,
    ReportedAs,
    State,
    TargetEntry,
)
from plans.quality import REPORT_RULES, Backed, judge_reports
from plans.sentences import said as sentence
from tests.quality_plans import card, indicator, plan, targets

PLACE = "Hedef 4.1, PG4.1.1"
TAUGHT = "Kurs bitiren kadın sayısı"


def reached(value: str | None, year: int = 2021, **fields: Any) -> ActualEntry:  # noqa: ANN401 - fields of any kind
    figure = None if value is None else Decimal(value)
    return replace(ActualEntry(year, "YEAR", figure), **fields)


def two(**fields: Any) -> tuple[IndicatorEntry, IndicatorEntry]:  # noqa: ANN401 - fields of any kind
    """The plan's two indicators, the first as the test wants it."""
    first = indicator(id="bir", data_source="Kayıt sistemi", **fields)
    return first, indicator("PG4.1.2", name=TAUGHT, data_source="Kayıt sistemi")


def recorded(entry: ActualEntry, **fields: Any) -> PlanDocument:  # noqa: ANN401 - fields of any kind
    """A plan whose own record holds an actual; its 2021 target is 30."""
    return plan(card(*two(actuals=(entry,), **fields)))


def document(kind: Kind, *entries: IndicatorEntry) -> PlanDocument:
    return replace(plan(card(*entries)), kind=kind)


def only_2021(entry: IndicatorEntry, target: str, **fields: Any) -> IndicatorEntry:  # noqa: ANN401 - fields of any kind
    """An indicator as the papers of 2021 print it: no identifier, one year."""
    one_year = {2021: Decimal(target)}
    return replace(entry, id=None, targets=one_year, **fields)


def said(
    own: PlanDocument, *documents: PlanDocument, backed: Backed | None = None
) -> list[tuple[str, str, str]]:
    return [
        (one.rule.id, sentence(one.place.label), sentence(one.message))
        for one in judge_reports(own, documents, backed).findings
    ]


FIRST, SECOND = two()
PLAN = plan(card(FIRST, SECOND))
OTHER_CARD = card(
    indicator("PG4.2.1", name="Kurulan park sayısı"), code="H4.2", title="Parklar"
)

FOUND = {
    # Konak 2018: even 1 % must be explained
    "sapma-nedensiz": (
        (recorded(reached("30.3")),),
        PLACE,
        "2021: hedef 30, gerçekleşen 30,3, sapma %1; sapma nedeni yazılmamış.",
    ),
    # an audit finding: far above the target shows that it was not realistic
    "sapma-yuksek": (
        (recorded(reached("75", deviation_reason="Talep arttı.")),),
        PLACE,
        "2021: hedef 30, gerçekleşen 75; gerçekleşme oranı %250. Hedef düşük mü?",
    ),
    "gerceklesme-yok": (
        (recorded(reached(None)),),
        PLACE,
        "2021: gerçekleşme değeri yok, açıklaması da yok.",
    ),
    # Konak: no data recording system
    "gerceklesme-kaynaksiz": (
        (plan(card(replace(FIRST, data_source=None, actuals=(reached("30"),)))),),
        PLACE,
        "Gerçekleşmesi var ama veri kaynağı yazılı değil.",
    ),
    # an audit finding: the report changes targets
    "rapor-hedef-farkli": (
        (
            PLAN,
            document(
                Kind.ACTIVITY_REPORT,
                only_2021(FIRST, "25", actuals=(reached("25"),)),
                only_2021(SECOND, "30", actuals=(reached("30"),)),
            ),
        ),
        PLACE,
        "2021 hedefi planda 30, faaliyet raporunda 25.",
    ),
    # an audit finding: the report drops indicators
    "rapor-gosterge-cikarilan": (
        (PLAN, document(Kind.PERFORMANCE_PROGRAMME, only_2021(FIRST, "30"))),
        "Hedef 4.1, PG4.1.2",
        "Planda olan “Kurs bitiren kadın sayısı” göstergesi performans programında yok.",
    ),
    "rapor-kart-eksik": (
        (
            plan(card(FIRST, SECOND), OTHER_CARD),
            document(
                Kind.PERFORMANCE_PROGRAMME,
                only_2021(FIRST, "30"),
                only_2021(SECOND, "30"),
            ),
        ),
        "Hedef 4.2",
        "Hedefin hiçbir göstergesi performans programında yok.",
    ),
    # an audit finding: the report adds indicators
    "rapor-gosterge-eklenen": (
        (
            PLAN,
            document(
                Kind.PERFORMANCE_PROGRAMME,
                only_2021(FIRST, "30"),
                only_2021(SECOND, "30"),
                indicator("PG4.1.3", name="Dikilen ağaç sayısı"),
            ),
        ),
        "Hedef 4.1, PG4.1.3",
        "“Dikilen ağaç sayısı” göstergesi performans programında var, planda yok.",
    ),
    # an audit finding: indicators of the programme without a number
    "program-hedefsiz": (
        (
            PLAN,
            document(
                Kind.PERFORMANCE_PROGRAMME,
                only_2021(FIRST, "30"),
                replace(SECOND, targets={2021: None}),
            ),
        ),
        "Hedef 4.1, PG4.1.2",
        "Performans programında hedef değeri yok.",
    ),
}


@pytest.mark.parametrize("rule", FOUND)
def test_every_rule_finds_its_real_case_and_nothing_else(rule: str) -> None:
    documents, place, message = FOUND[rule]

    assert said(*documents) == [(rule, place, message)]


def test_every_rule_has_its_case() -> None:
    by_evidence = {"gerceklesme-kanitsiz"}

    assert {rule.id for rule in REPORT_RULES} == set(FOUND) | by_evidence


def test_a_figure_without_evidence_or_note_cannot_be_verified() -> None:
    own = recorded(reached("30"))

    assert said(own, backed=frozenset()) == [
        ("gerceklesme-kanitsiz", PLACE, "2021: kanıt dosyası da açıklaması da yok.")
    ]
    assert said(own, backed=frozenset({("bir", 2021, "YEAR")})) == []
    assert said(own, backed=None) == []


def test_a_note_is_evidence_too() -> None:
    noted = recorded(reached("30", explanation="Kayıt defteri, s. 4."))

    assert said(noted, backed=frozenset()) == []


@pytest.mark.parametrize("value", ["29.7", "30.3"], ids=["below", "above"])
def test_a_deviation_is_explained_both_ways(value: str) -> None:
    bare, told = reached(value), reached(value, deviation_reason="Talep değişti.")

    assert [one[0] for one in said(recorded(bare))] == ["sapma-nedensiz"]
    assert said(recorded(told)) == []


@pytest.mark.parametrize("reason", ["-", " — ", "  "])
def test_a_dash_is_no_reason(reason: str) -> None:
    found = said(recorded(reached("29", deviation_reason=reason)))

    assert [one[0] for one in found] == ["sapma-nedensiz"]


QUIET = {
    "half a year is not held against the year's target": recorded(
        reached("14", period="H1")
    ),
    "an increment is no running total": recorded(
        reached("10", reported_as=ReportedAs.INCREMENT), method=Method.CUMULATIVE
    ),
    "a draft is still being written": recorded(reached("29", state=State.DRAFT)),
    "what is held may move inside its tolerance": recorded(
        reached("31"), method=Method.MAINTAIN, tolerance=Decimal(1)
    ),
    "what is only followed has no deviation": recorded(
        reached("99"), method=Method.DATA_ONLY
    ),
    "a missing figure with an explanation": recorded(
        reached(None, explanation="Ölçüm 2022'de başlayacak.")
    ),
    "less by half is good where less is better": recorded(
        reached("31", deviation_reason="Talep azaldı."),
        direction=Direction.DECREASE,
        baseline_value=Decimal(60),
    ),
}


@pytest.mark.parametrize("own", QUIET.values(), ids=QUIET)
def test_what_only_looks_like_a_fault_is_no_finding(own: PlanDocument) -> None:
    assert said(own) == []


def test_only_the_last_word_on_a_period_is_judged() -> None:
    corrected = reached("30", state=State.APPROVED)
    own = plan(
        card(*two(actuals=(reached("29", state=State.APPROVED), corrected))),
    )

    assert said(own) == []


def test_a_report_is_held_to_the_programme_where_there_is_one() -> None:
    programme = document(
        Kind.PERFORMANCE_PROGRAMME, only_2021(FIRST, "28"), only_2021(SECOND, "30")
    )
    report = document(
        Kind.ACTIVITY_REPORT,
        only_2021(FIRST, "30", actuals=(reached("30"),)),
        only_2021(SECOND, "30", actuals=(reached("30"),)),
    )

    assert [one[2] for one in said(PLAN, programme, report)] == [
        "2021 hedefi planda 30, performans programında 28.",
        "2021 hedefi performans programında 28, faaliyet raporunda 30.",
    ]


def test_the_programme_target_on_record_is_held_to_the_plan() -> None:
    entry = TargetEntry(2021, Decimal(28), Origin.PROGRAMME)

    found = said(plan(card(*two(target_revisions=(entry,)))))

    assert found == [
        (
            "rapor-hedef-farkli",
            PLACE,
            "2021 hedefi planda 30, performans programında 28.",
        )
    ]


def test_a_programme_may_state_what_the_year_adds_to_a_running_total() -> None:
    own = plan(card(*two(method=Method.CUMULATIVE, targets=targets("20", "30"))))
    programme = document(
        Kind.PERFORMANCE_PROGRAMME, only_2021(FIRST, "10"), only_2021(SECOND, "30")
    )

    assert said(own, programme) == []


def test_a_renumbered_indicator_is_known_by_its_name() -> None:
    programme = document(
        Kind.PERFORMANCE_PROGRAMME,
        only_2021(replace(SECOND, code="PG4.1.1"), "30"),
        only_2021(replace(FIRST, code="PG4.1.2"), "30"),
    )

    assert said(PLAN, programme) == []


def test_one_code_on_two_different_names_is_dropped_and_added() -> None:
    other = indicator("PG4.1.1", name="Dikilen ağaç sayısı")
    programme = document(
        Kind.PERFORMANCE_PROGRAMME,
        only_2021(other, "5"),
        only_2021(SECOND, "30"),
    )

    assert {one[0] for one in said(PLAN, programme)} == {
        "rapor-gosterge-cikarilan",
        "rapor-gosterge-eklenen",
    }


def test_without_documents_rules_that_compare_are_not_clean() -> None:
    report = judge_reports(PLAN)

    assert report.clean == ()
    assert {outcome.rule.id for outcome in report.unchecked} == {
        rule.id for rule in REPORT_RULES
    }


def test_what_one_row_names_by_its_identifier_is_no_other_rows() -> None:
    """A person paired the second row; the first only has the plan's name."""
    like = replace(only_2021(FIRST, "30"), id=None)
    paired = replace(only_2021(FIRST, "30"), id=FIRST.id, name="Ziyaret edilen ev")

    found = said(PLAN, document(Kind.PERFORMANCE_PROGRAMME, like, paired))

    added = [(place, text) for rule, place, text in found if "eklenen" in rule]
    told = f"“{FIRST.name}” göstergesi performans programında var, planda yok."
    assert added == [(PLACE, told)]
