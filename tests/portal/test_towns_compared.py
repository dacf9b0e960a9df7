"""The page that sets municipalities side by side: like with like, and nothing guessed."""

from __future__ import annotations

from decimal import Decimal
from html import unescape

import pytest
from django.test import Client

from indicators import services
from indicators.models import CommonIndicator
from plans.models import Municipality, Plan
from reports.compared import towns
from reports.compared.alike import BANDS, KINDS, Group, groups
from reports.compared.towns import Towns, converted, towns_compared
from tests.factories import MunicipalityFactory, Town, approved_actual
from tests.portal.builders import (
    closed_town,
    publish,
    published_plan,
    queries_of,
    text_of,
)

ADDRESS = "/tr/karsilastir/"
OURS = f"{ADDRESS}?tur=ilce&nufus=50-100"


@pytest.fixture
def town(db: None) -> Town:
    """The closed small town, an ilçe of 60.000: 80 of 100 with a coverage of 60."""
    town = closed_town()
    Municipality.objects.filter(pk=town.municipality.pk).update(
        kind="district", population=60_000, population_year=2023
    )
    return town


def neighbour(name: str, slug: str, **fields: object) -> Plan:
    """Another ilçe of the band with a published plan at 50 of 100."""
    usual: dict[str, object] = {"kind": "district", "population": 70_000}
    return published_plan(
        MunicipalityFactory.create(name=name, slug=slug, **usual | fields)
    )


def compared(*, by_percent: bool = False) -> Towns:
    band = next(each for each in BANDS if each.slug == "50-100")
    found = towns_compared(Group("ilce", band), by_percent=by_percent)
    assert found is not None
    return found


def map_first(town: Town, factor: str = "1", **fields: object) -> CommonIndicator:
    common = CommonIndicator.objects.create(
        name="Yeşil alan", unit_of_measure="m²", definition="Aktif alan.", **fields
    )
    services.map_indicator(
        common=common,
        indicator=town.first,
        factor=Decimal(factor),
        note="Aynı alan sayılıyor.",
        by=town.strategy,
    )
    return common


@pytest.mark.parametrize(
    ("population", "band"),
    [
        (None, "bilinmiyor"),
        (0, "0-10"),
        (9_999, "0-10"),
        (10_000, "10-25"),
        (99_999, "50-100"),
        (100_000, "100-250"),
        (1_000_000, "1000"),
    ],
)
def test_a_municipality_is_in_one_band_and_an_unknown_population_in_its_own(
    town: Town, population: int | None, band: str
) -> None:
    Municipality.objects.filter(pk=town.municipality.pk).update(population=population)

    assert [(each.kind, each.band.slug, each.count) for each in groups()] == [
        ("ilce", band, 1)
    ]


def test_every_kind_has_an_address() -> None:
    assert set(KINDS.values()) == {*Municipality.Kind.values, ""}


def test_only_the_same_kind_and_band_stand_side_by_side(town: Town) -> None:
    neighbour("Benzer Belediyesi", "benzer")
    neighbour("Büyük Belediyesi", "buyuk", population=300_000)
    neighbour("Belde Belediyesi", "belde", kind="town")
    neighbour("Bilinmez Belediyesi", "bilinmez", population=None)

    assert [row.place.slug for row in compared().rows] == ["benzer", "ornek"]


def test_towns_stand_by_name_and_by_percent_only_when_asked(
    client: Client, town: Town
) -> None:
    neighbour("Benzer Belediyesi", "benzer")
    silent = neighbour("Zeytin Belediyesi", "zeytin")
    silent.scores.all().delete()

    by_name = [row.place.slug for row in compared().rows]
    by_percent = compared(by_percent=True).rows

    assert by_name == ["benzer", "ornek", "zeytin"]
    assert [row.place.slug for row in by_percent] == ["ornek", "benzer", "zeytin"]
    assert [row.standing.percent for row in by_percent] == [80, 50, None]
    assert "%80,00 %60" in text_of(client, f"{OURS}&sira=tamamlanma")


