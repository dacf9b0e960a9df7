"""Plan quality at the review of a reading: said once, and with the way to its card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from ingest.reading import card_expectations, indicator_entries, portal, tiles
from ingest.review.gaps import gaps_of
from ingest.review.quality import quality_of
from plans.document import ActualEntry, CostEntry, Issue, Kind, PlanDocument, Severity
from plans.models import Membership, Municipality
from plans.sentences import said as sentence
from tests.factories import measured_indicator, person, small_town
from tests.ingest.drafts import draft_of
from tests.quality_cases import FOUND
from tests.quality_plans import card, indicator, plan, targets, weights

PATH = "goals[0].objectives[0]"


def said(groups: Iterable[object]) -> list[tuple[str, str, str]]:
    return [
        (line.finding.rule.id, sentence(line.finding.message), line.address)
        for group in groups
        for line in group.lines  # type: ignore[attr-defined]
    ]


def test_a_finding_leads_to_its_indicator_on_its_card() -> None:
    good = card(indicator("PG4.1.1"))
    flat = card(indicator("PG4.2.1", targets=targets(*["15"] * 5)), code="H4.2")

    assert said(quality_of(plan(good, flat))) == [
        (
            "hedef-duz",
            "Hedef her yıl aynı: 15.",
            "?kart=2#f-goals-0-objectives-1-indicators-0",
        )
    ]


ASKED = {
    "agirlik-toplami": Issue(
        f"{PATH}.indicators", card_expectations.WEIGHTS.format("97")
    ),
    "hedef-gostergesiz": Issue(f"{PATH}.indicators", card_expectations.NO_INDICATORS),
    "kart-risk": Issue(f"{PATH}.risks", card_expectations.NOT_FOUND.format("Riskler")),
    "kod-atlanan": Issue(PATH, card_expectations.GAP.format("PG4.1.1", "PG4.1.3")),
    "kod-yinelenen": Issue(
        f"{PATH}.indicators[1].code", card_expectations.REPEATED_CODE
    ),
    "baslangic-yarim-yil": Issue(
        f"{PATH}.indicators[0].baseline_value", indicator_entries.HALF_YEAR
    ),
    "yil-hedefsiz": Issue(
        f"{PATH}.indicators[0].targets", card_expectations.EMPTY_YEARS
    ),
    "plan-yili-hedefsiz": Issue(
        f"{PATH}.indicators", card_expectations.YEAR_WITHOUT_VALUES
    ),
}


# A portal's page asks the same in its own words.
ON_PORTAL = {
    "agirlik-sifir": Issue(
        f"{PATH}.indicators[0].weight_percent",
        tiles.NO_EFFECT,
        severity=Severity.NOTICE,
    ),
    "agirlik-toplami": Issue(f"{PATH}.indicators", portal.WEIGHTS.format("97")),
    "hedef-gostergesiz": Issue(f"{PATH}.indicators", portal.NO_INDICATORS),
    "kod-yinelenen": Issue(f"{PATH}.indicators[1].code", portal.REPEATED),
}


@pytest.mark.parametrize(("rule", "issue"), [*ASKED.items(), *ON_PORTAL.items()])
def test_what_is_asked_is_found_only_once_it_is_settled(
    rule: str, issue: Issue
) -> None:
    settled = FOUND[rule][0]
    asked = replace(settled, issues=(issue,))

    assert rule in {found for found, _message, _address in said(quality_of(settled))}
    assert said(quality_of(asked)) == []


def test_a_question_about_one_card_hides_nothing_of_another() -> None:
    both = plan(
        card(indicator("PG4.1.1", weight_percent=Decimal(97))),
        card(indicator("PG4.2.1", weight_percent=Decimal(99)), code="H4.2"),
    )
    asked = replace(both, issues=(ASKED["agirlik-toplami"],))

    assert [message for _rule, message, _address in said(quality_of(asked))] == [
        "Göstergelerin hedefe etkileri toplamı %99; %100 değil."
    ]


@pytest.mark.parametrize(
    "document",
    [
        plan(card(indicator(), cost_estimate=CostEntry(), responsible_unit=None)),
        FOUND["gosterge-birimsiz"][0],
        FOUND["baslangic-yok"][0],
        FOUND["agirlik-eksik"][0],
        FOUND["gosterge-hedefsiz"][0],
    ],
    ids=["card", "unit", "baseline", "weight", "target"],
)
def test_what_the_list_of_cards_misses_is_not_said_again(
    document: PlanDocument,
) -> None:
    objective = document.goals[0].objectives[0]

    assert list(gaps_of(objective))
    assert said(quality_of(document)) == []


def test_a_report_is_held_to_the_plan_it_is_about() -> None:
    own = plan(card(indicator()))
    printed = indicator(
        targets={2021: Decimal(25)},
        actuals=(ActualEntry(2021, "YEAR", Decimal(24)),),
    )
    report = replace(plan(card(printed)), kind=Kind.ACTIVITY_REPORT)

    found = said(quality_of(report, own))

    assert [message for _rule, message, _address in found] == [
        "2021: hedef 25, gerçekleşen 24, sapma %-4; sapma nedeni yazılmamış.",
        "2021 hedefi planda 30, faaliyet raporunda 25.",
    ]
    assert {address for _rule, _message, address in found} == {
        "?kart=1#f-goals-0-objectives-0-indicators-0"
    }


def test_a_report_without_a_known_plan_is_judged_by_itself() -> None:
    printed = indicator(
        targets={2021: Decimal(25)},
        actuals=(ActualEntry(2021, "YEAR", Decimal(24)),),
    )
    report = replace(plan(card(printed)), kind=Kind.ACTIVITY_REPORT)

    assert [rule for rule, _message, _address in said(quality_of(report))] == [
        "sapma-nedensiz"
    ]


def test_a_booklet_of_statistics_is_no_plan() -> None:
    booklet = PlanDocument(kind=Kind.STATISTICS_BOOKLET)

    assert quality_of(booklet) == []


@pytest.mark.django_db
def test_the_review_shows_the_findings(
    planner: Client, municipality: Municipality
) -> None:
    by = person("biri", Membership.Role.STRATEGY, municipality=municipality)
    draft = draft_of(weights("40", "57"), municipality, by)

    page = planner.get(reverse("draft", args=[draft.pk]), {"kart": "0"})

    assertContains(page, "Göstergelerin hedefe etkileri toplamı %97; %100 değil.")
    assertContains(page, 'href="?kart=1#f-goals-0-objectives-0"')


@pytest.mark.django_db
def test_a_clean_reading_shows_no_panel(
    planner: Client, municipality: Municipality
) -> None:
    by = person("biri", Membership.Role.STRATEGY, municipality=municipality)
    draft = draft_of(plan(card(indicator())), municipality, by)

    page = planner.get(reverse("draft", args=[draft.pk]), {"kart": "0"})

    assertNotContains(page, "Plan kalitesi</h2>")


@pytest.mark.django_db
def test_a_programme_is_held_to_the_municipalitys_one_plan(client: Client) -> None:
    town = small_town()
    measured_indicator(town.objective, targets={2024: "7"})
    printed = indicator(
        "PG1.1.1", name="PG1.1.1 göstergesi", targets={2024: Decimal(5)}
    )
    programme = replace(
        plan(card(printed, code="H1.1")), kind=Kind.PERFORMANCE_PROGRAMME
    )
    draft = draft_of(programme, town.municipality, town.strategy)
    client.force_login(town.strategy)

    page = client.get(reverse("draft", args=[draft.pk]), {"kart": "0"})

    assertContains(page, "2024 hedefi planda 100, performans programında 5.")
    assertContains(page, "Planda olan “PG1.1.2 göstergesi” göstergesi")
