"""Letters, numbers, codes and units as Turkish documents print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.naming import NamedUnit, canonical_code, split_unit
from plans import turkish
from plans.turkish import (
    fold,
    heading_key,
    parse_money,
    parse_number,
    parse_percent,
    parse_year,
    plain,
    repair_letters,
    tidy,
)


def wide(text: str) -> str:
    """Return the text in the full-width letters of some portal pages."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


CERTAIN = [
    ("13.654", "13654", None),
    ("1.250.000", "1250000", None),
    ("1.250,50", "1250.5", None),
    ("0", "0", None),
    ("00,00", "0", None),
    ("0,125", "0.125", None),
    ("1234,567", "1234.567", None),
    ("1\u00a0250\u00a0000", "1250000", None),
    ("-5", "-5", None),
    ("−5", "-5", None),
    ("85%", "85", "%"),
    ("%85", "85", "%"),
    ("% 75,75", "75.75", "%"),
    ("400%", "400", "%"),
    ("0%", "0", "%"),
    ("138.155.000 ₺", "138155000", "TRY"),
    ("688.146.210,0 ₺", "688146210", "TRY"),
    ("425.933.893,75 ₺", "425933893.75", "TRY"),
    ("17.045,0 ₺", "17045", "TRY"),
    ("0,0 ₺", "0", "TRY"),
    ("8.700.000\n TL", "8700000", "TRY"),
    ("1,01 milyar TL", "1010000000", "TRY"),
    ("18,6 milyon TL", "18600000", "TRY"),
    (f"【\ufeff{wide('19.781.759,88')} ₺】", "19781759.88", "TRY"),
]

BLANK = [
    "",
    " ",
    "-",
    "_",
    "–",
    "—",
    "x",
    "X",
    "- %",
    "\u00a0",
    "veri yok",
    "VERİ YOK",
    "--",
]

DOUBTFUL = [
    ("yeni", turkish.NOT_A_NUMBER),
    ("NaN", turkish.NOT_A_NUMBER),
    ("%", turkish.NOT_A_NUMBER),
    ("10-15", turkish.RANGE),
    ("%10 - %15", turkish.RANGE),
    ("≥ 5", turkish.BOUND),
    ("<5", turkish.BOUND),
    ("1.5", turkish.AMBIGUOUS_DOT),
    ("12.5", turkish.AMBIGUOUS_DOT),
    ("0.125", turkish.AMBIGUOUS_DOT),
    ("1,234", turkish.AMBIGUOUS_COMMA),
    ("1.234.56", turkish.FOREIGN_SEPARATORS),
    ("1,234,567", turkish.FOREIGN_SEPARATORS),
    ("1,234.56", turkish.FOREIGN_SEPARATORS),
    ("106.781,346 ₺", turkish.THREE_DECIMALS),
    ("007", turkish.LEADING_ZERO),
    ("150 200", turkish.INNER_BLANK),
    ("5*", turkish.MORE_TEXT),
    ("15²", turkish.MORE_TEXT),
    ("5 adet", turkish.MORE_TEXT),
    ("+5", turkish.MORE_TEXT),
    ("9" * 30, turkish.TOO_LONG),
]


@pytest.mark.parametrize(("text", "value", "unit"), CERTAIN)
def test_a_certain_print_is_its_number(text: str, value: str, unit: str | None) -> None:
    number = parse_number(text)

    assert (number.value, number.unit, number.reason) == (Decimal(value), unit, None)
    assert number.text == text


@pytest.mark.parametrize("text", BLANK)
def test_a_printed_blank_is_no_value_and_no_issue(text: str) -> None:
    number = parse_number(text)

    assert (number.value, number.reason) == (None, None)


@pytest.mark.parametrize(("text", "reason"), DOUBTFUL)
def test_what_is_not_certain_is_no_value_and_says_why(text: str, reason: str) -> None:
    number = parse_number(text)

    assert (number.value, number.reason, number.text) == (None, reason, text)


def test_a_sum_without_a_sign_is_judged_as_money_too() -> None:
    assert parse_money("138.155.000").value == 138155000
    assert parse_money("106.781,346").reason == turkish.THREE_DECIMALS
    assert parse_money("%5").reason == turkish.NOT_MONEY


def test_a_bare_number_is_a_percentage_where_one_is_expected() -> None:
    assert parse_percent("35").value == 35
    assert parse_percent("12,5%").value == Decimal("12.5")
    assert parse_percent("5 ₺").reason == turkish.NOT_PERCENT


@pytest.mark.parametrize(
    ("text", "year"),
    [("2022", 2022), (f" {wide('2022')} ", 2022), ("22", None), ("2022 yılı", None)],
)
def test_a_year_tag_is_nothing_but_a_year(text: str, year: int | None) -> None:
    assert parse_year(text) == year


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_a_number_in_turkish_form_reads_back(value: Decimal) -> None:
    printed = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))

    assert parse_number(printed).value == value
    assert parse_money(f"{printed} ₺").value == value


@given(st.integers(min_value=0, max_value=10**15))
def test_a_count_with_thousands_dots_reads_back(value: int) -> None:
    assert parse_number(f"{value:,}".replace(",", ".")).value == value


