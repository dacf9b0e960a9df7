"""The documents of a year as they were committed, beside the plan's record."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from indicators.models import ActualEntry, Indicator, Method
from indicators.stated import compared_year, documents_of
from ingest.changes import Answer
from plans.consistency import What
from plans.document import (
    Kind,
    Origin,
    TargetEntry,
)
from plans.models import Municipality, Plan
from plans.papers import Field
from tests.factories import MunicipalityFactory, person
from tests.ingest.committing import CARD, LATER, commit, plan_of
from tests.portal.builders import text_of
from tests.yearly_papers import (
    PARKS_AT,
    bring,
    parks,
    programme,
    reported,
    trees,
    yearly,
)

pytestmark = pytest.mark.django_db

QUERIES = 6  # readings; indicators, and four more for what is known of them


@pytest.fixture
def place() -> Municipality:
    town = MunicipalityFactory.create()
    commit(plan_of(CARD), town)
    return town


def said(plan: Plan, year: int = 2022) -> list[tuple[What, str, Field]]:
    found = compared_year(plan, year).findings
    return [(one.what, one.of.code, one.field) for one in found]


def test_the_plans_figure_and_the_programmes_each_say_where_they_stand(
    place: Municipality,
) -> None:
    [found] = compared_year(programme(place), 2022).findings

    assert (found.what, found.field) == (What.DIFFERS, Field.TARGET)
    assert found.first is not None
    first, second = found.first.printed, found.second.printed
    assert first is not None
    assert second is not None
    assert (first.value, first.document) == (Decimal(200), "plan.pdf")
    assert first.citation is not None
    assert (first.citation.line, first.citation.text) == (9, "200")
    assert (second.value, second.document) == (Decimal(180), "program.pdf")
    assert second.citation is not None
    assert second.citation.page == 9


def test_the_year_is_the_one_that_is_asked_for(place: Municipality) -> None:
    found = compared_year(programme(place), 2023)

    assert found.papers.programmes == ()
    assert found.findings == ()
    assert [line.of.code for line in found.lines] == ["PG1.1.1"]


def test_what_a_person_set_aside_stays_unpaired(place: Municipality) -> None:
    other = parks("Sulanan tarla")

    plan = programme(place, trees(), other, answers={PARKS_AT: Answer.KEEP})

    assert said(plan)[1:] == [
        (What.MISSING, "PG1.1.2", Field.TARGET),
        (What.ADDED, "PG1.1.2", Field.TARGET),
    ]


@pytest.mark.parametrize("name", ["Yeni park alanı", "Yeni park alanı (m²)"])
def test_the_quality_desk_pairs_no_row_that_a_person_set_aside(
    place: Municipality, client: Client, name: str
) -> None:
    """Neither by a name that is the same nor by a code with a name that is alike."""
    plan = programme(
        place, trees(), parks("Sulanan tarla"), answers={PARKS_AT: Answer.KEEP}
    )
    assert PARKS_AT not in plan.readings.last().rows  # type: ignore[union-attr]
    Indicator.objects.filter(name="Yeni park alanı").update(name=name)
    for reading in plan.readings.all():
        reading.reading = reading.reading.replace("Sulanan tarla", "Yeni park alanı")
        reading.save()
    client.force_login(person("plan", "strategy", municipality=place))

    text = text_of(client, "/plan-kalitesi/")

    aside = "“Yeni park alanı” göstergesi performans programında var"
    assert f"{aside}, planda eşi seçilmemiş." in text
    assert f"Planda olan “{name}” göstergesi performans programında yok." in text


def test_a_document_read_again_counts_as_it_was_read_last(place: Municipality) -> None:
    programme(place)
    target = TargetEntry(2022, Decimal(200), Origin.PROGRAMME)
    plan = programme(
        place,
        trees(targets={2022: Decimal(200)}, target_revisions=(target,)),
        parks(),
    )

    assert plan.readings.count() == 3
    assert said(plan) == []
    assert len(documents_of(plan)) == 1


def test_a_promise_that_was_typed_is_no_document(place: Municipality) -> None:
    Indicator.objects.get(code="PG1.1.1").targets.create(
        year=2022, value=Decimal(150), origin=Origin.PROGRAMME
    )

    assert compared_year(Plan.objects.get(), 2022).papers.programmes == ()


def test_a_report_is_held_against_the_approved_actual(place: Municipality) -> None:
    report = yearly(Kind.ACTIVITY_REPORT, reported("190"))
    plan = bring(place, "rapor.pdf", report)
    found = [(What.DIFFERS, "PG1.1.1", Field.TARGET)]
    lost = (What.MISSING, "PG1.1.2", Field.TARGET)

    assert said(plan) == [*found, (What.UNAPPROVED, "PG1.1.1", Field.ACTUAL), lost]

    approved = {"state": "approved", "decided_at": LATER, "published_at": LATER}
    ActualEntry.objects.update(**approved)
    assert said(plan) == [*found, lost]

    ActualEntry.objects.update(value=Decimal(185))
    assert said(plan) == [*found, (What.DIFFERS, "PG1.1.1", Field.ACTUAL), lost]


def test_a_running_total_may_be_promised_as_what_the_year_adds(
    place: Municipality,
) -> None:
    """The plan: 100 by 2021 and 200 by 2022."""
    row = Indicator.objects.get(code="PG1.1.1")
    row.terms.update(method=Method.CUMULATIVE)
    target = TargetEntry(2022, Decimal(100), Origin.PROGRAMME)
    added = trees(targets={2022: Decimal(100)}, target_revisions=(target,))

    assert said(programme(place, added, parks())) == []


def test_more_indicators_and_documents_ask_no_more_of_the_database(
    place: Municipality, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = programme(place)
    with django_assert_num_queries(QUERIES):
        compared_year(plan, 2022)

    more = replace(CARD, code="H1.2", title="Daha")
    commit(plan_of(CARD, more), place, "plan2.pdf")
    bring(place, "rapor.pdf", yearly(Kind.ACTIVITY_REPORT, reported("190")))
    with django_assert_num_queries(QUERIES):
        compared_year(plan, 2022)


def test_the_page_of_plan_quality_judges_the_documents_too(
    place: Municipality, client: Client
) -> None:
    other = parks("Sulanan tarla")
    programme(place, trees(), other, answers={PARKS_AT: Answer.KEEP})
    bring(place, "rapor.pdf", yearly(Kind.ACTIVITY_REPORT, reported("190")))
    client.force_login(person("plan", "strategy", municipality=place))

    text = text_of(client, "/plan-kalitesi/")

    assert text.count("2022 hedefi planda 200, performans programında 180.") == 1
    assert (
        "“Sulanan tarla” göstergesi performans programında var, planda eşi seçilmemiş."
        in text
    )
    assert "Planda olan “Yeni park alanı” göstergesi faaliyet raporunda yok." in text
    reasons = text.count("hedef 200, gerçekleşen 190")
    assert reasons == 1, "the report's actual is judged where it stands in the record"
