"""How often an indicator is reported, as plans print it, and the periods that this asks for."""

from __future__ import annotations

import unicodedata

import pytest

from indicators.frequency import periods_asked

YEAR = {"YEAR"}
HALF = {"H1", "YEAR"}
QUARTERS = HALF | {"Q1", "Q2", "Q3", "Q4"}
MONTHS = HALF | {f"M{month:02}" for month in range(1, 13)}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("6 ayda bir", HALF),
        ("6 Ay", HALF),
        ("6 aylık", HALF),
        ("6'şar aylık", HALF),
        ("Altı ayda bir", HALF),
        ("ALTI AYDA BİR", HALF),
        ("Altışar aylık dönemler", HALF),
        ("Yarıyıl", HALF),
        ("Yarı yıllık", HALF),
        ("Yılda 2 kez", HALF),
        ("Yılda iki defa", HALF),
        ("Yılda bir", YEAR),
        ("YILDA BİR", YEAR),
        ("Yılda 1", YEAR),
        ("Yılda bir kez", YEAR),
        ("Yıllık", YEAR),
        ("Her yıl", YEAR),
        ("Yıl sonu", YEAR),
        ("12 ayda bir", YEAR),
        ("12 Ay", YEAR),
        ("1 yıl", YEAR),
        ("2 yılda bir", YEAR),
        ("3 ayda bir", QUARTERS),
        ("Üç aylık", QUARTERS),
        ("Üçer aylık", QUARTERS),
        ("ÜÇ AYLIK", QUARTERS),
        ("Çeyrek", QUARTERS),
        ("Çeyreklik dönemler", QUARTERS),
        ("Yılda dört kez", QUARTERS),
        ("Aylık", MONTHS),
        ("AYLIK", MONTHS),
        ("Her ay", MONTHS),
        ("Ayda bir", MONTHS),
        ("1 ay", MONTHS),
        ("Yılda 12 kez", MONTHS),
        ("3 ayda bir / Yılda bir", QUARTERS),
        ("", HALF),
        ("-", HALF),
        ("Sürekli", HALF),
        ("Haftalık", HALF),
        ("2 ayda bir", HALF),
        ("4 ayda bir", HALF),
        ("Olay oldukça", HALF),
        ("Ayrıca bildirilir", HALF),
        ("Haziran ve aralık ayları", HALF),
        ("12. ay", HALF),
        ("Her ayın sonunda", MONTHS),
        ("Yılsonu", YEAR),
    ],
)
def test_a_printed_frequency_asks_for_its_periods(text: str, asked: set[str]) -> None:
    assert periods_asked(text) == asked
    assert periods_asked(unicodedata.normalize("NFD", text)) == asked
    assert periods_asked(f"  {text.replace(' ', '  ')} ") == asked
