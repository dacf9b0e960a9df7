"""The page of a municipality."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from indicators.models import TargetRevision
from plans.models import Municipality
from tests.factories import (
    NOON,
    MunicipalityFactory,
    PlanFactory,
    Town,
    approved_actual,
)
from tests.portal.builders import (
    closed_town,
    grow,
    published_plan,
    queries_of,
    text_of,
)

PAGE = "/tr/ornek/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
def test_the_newest_plan_stands_with_its_percentage_coverage_and_goals(
    client: Client,
) -> None:
    text = text_of(client, PAGE)

    assert "%80,00" in text
    assert "1 amaçtan verisi olan 1 tanesinin ortalaması." in text
    assert "Veri kapsamı %60." in text
    assert "Amaç 1 1. amaç" in text
    assert "1 amaç, 1 hedef" in text


def test_what_nobody_said_of_a_place_is_not_in_the_source(
    client: Client, town: Town
) -> None:
    assert "Nüfus kaynakta yok" in text_of(client, PAGE)

    Municipality.objects.filter(pk=town.municipality.pk).update(
        population=214360,
        population_year=2023,
        province="İzmir",
        kind=Municipality.Kind.METROPOLITAN_DISTRICT,
    )

    text = text_of(client, PAGE)
    assert "Nüfus 214.360 (2023)" in text
    assert "Büyükşehir ilçe belediyesi, İzmir" in text


def test_every_public_period_is_there_and_no_other(client: Client, town: Town) -> None:
    PlanFactory.create(municipality=town.municipality, start_year=2015, end_year=2019)
    hidden = {"start_year": 2025, "end_year": 2029, "is_public": False}
    PlanFactory.create(municipality=town.municipality, **hidden)

    html = client.get(PAGE).content.decode()

    assert '<a href="/tr/ornek/2020-2024/">2020–2024 Stratejik Planı</a>' in html
    assert '<a href="/tr/ornek/2015-2019/">2015–2019 Stratejik Planı</a>' in html
    assert "2025" not in html


def test_a_figure_and_a_changed_target_are_told_on_their_days(
    client: Client, town: Town
) -> None:
    TargetRevision.objects.create(
        indicator=town.second,
        year=2024,
        value=40,
        origin=TargetRevision.Origin.UPDATE,
        recorded_at=NOON + timedelta(days=2),
    )

    news = text_of(client, PAGE).split("Son yayımlananlar")[1]

    assert news.index("03.07.2024") < news.index("01.07.2024")
    assert "PG1.1.2 PG1.1.2 göstergesi 2024: eski 50 → yeni 40 (−%20,00)" in news
    assert "PG1.1.1 PG1.1.1 göstergesi 2024 yılı gerçekleşmesi: 80" in news


def test_a_correction_names_what_it_replaces(client: Client, town: Town) -> None:
    first = town.first.actuals.get()
    approved_actual(town.first, "85", supersedes=first, correction_reason="Sayım")

    news = text_of(client, PAGE).split("Son yayımlananlar")[1]

    assert "2024 yılı gerçekleşmesi düzeltildi: eski 80 → 85" in news


def test_a_plan_just_adopted_does_not_hide_what_the_one_before_it_published(
    client: Client, town: Town
) -> None:
    PlanFactory.create(municipality=town.municipality, start_year=2025, end_year=2029)

    text = text_of(client, PAGE)

    assert "2025–2029 Stratejik Planı ne söz verdi" in text
    assert "Bu yıl için yayımlanmış veri yok." in text
    assert "2024 yılı gerçekleşmesi: 80" in text


@pytest.mark.usefixtures("town")
def test_the_last_period_due_says_who_reported(client: Client) -> None:
    text = text_of(client, PAGE)

    assert "2024 yılı: istenen 2 değerin 0 tanesi zamanında" in text
    assert "1 tanesi bildirilmedi." in text


@pytest.mark.parametrize("slug", ["yok", "komsu"])
def test_a_place_without_a_public_plan_is_not_found(
    client: Client, town: Town, slug: str
) -> None:
    assert client.get(f"/tr/{slug}/").status_code == 404


def test_the_path_leads_home_and_on_to_every_step(client: Client, town: Town) -> None:
    goal = client.get(f"{PAGE}2020-2024/amac/1/").content.decode()

    path = goal.split("crumbs")[1].split("</ol>")[0]

    for step in ('href="/tr/"', f'href="{PAGE}"', f'href="{PAGE}2020-2024/"'):
        assert step in path


def test_the_cost_does_not_grow_with_what_is_stored(client: Client, town: Town) -> None:
    one = queries_of(client, PAGE)
    grow(town.plan)
    published_plan(MunicipalityFactory.create())
    PlanFactory.create(municipality=town.municipality, start_year=2015, end_year=2019)

    assert queries_of(client, PAGE) == one == 23
