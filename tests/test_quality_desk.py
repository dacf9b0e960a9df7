"""The strategy office's page of plan quality."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import ActualEntry, Evidence, Method, TargetRevision
from plans.document import ReportedAs
from tests.factories import (
    NOON,
    ActualEntryFactory,
    PlanFactory,
    Town,
    approved_actual,
    measured_indicator,
    person,
    small_town,
)
from tests.portal.builders import grow, queries_of, text_of

PAGE = "/plan-kalitesi/"


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def submitted(town: Town, value: str, **fields: object) -> ActualEntry:
    """A figure of the first indicator, target 100, that waits for approval."""
    return ActualEntryFactory.create(
        indicator=town.first,
        value=Decimal(value),
        state=ActualEntry.State.SUBMITTED,
        **fields,
    )


def test_a_deviation_without_a_reason_is_told_before_it_is_approved(
    office: Client, town: Town
) -> None:
    submitted(town, "99")

    text = text_of(office, PAGE)

    told = "2024: hedef 100, gerçekleşen 99, sapma %-1; sapma nedeni yazılmamış."
    assert f"Hedef 1.1, PG1.1.1: {told}" in text


def test_a_reason_evidence_and_a_source_settle_it(office: Client, town: Town) -> None:
    town.first.data_source = "Kayıt sistemi"
    town.first.save()
    entry = submitted(town, "99", deviation_reason="İhale gecikti.")
    before = text_of(office, PAGE)
    Evidence.objects.create(
        actual=entry, title="Tutanak", address="https://example.org/"
    )

    after = text_of(office, PAGE)

    assert "sapma nedeni yazılmamış" not in before
    assert "veri kaynağı yazılı değil." not in before
    assert "2024: kanıt dosyası da açıklaması da yok." in before
    assert "2024: kanıt dosyası da açıklaması da yok." not in after


def test_a_draft_is_not_judged(office: Client, town: Town) -> None:
    ActualEntryFactory.create(indicator=town.first, value=Decimal(99))

    assert "sapma nedeni yazılmamış" not in text_of(office, PAGE)


def test_increments_are_held_to_the_target_as_their_total(
    office: Client, town: Town
) -> None:
    running = measured_indicator(
        town.objective,
        method=Method.CUMULATIVE,
        targets={2024: "50"},
        baseline_value=Decimal(10),
    )
    for year in range(2020, 2025):
        approved_actual(
            running, "5", year=year, reported_as=ReportedAs.INCREMENT, explanation="+5"
        )

    assert "2024: hedef 50, gerçekleşen 35, sapma %-30;" in text_of(office, PAGE)


def test_a_programme_that_differs_from_the_plan_is_told(
    office: Client, town: Town
) -> None:
    TargetRevision.objects.create(
        indicator=town.first,
        year=2024,
        value=Decimal(90),
        origin=TargetRevision.Origin.PROGRAMME,
        recorded_at=NOON,
    )

    assert "2024 hedefi planda 100, performans programında 90." in text_of(office, PAGE)


def test_a_finding_leads_to_where_it_can_be_put_right(
    office: Client, town: Town
) -> None:
    html = office.get(PAGE).content.decode()

    address = reverse("admin:plans_objective_change", args=[town.objective.pk])
    assert f'<a href="{address}">Hedef 1.1</a>: Maliyet tahmini yok.' in html


def test_the_office_sees_its_own_plans_alone(office: Client, town: Town) -> None:
    second = PlanFactory.create(
        municipality=town.municipality, start_year=2025, end_year=2029, is_public=False
    )
    foreign = PlanFactory.create()

    html = office.get(PAGE).content.decode()

    assert f"?plan={second.pk}" in html
    assert f"?plan={foreign.pk}" not in html
    assert office.get(f"{PAGE}?plan={second.pk}").status_code == 200
    assert office.get(f"{PAGE}?plan={foreign.pk}").status_code == 404
    assert office.get(f"{PAGE}?plan=x").status_code == 404


@pytest.mark.parametrize(
    ("name", "status"),
    [("unit_user", 403), ("visitor", 403), ("foreign_strategy", 200)],
)
def test_who_has_no_office_is_not_let_in(
    client: Client, town: Town, name: str, status: int
) -> None:
    client.force_login(getattr(town, name))

    response = client.get(PAGE)

    assert response.status_code == status
    assert "Örnek Belediyesi" not in response.content.decode()


def test_a_stranger_logs_in_first(client: Client, town: Town) -> None:
    assert client.get(PAGE).status_code == 302


def test_somebody_without_the_admin_gets_no_links_to_it(
    client: Client, town: Town
) -> None:
    someone = person("planci", "strategy", municipality=town.municipality)
    someone.is_staff = False
    someone.save()
    client.force_login(someone)

    html = client.get(PAGE).content.decode()

    assert "<strong>Hedef 1.1</strong>: Maliyet tahmini yok." in html


def test_queries_do_not_grow_with_the_plan(office: Client, town: Town) -> None:
    submitted(town, "99")
    before = queries_of(office, PAGE)
    grow(town.plan, goals=3)

    assert queries_of(office, PAGE) == before
