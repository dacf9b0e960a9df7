"""The list of municipalities."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from indicators.models import Score, StatusBand
from plans.models import Plan
from reports.municipalities import bands_by_place
from tests.factories import NOON, MunicipalityFactory, PlanFactory, approved_actual
from tests.portal.builders import (
    closed_town,
    publish,
    published_plan,
    queries_of,
    text_of,
)

pytestmark = pytest.mark.django_db


def test_a_municipality_stands_with_its_percentage_coverage_and_status(
    client: Client,
) -> None:
    closed_town()

    text = text_of(client, "/tr/")

    assert "Örnek Belediyesi (kurgusal veri)" in text
    assert "2020–2024 Stratejik Planı 1 amaç, 1 hedef" in text
    assert "%80,00" in text
    assert "Hedefin gerisinde" in text
    assert "Veri kapsamı %60" in text
    assert "2024 yılı sonu" in text


def test_a_plan_without_figures_reads_no_data_and_never_zero(client: Client) -> None:
    PlanFactory.create(municipality__name="Verisiz Belediyesi")

    card = (
        text_of(client, "/tr/").split("Verisiz Belediyesi")[1].split("Nasıl okunur?")[0]
    )

    assert "Veri girilmedi" in card
    assert "%0" not in card


def test_municipalities_stand_in_the_order_of_the_turkish_alphabet(
    client: Client,
) -> None:
    for name in ("Zara", "Çal", "Iğdır", "İzmir", "Cizre"):
        PlanFactory.create(municipality__name=name)

    text = text_of(client, "/tr/").split("Nasıl okunur?")[0]

    places = [text.index(name) for name in ("Cizre", "Çal", "Iğdır", "İzmir", "Zara")]
    assert places == sorted(places)


def test_those_who_published_figures_stand_before_those_who_did_not(
    client: Client,
) -> None:
    published_plan(MunicipalityFactory.create(name="Zara"))
    published_plan(MunicipalityFactory.create(name="Çal"))
    for name in ("Ankara", "Bolu"):
        PlanFactory.create(municipality__name=name)

    text = text_of(client, "/tr/").split("Son yayımlananlar")[0]

    places = [text.index(name) for name in ("Çal", "Zara", "Ankara", "Bolu")]
    assert places == sorted(places)
    assert "Yayımlanmış değeri olan belediyeler önce" in text


def test_a_municipality_without_a_public_plan_is_not_listed(client: Client) -> None:
    MunicipalityFactory.create(name="Plansız Belediyesi")
    PlanFactory.create(municipality__name="Gizli Belediyesi", is_public=False)

    text = text_of(client, "/tr/")

    assert "Plansız" not in text
    assert "Gizli Belediyesi" not in text
    assert "Henüz yayımlanmış bir plan yok." in text


def test_the_newest_plan_speaks_and_the_earlier_ones_are_linked(client: Client) -> None:
    town = closed_town()
    PlanFactory.create(municipality=town.municipality, start_year=2025, end_year=2029)

    html = client.get("/tr/").content.decode()

    assert '<a href="/tr/ornek/2025-2029/">2025–2029 Stratejik Planı</a>' in html
    assert '<a href="/tr/ornek/2020-2024/">2020–2024</a>' in html


def test_the_search_box_is_a_plain_form(client: Client) -> None:
    html = client.get("/tr/").content.decode()

    form = html.split("<form")[1].split("</form>")[0]
    assert 'action="/tr/ara/" method="get"' in form
    assert 'name="q"' in form


def test_a_card_leads_to_the_municipality(client: Client) -> None:
    closed_town()

    html = client.get("/tr/").content.decode()

    assert '<a href="/tr/ornek/"><span lang="tr">Örnek Belediyesi</span>' in html


def test_what_was_published_last_stands_first_and_once_a_period(client: Client) -> None:
    town = closed_town()
    later = published_plan(MunicipalityFactory.create(name="Yeni Belediyesi"))
    Score.objects.filter(plan=later).update(published_at=NOON + timedelta(days=3))
    approved_actual(town.second, "50")
    publish(town.plan)

    text = text_of(client, "/tr/").split("Son yayımlananlar")[1]

    assert "04.07.2024 Yeni Belediyesi (kurgusal veri) 2024 yılı" in text
    assert "01.07.2024 Örnek Belediyesi (kurgusal veri) 2024 yılı" in text
    assert text.index("Yeni Belediyesi") < text.index("Örnek Belediyesi")
    assert "tamamlanma %88,00 veri kapsamı %100" in text
    assert text.count("Örnek Belediyesi") == 1


def test_the_home_page_tells_nothing_of_a_plan_that_is_not_public(
    client: Client,
) -> None:
    town = closed_town()
    Plan.objects.filter(pk=town.plan.pk).update(is_public=False)

    assert "Son yayımlananlar" not in text_of(client, "/tr/")


def test_the_cost_does_not_grow_with_municipalities(client: Client) -> None:
    closed_town()
    one = queries_of(client, "/tr/")
    for _ in range(3):
        published_plan(MunicipalityFactory.create())

    assert Plan.objects.count() == 4
    assert queries_of(client, "/tr/") == one == 9


def test_only_the_bands_of_the_places_shown_are_loaded() -> None:
    shown, other = MunicipalityFactory.create_batch(2)
    for place in (shown, other):
        StatusBand.objects.create(municipality=place, key="reach", label="ulaşıldı")

    assert set(bands_by_place([shown])) == {None, shown.pk}


def test_a_long_list_has_pages(client: Client) -> None:
    for number in range(49):
        PlanFactory.create(municipality__name=f"Belediye {number:02}")

    assert "Belediye 47" in text_of(client, "/tr/")
    assert "Belediye 48" not in text_of(client, "/tr/")
    assert "Belediye 48" in text_of(client, "/tr/?sayfa=2")
    second = client.get("/tr/?sayfa=2").content.decode()
    assert 'rel="canonical" href="http://testserver/tr/?sayfa=2"' in second
