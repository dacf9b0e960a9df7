"""The strategy office's page of a year's plan, programme and report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ingest.changes import Answer
from plans.document import Kind
from plans.models import Municipality, Plan
from tests.factories import MunicipalityFactory, PlanFactory, person
from tests.ingest.committing import CARD, commit, plan_of
from tests.portal.builders import queries_of, text_of
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

PAGE = "/raporlar/tutarlilik/"
OF_2022 = PAGE + "?yil=2022"


@pytest.fixture
def place() -> Municipality:
    town = MunicipalityFactory.create()
    commit(plan_of(CARD), town)
    return town


@pytest.fixture
def office(place: Municipality, client: Client) -> Client:
    client.force_login(person("planci", "strategy", municipality=place))
    return client


def both(place: Municipality) -> None:
    programme(place, trees(), parks("Sulanan tarla"), answers={PARKS_AT: Answer.KEEP})
    bring(place, "rapor.pdf", yearly(Kind.ACTIVITY_REPORT, reported("190")))


def test_each_finding_shows_both_figures_with_document_and_place(
    office: Client, place: Municipality
) -> None:
    both(place)

    text = text_of(office, OF_2022)

    assert "PG1.1.1 Dikilen ağaç sayısıH1.1 Farklı, Hedeflenen" in text
    assert "200Planplan.pdf, satır 9: “200”" in text
    assert "180Performans programı (program.pdf)s. 9: “180”" in text
    assert "gösterge yokFaaliyet raporu (rapor.pdf)" in text
    assert "1 gösterge eşlendi, 1 göstergenin eşi seçilmedi. 3 bulgu." in text


def test_a_missing_document_is_none_and_no_agreement(
    office: Client, place: Municipality
) -> None:
    assert "karşılaştırılacak belge yok" in text_of(office, OF_2022)

    programme(place)
    text = text_of(office, OF_2022)

    assert "Faaliyet raporu yokBu yılın belgesi içeri alınmadı" in text


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ("&belge=rapor", "Faaliyet raporu (rapor.pdf)", "Sulanan tarla"),
        ("&belge=program", "Sulanan tarla", "Faaliyet raporu (rapor.pdf)"),
        ("&bulgu=added", "Sulanan tarla", "Farklı, Hedeflenen"),
    ],
)
def test_findings_are_shown_of_one_document_or_of_one_sort(
    office: Client, place: Municipality, asked: str, there: str, gone: str
) -> None:
    both(place)

    text = text_of(office, OF_2022 + asked)

    assert there in text
    assert gone not in text
    assert "(toplam 5)" in text


@pytest.mark.parametrize(
    "asked", ["&belge=x", "&bulgu=x", "&sayfa=x", "&plan=x", "&plan=9"]
)
def test_a_word_that_nobody_knows_asks_for_nothing(
    office: Client, place: Municipality, asked: str
) -> None:
    both(place)

    assert "5 bulgu" in text_of(office, OF_2022 + asked)


def test_a_choice_that_fits_nothing_is_not_called_agreement_of_all(
    office: Client, place: Municipality
) -> None:
    both(place)

    text = text_of(office, OF_2022 + "&bulgu=unread")

    assert "0 bulgu (toplam 5)" in text
    assert "bu seçime uyan fark bulunmadı" in text


def test_the_files_hold_the_same_year(office: Client, place: Municipality) -> None:
    plan = Plan.objects.get()
    page = office.get(OF_2022).content.decode()

    for suffix in ("xlsx", "pdf", "docx"):
        address = reverse("report_file", args=[plan.pk, "tutarlilik", suffix])
        assert f"{address}?yil=2022" in page
    assert PAGE in office.get(reverse("report_desk")).content.decode()


def test_another_municipalitys_plan_is_not_shown(
    office: Client, place: Municipality
) -> None:
    other = PlanFactory.create(is_public=True)

    text = text_of(office, f"{PAGE}?plan={other.pk}")

    assert other.municipality.name not in text


def test_the_table_is_not_public(client: Client, place: Municipality) -> None:
    plan = Plan.objects.get()
    at = f"/tr/{place.slug}/{plan.period}/tablolar/tutarlilik.xlsx"

    assert client.get(at).status_code == 404


def test_more_findings_ask_no_more_of_the_database(
    office: Client,
    place: Municipality,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    programme(place)
    before = queries_of(office, OF_2022)
    commit(plan_of(CARD, replace(CARD, code="H1.2", title="Daha")), place, "plan2.pdf")
    both(place)

    with django_assert_num_queries(before):
        office.get(OF_2022)
