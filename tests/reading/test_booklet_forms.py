"""Booklets of other provinces in other forms: marked or plain headings, bold or not."""

from __future__ import annotations

import re

import pytest

from ingest.reading.booklet import read_booklet
from ingest.reading.sums import NOT_ONE_NUMBER, parse_sum
from ingest.reading.text import read_lines
from plans.document import PlanDocument

from .test_booklet import BOOKLET, STATED

# What a person reads off a booklet: value, unit, subject, section, since, as of.
Row = tuple[str, str, str, str, int | None, str | None]

MARKED = """\
# SELVİLİ

İLİ BİLGİLENDİRME KİTAPÇIĞI

Mayıs 2023

## YAŞLI HİZMETLERİ

### Huzurevleri

Huzurevleri 60 yaş üzeri kişilere en az 20 yatakla hizmet verir.

Selvili ilinde **4 Huzurevinde 310 yaşlıya bakım hizmeti** verilmektedir.

### Gündüz Yaşam Merkezleri

Selvili ilimizde 2015'ten bu yana **1.204 yaşlı** gündüz yaşam merkezlerinden yararlanmıştır.

Selvili ilimizde toplamda **1.514 yaşlımız** kurum hizmeti altında bulunmaktadır.

## SOSYAL YARDIMLAR

### Evde Bakım Yardımı

Selvili ilinde Evde Bakım Yardımı kişi başına 10.125,45 TL'dir.

Selvili ilimizde 2006 yılından itibaren toplam **1,2 milyar TL Evde Bakım Yardımı ödemesi** yapılmıştır.
"""

MARKED_ROWS: list[Row] = [
    ("4", "adet", "Huzurevi", "Huzurevleri", None, "2023-05"),
    ("310", "yaşlı", "Huzurevleri: bakım hizmeti verilen yaşlı", "Huzurevleri", None, "2023-05"),
    ("1204", "yaşlı", "gündüz yaşam merkezlerinden yararlanan yaşlı", "Gündüz Yaşam Merkezleri", 2015, "2023-05"),
    ("1514", "yaşlı", "YAŞLI HİZMETLERİ: kurum hizmeti altında bulunan yaşlı", "YAŞLI HİZMETLERİ", None, "2023-05"),
    ("10125.45", "TL", "Evde Bakım Yardımı kişi başına", "Evde Bakım Yardımı", None, "2023-05"),
    ("1200000000", "TL", "Evde Bakım Yardımı ödemesi", "Evde Bakım Yardımı", 2006, "2023-05"),
]  # fmt: skip

PLAIN = """\
GÖKDERE İLİ BİLGİLENDİRME KİTAPÇIĞI

Strateji Geliştirme Başkanlığı

Ekim 2022
2022-4

Bu kitapçık ildeki hizmetleri tanıtmak üzere hazırlanmıştır.

KADINLARA YÖNELİK HİZMETLER

Kadın Konukevi

Kadınların geçici süreyle kalabildiği kuruluşlardır. Gökdere ilinde
2 Kadın Konukevi bulunmaktadır.

7

Kadın Destek Merkezi (2010-2022)

Gökdere'de 2010 yılından bu yana 3,4 bin kadın merkezden hizmet almıştır.

Yatırımlar

Gökdere ilimizde devam eden yatırım tutarı 12,75 milyon TL'dir.
Türkiye genelinde 81 ilde 512 proje sürmektedir.
"""

PLAIN_ROWS: list[Row] = [
    ("2", "adet", "Kadın Konukevi", "Kadın Konukevi", None, "2022-10"),
    ("3400", "kadın", "Kadın Destek Merkezi (2010-2022): merkezden hizmet alan kadın",
     "Kadın Destek Merkezi (2010-2022)", 2010, "2022-10"),
    ("12750000", "TL", "devam eden yatırım tutarı", "Yatırımlar", None, "2022-10"),
]  # fmt: skip

SPELLED = """\
KARAÇAM
İLİ BİLGİLENDİRME KİTAPÇIĞI

Ocak 2025

Çocuk Hizmetleri

Çocuk Evleri

Karaçam ilimizde **6 Çocuk Evinde 2 bin 350 çocuğa bakım hizmeti** verilmektedir.

Karaçam ilinde **18 kız çocuğu, 14 erkek çocuğu** desteklenmektedir.

Sosyal Destek

Karaçam ilinde SED kapsamında 2012’den itibaren **1 milyon 250 bin TL destek ödemesi** yapılmıştır.

Karaçam ilimizde 2024 yılında **3 bin 40 hane ve 512 kişi** yardımlardan faydalanmıştır.

Ödemeler

Karaçam ilinde
**Şehit Yakını 120**
desteklenmektedir.

31 Aralık 2024 itibarıyla tamamlanmıştır.
"""

