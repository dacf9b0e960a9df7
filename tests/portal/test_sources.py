"""The pictures of sources, and who may see them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from indicators.models import IndicatorCitation
from plans.models import (
    CardEntry,
    Citation,
    CostEstimate,
    GoalCitation,
    ObjectiveCitation,
    Statistic,
    StatisticLink,
    UnplacedRun,
)
from tests.factories import Town, small_town
from tests.portal.builders import body_of, citation, text_of

PNG = b"\x89PNG\r\n\x1a\n kesit"


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def crop(town: Town) -> Citation:
    return citation(
        town.municipality, "25", page=67, crop=ContentFile(PNG, "kesit.png")
    )


def quote_goal(town: Town, place: Citation) -> None:
    GoalCitation.objects.create(goal=town.goal, field="x", citation=place)


def quote_objective(town: Town, place: Citation) -> None:
    ObjectiveCitation.objects.create(
        objective=town.objective, field="x", citation=place
    )


def quote_indicator(town: Town, place: Citation) -> None:
    IndicatorCitation.objects.create(indicator=town.first, field="x", citation=place)


def quote_entry(town: Town, place: Citation) -> None:
    CardEntry.objects.create(
        objective=town.objective, kind="risk", position=1, text="x", citation=place
    )


def quote_cost(town: Town, place: Citation) -> None:
    CostEstimate.objects.create(objective=town.objective, citation=place)


def quote_run(town: Town, place: Citation) -> None:
    UnplacedRun.objects.create(plan=town.plan, position=1, text="x", citation=place)


def quote_target(town: Town, place: Citation) -> None:
    town.first.targets.update(citation=place)


def quote_statistic(town: Town, place: Citation) -> None:
    figure = Statistic.objects.create(
        province="İzmir", subject="Hane", value=Decimal(1), unit="hane", citation=place
    )
    StatisticLink.objects.create(statistic=figure, objective=town.objective)


Quote = Callable[[Town, Citation], None]
every_kind = pytest.mark.parametrize(
    "quote",
    [
        quote_goal,
        quote_objective,
        quote_indicator,
        quote_entry,
        quote_cost,
        quote_run,
        quote_target,
        quote_statistic,
    ],
)


@every_kind
def test_a_crop_that_a_public_plan_quotes_is_shown(
    client: Client, town: Town, crop: Citation, quote: Quote
) -> None:
    quote(town, crop)

    response = client.get(f"/kaynak/{crop.pk}.png")

    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response.getvalue() == PNG


@every_kind
def test_a_crop_of_a_plan_that_is_not_public_is_not_found(
    client: Client, town: Town, crop: Citation, quote: Quote
) -> None:
    quote(town, crop)
    town.plan.is_public = False
    town.plan.save()

    assert client.get(f"/kaynak/{crop.pk}.png").status_code == 404


@pytest.mark.usefixtures("town")
def test_a_crop_that_nothing_quotes_is_not_found(
    client: Client, crop: Citation
) -> None:
    assert client.get(f"/kaynak/{crop.pk}.png").status_code == 404


def test_a_crop_of_an_actual_is_public_when_the_actual_is(
    client: Client, town: Town, crop: Citation
) -> None:
    entry = town.first.actuals.create(
        year=2024, value=Decimal(1), state="submitted", citation=crop
    )
    assert client.get(f"/kaynak/{crop.pk}.png").status_code == 404

    town.first.actuals.filter(pk=entry.pk).update(
        state="approved", decided_at=entry.entered_at, published_at=entry.entered_at
    )

    assert body_of(client, f"/kaynak/{crop.pk}.png") == PNG


def test_a_place_without_a_picture_has_none(client: Client, town: Town) -> None:
    place = citation(town.municipality, "25", line=4)
    quote_goal(town, place)

    assert client.get(f"/kaynak/{place.pk}.png").status_code == 404


@every_kind
def test_a_place_has_a_page_that_names_its_document(
    client: Client, town: Town, crop: Citation, quote: Quote
) -> None:
    quote(town, crop)

    response = client.get(f"/tr/kaynak/{crop.pk}/")

    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    text = text_of(client, f"/tr/kaynak/{crop.pk}/")
    assert "plan.pdf, s. 67" in text
    assert f"SHA-256 {'ab' * 32}" in text
    assert f"http://testserver/tr/kaynak/{crop.pk}/" in text
    assert f'src="/kaynak/{crop.pk}.png"' in response.content.decode()


def test_a_place_names_the_values_that_were_read_there(
    client: Client, town: Town, crop: Citation
) -> None:
    quote_target(town, crop)

    page = client.get(f"/tr/kaynak/{crop.pk}/").content.decode()

    assert "2024 hedefi" in page
    assert "/tr/ornek/2020-2024/amac/1/1.1/1.1.1/" in page


def test_the_place_of_a_figure_that_waits_is_nobodys_business(
    client: Client, town: Town, crop: Citation
) -> None:
    town.first.actuals.create(
        year=2024, value=Decimal(1), state="submitted", citation=crop
    )

    assert client.get(f"/tr/kaynak/{crop.pk}/").status_code == 404


def test_a_place_keeps_its_address_when_the_value_is_read_anew(
    client: Client, town: Town, crop: Citation
) -> None:
    row = IndicatorCitation.objects.create(
        indicator=town.first, field="unit", citation=crop
    )
    row.citation = citation(town.municipality, "adet", page=68)
    row.save()

    assert "kayıtta kalıyor" in text_of(client, f"/tr/kaynak/{crop.pk}/")
    assert body_of(client, f"/kaynak/{crop.pk}.png") == PNG


def test_an_old_place_goes_with_its_plan(
    client: Client, town: Town, crop: Citation
) -> None:
    quote_goal(town, citation(town.municipality, "x", page=1))
    assert client.get(f"/tr/kaynak/{crop.pk}/").status_code == 200

    town.plan.is_public = False
    town.plan.save()

    assert client.get(f"/tr/kaynak/{crop.pk}/").status_code == 404


def test_an_indicators_page_links_to_every_place(
    client: Client, town: Town, crop: Citation
) -> None:
    quote_indicator(town, crop)

    page = client.get("/tr/ornek/2020-2024/amac/1/1.1/1.1.1/").content.decode()

    assert f'href="/tr/kaynak/{crop.pk}/"' in page
