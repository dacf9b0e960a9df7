"""The indicator in the admin: its terms, its targets, and the scores that follow."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators import services
from indicators.models import Indicator, IndicatorTerms, Score, TargetRevision
from plans.models import PlanRevision
from tests.admin_forms import opened
from tests.factories import (
    NOON,
    PlanFactory,
    PlanRevisionFactory,
    Town,
    approved_actual,
    small_town,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def test_a_withdrawal_moves_the_published_scores(town: Town, office: Client) -> None:
    approved_actual(town.first, "80")
    approved_actual(town.second, "50")
    services.publish_since(plan=town.plan, year=2024, at=NOON)
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2024, 5, 1)
    )

    def percent() -> Decimal | None:
        rows = Score.objects.filter(objective=town.objective, basis="current")
        last = rows.order_by("published_at", "pk").last()
        return last.percent if last else None

    assert percent() == 88  # 0.6 * 80 + 0.4 * 100
    address = reverse("admin:indicators_indicator_change", args=[town.second.pk])
    answer = office.post(
        address,
        opened(office, address) | indicator_form(town.second, withdrawn_in=update.pk),
    )
    assert answer.status_code == 302

    assert percent() == 80


def indicator_form(indicator: Indicator, **fields: object) -> dict[str, object]:
    terms = indicator.terms.get()
    return {
        "objective": indicator.objective.pk,
        "code": indicator.code,
        "name": indicator.name,
        "data_unit": indicator.data_unit_id or "",
        "position": indicator.position,
        "slug": indicator.slug,
        "introduced_in": indicator.introduced_in_id,
        "terms-TOTAL_FORMS": 1,
        "terms-INITIAL_FORMS": 1,
        "terms-0-id": terms.pk,
        "terms-0-indicator": indicator.pk,
        "terms-0-revision": terms.revision_id,
        "terms-0-weight": "40",
        "terms-0-unit_of_measure": terms.unit_of_measure,
        "terms-0-method": terms.method,
        "terms-0-direction": terms.direction,
        "terms-0-baseline_value": "0",
        "targets-TOTAL_FORMS": 0,
        "targets-INITIAL_FORMS": 0,
    } | fields


@pytest.mark.parametrize(
    ("weight", "is_accepted"),
    [("12,5", True), ("40", True), ("1.5", False), ("140", False)],
)
def test_weights_are_read_as_turkish_numbers_of_a_percent(
    town: Town, office: Client, weight: str, is_accepted: bool
) -> None:
    address = reverse("admin:indicators_indicator_change", args=[town.first.pk])

    answer = office.post(
        address,
        opened(office, address)
        | indicator_form(town.first, **{"terms-0-weight": weight}),
    )

    assert (answer.status_code == 302) is is_accepted
    stored = IndicatorTerms.objects.get(indicator=town.first).weight
    assert stored == (Decimal(weight.replace(",", ".")) if is_accepted else 60)


def target(town: Town, **fields: object) -> dict[str, object]:
    row = {"year": 2024, "value": "80", "origin": "update", "reason": ""} | fields
    return indicator_form(
        town.first,
        **{"terms-0-weight": "60", "targets-TOTAL_FORMS": 1},
        **{f"targets-0-{name}": value for name, value in row.items()},
    )


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "gerekçesi yazılır"),
        ({"reason": "Uzadı", "year": 2031}, "planın yıllarından değil"),
        ({"origin": "plan"}, "hedefi zaten yazılı"),
    ],
    ids=["no reason after the year began", "no year of the plan", "a second first one"],
)
def test_a_target_that_may_not_be_added_is_refused_beside_its_field(
    town: Town, office: Client, fields: dict[str, object], says: str
) -> None:
    address = reverse("admin:indicators_indicator_change", args=[town.first.pk])

    answer = office.post(address, opened(office, address) | target(town, **fields))

    assert says in answer.content.decode()
    assert TargetRevision.objects.filter(indicator=town.first).count() == 1


def test_a_target_is_added_through_the_service_and_stays(
    town: Town, office: Client
) -> None:
    address = reverse("admin:indicators_indicator_change", args=[town.first.pk])

    answer = office.post(
        address, opened(office, address) | target(town, reason="Meclis indirdi")
    )

    assert answer.status_code == 302
    old, new = TargetRevision.objects.filter(indicator=town.first)
    assert [old.value, new.value] == [100, 80]
    assert new.recorded_by == town.strategy
    page = office.get(address).content.decode()
    assert f'name="targets-0-value" value="{old.value}"' not in page


def test_a_first_target_does_not_come_below_a_change_of_its_year(
    town: Town, office: Client
) -> None:
    address = reverse("admin:indicators_indicator_change", args=[town.first.pk])
    rows = {
        "targets-TOTAL_FORMS": 2,
        "targets-0-year": 2023,
        "targets-0-value": "70",
        "targets-0-origin": "update",
        "targets-0-reason": "Bütçe kesildi",
        "targets-1-year": 2023,
        "targets-1-value": "90",
        "targets-1-origin": "plan",
    }

    answer = office.post(
        address,
        opened(office, address)
        | indicator_form(town.first, **{"terms-0-weight": "60"}, **rows),
    )

    assert "bir kez, en önce yazılır" in answer.content.decode()
    assert not TargetRevision.objects.filter(year=2023).exists()


def test_the_revisions_offered_are_those_of_the_own_plan(
    town: Town, office: Client
) -> None:
    other = PlanFactory.create(
        municipality=town.municipality, start_year=2025, end_year=2029
    )
    revision = PlanRevisionFactory.create(plan=other, number=5)
    address = reverse("admin:indicators_indicator_change", args=[town.first.pk])

    page = office.get(address).content.decode()
    answer = office.post(
        address,
        opened(office, address) | indicator_form(town.first, withdrawn_in=revision.pk),
    )

    offered = page.split('name="withdrawn_in"')[1].split("</select>")[0]
    assert f'value="{revision.pk}"' not in offered
    assert answer.status_code == 200
    town.first.refresh_from_db()
    assert town.first.withdrawn_in is None