SPELLED_ROWS: list[Row] = [
    ("6", "adet", "Çocuk Evi", "Çocuk Evleri", None, "2025-01"),
    ("2350", "çocuk", "Çocuk Evleri: bakım hizmeti verilen çocuk", "Çocuk Evleri", None, "2025-01"),
    ("18", "adet", "kız çocuğu", "Çocuk Evleri", None, "2025-01"),
    ("14", "adet", "erkek çocuğu", "Çocuk Evleri", None, "2025-01"),
    ("1250000", "TL", "Sosyal Destek: destek ödemesi", "Sosyal Destek", 2012, "2025-01"),
    ("3040", "hane", "Sosyal Destek: yardımlardan faydalanan hane", "Sosyal Destek", None, "2024"),
    ("512", "kişi", "Sosyal Destek: yardımlardan faydalanan kişi", "Sosyal Destek", None, "2024"),
    ("120", "kişi", "Şehit Yakını", "Ödemeler", None, "2025-01"),
]  # fmt: skip


def read(text: str) -> PlanDocument:
    lines = read_lines(text.encode())
    assert lines is not None
    return read_booklet(lines)


def rows(document: PlanDocument) -> list[Row]:
    return [
        (
            f"{entry.value:f}",
            entry.unit,
            entry.subject,
            entry.section,
            entry.since_year,
            entry.as_of,
        )
        for entry in document.statistics
    ]


@pytest.mark.parametrize(
    ("text", "province", "expected"),
    [
        (MARKED, "Selvili", MARKED_ROWS),
        (PLAIN, "Gökdere", PLAIN_ROWS),
        (SPELLED, "Karaçam", SPELLED_ROWS),
    ],
    ids=["marked", "plain-without-bold", "plain-with-spelled-numbers"],
)
def test_every_figure_of_the_province_is_read_and_no_other(
    text: str, province: str, expected: list[Row]
) -> None:
    document = read(text)

    assert document.province == province
    assert rows(document) == expected


def test_a_sentence_holds_neither_a_date_nor_a_heading() -> None:
    assert [entry.sentence for entry in read(PLAIN).statistics] == [
        "Gökdere ilinde 2 Kadın Konukevi bulunmaktadır.",
        "Gökdere'de 2010 yılından bu yana 3,4 bin kadın merkezden hizmet almıştır.",
        "Gökdere ilimizde devam eden yatırım tutarı 12,75 milyon TL'dir.",
    ]


def test_emphasis_changes_no_figure() -> None:
    bare = read(MARKED.replace("**", ""))

    assert [row[:2] for row in rows(bare)] == [row[:2] for row in rows(read(MARKED))]


def test_without_emphasis_a_name_before_its_figure_is_not_certain() -> None:
    bare = read(SPELLED.replace("**", ""))

    assert [row[:2] for row in rows(bare)] == [row[:2] for row in SPELLED_ROWS[:-1]]
    [issue] = [one for one in bare.issues if one.where == "statistics"]
    assert "Şehit Yakını 120" in issue.text


def test_a_long_booklet_reads_the_same_without_marks_of_headings() -> None:
    text = BOOKLET.read_text(encoding="utf-8")

    plain = read(re.sub(r"(?m)^#+ ", "", text))

    assert rows(plain) == rows(read(text))
    assert len(rows(plain)) == len(STATED)


def test_a_total_over_time_stays_with_its_subsection() -> None:
    over_time = MARKED.replace("toplamda", "2012 yılından itibaren toplam")

    entry = next(one for one in read(over_time).statistics if one.value == 1514)

    assert (entry.section, entry.since_year) == ("Gündüz Yaşam Merkezleri", 2012)


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Selvili ilinde **10.125,45 TL**'dir.", "Evde Bakım Yardımı"),
        ("Selvili'de 10.125,45 TL’dir.", "Evde Bakım Yardımı"),
        (
            "Aylık ödeme Selvili ilinde **10.125,45 TL**'dir.",
            "Evde Bakım Yardımı: Aylık ödeme",
        ),
        (
            "Selvili ilinde aylık ödeme tutarı 10.125,45 TL'dir.",
            "aylık ödeme tutarı",
        ),
    ],
)
def test_a_suffix_behind_the_unit_is_no_subject(sentence: str, subject: str) -> None:
    old = "Selvili ilinde Evde Bakım Yardımı kişi başına 10.125,45 TL'dir."
    assert old in MARKED

    entry = read(MARKED.replace(old, sentence)).statistics[4]

    assert (f"{entry.value:f}", entry.unit) == ("10125.45", "TL")
    assert entry.subject == subject


@pytest.mark.parametrize(
    "printed", ["2 bin 12,5", "350 bin 2 milyon", "2 bin 1.350", "12 350"]
)
def test_parts_that_are_not_one_number_are_none(printed: str) -> None:
    number = parse_sum(printed)

    assert number.value is None
    assert number.reason == NOT_ONE_NUMBER


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("2 bin", 2000),
        ("2 bin 350", 2350),
        ("1 milyon 250 bin", 1250000),
        ("3 milyar 4 milyon 20 bin 15", 3004020015),
    ],
)
def test_a_number_spelled_in_parts_is_their_sum(printed: str, value: int) -> None:
    assert parse_sum(printed).value == value
