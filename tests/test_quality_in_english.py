"""What the rules of plan quality say in English: every rule, and every form of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import gettext, ngettext, override

from plans.document import Citation, Direction, Kind, Method, PlanDocument
from plans.quality import (
    MANUAL_CHECKS,
    PLAN_RULES,
    REPORT_RULES,
    Report,
    ReportSet,
    Rule,
    Scope,
    judge_plan,
    judge_reports,
)
from plans.quality.findings import Criterion
from plans.quality.telling import Listed, Told, Value
from plans.sentences import said, said_on_page
from tests.quality_cases import FOUND as OF_PLANS
from tests.quality_plans import beside_a_good_one, card, indicator, of_indicator, plan
from tests.quality_plans import targets as five
from tests.test_quality_reports import FOUND as OF_REPORTS
from tests.test_quality_reports import PLAN, document, only_2021, reached, recorded, two

TURKISH_LETTERS = re.compile(r"[çğıöşüÇĞİÖŞÜ]")
MARKED = re.compile(r'<span lang="tr">[^<]*</span>')
ALIKE = {"Plan"}  # words that are the same in both languages


def reports() -> Iterator[tuple[str, Report]]:
    """Every rule's name and what is found in its case."""
    for rule, (case, _place, _message) in OF_PLANS.items():
        yield rule, judge_plan(case)
    for rule, (documents, _place, _message) in OF_REPORTS.items():
        yield rule, judge_reports(documents[0], documents[1:])
    own = recorded(reached("30"))
    yield "gerceklesme-kanitsiz", judge_reports(own, backed=frozenset())


CASES = dict(reports())
RULES: list[Rule[Scope] | Rule[ReportSet]] = [*PLAN_RULES, *REPORT_RULES]
STANDING: dict[str, list[Told]] = {
    **{rule.id: [rule.title, rule.lacking, rule.basis.told] for rule in RULES},
    **{one.id: [one.question, one.basis.told] for one in MANUAL_CHECKS},
    **{criterion.name: [criterion.value] for criterion in Criterion},
}


def unsaid(value: Value) -> list[str]:
    """Return the templates that the English catalogue lacks."""
    match value:
        case Told():
            inside = [each for _name, part in value.values for each in unsaid(part)]
            return [*inside, *_own(value)]
        case Listed(parts) | tuple(parts):
            return [each for part in parts for each in unsaid(part)]
        case _:
            return []


def _own(told: Told) -> list[str]:
    if not re.search(r"[^\W\d_]", re.sub(r"{\w+}", "", told.template)):
        return []  # nothing but what stands in it
    with override("en"):
        if told.plural:
            given = ngettext(told.template, told.plural, told.count)
        else:
            given = gettext(told.template)
    is_said = given not in (told.template, told.plural) or given in ALIKE
    return [] if is_said else [told.template]


def in_english(told: Told) -> str:
    with override("en"):
        return said(told)


def test_every_rule_has_a_case() -> None:
    assert set(CASES) == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", CASES)
def test_a_finding_is_said_in_english(rule: str) -> None:
    found = [one for one in CASES[rule].findings if one.rule.id == rule]

    assert found
    for one in found:
        assert unsaid(one.message) == []
        assert unsaid(one.place.label) == []
        with override("en"):
            told = MARKED.sub("", said_on_page(one.message))
        assert not TURKISH_LETTERS.search(told)


@pytest.mark.parametrize("name", STANDING)
def test_titles_bases_and_questions_are_said_in_english(name: str) -> None:
    for told in STANDING[name]:
        assert unsaid(told) == []
        with override("en"):
            assert not TURKISH_LETTERS.search(MARKED.sub("", said_on_page(told)))


RUNNING = {"method": Method.CUMULATIVE, "direction": None}
FALLING = {"direction": Direction.DECREASE, "baseline_value": Decimal(60)}


def half(period: str) -> PlanDocument:
    return recorded(reached(None, period=period))


