"""The planners' desk: every table of the plans that an office decides for, public or not."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from plans.models import Plan
from reports.official.kinds import KINDS, Kind
from tests.factories import PlanFactory, Town, approved_actual, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    town = small_town()
    approved_actual(town.first, "25")
    return town


@pytest.fixture
def office(client: Client, town: Town) -> Client:
    client.force_login(town.strategy)
    return client


def test_the_desk_offers_every_table_of_the_year_asked_for(
    office: Client, town: Town
) -> None:
    page = office.get(reverse("report_desk"), {"yil": "2024"}).content.decode()

    for kind in KINDS:
        address = reverse("report_file", args=[town.plan.pk, kind.name, "xlsx"])
        assert f"{address}?yil=2024&amp;donem=YEAR" in page
    assert "Raporlar" in office.get(reverse("approvals")).content.decode()


def test_a_half_year_is_offered_where_a_table_has_one(
    office: Client, town: Town
) -> None:
    page = office.get(
        reverse("report_desk"), {"yil": "2024", "donem": "H1"}
    ).content.decode()

    izleme = reverse("report_file", args=[town.plan.pk, "izleme", "xlsx"])
    faaliyet = reverse("report_file", args=[town.plan.pk, "faaliyet", "xlsx"])
    assert f"{izleme}?yil=2024&amp;donem=H1" in page
    assert f"{faaliyet}?yil=2024&amp;donem=YEAR" in page


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_table_is_a_file_also_of_a_plan_that_is_not_public(
    office: Client, town: Town, kind: Kind
) -> None:
    Plan.objects.update(is_public=False)

    answer = office.get(
        reverse("report_file", args=[town.plan.pk, kind.name, "xlsx"]), {"yil": "2024"}
    )

    assert load_workbook(BytesIO(answer.getvalue())).sheetnames


def test_a_year_of_another_plan_leads_to_the_usual_one(
    office: Client, town: Town
) -> None:
    page = office.get(reverse("report_desk"), {"yil": "1999", "donem": "x"})

    assert page.status_code == 200
    assert "2024 yılı" in page.content.decode()


@pytest.mark.parametrize(
    "address",
    ["yok.xlsx", "izleme.exe", "izleme.xlsx?yil=1999", "faaliyet.xlsx?donem=H1"],
)
def test_what_there_is_not_is_not_found(
    office: Client, town: Town, address: str
) -> None:
    assert office.get(f"/raporlar/{town.plan.pk}/{address}").status_code == 404


def test_a_unit_and_another_office_get_nothing(client: Client, town: Town) -> None:
    address = reverse("report_file", args=[town.plan.pk, "eksik-veri", "xlsx"])

    client.force_login(town.unit_user)
    assert client.get(address).status_code == 403
    assert client.get(reverse("report_desk")).status_code == 403

    client.force_login(town.foreign_strategy)
    assert client.get(address).status_code == 404
    assert "Henüz plan yok" in client.get(reverse("report_desk")).content.decode()


def test_the_number_of_queries_does_not_grow(
    office: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):
        office.get(reverse("report_desk"))
    PlanFactory.create(municipality=town.municipality, start_year=2025, end_year=2029)

    with django_assert_num_queries(6):
        office.get(reverse("report_desk"))


def test_every_year_is_offered_in_one_file_where_a_table_has_it(
    office: Client, town: Town
) -> None:
    page = office.get(reverse("report_desk"), {"yil": "2024"}).content.decode()
    izleme = reverse("report_file", args=[town.plan.pk, "izleme", "xlsx"])
    faaliyet = reverse("report_file", args=[town.plan.pk, "faaliyet", "xlsx"])

    assert f"{izleme}?yil=2024&amp;donem=PLAN" in page
    assert f"{faaliyet}?yil=2024&amp;donem=PLAN" not in page
    answer = office.get(izleme, {"yil": "2021", "donem": "PLAN"})
    assert load_workbook(BytesIO(answer.getvalue())).sheetnames == [
        *("İzleme 2020 yılı", "İzleme 2021 yılı"),
        "Birikimli 2020–2021",
    ]
    assert "izleme-ornek-2020-2024-2020-2021.xlsx" in answer["Content-Disposition"]
    assert office.get(faaliyet, {"yil": "2021", "donem": "PLAN"}).status_code == 404
