"""İncele: the page of an indicator."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from indicators.models import Evidence, IndicatorCitation, Method, TargetRevision
from plans.models import SourceDocument
from tests.factories import Town, approved_actual, measured_indicator
from tests.portal.builders import (
    citation,
    closed_town,
    grow,
    publish,
    queries_of,
    text_of,
)

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


def test_explanation_deviation_and_measure_are_shown_with_public_evidence_only(
    client: Client, town: Town
) -> None:
    entry = town.first.actuals.get()
    town.first.actuals.update(
        explanation="Sayım yapıldı.",
        deviation_reason="Geç açıldı.",
        corrective_measure="Yeni irtibat noktası.",
    )
    shown = Evidence.objects.create(
        actual=entry, title="Özet", is_public=True, file=ContentFile(b"x", "ozet.txt")
    )
    hidden = Evidence.objects.create(
        actual=entry, title="Gizli liste", file=ContentFile(b"y", "liste.txt")
    )

    text = text_of(client, PAGE)

    assert "Açıklama Sayım yapıldı." in text
    assert "Sapma nedeni Geç açıldı." in text
    assert "Alınacak önlem Yeni irtibat noktası." in text
    assert "Özet" in text
    assert "Gizli liste" not in text
    handed_out = client.get(f"/kanit/{shown.pk}")
    assert handed_out.getvalue() == b"x"
    assert handed_out["Content-Disposition"].startswith("attachment")
    assert client.get(f"/kanit/{hidden.pk}").status_code == 404


def test_a_deviation_without_a_reason_is_named_and_none_is_asked_where_there_is_none(
    client: Client, town: Town
) -> None:
    assert "Sapma nedeni yazılmadı" in text_of(client, PAGE)

    town.first.actuals.update(value=Decimal(100))

    assert "Sapma nedeni" not in text_of(client, PAGE)


@pytest.mark.parametrize(
    ("terms", "actual"),
    [
        ({"method": Method.MAINTAIN, "tolerance": Decimal(5)}, "97"),
        ({"method": Method.DATA_ONLY}, "80"),
    ],
    ids=["inside the tolerance", "only followed"],
)
def test_no_reason_is_missed_where_none_was_asked(
    client: Client, town: Town, terms: dict[str, object], actual: str
) -> None:
    town.first.terms.update(**terms)
    town.first.actuals.update(value=Decimal(actual))

    assert "Sapma nedeni" not in text_of(client, PAGE)


def test_what_was_printed_is_quoted_with_place_and_fingerprint(
    client: Client, town: Town
) -> None:
    place = town.municipality
    IndicatorCitation.objects.create(
        indicator=town.first,
        field="weight_percent",
        citation=citation(place, "%60", page=67),
    )
    town.first.targets.update(citation=citation(place, "100", page=67))
    town.first.actuals.update(citation=citation(place, "80", cell="Sayfa1!C4"))

    text = text_of(client, PAGE)

    assert "Hedefe etkisi “%60” s. 67" in text
    assert "2024 hedefi “100” s. 67" in text
    assert "2024 gerçekleşeni “80” Sayfa1!C4" in text
    assert "SHA-256 " + "ab" * 32 in text


def test_a_picture_has_its_size_before_it_is_there(client: Client, town: Town) -> None:
    box = {"x0": Decimal(3), "top": Decimal("100.25"), "x1": 97, "bottom": Decimal(112)}
    IndicatorCitation.objects.create(
        indicator=town.first,
        field="weight_percent",
        citation=citation(
            town.municipality,
            "%60",
            page=67,
            crop=ContentFile(b"not read", "kesit.png"),
            **box,
        ),
    )
    document = SourceDocument.objects.get()
    document.source_address = "https://example.org/plan.pdf"
    document.save()

    html = client.get(PAGE).content.decode()

    # 144 dpi with 6 points around: 2 * (97 + 6 - 0) and 2 * (112 - 100,25 + 12)
    assert 'width="206" height="48" loading="lazy"' in html
    # The place itself: 3 and 6 points of paper before it, twice as many pixels.
    assert '<rect x="6" y="12" width="188" height="24"/>' in html
    assert 'alt="Belgeden kesit: %60"' in html
    assert (
        f'<a href="{document.source_address}" rel="external" lang="tr">plan.pdf</a>'
        in html
    )


def test_what_shares_a_box_shares_a_picture(client: Client, town: Town) -> None:
    box = {"x0": 10, "top": 10, "x1": 90, "bottom": 20}
    for field, text in (("code", "PG1.1.1"), ("name", "Göstergenin adı")):
        crop = ContentFile(b"x", "kesit.png")
        place = citation(town.municipality, text, page=67, crop=crop, **box)
        IndicatorCitation.objects.create(
            indicator=town.first, field=field, citation=place
        )

    html = client.get(PAGE).content.decode()

    assert html.count("<img ") == 1
    assert "<figcaption>Kod, Göstergenin adı, s. 67, kutu x 10–90, y 10–20" in html
    assert "“PG1.1.1”" in html


def test_half_years_stand_in_the_table_as_interim(client: Client, town: Town) -> None:
    running = measured_indicator(
        town.objective, targets={2023: "100", 2024: "200"}, method=Method.CUMULATIVE
    )
    approved_actual(running, "90", year=2023)
    approved_actual(running, "140", year=2024, period="H1")

    text = text_of(client, OBJECTIVE + "1.1.3/")

    assert "2024 ilk altı ay – 140 %70,00 %70,00 ara dönem 150" in text
    assert "2024 yılı 200 veri girilmedi" in text


def test_a_half_year_that_was_asked_and_is_missing_is_a_row_and_no_mark(
    client: Client, town: Town
) -> None:
    assert "2024 ilk altı ay – veri girilmedi – – ara dönem" in text_of(client, PAGE)
    assert "Yıl içi gerçekleşen" not in text_of(client, PAGE)

    town.first.monitoring_frequency = town.first.reporting_frequency = "Yılda bir"
    town.first.save()

    assert "2024 ilk altı ay" not in text_of(client, PAGE)


def test_quarters_stand_where_one_was_reported(client: Client, town: Town) -> None:
    town.first.reporting_frequency = "3 ayda bir"
    town.first.save()
    approved_actual(town.first, "20", period="Q1")

    text = text_of(client, PAGE)

    assert "2024 1. çeyrek – 20 %20,00" in text
    assert "2024 3. çeyrek – veri girilmedi" in text
    assert "2023 1. çeyrek" not in text


def test_what_is_not_over_yet_is_not_missed(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reports.portal.views.today_shown", lambda: date(2024, 6, 30))

    text = text_of(client, PAGE)

    assert "2023 ilk altı ay" in text
    assert "2024 ilk altı ay" not in text


def test_every_period_has_both_percentages_with_its_figures_put_in(
    client: Client, town: Town
) -> None:
    town.first.targets.create(year=2023, value=Decimal(50))
    approved_actual(town.first, "10", year=2023)
    approved_actual(town.first, "30", period="H1")

    text = text_of(client, PAGE).split("Her dönemin hesabı")[1]

    assert (
        "2024 ilk altı ay (30 − 0) ÷ (100 − 0) × 100 = 30 ÷ 100 × 100 = %30,00 "
        "30 ÷ 100 × 100 = %30,00" in text
    )
    assert "2023 yılı (10 − 0) ÷ (50 − 0) × 100 = 10 ÷ 50 × 100 = %20,00" in text


def test_a_completion_leads_to_its_arithmetic(client: Client, town: Town) -> None:
    assert f'<a href="{PAGE}#hesap">%80,00' in client.get(OBJECTIVE).content.decode()
    html = client.get(PAGE).content.decode()
    assert '<a href="#hesap">%80,00' in html
    assert 'id="hesap"' in html
    assert f'<a href="{OBJECTIVE}#hesap">Hedefin yüzdesine katkısı</a>' in html


def test_another_year_has_its_own_headline(client: Client, town: Town) -> None:
    town.first.targets.create(year=2023, value=Decimal(50))
    approved_actual(town.first, "10", year=2023)
    publish(town.plan)

    text = text_of(client, PAGE + "?yil=2023")

    assert "2023 yılı sonu" in text
    assert "(10 − 0) ÷ (50 − 0) × 100" in text


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
