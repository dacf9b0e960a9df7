"""A published figure is corrected, and a wildly different one asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators import services
from indicators.models import ActualEntry, ConfirmedDoubt, Method
from tests.entering import PAGE, only_entry, typed
from tests.factories import Town, approved_actual, measured_indicator, small_town


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def unit_client(town: Town, client: Client) -> Client:
    client.force_login(town.unit_user)
    return client


def test_a_correction_is_drafted_submitted_and_published(
    town: Town, unit_client: Client, client: Client
) -> None:
    old = approved_actual(town.first, "90", deviation_reason="İhale gecikti")
    address = reverse("correct_figure", args=[old.pk])
    figures = {
        "value": "95",
        "deviation_reason": "İhale gecikti",
        "corrective_measure": "Yeni ihale",
        "islem": "gonder",
    }

    refused = unit_client.post(address, figures)
    assert "nedeni yazılarak düzeltilir" in refused.content.decode()
    unit_client.post(address, figures | {"reason": "Tutanak yanlıştı"})

    correction = ActualEntry.objects.get(supersedes=old)
    assert (correction.state, correction.correction_reason) == (
        "submitted",
        "Tutanak yanlıştı",
    )
    assert list(ActualEntry.objects.public()) == [old]
    services.approve(entry=correction, by=town.strategy)
    assert [entry.value for entry in ActualEntry.objects.public()] == [95]


def test_a_total_that_was_only_a_part_is_corrected_into_one(
    town: Town, unit_client: Client
) -> None:
    trees = measured_indicator(
        town.objective, method=Method.CUMULATIVE, targets={2024: "9"}
    )
    old = approved_actual(trees, "9")
    address = reverse("correct_figure", args=[old.pk])
    typed_now = {"value": "9", "reported_as": "increment", "reason": "Eklenen yazılmış"}

    assert 'name="reported_as"' in unit_client.get(address).content.decode()
    unit_client.post(address, typed_now | {"islem": "taslak"})

    assert ActualEntry.objects.get(supersedes=old).reported_as == "increment"


def test_a_correction_of_another_unit_is_not_there(
    town: Town, unit_client: Client
) -> None:
    other = approved_actual(town.second, "50")

    answer = unit_client.get(reverse("correct_figure", args=[other.pk]))

    assert answer.status_code == 404


def test_a_value_wildly_off_is_asked_about_and_the_answer_is_kept(
    town: Town, unit_client: Client
) -> None:
    told = {"deviation_reason": "Yeni hat", "corrective_measure": "Gerekmez"}
    sent = typed(town, value="1.000", **told) | {"islem": "gonder"}

    asked = unit_client.post(PAGE, sent).content.decode()

    assert "Emin misiniz?" in asked
    assert "yaklaşık 10 katı" in asked
    assert f'name="pg{town.first.pk}-sure"' in asked
    assert only_entry().state == "draft"
    assert "Emin misiniz?" in unit_client.get(PAGE).content.decode()

    unit_client.post(PAGE, sent | typed(town, sure="1000"))
    doubt = ConfirmedDoubt.objects.get()
    assert (only_entry().state, doubt.value) == ("submitted", Decimal(1000))
    assert doubt.confirmed_by == town.unit_user


def test_being_sure_of_one_value_says_nothing_of_another(
    town: Town, unit_client: Client
) -> None:
    told = {"deviation_reason": "Yeni hat", "corrective_measure": "Gerekmez"}
    sent = typed(town, value="10.000", sure="1000", **told) | {"islem": "gonder"}

    asked = unit_client.post(PAGE, sent).content.decode()

    assert "yaklaşık 100 katı" in asked
    assert only_entry().state == "draft"
    assert not ConfirmedDoubt.objects.exists()


def test_a_correction_wildly_off_is_asked_about_too(
    town: Town, unit_client: Client
) -> None:
    old = approved_actual(town.first, "100")
    address = reverse("correct_figure", args=[old.pk])
    sent = {"value": "1.000", "reason": "Yanlış sayılmış", "islem": "gonder"}
    sent |= {"deviation_reason": "Yeni hat", "corrective_measure": "Gerekmez"}

    asked = unit_client.post(address, sent).content.decode()
    assert "yaklaşık 10 katı" in asked
    assert 'name="sure" value="1000"' in asked

    unit_client.post(address, sent | {"sure": "1000"})
    assert ActualEntry.objects.get(supersedes=old).state == "submitted"
