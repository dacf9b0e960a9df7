"""Common indicators: who may map what, once per plan, and that nothing is forgotten."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from indicators import services
from indicators.models import CommonIndicator, CommonMapping
from tests.factories import Town, small_town

ADD = "admin:indicators_commonmapping_add"
LIST = "admin:indicators_commonmapping_changelist"


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def common(db: None) -> CommonIndicator:
    return CommonIndicator.objects.create(
        name="Yeşil alan", unit_of_measure="m²", definition="Aktif yeşil alan."
    )


def mapped(
    town: Town, common: CommonIndicator, factor: str = "1", note: str = "Aynı ölçü."
) -> CommonMapping:
    return services.map_indicator(
        common=common,
        indicator=town.first,
        factor=Decimal(factor),
        note=note,
        by=town.strategy,
    )


def test_a_mapping_says_who_made_it_and_why(
    town: Town, common: CommonIndicator
) -> None:
    mapping = mapped(town, common, "1000")

    assert (mapping.plan, mapping.mapped_by) == (town.plan, town.strategy)
    assert mapping.history.get().history_user_id == town.strategy.pk


@pytest.mark.parametrize("who", ["unit_user", "foreign_strategy", "visitor"])
def test_only_the_plans_own_office_maps(
    town: Town, common: CommonIndicator, who: str
) -> None:
    with pytest.raises(services.RefusedError):
        services.map_indicator(
            common=common,
            indicator=town.first,
            factor=Decimal(1),
            note="Olur.",
            by=getattr(town, who),
        )

    assert not CommonMapping.objects.exists()


@pytest.mark.parametrize(
    ("factor", "note"), [("0", "Olur."), ("-1", "Olur."), ("1", " ")]
)
def test_a_mapping_needs_a_factor_and_a_reason(
    town: Town, common: CommonIndicator, factor: str, note: str
) -> None:
    with pytest.raises(ValidationError):
        mapped(town, common, factor, note)


def test_a_plan_has_one_indicator_for_a_common_one_until_it_is_withdrawn(
    town: Town, common: CommonIndicator
) -> None:
    first = mapped(town, common)
    with pytest.raises(ValidationError, match="önce onu geri alın"):
        mapped(town, common)

    services.withdraw_mapping(mapping=first, by=town.strategy, reason="Birim başka.")
    second = mapped(town, common)

    assert list(CommonMapping.objects.standing()) == [second]
    assert CommonMapping.objects.count() == 2


def test_a_withdrawal_has_a_reason_and_happens_once(
    town: Town, common: CommonIndicator
) -> None:
    mapping = mapped(town, common)
    with pytest.raises(services.RefusedError):
        services.withdraw_mapping(mapping=mapping, by=town.strategy, reason=" ")
    with pytest.raises(services.RefusedError):
        services.withdraw_mapping(mapping=mapping, by=town.foreign_strategy, reason="x")
    services.withdraw_mapping(mapping=mapping, by=town.strategy, reason="Yanlış.")
    with pytest.raises(services.RefusedError):
        services.withdraw_mapping(mapping=mapping, by=town.strategy, reason="Yine.")


@pytest.mark.parametrize(
    "broken",
    [{"factor": 0}, {"note": ""}, {"withdrawn_at": "2024-01-01T00:00Z"}],
)
def test_the_database_holds_a_mapping_to_its_rules(
    town: Town, common: CommonIndicator, broken: dict[str, object]
) -> None:
    mapping = mapped(town, common)

    with pytest.raises(IntegrityError), transaction.atomic():
        CommonMapping.objects.filter(pk=mapping.pk).update(**broken)


def test_the_admin_maps_and_withdraws_through_the_services(
    client: Client, town: Town, common: CommonIndicator
) -> None:
    client.force_login(town.strategy)
    typed = {
        "common": common.pk,
        "indicator": town.first.pk,
        "factor": "1",
        "note": "Aynı.",
    }

    client.post(reverse(ADD), typed)
    mapping = CommonMapping.objects.get()
    act = {"action": "withdraw", "_selected_action": mapping.pk}
    asked = client.post(reverse(LIST), act)
    mapping.refresh_from_db()
    assert asked.status_code == 200
    assert mapping.withdrawn_at is None

    client.post(reverse(LIST), act | {"change_reason": "Tanım başka."})

    mapping.refresh_from_db()
    assert (mapping.mapped_by, mapping.withdrawn_by) == (town.strategy, town.strategy)
    assert mapping.withdrawal_reason == "Tanım başka."


def test_the_admin_says_what_the_service_refuses(
    client: Client, town: Town, common: CommonIndicator
) -> None:
    mapped(town, common)
    client.force_login(town.strategy)
    typed = {
        "common": common.pk,
        "indicator": town.second.pk,
        "factor": "1",
        "note": "x",
    }

    answer = client.post(reverse(ADD), typed)

    assert "önce onu geri alın" in answer.content.decode()
    assert CommonMapping.objects.count() == 1


def test_only_the_installations_own_define_a_common_indicator(
    client: Client, town: Town
) -> None:
    client.force_login(town.strategy)

    assert (
        client.get(reverse("admin:indicators_commonindicator_add")).status_code == 403
    )
