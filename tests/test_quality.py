"""Every rule of plan quality, on a case from a real finding; and on one that is well."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from plans.document import (
    Citation,
    CostEntry,
    Direction,
    Fragment,
    GoalEntry,
    Method,
    PlanDocument,
    RevisionEntry,
)
from plans.quality import MANUAL_CHECKS, PLAN_RULES, Severity, judge_plan
from plans.sentences import said as sentence
from tests.documents import plan_documents
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
DEFINED = {
    "definition": "Yıllık ankette memnunum diyenler",
    "formula": "Memnun / katılan · 100",
    "data_source": "Memnuniyet anketi",
}

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


def test_a_plan_that_is_well_has_no_finding() -> None:
    assert said(plan(card(indicator()))) == []


@pytest.mark.parametrize("rule", [rule.id for rule in PLAN_RULES])
def test_every_rule_finds_its_real_case(rule: str) -> None:
    document, place, message = FOUND[rule]

    assert (rule, place, message) in said(document)


# What else the case itself breaks: everything not named here must stay quiet.
ALSO = {
    "hedef-olculemez": {"gosterge-hedefsiz"},
}


@pytest.mark.parametrize("rule", FOUND)
def test_one_fault_is_told_once(rule: str) -> None:
    document, _place, _message = FOUND[rule]

    assert {found for found, _p, _m in said(document)} == {rule} | ALSO.get(rule, set())


QUIET = {
    "an update withdrew the first 5.4.6 (Maltepe)": plan(
        card(
            indicator("PG5.4.6", withdrawn=True, weight_percent=None),
            indicator("PG5.4.6"),
        )
    ),
    "a withdrawn indicator fills its number": plan(
        card(
            indicator("PG4.1.1", weight_percent=Decimal(50)),
            indicator("PG4.1.2", withdrawn_in=1, weight_percent=None),
            indicator("PG4.1.3", weight_percent=Decimal(50)),
        )
    ),
    "codes go 9, 10, 11": coded(*(f"PG4.1.{n}" for n in (9, 10))),
    "zero is where a falling indicator goes": of_indicator(
        direction=Direction.DECREASE,
        baseline_value=Decimal(9),
        targets=targets("5", "4", "2", "1", "0"),
    ),
    "what is held stays the same": of_indicator(
        method=Method.MAINTAIN, targets=targets(*["10"] * 5)
    ),
    "a share at %100 has nothing left to reach": named(
        "Denetlenen işyerinin toplam işyerine oranı",
        unit="%",
        targets=targets(*["100"] * 5),
    ),
    "a yearly figure may go up and down": of_indicator(
        method=Method.ANNUAL, targets=targets("20", "30", "25", "50", "60")
    ),
    "a baseline that does not apply is not missed": of_indicator(
        baseline_value=None, baseline_not_applicable=True
    ),
    "a printed dash is an answer": beside_a_good_one(
        targets=targets("20", "30", None, "50", "60"),
        citations={"targets.2022": Citation(text="-")},
    ),
    "the plan's first year is the baseline's (Ahi Evran)": of_indicator(
        baseline_label="Plan Dönemi Başlangıç Değeri (2020)",
        targets={
            2021: Decimal(20),
            2022: Decimal(30),
            2023: Decimal(40),
            2024: Decimal(60),
        },
    ),
    "an update brought the indicator in late": plan(
        card(
            indicator(weight_percent=Decimal(50)),
            indicator(
                "PG4.1.2",
                weight_percent=Decimal(50),
                introduced_in=1,
                targets={2023: Decimal(50), 2024: Decimal(60)},
            ),
        ),
        revisions=(RevisionEntry(0), RevisionEntry(1, adopted_on="2023-02-01")),
    ),
    "a defined notion is well": named("Vatandaş memnuniyet oranı", unit="%", **DEFINED),
    "a ratio whose whole is named is well": named(
        "Geri kazanılan atığın toplam atığa oranı", unit="%"
    ),
    "a share of those who did something": named(
        "Ruhsatsız faaliyet gösterdiği tespit edilen işyeri oranı", unit="%"
    ),
    "events are no effectiveness": named("Etkinliklere katılan kişi sayısı"),
    "surveys of satisfaction are counted": named(
        "Memnuniyet anketine katılan kişi sayısı"
    ),
    "people who were taught are a result": named("Eğitim alan kadın sayısı"),
    "a growth may pass 100": named(
        "Üye sayısındaki artışın önceki yıla oranı",
        unit="%",
        targets=targets("20", "30", "40", "50", "150"),
    ),
    "a text that waits for its heading may be the risk": plan(
        card(indicator(), risks=()),
        unassigned=(Fragment("Ekonomik kriz", where="goals[0].objectives[0]"),),
    ),
    "a portal prints activities on pages of their own": plan(
        card(indicator(), activities=())
    ),
    "an activity may stand under strategies": plan(
        card(indicator(), activities=(), strategies=("Evde bakımı yaymak",))
    ),
    "an indicator that is only followed owes no target": beside_a_good_one(
        method=Method.DATA_ONLY, targets={}, baseline_value=None
    ),
    "a plan that an update closed is not judged": plan(
        card(indicator()), card(code="H4.2", withdrawn_in=1)
    ),
}


@pytest.mark.parametrize("document", QUIET.values(), ids=QUIET)
def test_what_only_looks_like_a_fault_is_no_finding(document: PlanDocument) -> None:
    assert said(document) == []


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (["35", "35", "35"], "%105"),
        (["75"], "%75"),
        (["49.5", "49.5"], "%99"),
        (["33.33", "33.33", "33.34"], None),
    ],
)
def test_weights_are_warned_of_by_their_exact_sum(
    printed: list[str], told: str | None
) -> None:
    found = [one for one in said(weights(*printed)) if one[0] == "agirlik-toplami"]

    assert [told] * len(found) == [one[2].split(";")[0].split()[-1] for one in found]
    assert bool(found) is (told is not None)


def test_a_missing_weight_leaves_the_sum_unjudged() -> None:
    report = judge_plan(beside_a_good_one(weight_percent=None))

    assert "agirlik-toplami" in {outcome.rule.id for outcome in report.unchecked}


def test_a_portal_page_without_figures_leaves_rules_of_figures_unjudged() -> None:
    page = of_indicator(targets={}, baseline_value=None, baseline_label=None)

    report = judge_plan(page)

    unchecked = {outcome.rule.id for outcome in report.unchecked}
    assert {
        "gosterge-hedefsiz",
        "yil-hedefsiz",
        "hedef-sifir",
        "baslangic-yok",
    } <= unchecked
    assert report.findings == ()


def test_a_rule_that_looked_at_nothing_is_not_clean() -> None:
    report = judge_plan(PlanDocument())

    assert (report.checked, report.clean, report.broken) == ((), (), ())
    assert len(report.unchecked) == len(PLAN_RULES)


def test_findings_come_with_the_heaviest_first() -> None:
    document = plan(card(code="H4.1"), card(indicator("PG4.2.2", weight_percent=None)))
    document = replace(document, goals=(document.goals[0], GoalEntry("A6")))

    weights_of = [one.severity for one in judge_plan(document).findings]

    assert weights_of == sorted(weights_of, key=list(Severity).index)
    assert weights_of[0] is Severity.ERROR
    assert Severity.HINT in weights_of


def test_places_lead_to_the_record() -> None:
    found = judge_plan(weights("40", "57")).findings[0]

    assert found.place.path == "goals[0].objectives[0]"


def test_every_rule_says_what_it_rests_on_and_none_speaks_for_a_guide() -> None:
    told = [
        sentence(text)
        for rule in PLAN_RULES
        for text in (rule.title, rule.basis.told, rule.lacking)
    ] + [
        sentence(text)
        for one in MANUAL_CHECKS
        for text in (one.question, one.basis.told)
    ]

    assert all(told)
    assert not [text for text in told if "rehber" in text.lower() or "kılavuz" in text]


def test_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for rule in PLAN_RULES] + [one.id for one in MANUAL_CHECKS]

    assert len(ids) == len(set(ids))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(plan_documents())
def test_any_document_can_be_judged(document: PlanDocument) -> None:
    report = judge_plan(document)

    assert len(report.clean) + len(report.broken) == len(report.checked)
    assert all(
        sentence(one.message) and sentence(one.place.label) for one in report.findings
    )
