"""The list of a plan's indicators by status, with its filters."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from indicators.models import StatusBand
from tests.factories import (
    MunicipalityFactory,
    PlanRevisionFactory,
    Town,
    approved_actual,
    measured_indicator,
)
from tests.portal.builders import (
    closed_town,
    grow,
    published_plan,
    queries_of,
    text_of,
)

PLAN = "/tr/ornek/2020-2024/"
LIST = PLAN + "gostergeler/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def names_on(client: Client, address: str) -> list[str]:
    """Return the codes of the indicators on a page, in their order."""
    html = client.get(address).content.decode()
    return re.findall(r'pg__code">(PG[\d.]+)<', html)


@pytest.mark.usefixtures("town")
def test_indicators_stand_under_their_status_the_best_first(client: Client) -> None:
    text = text_of(client, LIST)

    assert "2 gösterge" in text
    assert "Hedefin gerisinde 1 Veri girilmedi 1" in text
    assert names_on(client, LIST) == ["PG1.1.1", "PG1.1.2"]


def test_what_an_update_withdrew_is_listed_and_told_from_the_plans_own(
    client: Client, town: Town
) -> None:
    update = PlanRevisionFactory.create(
        plan=town.plan, number=1, adopted_on=date(2023, 5, 1)
    )
    measured_indicator(town.objective, withdrawn_in=update)

    text = text_of(client, LIST)

    assert "3 gösterge" in text
    assert (
        "1 tanesi bir güncellemeyle kaldırıldı; planın gösterge sayısına girmez."
        in text
    )


def test_each_filter_narrows_and_says_of_how_many(client: Client, town: Town) -> None:
    grow(town.plan, goals=1)
    by_unit = f"{LIST}?birim={town.other_unit.pk}"

    assert names_on(client, by_unit) == ["PG1.1.2"]
    assert names_on(client, LIST + "?durum=gerisinde")[0] == "PG1.1.1"
    assert names_on(client, LIST + "?amac=1") == ["PG1.1.1", "PG1.1.2"]
    assert names_on(client, by_unit + "&amac=2") == []
    text = text_of(client, by_unit)
    assert "1 gösterge Planın 6 göstergesinden süzülenler." in text
    assert "Filtreyi temizle" in text


def test_a_filter_counts_what_the_others_leave(client: Client, town: Town) -> None:
    grow(town.plan, goals=1)

    text = text_of(client, LIST + "?amac=1")

    assert "Fen İşleri Müdürlüğü (1)" in text
    assert "birimi belli olmayan" not in text.split("Amaç hepsi")[0]
    assert "2. 2. amaç (4)" in text


def test_the_year_is_that_of_the_address_and_stays_with_the_filters(
    client: Client, town: Town
) -> None:
    approved_actual(
        measured_indicator(town.objective, targets={2022: "10"}), "10", year=2022
    )

    html = client.get(LIST + "?yil=2022&amac=1").content.decode()

    assert "2022 yılında ne durumda?" in html
    assert "?yil=2022&amp;amac=1&amp;durum=ulasildi" in html
    assert f'href="{LIST}?yil=2022">Filtreyi temizle' in html


def test_a_figure_that_is_missing_is_sorted_behind_the_lowest(
    client: Client, town: Town
) -> None:
    approved_actual(measured_indicator(town.objective), "10")

    assert names_on(client, LIST + "?sirala=tamamlanma") == [
        "PG1.1.3",
        "PG1.1.1",
        "PG1.1.2",
    ]
    assert names_on(client, LIST + "?sirala=plan")[0] == "PG1.1.1"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("birim=abc", "Birim"),
        ("birim=999999", "Birim"),
        ("durum=yok-boyle", "Durum"),
        ("durum=" + "x" * 5000, "Durum"),
        ("durum=%00", "Durum"),
        ("amac=9", "Amaç"),
        ("sirala=rastgele", "Sırala"),
        ("birim=1e9&durum=%3Cscript%3E", "Birim, Durum"),
    ],
)
def test_a_value_that_is_none_is_told_in_one_sentence_and_left_out(
    client: Client, query: str, names: str
) -> None:
    text = text_of(client, f"{LIST}?{query}")

    assert (
        "Adresteki süzgecin değeri 2024 yılının göstergelerinde yok, "
        f"bu yüzden uygulanmadı: {names}." in text
    )
    assert "2 gösterge" in text


@pytest.mark.usefixtures("town")
def test_a_status_that_nobody_has_is_a_filter_all_the_same(client: Client) -> None:
    text = text_of(client, LIST + "?durum=yakin")

    assert "Bu süzgeçlere uyan bir gösterge yok." in text
    assert "uygulanmadı" not in text


def test_a_municipality_s_own_words_name_its_statuses(
    client: Client, town: Town
) -> None:
    StatusBand.objects.create(
        municipality=town.municipality, key="reach", label="yerinde", lower=None
    )

    assert "yerinde 1" in text_of(client, LIST)
    assert names_on(client, LIST + "?durum=ulasildi") == ["PG1.1.1"]


def test_the_address_of_a_narrowed_list_is_its_own(client: Client, town: Town) -> None:
    typed = f"{LIST}?birim=&durum=veri-yok&amac=&yil=2024&sirala=durum&utm_source=x"

    html = client.get(typed).content.decode()

    own = f"http://testserver{LIST}?durum=veri-yok"
    assert f'<link rel="canonical" href="{own}">' in html


def test_a_long_list_has_pages_that_keep_the_filters(
    client: Client, town: Town
) -> None:
    for _ in range(50):
        measured_indicator(town.objective, unit=town.unit)

    first = f"{LIST}?amac=1"
    html = client.get(first).content.decode()

    assert len(names_on(client, first)) == 50
    assert "?amac=1&amp;sayfa=2" in html
    assert len(names_on(client, first + "&sayfa=2")) == 2
    assert len(names_on(client, first + "&sayfa=999")) == 2
    assert len(names_on(client, first + "&sayfa=abc")) == 50


def test_the_cost_does_not_grow_with_what_is_stored(client: Client, town: Town) -> None:
    address = f"{LIST}?amac=1&durum=gerisinde&birim={town.unit.pk}"
    one = queries_of(client, address)
    grow(town.plan)
    published_plan(MunicipalityFactory.create())

    assert queries_of(client, address) == one == 17
