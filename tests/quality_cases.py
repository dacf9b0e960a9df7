"""A plan that is well, and one for every rule that is not."""

from __future__ import annotations

from decimal import Decimal

from plans.document import Citation, CostEntry, Method, PlanDocument
from plans.quality import judge_plan
from plans.sentences import said as sentence
from tests.quality_plans import (
    beside_a_good_one,
    card,
    coded,
    indicator,
    named,
    of_indicator,
    plan,
    targets,
    weights,
)


def said(document: PlanDocument) -> list[tuple[str, str, str]]:
    """What was found: rule, place and sentence."""
    return [
        (one.rule.id, sentence(one.place.label), sentence(one.message))
        for one in judge_plan(document).findings
    ]


PLACE = "Hedef 4.1, PG4.1.1"
FOUND = {
    # Eyüpsultan; Didim: 47 hedefs without indicators
    "hedef-gostergesiz": (
        plan(card()),
        "Hedef 4.1",
        "Hedefin hiç göstergesi yok; neyle ölçüleceği belli değil.",
    ),
    # Kars 4.3
    "agirlik-toplami": (
        weights("40", "57"),
        "Hedef 4.1",
        "Göstergelerin hedefe etkileri toplamı %97; %100 değil.",
    ),
    "agirlik-eksik": (
        beside_a_good_one(weight_percent=None),
        PLACE,
        "Hedefe etkisi yazılı değil.",
    ),
    # Kars 4.3: %0 twice
    "agirlik-sifir": (
        weights("0", "100"),
        PLACE,
        "Hedefe etkisi %0; gösterge hedefin sonucunu hiç etkilemiyor.",
    ),
    # Kars prints 4.3.1 twice
    "kod-yinelenen": (
        coded("PG4.3.1", "PG4.3.1"),
        "Hedef 4.1, PG4.3.1",
        "PG4.3.1 kodu 2 kez geçiyor: “Evde bakım hizmetinden yararlanan kişi sayısı”"
        " ve “Evde bakım hizmetinden yararlanan kişi sayısı”.",
    ),
    "kod-atlanan": (
        coded("PG4.1.1", "PG4.1.3"),
        "Hedef 4.1",
        "Numaralar atlıyor: PG4.1.1 kodundan PG4.1.3 koduna geçiliyor.",
    ),
    # an audit finding: indicators without number or unit
    "gosterge-hedefsiz": (
        beside_a_good_one(targets={}),
        PLACE,
        "Hiçbir yıl için hedef değer yok.",
    ),
    # Konak: no time frame
    "yil-hedefsiz": (
        beside_a_good_one(
            targets={
                2020: Decimal(20),
                2023: Decimal(50),
                2024: Decimal(60),
            }
        ),
        PLACE,
        "2021 ve 2022 için hedef yok.",
    ),
    "plan-yili-hedefsiz": (
        of_indicator(targets=targets("20", "30", "40", "50")),
        "Plan",
        "2024 için hiçbir göstergede hedef yok.",
    ),
    # an audit finding: objectives without number, amount or ratio
    "hedef-olculemez": (
        plan(
            card(indicator(targets={}), title="Dayanışmayı güçlendirmek"),
            card(indicator("PG4.2.1"), code="H4.2"),
        ),
        "Hedef 4.1",
        "Hedefin metninde (“Dayanışmayı güçlendirmek”) bir sayı yok, göstergelerinin de"
        " hiçbirinde hedef değer yok; ölçülemez.",
    ),
    # Fatsa: targets of 0; the yearly figures are Ahi Evran's H4.3
    "hedef-sifir": (
        of_indicator(
            targets=targets("0", "1", "1", "0", "1"),
            baseline_value=Decimal(0),
            method=Method.ANNUAL,
        ),
        PLACE,
        "2020 ve 2023 hedefleri 0.",
    ),
    # Fatsa: the target only repeats the baseline
    "hedef-baslangic-ayni": (
        of_indicator(targets=targets("10", "30", "40", "50", "60")),
        PLACE,
        "2020 hedefi başlangıç değeriyle aynı: 10.",
    ),
    # seed 003, PG4.1.1: 15.000 every year
    "hedef-duz": (
        of_indicator(targets=targets(*["15000"] * 5)),
        PLACE,
        "Hedef her yıl aynı: 15.000.",
    ),
    # Fatsa: contradictory targets
    "hedef-yone-aykiri": (
        of_indicator(targets=targets("20", "30", "25", "50", "60")),
        PLACE,
        "Değerin artması bekleniyor ama 2022 hedefi (25) 2021 hedefinden (30) düşük.",
    ),
    "hedef-baslangictan-kotu": (
        of_indicator(baseline_value=Decimal(25)),
        PLACE,
        "2020 hedefi başlangıç değerinden (25) düşük; göstergenin yönü artış.",
    ),
    # a real card: 400% as a target
    "yuzde-yuzu-asan": (
        named(
            "Toplanan atığın üretilen atığa oranı",
            unit="%",
            targets=targets("20", "30", "40", "50", "400"),
        ),
        PLACE,
        "Yüzde olarak hedef %100'ü aşıyor (2024: %400).",
    ),
    "gosterge-birimsiz": (
        beside_a_good_one(unit=None),
        PLACE,
        "Ölçü birimi yazılı değil.",
    ),
    # seed 003 prints "_"
    "baslangic-yok": (
        beside_a_good_one(baseline_value=None),
        PLACE,
        "Başlangıç değeri yok; “başlangıcı olmaz” diye de işaretlenmemiş.",
    ),
    # seed 003: 13.654 in "2019 (6 aylık)"
    "baslangic-yarim-yil": (
        of_indicator(
            baseline_value=Decimal(13654),
            baseline_label="2019 (6 aylık)",
            targets=targets("15000", "15100", "15200", "15300", "15400"),
        ),
        "Hedef 4.1",
        "Başlangıç değerleri yılın bir bölümüne ait (“2019 (6 aylık)”), hedefler ise tam"
        " yıla; karşılaştırılamaz (PG4.1.1: 13.654).",
    ),
    "yon-belirsiz": (
        of_indicator(
            direction=None,
            baseline_value=Decimal(40),
            targets=targets("38", "36", "34", "32", "30"),
        ),
        PLACE,
        "Değerler azalıyor (40, 38, 36, 34, 32, 30) ama göstergenin yönü (artış ya da"
        " azalış) yazılı değil.",
    ),
    # Gaziemir
    "tanim-belirsiz": (
        named("Vatandaş memnuniyeti"),
        PLACE,
        "“Vatandaş memnuniyeti” adındaki “memnuniyeti” kendi başına ölçülemez; tanımı,"
        " hesaplama yöntemi ve veri kaynağı yazılı değil.",
    ),
    # Gaziemir
    "tanim-oran": (
        named("Talebi karşılama oranı", unit="%"),
        PLACE,
        "“Talebi karşılama oranı” neyin neye oranı olduğunu söylemiyor; tanımı ve"
        " hesaplama yöntemi (pay ve payda) yazılı değil.",
    ),
    # Gaziemir: "Ortalama katılım sıklığı" and its like are counted nobody says how
    "tanim-eksik": (
        beside_a_good_one(
            definition="Kurslara bir yılda katılanların sayısı",
            formula="Katılan kişi / kurs",
            data_source="Kurs kayıtları",
        ),
        "Hedef 4.1, PG4.1.2",
        "Yazılı olmayan: tanımı, hesaplama yöntemi ve veri kaynağı.",
    ),
    # seed 002, PG 4.2.7
    "faaliyet-sayan": (
        named("Kadınlara Yönelik Düzenlenen Etkinlik Sayısı"),
        PLACE,
        "“Kadınlara Yönelik Düzenlenen Etkinlik Sayısı” yalnız yapılan işi sayıyor; işin"
        " neyi değiştirdiğini ölçmüyor.",
    ),
    # Kars: waste quantity in adet
    "birim-uyumsuz": (
        named("Toplanan atık miktarı", unit="adet"),
        PLACE,
        "“Toplanan atık miktarı” bir miktar anlatıyor ama birimi “adet”.",
    ),
    # a real card: 400% as the target of an (adet) indicator
    "hedef-birimi-uyumsuz": (
        of_indicator(unit="adet", citations={"targets.2021": Citation(text="400%")}),
        PLACE,
        "Birimi “adet” olan göstergenin hedefi yüzde olarak yazılmış (2021: “400%”).",
    ),
    "kart-sorumlu-birim": (
        plan(card(indicator(), responsible_unit=None)),
        "Hedef 4.1",
        "Hedefin ve göstergelerinin sorumlu birimi yazılı değil.",
    ),
    "kart-maliyet": (
        plan(card(indicator(), cost_estimate=CostEntry())),
        "Hedef 4.1",
        "Maliyet tahmini yok.",
    ),
    # Balıkesir: empty sections
    "kart-risk": (plan(card(indicator(), risks=())), "Hedef 4.1", "Risk yazılmamış."),
    "kart-faaliyet": (
        plan(card(indicator(), activities=()), card(indicator("PG4.2.1"), code="H4.2")),
        "Hedef 4.1",
        "Faaliyet, proje ya da strateji yazılmamış.",
    ),
    "kart-tespit": (
        plan(card(indicator(), findings=())),
        "Hedef 4.1",
        "Tespit yazılmamış.",
    ),
    "kart-ihtiyac": (
        plan(card(indicator(), needs=())),
        "Hedef 4.1",
        "İhtiyaç yazılmamış.",
    ),
}