# The forms that the rules' own cases do not have, in both languages.
FORMS: dict[str, tuple[PlanDocument, str, str]] = {
    "one year is one target": (
        of_indicator(targets=five("20", "0", "40", "50", "60"), direction=None),
        "2021 hedefi 0.",
        "The target for 2021 is 0.",
    ),
    "two years are targets": (
        of_indicator(targets=five("20", "0", "40", "0", "60"), direction=None),
        "2021 ve 2023 hedefleri 0.",
        "The targets for 2021 and 2023 are 0.",
    ),
    "years the same as the baseline": (
        of_indicator(targets=five("10", "10", "10.5", "50", "60")),
        "2020 ve 2021 hedefleri başlangıç değeriyle aynı: 10.",
        "The targets for 2020 and 2021 are the same as the baseline: 10.",
    ),
    "three years are listed": (
        beside_a_good_one(
            targets=five("20", "30", None, None, None),
            citations={"targets.2020": Citation(text="20")},
        ),
        "2022, 2023 ve 2024 için hedef yok.",
        "There is no target for 2022, 2023 and 2024.",
    ),
    "a running total that falls back": (
        of_indicator(targets=five("20", "30", "25", "50", "60"), **RUNNING),
        "Değerin birikerek artması bekleniyor ama 2022 hedefi (25) 2021 hedefinden (30)"
        " düşük.",
        "The running total is expected to rise, but the target falls from 30 in 2021 to"
        " 25 in 2022.",
    ),
    "a running total that is to fall": (
        of_indicator(
            targets=five("50", "40", "45", "30", "20"),
            **FALLING | {"method": Method.CUMULATIVE},
        ),
        "Değerin birikerek azalması bekleniyor ama 2022 hedefi (45) 2021 hedefinden"
        " (40) yüksek.",
        "The running total is expected to fall, but the target rises from 40 in 2021 to"
        " 45 in 2022.",
    ),
    "what is to fall and rises twice": (
        of_indicator(targets=five("50", "55", "45", "47", "20"), **FALLING),
        "Değerin azalması bekleniyor ama 2021 hedefi (55) 2020 hedefinden (50) ve 2023"
        " hedefi (47) 2022 hedefinden (45) yüksek.",
        "The value is expected to fall, but the target rises from 50 in 2020 to 55 in"
        " 2021 and from 45 in 2022 to 47 in 2023.",
    ),
    "above a baseline that is to be undercut": (
        of_indicator(targets=five("1500.5", "50", "45", "30", "20"), **FALLING),
        "2020 hedefi başlangıç değerinden (60) yüksek; göstergenin yönü azalış.",
        "The target for 2020 is above the baseline (60), but the indicator is meant to"
        " decrease.",
    ),
    "percentages below the baseline": (
        of_indicator(
            targets=five("20.5", "30", "40", "50", "60"),
            baseline_value=Decimal("35.25"),
            unit="%",
        ),
        "2020 ve 2021 hedefleri başlangıç değerinden (%35,25) düşük; göstergenin yönü"
        " artış.",
        "The targets for 2020 and 2021 are below the baseline (35.25%), but the"
        " indicator is meant to increase.",
    ),
    "values that go up and down": (
        of_indicator(
            targets=five("1200.5", "30", "40", "50", "60"),
            direction=None,
        ),
        "Değerler bir artıp bir azalıyor (10, 1.200,5, 30, 40, 50, 60) ama göstergenin"
        " yönü (artış ya da azalış) yazılı değil.",
        "The values go up and down (10, 1,200.5, 30, 40, 50, 60), but the indicator's"
        " direction (increase or decrease) is not stated.",
    ),
    "an objective of withdrawn indicators": (
        plan(card(indicator(withdrawn=True))),
        "Hedefin bütün göstergeleri kaldırılmış; neyle ölçüleceği belli değil.",
        "All of the objective's indicators have been withdrawn; how it is to be measured"
        " is not clear.",
    ),
    "a deviation from a target of 0": (
        recorded(reached("3", year=2020), targets=five("0", "30", "40", "50", "60")),
        "2020: hedef 0, gerçekleşen 3; sapma nedeni yazılmamış.",
        "2020: target 0, actual 3; no reason for the deviation is stated.",
    ),
    "a deviation below": (
        recorded(reached("28")),
        "2021: hedef 30, gerçekleşen 28, sapma %-6,7; sapma nedeni yazılmamış.",
        "2021: target 30, actual 28, deviation -6.7%; no reason for the deviation is"
        " stated.",
    ),
    "half a year": (
        half("H1"),
        "2021 ilk yarı: gerçekleşme değeri yok, açıklaması da yok.",
        "2021, first half: there is no actual, and no explanation either.",
    ),
    "a quarter": (
        half("Q3"),
        "2021 3. çeyrek: gerçekleşme değeri yok, açıklaması da yok.",
        "2021, quarter 3: there is no actual, and no explanation either.",
    ),
    "a month": (
        half("M11"),
        "2021 11. ay: gerçekleşme değeri yok, açıklaması da yok.",
        "2021, month 11: there is no actual, and no explanation either.",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_sentence_is_said_in_both_languages(form: str) -> None:
    case, turkish, english = FORMS[form]

    found = (*judge_plan(case).findings, *judge_reports(case).findings)
    told = {said(one.message): in_english(one.message) for one in found}

    assert told[turkish] == english


@pytest.mark.parametrize(
    ("kind", "turkish", "english"),
    [
        (Kind.ACTIVITY_REPORT, "faaliyet raporu", "activity report"),
        (Kind.MONITORING_TABLE, "izleme tablosu", "monitoring table"),
        (Kind.PERFORMANCE_PROGRAMME, "performans programı", "performance programme"),
        (Kind.PLAN, "belge", "document"),
    ],
)
def test_a_document_is_named_in_both_languages(
    kind: Kind, turkish: str, english: str
) -> None:
    first, second = two()
    paper = document(
        kind, only_2021(first, "30", actuals=(reached("30"),)), only_2021(second, "30")
    )

    told = [one.message for one in judge_reports(PLAN, (paper,)).findings]

    assert f"Belgede ({turkish}) gerçekleşme değeri yok." in map(said, told)
    assert f"There is no actual in the document ({english})." in map(in_english, told)


def test_what_a_plan_says_is_marked_on_an_english_page_alone() -> None:
    named = replace(indicator(), name="<Park> memnuniyeti", unit="adet")
    message = judge_plan(plan(card(named))).findings[0].message

    with override("en"):
        assert '“<span lang="tr">&lt;Park&gt; memnuniyeti</span>”' in said_on_page(
            message
        )
        assert "“<Park> memnuniyeti”" in said(message)
    assert "<span" not in said_on_page(message)