def test_a_plan_of_other_years_says_so(client: Client, town: Town) -> None:
    plan = neighbour("Benzer Belediyesi", "benzer")
    Plan.objects.filter(pk=plan.pk).update(start_year=2025, end_year=2029)

    said = text_of(client, f"{OURS}&yil=2024")

    assert "Benzer Belediyesi (kurgusal veri) bu yılı kapsayan plan yok" in said


def test_a_mapped_indicator_is_converted_and_divided_by_the_population(
    client: Client, town: Town
) -> None:
    map_first(town, "10", per_people=1000)

    (value,) = compared().tables[0].values
    assert value.value == Decimal(80) * 10 * 1000 / 60_000
    said = text_of(client, OURS)
    assert "13,3333" in said
    assert "80 adet × 10 ÷ 60.000 kişi (2023 nüfusu) × 1.000" in said
    assert "Aynı alan sayılıyor." in said


def test_without_a_population_there_is_no_figure_per_head(
    client: Client, town: Town
) -> None:
    map_first(town, per_people=1)
    Municipality.objects.filter(pk=town.municipality.pk).update(population=None)

    said = text_of(client, f"{ADDRESS}?tur=ilce&nufus=bilinmiyor")

    assert "nüfus bilinmiyor" in said


def test_a_withdrawn_mapping_and_an_unapproved_figure_are_not_shown(town: Town) -> None:
    map_first(town)
    approved_actual(town.first, "99", year=2023).delete()
    assert compared().tables[0].values[0].value == Decimal(80)

    town.first.actuals.update(state="submitted", published_at=None, decided_at=None)
    assert compared().tables[0].values[0].value is None

    services.withdraw_mapping(
        mapping=town.plan.common_mappings.get(), by=town.strategy, reason="Yanlış."
    )
    assert compared().tables == ()


@pytest.mark.parametrize(
    ("actual", "factor", "per_people", "population", "value"),
    [
        ("5", "1", None, None, "5"),
        ("5", "0.001", None, None, "0.005"),
        ("0", "1", 1000, 50, "0"),
        ("5", "2", 1000, 100, "100"),
        ("5", "1", 1, None, None),
        ("5", "1", 1, 0, None),
        (None, "1", 1, 100, None),
    ],
)
def test_a_figure_is_converted_or_there_is_none(
    actual: str | None,
    factor: str,
    per_people: int | None,
    population: int | None,
    value: str | None,
) -> None:
    result = converted(
        None if actual is None else Decimal(actual),
        Decimal(factor),
        per_people,
        population,
    )

    assert result == (None if value is None else Decimal(value))


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "query",
    ["tur=ilce", "nufus=0-10", "tur=x&nufus=0-10", "tur=ilce&nufus=50-100&yil=1999"],
)
def test_what_is_no_group_and_no_year_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == 404


def test_an_empty_group_and_a_private_plan_say_so(client: Client, town: Town) -> None:
    town.plan.is_public = False
    town.plan.save()

    assert "planı yayımlanmış bir belediye yok" in text_of(client, OURS)
    assert groups() == []


def test_as_many_queries_however_many_municipalities(
    client: Client, town: Town
) -> None:
    map_first(town)
    publish(town.plan)
    few = queries_of(client, OURS)
    for number in range(3):
        neighbour(f"Komşu {number} Belediyesi", f"komsu-{number}")

    assert queries_of(client, OURS) == few
    assert queries_of(client, ADDRESS) == 1


def test_a_group_of_more_than_fit_side_by_side_has_pages_and_says_so(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Sonraki sayfa" not in text_of(client, OURS)
    neighbour("Zile Belediyesi", "zile")
    monkeypatch.setattr(towns, "AT_MOST", 1)

    first = client.get(f"{OURS}&yil=2024&sira=tamamlanma").content.decode()
    second = client.get(f"{OURS}&yil=2024&sira=tamamlanma&sayfa=2").content.decode()

    assert "bu grupta 2 belediye var" in first
    assert "Örnek Belediyesi" in first
    assert "Zile Belediyesi" not in first
    assert f"{OURS.partition('?')[2]}&yil=2024&sira=tamamlanma&sayfa=2" in unescape(
        first
    )
    assert "Zile Belediyesi" in second
    assert "Örnek Belediyesi" not in second
