"""Province booklets: every figure of the province, no definition, capacity or national plan."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.booklet import looks_like_booklet, read_booklet
from ingest.reading.grid import Line
from ingest.reading.text import read_lines
from plans.document import Kind, PlanDocument, StatisticEntry

BOOKLET = (
    Path(__file__).parents[2]
    / "fixtures"
    / "sources"
    / "izmir-ili-bilgilendirme-kitapcigi-2024-09.txt"
)

NOW = "2024-09"

# Line, value, unit, since, as of: read off the booklet by a person.
STATED = [
    (38, "15", "adet", None, NOW),
    (48, "316262", "hane", 2017, NOW),
    (54, "62041", "kişi", 2013, NOW),
    (66, "172876", "kişi", 2013, NOW),
    (74, "5901", "başvuru", 2013, NOW),
    (82, "45573", "kişi", 2014, NOW),
    (90, "11", "adet", 2013, NOW),
    (90, "52108", "kişi", 2013, NOW),
    (106, "52", "adet", None, NOW),
    (106, "266", "çocuk", None, NOW),
    (114, "1", "adet", None, NOW),
    (114, "217", "çocuk", None, NOW),
    (122, "3", "adet", None, NOW),
    (122, "68", "çocuk", None, NOW),
    (124, "551", "çocuk", None, NOW),
    (132, "104", "adet", None, NOW),
    (132, "123", "çocuk", None, NOW),
    (140, "524", "çocuk", None, NOW),
    (140, "471", "aile", None, NOW),
    (146, "184", "çocuk", 2018, NOW),
    (152, "6776", "çocuk", None, NOW),
    (152, "1010000000", "TL", 2012, NOW),
    (162, "3", "adet", None, NOW),
    (170, "18088", "kadın", None, NOW),
    (170, "154", "erkek", None, NOW),
    (170, "7442", "çocuk", None, NOW),
    (170, "25684", "kişi", None, NOW),
    (174, "2", "etkinlik", 2018, NOW),
    (174, "595", "kişi", 2018, NOW),
    (178, "48", "adet", None, NOW),
    (190, "1", "adet", None, NOW),
    (190, "65", "engelli birey", None, NOW),
    (192, "5", "adet", None, NOW),
    (192, "24", "engelli birey", None, NOW),
    (198, "16", "adet", None, NOW),
    (198, "1419", "engelli vatandaş", None, NOW),
    (206, "8", "adet", None, NOW),
    (206, "1552", "yaşlı birey", None, NOW),
    (212, "55", "adet", None, NOW),
    (212, "2395", "yaşlı", None, NOW),
    (228, "202", "araç", None, NOW),
    (228, "18600000", "TL", 2015, NOW),
    (236, "19449", "kişi", None, NOW),
    (236, "5500000000", "TL", 2006, NOW),
    (248, "963", "kişi", None, NOW),
    (249, "2669", "kişi", None, NOW),
    (255, "1222", "kişi", None, NOW),
    (261, "13837", "adet", None, NOW),
    (267, "31", "adet", None, NOW),
    (269, "141589", "hane", None, "2024"),
    (269, "5070000000", "TL", None, "2024"),
    (271, "21500000000", "TL", 2003, "2024"),
    (275, "4", "adet", 2002, "2024"),
    (279, "610900000", "TL", None, NOW),
]

OTHER = """\
# AKPINAR

İLİ BİLGİLENDİRME KİTAPÇIĞI

Mart 2023

## GENÇLİK HİZMETLERİ

### Gençlik Merkezleri

Gençlik merkezleri 14-29 yaş arası gençlere en az 3 atölye ile hizmet veren, 40-60 kapasiteli kuruluşlardır. Türkiye genelinde **412 Gençlik Merkezi** vardır.

Akpınar ilinde **7 Gençlik Merkezi** bulunmaktadır. Bu merkezlerden 2022 yılında **3.410 öğrenci** yararlanmıştır.

### Kitap Okuma Seferberliği

Akpınar ilimizde 2019 yılından itibaren **12.5 bin kişiye** ulaşılmıştır.

Akpınar'da **2016-2021 yılları arasında** toplam **2,4 milyon TL kitap desteği** verilmiştir.

