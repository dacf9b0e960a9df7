"""A baseline of a part of the year is told from its label, and flagged without changing a number."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators import measures
from indicators.models import ActualEntry, Indicator, IndicatorTerms
from indicators.scoring import Flag, evaluate
from plans.turkish import is_part_of_year
from reports.portal.words import notes_on
from tests.factories import (
    ActualEntryFactory,
    approved_actual,
    measured_indicator,
    small_town,
)
from tests.pages import text_of


@pytest.mark.parametrize(
    ("label", "is_part"),
    [
        ("2019 (6 aylık)", True),
        ("2019 (6 Aylık)", True),
        ("2019 ALTI AYLIK", True),
        ("2019 ilk 6 ay", True),
        ("Haziran 2019", True),
        ("HAZİRAN 2019", True),
        ("2019 Haziran", True),
        ("Haziran sonu 2019", True),
        ("30.06.2019", True),
        ("06/2019", True),
        ("2019/6", True),
        ("2019-06", True),
        ("2019 ilk yarısı", True),
        ("2019 yarıyılı", True),
        ("2019 3. çeyrek", True),
        ("Ocak-Haziran 2019", True),
        ("9 aylık", True),
        ("2019", False),
        ("", False),
        ("2019 yıl sonu", False),
        ("Aralık 2019", False),
        ("31.12.2019", False),
        ("Ocak-Aralık 2019", False),
        ("2019 (12 aylık)", False),
        ("Plan Dönemi Başlangıç Değeri (2019)", False),
        ("01.01.2020", False),
        ("2019-2024", False),
        ("2018-19", False),
    ],
)
def test_a_label_says_whether_it_is_of_a_part_of_the_year(
    label: str, is_part: bool
) -> None:
    assert is_part_of_year(label) is is_part
    assert is_part_of_year(unicodedata.normalize("NFD", label)) is is_part


@pytest.mark.django_db
def test_it_is_flagged_and_no_number_changes() -> None:
    town = small_town()

    def result_of(label: str) -> tuple[Decimal | None, set[str], list[str]]:
        made = measured_indicator(
            town.objective,
            baseline_value=Decimal(13654),
            baseline_label=label,
            targets={2024: "15000"},
        )
        approved_actual(made, "14000")
        indicator = Indicator.objects.for_scoring().get(pk=made.pk)
        result = evaluate(measures.reading_of(indicator, 2024, "YEAR"))
        notes = [str(note) for note in notes_on(result)]
        return result.completion, {flag.value for flag in result.flags}, notes

    half, flags, notes = result_of("2019 (6 aylık)")
    full, none, _notes = result_of("2019")

    assert half == full
    assert (flags, none) == ({Flag.BASELINE_OF_PART_YEAR.value}, set())
    assert notes == [
        "başlangıç değeri yılın bir bölümüne ait; tam yıllık hedefle karşılaştırılamaz"
    ]


@pytest.mark.django_db
def test_who_enters_and_who_decides_is_told(client: Client) -> None:
    town = small_town()
    words = (
        "Başlangıç değeri 13.654, yılın bir bölümüne ait (“2019 (6 aylık)”); "
        "tam yıllık hedefle karşılaştırılamaz."
    )
    entry = ActualEntryFactory.create(
        indicator=town.first, value=Decimal(14000), state=ActualEntry.State.SUBMITTED
    )
    pages = {
        town.unit_user: reverse("staff_home"),
        town.strategy: reverse("decide", args=[entry.pk]),
    }

    def times_said() -> list[int]:
        said = []
        for reader, address in pages.items():
            client.force_login(reader)
            said.append(text_of(client.get(address)).count(words))
        return said

    assert times_said() == [0, 0]
    IndicatorTerms.objects.filter(indicator=town.first).update(
        baseline_value=Decimal(13654), baseline_label="2019 (6 aylık)"
    )
    assert times_said() == [1, 1]
