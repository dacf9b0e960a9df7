"""Hedef kartı: the page of an objective."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from indicators.models import Method
from plans.models import (
    CardEntry,
    CooperatingUnit,
    CostEstimate,
    ObjectiveCitation,
    PlanRevision,
    SourceDocument,
    Statistic,
    StatisticLink,
    UnplacedRun,
)
from tests.factories import Town, approved_actual, measured_indicator
from tests.portal.builders import (
    citation,
    closed_town,
    grow,
    publish,
    queries_of,
    text_of,
)

CARD = "/tr/ornek/2020-2024/amac/1/1.1/"


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
def test_the_headline_has_completion_coverage_and_range(client: Client) -> None:
    text = text_of(client, CARD)

    assert "%80,00" in text
    assert "2 göstergeden verisi olan 1 taneye göre. Veri kapsamı %60." in text
    assert "%48,00 ile %88,00 arasında olabilir" in text


@pytest.mark.usefixtures("town")
def test_an_indicator_has_its_effect_target_actual_completion_and_the_way_on(
    client: Client,
) -> None:
    text = text_of(client, CARD)

    row = text.split("PG1.1.1 PG1.1.1 göstergesi (adet)")[1].split("PG1.1.2 PG")[0]
    assert "Hedefe etkisi %60" in row
    assert "Hedeflenen 100" in row
    assert "Gerçekleşen 80" in row
    assert "Tamamlanma %80,00" in row
    assert f'href="{CARD}1.1.1/">İNCELE' in client.get(CARD).content.decode()


@pytest.mark.usefixtures("town")
def test_an_indicator_without_an_actual_reads_no_data_and_never_zero(
    client: Client,
) -> None:
    row = text_of(client, CARD).split("PG1.1.2 göstergesi (adet)")[1].split("İNCELE")[0]

    assert "Gerçekleşen veri girilmedi" in row
    assert "hesaba katılmadı" in row
    assert "%0" not in row


def test_a_target_the_source_does_not_print_is_said_to_be_missing(
    client: Client, town: Town
) -> None:
    town.second.targets.all().delete()

    row = text_of(client, CARD).split("PG1.1.2 göstergesi (adet)")[1].split("İNCELE")[0]

    assert "Hedeflenen kaynakta yok" in row


def test_a_percent_indicator_is_written_as_a_percent(
    client: Client, town: Town
) -> None:
    measured_indicator(
        town.objective, unit_of_measure="%", targets={2024: "85"}, weight=Decimal(0)
    )

    assert "Hedeflenen %85" in text_of(client, CARD)


def test_the_sum_shows_each_part_what_is_missing_and_what_was_capped(
    client: Client, town: Town
) -> None:
    approved_actual(town.second, "60")
    third = measured_indicator(town.objective, weight=Decimal(0))
    publish(town.plan)

    text = text_of(client, CARD)
    table = text.split("Katkı (a × b ÷ 100)")[1].split("Ağırlıkların toplamı")[0]

    assert "(80 − 0) ÷ (100 − 0) = %80,00 %80,00 48,00" in table
    assert "(60 − 0) ÷ (50 − 0) = %120,00 %100,00 sınır; %120,00 yerine 40,00" in table
    assert f"{third.name} %0 veri girilmedi 0 ağırlık paydadan da çıkarıldı" in table
    assert "Hedefin tamamlanması %88,00" in table


def test_only_published_roll_ups_are_shown(client: Client, town: Town) -> None:
    approved_actual(town.second, "0")

    before = text_of(client, CARD)
    publish(town.plan)

    assert "Hedefin tamamlanması %80,00" in before
    assert "Hedefin tamamlanması %48,00" in text_of(client, CARD)


def test_an_actual_that_is_not_approved_is_not_shown(
    client: Client, town: Town
) -> None:
    town.second.actuals.create(year=2024, value=Decimal(4711), state="submitted")

    assert "4.711" not in text_of(client, CARD)


def test_a_withdrawn_indicator_is_shown_as_withdrawn_and_takes_no_part(
    client: Client, town: Town
) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2023, 5, 1)
    )
    measured_indicator(town.objective, withdrawn_in=update)

    text = text_of(client, CARD)

    assert "Kaldırıldı" in text.split("PG1.1.3 göstergesi (adet)")[1].split("İNCELE")[0]
    assert "kaldırıldı hesaba katılmaz" in text
    assert "Veri kapsamı: 60 ÷ 100 × 100 = %60." in text


def test_data_only_indicators_are_followed_and_not_scored(
    client: Client, town: Town
) -> None:
    followed = measured_indicator(town.objective, method=Method.DATA_ONLY)
    approved_actual(followed, "7")

    row = text_of(client, CARD).split("PG1.1.3 göstergesi (adet)")[1].split("İNCELE")[0]

    assert "Gerçekleşen 7" in row
    assert "yalnızca izlenir, puanlanmaz" in row


def test_every_field_of_the_card_is_there_with_its_source(
    client: Client, town: Town
) -> None:
    page = citation(town.municipality, "…", page=67)
    for number, kind in enumerate(("risk", "activity", "strategy", "finding", "need")):
        CardEntry.objects.create(
            objective=town.objective,
            kind=kind,
            position=number,
            text=f"Bir {kind} maddesi",
            citation=page,
        )
    CooperatingUnit.objects.create(
        objective=town.objective, position=1, text="Tüm Birimler"
    )
    CostEstimate.objects.create(
        objective=town.objective, amount=Decimal(138155000), citation=page
    )
    CostEstimate.objects.create(objective=town.objective, year=2021, amount=Decimal(5))

    text = text_of(client, CARD)

    assert "Sorumlu birim Sosyal Destek Müdürlüğü" in text
    assert "İş birliği yapılacak birimler Tüm Birimler" in text
    assert "Maliyet tahmini, 2020–2024 138.155.000 ₺ Kaynak: plan.pdf, s. 67" in text
    assert "2021 5 ₺" in text
    for section in (
        "Riskler Bir risk maddesi Kaynak: plan.pdf, s. 67",
        "Faaliyet ve projeler Bir activity maddesi",
        "Stratejiler Bir strategy maddesi",
        "Tespitler Bir finding maddesi",
        "İhtiyaçlar Bir need maddesi",
    ):
        assert section in text


def test_the_lines_of_a_section_stand_in_one_line(client: Client, town: Town) -> None:
    for number, line in enumerate((26, 23, 24, 25, 25, 31)):
        CardEntry.objects.create(
            objective=town.objective,
            kind="risk",
            position=number,
            text=f"Risk {number}",
            citation=citation(town.municipality, "…", line=line),
        )

    text = text_of(client, CARD)

    assert "Risk 5 Kaynak: plan.pdf, satır 23–26, 31" in text
    assert text.count("Kaynak:") == 1


def test_places_with_a_picture_are_linked_each_and_the_name_to_its_public_address(
    client: Client, town: Town
) -> None:
    pictures = [
        citation(town.municipality, "…", page=page, crop=ContentFile(b"x", "kesit.png"))
        for page in (67, 68, 68)
    ]
    for number, place in enumerate(pictures):
        CardEntry.objects.create(
            objective=town.objective,
            kind="risk",
            position=number,
            text="x",
            citation=place,
        )
    address = "https://example.org/plan.pdf"
    SourceDocument.objects.update(source_address=address)

    html = client.get(CARD).content.decode()

    assert f'<a href="{address}" rel="external" lang="tr">plan.pdf</a>, <a href' in html
    assert f'<a href="/tr/kaynak/{pictures[0].pk}/">s. 67<' in html
    assert f'<a href="/tr/kaynak/{pictures[1].pk}/">s. 68<' in html
    assert f"/kaynak/{pictures[2].pk}/" not in html


@pytest.mark.usefixtures("town")
def test_an_empty_section_says_that_the_source_has_none(client: Client) -> None:
    text = text_of(client, CARD)

    assert "Riskler kaynakta yok" in text
    assert "İş birliği yapılacak birimler kaynakta yok" in text
    assert "Maliyet tahmini, 2020–2024 kaynakta yok" in text


def test_items_without_a_known_section_stand_apart_in_their_order(
    client: Client, town: Town
) -> None:
    for number, items in enumerate((["bir", "iki"], ["üç"]), start=1):
        run = UnplacedRun.objects.create(
            plan=town.plan, objective=town.objective, position=number, text="…"
        )
        for position, text in enumerate(items):
            run.entries.create(
                objective=town.objective, kind="unplaced", position=position, text=text
            )
    UnplacedRun.objects.create(
        plan=town.plan, objective=town.objective, position=3, text="bölünmemiş"
    )

    text = text_of(client, CARD)

    assert "Bölümü belli olmayan maddeler" in text
    assert "bir iki üç bölünmemiş" in text
    assert "Riskler Bu bölümün maddeleri kaynakta ayırt edilemedi" in text
    assert "Riskler kaynakta yok" not in text


@pytest.mark.usefixtures("town")
def test_without_unplaced_items_there_is_no_such_heading(client: Client) -> None:
    assert "Bölümü belli olmayan" not in text_of(client, CARD)


def test_context_stands_beside_with_its_sentence_date_and_source(
    client: Client, town: Town
) -> None:
    figure = Statistic.objects.create(
        province="İzmir",
        subject="Yardım alan hane",
        value=Decimal(316262),
        unit="hane",
        since_year=2017,
        as_of="2024-09",
        sentence="2017’den beri 316.262 haneye yardım yapıldı.",
        citation=citation(town.municipality, "316.262", page=12),
    )
    StatisticLink.objects.create(statistic=figure, objective=town.objective)

    text = text_of(client, CARD)

    assert (
        "Yardım alan hane 316.262 hane İzmir · 2017 yılından beri · Eylül 2024" in text
    )
    assert "“2017’den beri 316.262 haneye yardım yapıldı.”" in text
    assert "Kaynak: plan.pdf, s. 12" in text
    assert "Bağlam sayıları tamamlanmayı etkilemez." in text


def test_weights_that_do_not_sum_to_100_are_a_warning_in_words(
    client: Client, town: Town
) -> None:
    assert "Dikkat." not in text_of(client, CARD)

    measured_indicator(town.objective, weight=Decimal(5))

    text = text_of(client, CARD)
    assert "toplamı %100 değil" in text
    assert "Toplam: %105." in text


def test_printed_fields_are_quoted_with_the_fingerprint_of_the_document(
    client: Client, town: Town
) -> None:
    ObjectiveCitation.objects.create(
        objective=town.objective,
        field="responsible_unit",
        citation=citation(town.municipality, "Sosyal Destek Md.", line=9),
    )

    text = text_of(client, CARD)

    assert "Sorumlu birim “Sosyal Destek Md.” satır 9" in text
    assert "SHA-256 " + "ab" * 32 in text


def test_the_cost_does_not_grow_with_what_is_stored(client: Client, town: Town) -> None:
    one = queries_of(client, CARD)
    for _number in range(3):
        approved_actual(measured_indicator(town.objective), "5")
    for number in range(5):
        place = citation(town.municipality, str(number), line=number)
        CardEntry.objects.create(
            objective=town.objective,
            kind="risk",
            position=number,
            text="x",
            citation=place,
        )
        ObjectiveCitation.objects.create(
            objective=town.objective, field=f"risks.{number}", citation=place
        )
    grow(town.plan)

    assert queries_of(client, CARD) == one == 18


def test_the_card_is_in_the_official_order(client: Client, town: Town) -> None:
    for position, kind in enumerate(("need", "finding", "activity", "risk")):
        CardEntry.objects.create(
            objective=town.objective, kind=kind, text=kind, position=position
        )

    html = client.get(CARD).content.decode()

    headings = re.findall(r"<(?:h2|dt)[^>]*>\s*([^<]+?)\s*<", html)
    order = [
        "Sorumlu birim",
        "İş birliği yapılacak birimler",
        "Performans göstergeleri",
        "Riskler",
        "Faaliyet ve projeler",
        "Maliyet tahmini, 2020–2024",
        "Tespitler",
        "İhtiyaçlar",
    ]
    assert [each for each in headings if each in order] == order


def test_units_say_where_they_are_printed_as_other_items_do(
    client: Client, town: Town
) -> None:
    for field in ("responsible_unit", "cooperating_units.0", "cooperating_units.1"):
        ObjectiveCitation.objects.create(
            objective=town.objective,
            field=field,
            citation=citation(town.municipality, field, page=67),
        )

    facts = text_of(client, CARD).split("Performans göstergeleri")[0]

    assert facts.count("Kaynak: plan.pdf, s. 67") == 2