Akpınar ilimizde Haziran 2022 itibarıyla **86 gönüllü** bulunmaktadır; üye memnuniyet oranı **%78**'dir.

## ULAŞIM

5442 sayılı Kanun uyarınca 15 Temmuz 2016'da başlayan çalışmalar 10 yıl sürecektir.
"""


def lines_of(text: str) -> tuple[Line, ...]:
    lines = read_lines(text.encode())
    assert lines is not None
    return lines


@pytest.fixture(scope="module")
def izmir() -> PlanDocument:
    return read_booklet(lines_of(BOOKLET.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def akpinar() -> PlanDocument:
    return read_booklet(lines_of(OTHER))


def by_value(document: PlanDocument, value: str) -> StatisticEntry:
    (entry,) = [entry for entry in document.statistics if entry.value == Decimal(value)]
    return entry


def test_every_figure_of_the_province_is_read_and_no_other(izmir: PlanDocument) -> None:
    read = [
        (
            entry.citation.line if entry.citation else None,
            str(entry.value),
            entry.unit,
            entry.since_year,
            entry.as_of,
        )
        for entry in izmir.statistics
    ]

    assert read == STATED


def test_the_booklet_is_refused_as_a_plan(izmir: PlanDocument) -> None:
    assert izmir.kind is Kind.STATISTICS_BOOKLET
    assert izmir.refusal is not None
    assert "stratejik plan değil" in izmir.refusal
    assert (izmir.province, izmir.goals, izmir.period) == ("İzmir", (), None)


@pytest.mark.parametrize(
    ("value", "subject", "section"),
    [
        ("15", "Sosyal Hizmet Merkezi (SHM)", "Sosyal Hizmet Merkezi (SHM)"),
        ("52", "Çocuk Evi", "Çocuk Evleri"),
        (
            "68",
            "İhtisaslaştırılmış Çocuk Evleri Sitesi (ÇODEM): bakım hizmeti verilen çocuk",
            "İhtisaslaştırılmış Çocuk Evleri Sitesi (ÇODEM)",
        ),
        (
            "104",
            "özel kreş, gündüz bakımevi ve çocuk kulübü",
            "Özel Kreş ve Gündüz Bakım Evleri ile Özel Çocuk Kulüpleri",
        ),
        (
            "524",
            "koruyucu aile yanında bakımı sağlanan çocuklarımızın sayısı",
            "Koruyucu Aile",
        ),
        (
            "18600000",
            "Ücretsiz Seyahat Gelir Desteği: gelir desteği ödemesi",
            "Ücretsiz Seyahat Gelir Desteği",
        ),
        (
            "551",
            "ÇOCUK HİZMETLERİ: kuruluş bakımı altında bulunan çocuk",
            "ÇOCUK HİZMETLERİ",
        ),
        ("184", "Evlat Edinme: evlat edindirilen çocuk", "Evlat Edinme"),
        (
            "471",
            "Koruyucu Aile: çocuklarımızın bakımını üstlenen aile",
            "Koruyucu Aile",
        ),
        ("141589", "sosyal yardımlardan faydalanan hane", "SOSYAL YARDIMLAR"),
        (
            "154",
            "Şiddet Önleme ve İzleme Merkezi Müdürlüğü (ŞÖNİM): hizmet alan erkek",
            "Şiddet Önleme ve İzleme Merkezi Müdürlüğü (ŞÖNİM)",
        ),
        (
            "610900000",
            "İZMİR İLİ YATIRIMLAR (2002-2024): devam eden yatırım çalışması",
            "İZMİR İLİ YATIRIMLAR (2002-2024)",
        ),
        ("963", "Şehit", "ŞEHİT YAKINLARI VE GAZİ HİZMETLERİ"),
        ("31", "Sosyal Yardımlaşma ve Dayanışma Vakfı (SYDV)", "SOSYAL YARDIMLAR"),
        ("5070000000", "Sosyal yardım miktarı", "SOSYAL YARDIMLAR"),
    ],
)
def test_a_statistic_says_what_it_is_about(
    izmir: PlanDocument, value: str, subject: str, section: str
) -> None:
    entry = by_value(izmir, value)

    assert (entry.subject, entry.section) == (subject, section)


def test_a_large_sum_keeps_its_print(izmir: PlanDocument) -> None:
    entry = by_value(izmir, "1010000000")

    assert entry.citation is not None
    assert entry.citation.text == "1,01 milyar TL tahsis"
    assert entry.sentence == (
        "İzmir ilimizde ailesi yanında destek verilen çocuk sayısı 6.776 olup 2012 yılından itibaren "
        "SED hizmeti kapsamında 1,01 milyar TL tahsis edilmiştir."
    )


def test_a_sentence_over_blank_lines_is_one_sentence(izmir: PlanDocument) -> None:
    assert by_value(izmir, "1419").sentence.startswith(
        "İzmir ilinde ruhsatlandırılması, finansmanı"
    )
    assert (
        by_value(izmir, "963").sentence
        == "İzmir ilinde Şehit 963 Gazi 2.669 bulunmaktadır."
    )


def test_what_is_inferred_is_less_certain_and_says_so(izmir: PlanDocument) -> None:
    carried = by_value(izmir, "141589")
    named = by_value(izmir, "316262")

    assert carried.citation is not None
    assert named.citation is not None
    assert (carried.citation.confidence, named.citation.confidence) == (
        Decimal("0.8"),
        Decimal(1),
    )
    where = f"statistics[{izmir.statistics.index(carried)}]"
    assert [issue.text for issue in izmir.issues if issue.where == where] == [
        carried.sentence
    ]


def test_a_national_plan_is_no_statistic_of_the_province(izmir: PlanDocument) -> None:
    left = [issue for issue in izmir.issues if issue.where == "statistics"]

    assert {issue.citation.text for issue in left if issue.citation} == {
        "5 ana hedef, 28 strateji ve 227 faaliyet"
    }


def test_another_province_s_booklet_is_read_by_the_same_rules(
    akpinar: PlanDocument,
) -> None:
    read = [
        (str(entry.value), entry.unit, entry.subject, entry.since_year, entry.as_of)
        for entry in akpinar.statistics
    ]

    assert akpinar.province == "Akpınar"
    assert read == [
        ("7", "adet", "Gençlik Merkezi", None, "2023-03"),
        ("3410", "öğrenci", "Gençlik Merkezleri: yararlanan öğrenci", None, "2022"),
        ("2400000", "TL", "Kitap Okuma Seferberliği: kitap desteği", 2016, "2021"),
        ("86", "adet", "gönüllü", None, "2022-06"),
        ("78", "%", "üye memnuniyet oranı", None, "2022-06"),
    ]


def test_a_figure_that_is_not_certain_is_an_issue(akpinar: PlanDocument) -> None:
    (issue,) = [issue for issue in akpinar.issues if "12.5 bin" in issue.text]

    assert issue.citation is not None
    assert "Nokta" in issue.reason
    assert 12500 not in {entry.value for entry in akpinar.statistics}


def test_without_emphasis_the_same_figures_are_read_with_a_notice(
    akpinar: PlanDocument,
) -> None:
    bare = read_booklet(lines_of(OTHER.replace("**", "")))

    assert [entry.value for entry in bare.statistics] == [
        entry.value for entry in akpinar.statistics
    ]
    assert {
        entry.citation.confidence for entry in bare.statistics if entry.citation
    } == {Decimal("0.8")}


def test_a_booklet_without_a_province_states_nothing() -> None:
    document = read_booklet(lines_of(OTHER.replace("# AKPINAR\n", "")))

    assert (document.province, document.statistics) == (None, ())
    assert [issue.where for issue in document.issues] == ["province"]


@pytest.mark.parametrize(
    ("title", "is_booklet"),
    [
        ("# VAN\n\nİLİ BİLGİLENDİRME KİTAPÇIĞI\n", True),
        ("VAN İLİ BİLGİLENDİRME KİTAPÇIĞI\n", True),
        ("VAN BELEDİYESİ STRATEJİK PLANI\n", False),
        ("", False),
    ],
)
def test_a_booklet_is_known_by_its_title(title: str, *, is_booklet: bool) -> None:
    assert looks_like_booklet(lines_of(title)) is is_booklet
