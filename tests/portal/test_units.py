"""The pages of a plan by unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from indicators.models import Method, StatusBand
from plans.models import CooperatingUnit, PlanRevision
from tests.factories import (
    MunicipalityFactory,
    ObjectiveFactory,
    Town,
    UnitFactory,
    approved_actual,
    measured_indicator,
)
from tests.portal.builders import (
    closed_town,
    grow,
    publish,
    published_plan,
    queries_of,
    text_of,
)

PLAN = "/tr/ornek/2020-2024/"
UNITS = PLAN + "birimler/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def page_of(town: Town) -> str:
    return f"{PLAN}birim/{town.unit.pk}/"


def row_of(client: Client, name: str) -> list[str]:
    """Return the figures behind a unit's name in the table, as a reader hears them."""
    return text_of(client, UNITS).split("Birimler")[-1].split(f" {name} ")[1].split()


def test_an_english_page_says_the_products_words_in_english_and_leaves_a_towns_own(
    client: Client, town: Town
) -> None:
    page = UNITS.replace("/tr/", "/en/")

    html = client.get(page).content.decode()
    assert '<span class="status status--behind">Behind target</span>' in html
    assert "Hedefin gerisinde" not in html

    StatusBand.objects.create(
        municipality=town.municipality, key="behind", label="Sözümüz sürüyor", lower=50
    )
    html = client.get(page).content.decode()
    assert (
        '<span class="status status--behind" lang="tr">Sözümüz sürüyor</span>' in html
    )


@pytest.mark.usefixtures("town")
def test_units_stand_in_turkish_order_with_what_they_answer_for(client: Client) -> None:
    html = client.get(UNITS).content.decode()

    assert html.index("Fen İşleri Müdürlüğü</a>") < html.index("Sosyal Destek")
    # Leads 1, reports 1, has a figure of it; the other leads none and reports 1 without.
    assert row_of(client, "Sosyal Destek Müdürlüğü")[:3] == ["1", "1", "1"]
    assert row_of(client, "Fen İşleri Müdürlüğü")[:3] == ["0", "1", "0"]


def test_every_indicator_stands_under_one_status(client: Client, town: Town) -> None:
    approved_actual(measured_indicator(town.objective), "100")
    followed = measured_indicator(town.objective, method=Method.DATA_ONLY)
    approved_actual(followed, "7")
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2024, 5, 1)
    )
    measured_indicator(town.objective, withdrawn_in=update)
    untargeted = measured_indicator(town.objective, targets={2023: "10"})
    approved_actual(untargeted, "5")

    text = text_of(client, page_of(town))

    assert "Bildirdiği 4 göstergeden 4 tanesinde 2024 verisi var." in text
    for status in (
        "Hedefe ulaşıldı 1",
        "Hedefin gerisinde 1",
        "Yüzdesi hesaplanamıyor 1",
        "Yalnızca izlenir 1",
        "Kaldırıldı 1",
    ):
        assert status in text


@pytest.mark.parametrize(
    ("order", "times"), [("durum", 0), ("plan", 1)], ids=["by status", "by plan"]
)
def test_a_status_that_the_heading_names_is_not_said_again(
    client: Client, town: Town, order: str, times: int
) -> None:
    approved_actual(measured_indicator(town.objective), "100")

    html = client.get(f"{PLAN}gostergeler/?sirala={order}").content.decode()

    rows = "".join(
        part.split("</ul>")[0] for part in html.split('<ul class="pgs">')[1:]
    )
    assert rows.count("status--reach") == times


@pytest.mark.usefixtures("town")
def test_a_count_leads_to_the_indicators_it_counts(client: Client, town: Town) -> None:
    html = client.get(UNITS).content.decode()
    address = f"{PLAN}gostergeler/?birim={town.other_unit.pk}&durum=veri-yok"

    assert f'href="{address.replace("&", "&amp;")}"' in html
    text = text_of(client, address)
    assert "1 gösterge Planın 2 göstergesinden süzülenler." in text
    assert "PG1.1.2 göstergesi" in text