@given(st.text() | st.text(alphabet="0123456789.,%₺ TL-–x\u00a0milyar"))
def test_no_text_raises_and_a_value_never_comes_with_a_doubt(text: str) -> None:
    for parse in (parse_number, parse_money, parse_percent):
        number = parse(text)
        assert number.value is None or number.reason is None
        assert number.text == text


@given(
    st.decimals(
        allow_nan=False,
        allow_infinity=False,
        min_value=-(10**9),
        max_value=10**9,
        places=4,
    )
)
def test_a_plain_number_is_the_same_number_without_an_exponent(value: Decimal) -> None:
    assert plain(value) == value
    assert "E" not in str(plain(value))


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_letters_of_one_word_fold_alike() -> None:
    assert fold("İŞBİRLİĞİ") == fold("işbirliği") == fold("i\u0307şbirliği")
    assert fold("IŞIK") == "ışık"
    assert fold("Sosyal\u00a0Yardım\u00ad \ufeff") == "sosyal yardım"


@pytest.mark.parametrize(
    "printed",
    [
        "İş Birliği Yapılacak Birim (ler)",
        "İŞBİRLİĞİ YAPILACAK BİRİM(LER)",
        "Ġşbirliği yapılacak birimler",
    ],
)
def test_spellings_of_a_heading_have_one_key(printed: str) -> None:
    assert heading_key(printed) == "isbirligiyapilacakbirimler"


def test_letters_of_a_wrong_encoding_are_put_right() -> None:
    assert (
        repair_letters("Ýhtiyaçlar, Ġletişim, baþkanlýðý, eriĢim")
        == "İhtiyaçlar, İletişim, başkanlığı, erişim"
    )


def test_tidy_text_keeps_its_words_only() -> None:
    assert tidy(f" \ufeffHedef\u00a0 {wide('1.1')} ") == "Hedef 1.1"


@pytest.mark.parametrize(
    ("letter", "printed", "code"),
    [
        ("A", "AMAÇ 04", "A4"),
        ("A", "A.1 -", "A1"),
        ("H", "HEDEF 4.3", "H4.3"),
        ("H", "H.4.3 :", "H4.3"),
        ("H", f"Hedef 【\ufeff{wide('1.1')}】", "H1.1"),
        ("PG", "PERFORMANS 4.2.10", "PG4.2.10"),
        ("PG", "P.G.1.1.1", "PG1.1.1"),
        ("PG", "PG_1_1_1", "PG1.1.1"),
        ("PG", "3.1.19.1", "PG3.1.19.1"),
        ("PG", "PG", None),
    ],
)
def test_a_code_is_one_code_however_it_is_printed(
    letter: str, printed: str, code: str | None
) -> None:
    assert canonical_code(letter, printed) == code


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Merkez Sayısı ( adet )", NamedUnit("Merkez Sayısı", "adet")),
        (
            "Merkez Sayısı ( adet(kümülatif) )",
            NamedUnit("Merkez Sayısı", "adet", cumulative=True),
        ),
        (
            "Merkez Sayısı ( adet/kümulatif )",
            NamedUnit("Merkez Sayısı", "adet", cumulative=True),
        ),
        ("Yol ( m/KÜMÜLATİF )", NamedUnit("Yol", "m", cumulative=True)),
        ("Merkez (adet) (kümülatif)", NamedUnit("Merkez", "adet", cumulative=True)),
        (
            "Merkez (adet, kümülatif değil)",
            NamedUnit("Merkez", "adet", cumulative=False),
        ),
        (
            "Kümülatif Ağaç Sayısı (adet)",
            NamedUnit("Kümülatif Ağaç Sayısı", "adet", cumulative=True),
        ),
        ("Masa (adet} ( adet )", NamedUnit("Masa", "adet")),
        ("İftar Sayısı (Yıllık) ( adet )", NamedUnit("İftar Sayısı (Yıllık)", "adet")),
        ("İftar Sayısı (adet) (Yıllık)", NamedUnit("İftar Sayısı (Yıllık)", "adet")),
        ("Memnuniyet Oranı (\u00a0%\u00a0)", NamedUnit("Memnuniyet Oranı", "%")),
        ("Ulaşılan (Kişi/Yıl)", NamedUnit("Ulaşılan", "Kişi/Yıl")),
        ("Yeşil Alan ( m² )", NamedUnit("Yeşil Alan", "m²")),
        ("Bilgi Sistemi (SOYBİS)", NamedUnit("Bilgi Sistemi (SOYBİS)")),
        (
            "Ücretsiz kart (65 yaş ve üzeri)",
            NamedUnit("Ücretsiz kart (65 yaş ve üzeri)"),
        ),
        ("Merkez )", NamedUnit("Merkez )")),
    ],
)
def test_the_unit_is_in_the_last_bracket(printed: str, expected: NamedUnit) -> None:
    assert split_unit(printed) == expected


@given(st.text())
def test_no_name_or_code_raises(text: str) -> None:
    split_unit(text)
    canonical_code("PG", text)
