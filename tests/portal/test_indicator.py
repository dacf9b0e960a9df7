"""İncele: the page of an indicator."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from indicators.models import IndicatorCitation, Method, TargetRevision
from tests.factories import Town, approved_actual, measured_indicator
from tests.portal.builders import citation, closed_town, grow, queries_of, text_of

OBJECTIVE = "/tr/ornek/2020-2024/amac/1/1.1/"
PAGE = OBJECTIVE + "1.1.1/"
SILENT = OBJECTIVE + "1.1.2/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def lower(town: Town, value: str, when: datetime) -> TargetRevision:
    return TargetRevision.objects.create(
        indicator=town.first,
        year=2024,
        value=Decimal(value),
        origin="update",
        recorded_at=when,
        decision_number="2025/31",
        decision_date=(when - timedelta(days=9)).date(),
        reason="İşgücü piyasası.",
    )


@pytest.mark.usefixtures("town")
def test_every_number_of_the_chart_stands_in_the_table(client: Client) -> None:
    html = client.get(PAGE).content.decode()
    chart, table = html.split("Aynı veri, tablo olarak")

    marks = set(re.findall(r'class="t-[a-z]+[^"]*"[^>]*>([^<]+)<', chart))

    assert marks == {"100", "80"}
    for mark in marks:
        assert mark in table
    table = table.split("</table>")[0]
    assert table.count(' scope="row">20') == 10  # each year and its first half


@pytest.mark.usefixtures("town")
def test_the_chart_is_drawn_wide_and_narrow_with_words_for_who_cannot_see_it(
    client: Client,
) -> None:
    html = client.get(PAGE).content.decode()

    assert '<svg class="wide" viewBox="0 0 760 380" role="img"' in html
    assert '<svg class="narrow" viewBox="0 0 360 320" role="img"' in html
    assert "2024 gerçekleşeni 80, hedefi 100." in html


@pytest.mark.usefixtures("town")
def test_a_year_without_an_actual_reads_no_data(client: Client) -> None:
    text = text_of(client, SILENT)

    assert "2024 yılı 50 veri girilmedi" in text
    assert "2023 yılı kaynakta yok veri girilmedi" in text
    assert "%0" not in text
    assert "Bu yüzdeler nasıl hesaplandı?" not in text


def test_an_increment_that_makes_no_total_is_shown_for_what_it_is(
    client: Client, town: Town
) -> None:
    trees = measured_indicator(town.objective, method=Method.CUMULATIVE)
    for year in (2022, 2024):  # 2020, 2021 and 2023 are missing
        approved_actual(trees, "39", year=year, reported_as="increment")

    text = text_of(client, f"{OBJECTIVE}{trees.slug}/")
    card = text_of(client, OBJECTIVE)

    hole = "dönemde eklenen; önceki bir dönem eksik, toplam hesaplanamıyor"
    assert f"2024 yılı 100 39 {hole} – – Toplam hesaplanamıyor" in text
    assert f"2022 yılı kaynakta yok 39 {hole}" in text
    assert "2023 yılı kaynakta yok veri girilmedi" in text
    assert f"Gerçekleşen 39 {hole} Tamamlanma hesaba katılmadı" in card


def test_an_indicator_without_any_number_has_no_chart(
    client: Client, town: Town
) -> None:
    town.second.targets.all().delete()

    html = client.get(SILENT).content.decode()

    assert '<svg class="wide"' not in html
    assert "bu yüzden grafik çizilmedi" in html


def test_both_percentages_are_written_out(client: Client, town: Town) -> None:
    town.first.terms.update(baseline_value=Decimal(13654))
    town.first.targets.update(value=Decimal(15000))
    town.first.actuals.update(value=Decimal(14000))

    text = text_of(client, PAGE)

    assert (
        "(14.000 − 13.654) ÷ (15.000 − 13.654) × 100 = 346 ÷ 1.346 × 100 = %25,71"
        in text
    )
    assert "14.000 ÷ 15.000 × 100 = %93,33" in text
    assert "Tamamlanma: %25,71. Resmî performans sayıldı." in text


def test_without_a_baseline_the_achievement_rate_counts_and_says_so(
    client: Client, town: Town
) -> None:
    town.first.terms.update(baseline_value=None)

    text = text_of(client, PAGE)

    assert "Başlangıç değeri kaynakta yok" in text
    assert "hesaplanamaz" in text
    assert "Başlangıç değeri olmadığı için gerçekleşme oranı sayıldı." in text
    assert "sayıldı. Başlangıç değeri yok" not in text


def test_an_indicator_whose_method_and_direction_nobody_stated_says_so(
    client: Client, town: Town
) -> None:
    town.first.terms.update(method="", direction="")

    text = text_of(client, PAGE)

    assert "Yöntem belirtilmemiş düzey gibi hesaplanır" in text
    assert "Göstergenin yönü belirtilmemiş başlangıçtan hedefe doğru sayılır" in text
    assert "artış sayıldı" not in text


def test_a_direction_that_nothing_tells_is_assumed_aloud(
    client: Client, town: Town
) -> None:
    town.first.terms.update(direction="", baseline_value=None)

    text = text_of(client, PAGE)

    assert "Yön belirtilmemiş; artış sayıldı." in text
    assert "yön belirtilmemiş; artış sayıldı" in text_of(client, OBJECTIVE)


@pytest.mark.usefixtures("town")
def test_a_stated_method_and_direction_are_named(client: Client) -> None:
    text = text_of(client, PAGE)

    assert "Yöntem Düzey: başlangıçtan hedefe alınan yol" in text
    assert "Göstergenin yönü Artış" in text


def test_an_unstated_direction_that_leads_down_divides_the_target_by_the_actual(
    client: Client, town: Town
) -> None:
    town.first.terms.update(direction="", baseline_value=Decimal(160))

    text = text_of(client, PAGE)

    assert "Azalması beklenen gösterge" in text
    assert "(80 − 160) ÷ (100 − 160)" in text


def test_a_target_lowered_after_its_year_ended_says_so_in_words(
    client: Client, town: Town
) -> None:
    lower(town, "90", datetime(2025, 3, 11, 9, tzinfo=UTC))

    text = text_of(client, PAGE)

    assert "2024: eski 100 → yeni 90 (−%10,00)." in text
    assert "Dönem bittikten 61 gün sonra düşürüldü." in text
    assert "11.03.2025 günü kayda geçti" in text
    assert "Karar: 02.03.2025, 2025/31. Gerekçe: “İşgücü piyasası.”" in text
    assert "ilk hedef 100" in text
    assert "İlk hedefe göre %80,00" in text
    assert "Geçerli hedefe göre %88,89" in text


def test_a_target_lowered_within_its_year_says_so(client: Client, town: Town) -> None:
    lower(town, "90", datetime(2024, 9, 14, 9, tzinfo=UTC))

    assert "Dönem sürerken düşürüldü." in text_of(client, PAGE)


def test_the_indicators_beside_it_are_linked(client: Client, town: Town) -> None:
    assert "Sonraki gösterge: PG1.1.2 →" in text_of(client, PAGE)
    assert "← Önceki gösterge: PG1.1.1" in text_of(client, SILENT)


def test_what_the_page_shows_comes_before_what_can_be_done_with_it(
    client: Client, town: Town
) -> None:
    town.first.targets.update(citation=citation(town.municipality, "100", page=67))
    page = client.get(PAGE).content.decode()

    order = ("b-sonuc", "hesap", "b-kaynak", "sorular", "b-paylas", "b-alinti")
    places = [page.index(f' id="{each}"') for each in order]
    assert places == sorted(places)


def test_the_cost_does_not_grow_with_what_is_stored(client: Client, town: Town) -> None:
    one = queries_of(client, PAGE)
    for year in (2021, 2022, 2023):
        target = town.first.targets.create(year=year, value=Decimal(50))
        target.citation = citation(town.municipality, "50", line=year)
        target.save()
        approved_actual(town.first, "10", year=year)
        approved_actual(town.first, "5", year=year, period="H1")
        IndicatorCitation.objects.create(
            indicator=town.first, field=f"targets.{year}", citation=target.citation
        )
    grow(town.plan)

    assert queries_of(client, PAGE) == one + 1 == 17  # the citations of figures


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"method": Method.ANNUAL}, "−%33,33 yıl sürüyor; başlangıç tam yıllık"),
        ({"method": Method.LEVEL}, "−%33,33 başlangıç değerinin gerisinde"),
        (
            {"method": Method.LEVEL, "baseline_label": "2019 (6 aylık)"},
            "−%33,33 başlangıç değeri tam yıla ait değil",
        ),
    ],
    ids=["counted anew every year", "fell back", "half a year to start from"],
)
def test_a_performance_below_zero_says_why_beside_the_number(
    client: Client, town: Town, terms: dict[str, Any], words: str
) -> None:
    indicator = measured_indicator(town.objective, baseline_value=Decimal(70), **terms)
    approved_actual(indicator, "60", period="H1")

    text = text_of(client, f"{OBJECTIVE}{indicator.slug}/")

    assert f"2024 ilk altı ay – 60 {words}" in text
    assert "başlangıç değeri %0, hedef %100 olur" in text


def test_without_a_performance_below_zero_none_is_explained(
    client: Client, town: Town
) -> None:
    approved_actual(town.first, "30", period="H1")

    text = text_of(client, PAGE)

    assert "yıl içi yüzdeleri de yıl sonu hedefine göredir" in text
    assert "Eksi yüzde" not in text