def test_what_no_unit_answers_for_stands_last_and_is_not_lost(
    client: Client, town: Town
) -> None:
    measured_indicator(ObjectiveFactory.create(goal=town.goal))

    text = text_of(client, UNITS)

    assert text.index("Sosyal Destek") < text.index("Birimi belli olmayan 1 1 0")
    assert "1 gösterge" in text_of(client, PLAN + "gostergeler/?birim=yok")


def test_a_unit_has_its_own_indicators_and_not_those_of_another(
    client: Client, town: Town
) -> None:
    text = text_of(client, page_of(town))

    own = text.split("Bildirdiği göstergeler")[1].split("Sorumlu olduğu hedefler")
    assert "PG1.1.1 göstergesi" in own[0]
    assert "Hedeflenen 100 Gerçekleşen 80 Tamamlanma %80,00" in own[0]
    assert "PG1.1.2" not in own[0]
    assert "H1.1 hedefi" in own[1]


def test_a_unit_that_only_has_a_part_says_who_leads(client: Client, town: Town) -> None:
    other = ObjectiveFactory.create(
        goal=town.goal, responsible_unit=town.other_unit, title="Yol yapmak"
    )
    CooperatingUnit.objects.create(
        objective=other, position=1, text="Sosyal Destek", unit=town.unit
    )

    part = text_of(client, page_of(town)).split("İş birliği yaptığı hedefler")[1]

    assert "Hedef 1.2 Yol yapmak" in part
    assert "Sorumlu birim: Fen İşleri Müdürlüğü" in part


def test_without_a_figure_of_the_year_the_last_one_is_named(
    client: Client, town: Town
) -> None:
    approved_actual(town.second, "12", year=2022)
    page = f"{PLAN}birim/{town.other_unit.pk}/"

    assert "Gerçekleşen veri girilmedi Son veri, 2022 yılı: 12" in text_of(client, page)
    assert "Son veri" not in text_of(client, page + "?yil=2021")


@pytest.mark.usefixtures("town")
def test_a_unit_says_whether_it_reported(client: Client, town: Town) -> None:
    text = text_of(client, f"{PLAN}birim/{town.other_unit.pk}/")

    assert "2024 yılı 1 0 0 0 0 1 " in text.split("Bildirilmeyen")[1]


def test_no_unit_has_a_percentage_of_its_own(client: Client, town: Town) -> None:
    head = text_of(client, page_of(town)).split("Bildirdiği göstergeler")[0]

    assert "%" not in head
    assert "Birimlere puan verilmez" in head


def test_a_unit_that_the_plan_does_not_name_is_not_found(
    client: Client, town: Town
) -> None:
    idle = UnitFactory.create(municipality=town.municipality)
    abroad = published_plan(MunicipalityFactory.create()).municipality
    foreign = UnitFactory.create(municipality=abroad)

    for pk in (idle.pk, foreign.pk, 0, 10**30):
        assert client.get(f"{PLAN}birim/{pk}/").status_code == 404


def test_another_year_keeps_the_unit(client: Client, town: Town) -> None:
    html = client.get(page_of(town) + "?yil=2022").content.decode()

    assert "2022 yılı sonu" in html
    assert f'href="{PLAN}amac/1/1.1/1.1.1/?yil=2022"' in html


@pytest.mark.parametrize("page", ["units", "unit"])
def test_the_cost_does_not_grow_with_what_is_stored(
    client: Client, town: Town, page: str
) -> None:
    address = UNITS if page == "units" else page_of(town)
    one = queries_of(client, address)
    grow(town.plan)
    published_plan(MunicipalityFactory.create())
    for objective in ObjectiveFactory.create_batch(
        2, goal=town.goal, responsible_unit=town.unit
    ):
        measured_indicator(objective, unit=town.unit, weight=Decimal(10))
    UnitFactory.create_batch(3, municipality=town.municipality)
    publish(town.plan)

    assert queries_of(client, address) == one == (16 if page == "units" else 19)
