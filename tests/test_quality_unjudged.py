"""What plan quality does not judge, and how findings are told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from plans.document import (
    Citation,
    Direction,
    Fragment,
    GoalEntry,
    Method,
    PlanDocument,
    RevisionEntry,
)
from plans.quality import MANUAL_CHECKS, PLAN_RULES, Severity, judge_plan
from plans.sentences import said as sentence
from tests.documents import plan_documents
from tests.quality_cases import said
from tests.quality_plans import (
    beside_a_good_one,
    card,
    coded,
    indicator,
    named,
    of_indicator,
    plan,
    targets,
    weights,
)

DEFINED = {
    "definition": "Yıllık ankette memnunum diyenler",
    "formula": "Memnun / katılan · 100",
    "data_source": "Memnuniyet anketi",
}
QUIET = {
    "an update withdrew the first 5.4.6 (Maltepe)": plan(
        card(
            indicator("PG5.4.6", withdrawn=True, weight_percent=None),
            indicator("PG5.4.6"),
        )
    ),
    "a withdrawn indicator fills its number": plan(
        card(
            indicator("PG4.1.1", weight_percent=Decimal(50)),
            indicator("PG4.1.2", withdrawn_in=1, weight_percent=None),
            indicator("PG4.1.3", weight_percent=Decimal(50)),
        )
    ),
    "codes go 9, 10, 11": coded(*(f"PG4.1.{n}" for n in (9, 10))),
    "zero is where a falling indicator goes": of_indicator(
        direction=Direction.DECREASE,
        baseline_value=Decimal(9),
        targets=targets("5", "4", "2", "1", "0"),
    ),
    "what is held stays the same": of_indicator(
        method=Method.MAINTAIN, targets=targets(*["10"] * 5)
    ),
    "a share at %100 has nothing left to reach": named(
        "Denetlenen işyerinin toplam işyerine oranı",
        unit="%",
        targets=targets(*["100"] * 5),
    ),
    "a yearly figure may go up and down": of_indicator(
        method=Method.ANNUAL, targets=targets("20", "30", "25", "50", "60")
    ),
    "a baseline that does not apply is not missed": of_indicator(
        baseline_value=None, baseline_not_applicable=True
    ),
    "a printed dash is an answer": beside_a_good_one(
        targets=targets("20", "30", None, "50", "60"),
        citations={"targets.2022": Citation(text="-")},
    ),
    "the plan's first year is the baseline's (Ahi Evran)": of_indicator(
        baseline_label="Plan Dönemi Başlangıç Değeri (2020)",
        targets={
            2021: Decimal(20),
            2022: Decimal(30),
            2023: Decimal(40),
            2024: Decimal(60),
        },
    ),
    "an update brought the indicator in late": plan(
        card(
            indicator(weight_percent=Decimal(50)),
            indicator(
                "PG4.1.2",
                weight_percent=Decimal(50),
                introduced_in=1,
                targets={2023: Decimal(50), 2024: Decimal(60)},
            ),
        ),
        revisions=(RevisionEntry(0), RevisionEntry(1, adopted_on="2023-02-01")),
    ),
    "a defined notion is well": named("Vatandaş memnuniyet oranı", unit="%", **DEFINED),
    "a ratio whose whole is named is well": named(
        "Geri kazanılan atığın toplam atığa oranı", unit="%"
    ),
    "a share of those who did something": named(
        "Ruhsatsız faaliyet gösterdiği tespit edilen işyeri oranı", unit="%"
    ),
    "events are no effectiveness": named("Etkinliklere katılan kişi sayısı"),
    "surveys of satisfaction are counted": named(
        "Memnuniyet anketine katılan kişi sayısı"
    ),
    "people who were taught are a result": named("Eğitim alan kadın sayısı"),
    "a growth may pass 100": named(
        "Üye sayısındaki artışın önceki yıla oranı",
        unit="%",
        targets=targets("20", "30", "40", "50", "150"),
    ),
    "a text that waits for its heading may be the risk": plan(
        card(indicator(), risks=()),
        unassigned=(Fragment("Ekonomik kriz", where="goals[0].objectives[0]"),),
    ),
    "a portal prints activities on pages of their own": plan(
        card(indicator(), activities=())
    ),
    "an activity may stand under strategies": plan(
        card(indicator(), activities=(), strategies=("Evde bakımı yaymak",))
    ),
    "an indicator that is only followed owes no target": beside_a_good_one(
        method=Method.DATA_ONLY, targets={}, baseline_value=None
    ),
    "a plan that an update closed is not judged": plan(
        card(indicator()), card(code="H4.2", withdrawn_in=1)
    ),
}


@pytest.mark.parametrize("document", QUIET.values(), ids=QUIET)
def test_what_only_looks_like_a_fault_is_no_finding(document: PlanDocument) -> None:
    assert said(document) == []


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (["35", "35", "35"], "%105"),
        (["75"], "%75"),
        (["49.5", "49.5"], "%99"),
        (["33.33", "33.33", "33.34"], None),
    ],
)
def test_weights_are_warned_of_by_their_exact_sum(
    printed: list[str], told: str | None
) -> None:
    found = [one for one in said(weights(*printed)) if one[0] == "agirlik-toplami"]

    assert [told] * len(found) == [one[2].split(";")[0].split()[-1] for one in found]
    assert bool(found) is (told is not None)


def test_a_missing_weight_leaves_the_sum_unjudged() -> None:
    report = judge_plan(beside_a_good_one(weight_percent=None))

    assert "agirlik-toplami" in {outcome.rule.id for outcome in report.unchecked}


def test_a_portal_page_without_figures_leaves_rules_of_figures_unjudged() -> None:
    page = of_indicator(targets={}, baseline_value=None, baseline_label=None)

    report = judge_plan(page)

    unchecked = {outcome.rule.id for outcome in report.unchecked}
    assert {
        "gosterge-hedefsiz",
        "yil-hedefsiz",
        "hedef-sifir",
        "baslangic-yok",
    } <= unchecked
    assert report.findings == ()


def test_a_rule_that_looked_at_nothing_is_not_clean() -> None:
    report = judge_plan(PlanDocument())

    assert (report.checked, report.clean, report.broken) == ((), (), ())
    assert len(report.unchecked) == len(PLAN_RULES)


def test_findings_come_with_the_heaviest_first() -> None:
    document = plan(card(code="H4.1"), card(indicator("PG4.2.2", weight_percent=None)))
    document = replace(document, goals=(document.goals[0], GoalEntry("A6")))

    weights_of = [one.severity for one in judge_plan(document).findings]

    assert weights_of == sorted(weights_of, key=list(Severity).index)
    assert weights_of[0] is Severity.ERROR
    assert Severity.HINT in weights_of


def test_places_lead_to_the_record() -> None:
    found = judge_plan(weights("40", "57")).findings[0]

    assert found.place.path == "goals[0].objectives[0]"


def test_every_rule_says_what_it_rests_on_and_none_speaks_for_a_guide() -> None:
    told = [
        sentence(text)
        for rule in PLAN_RULES
        for text in (rule.title, rule.basis.told, rule.lacking)
    ] + [
        sentence(text)
        for one in MANUAL_CHECKS
        for text in (one.question, one.basis.told)
    ]

    assert all(told)
    assert not [text for text in told if "rehber" in text.lower() or "kılavuz" in text]


def test_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for rule in PLAN_RULES] + [one.id for one in MANUAL_CHECKS]

    assert len(ids) == len(set(ids))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(plan_documents())
def test_any_document_can_be_judged(document: PlanDocument) -> None:
    report = judge_plan(document)

    assert len(report.clean) + len(report.broken) == len(report.checked)
    assert all(
        sentence(one.message) and sentence(one.place.label) for one in report.findings
    )
