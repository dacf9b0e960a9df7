"""What is an indicator's code and what is not: a sum of money with thousands apart, another's letter."""

from __future__ import annotations

import pytest

from ingest.reading.grid import Cell
from ingest.reading.indicator_rows import split_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("144.764.000 TL", None),
        ("82.050.000,00", None),
        ("13.654", None),
        ("1.1.1 Sayı", "1.1.1"),
        ("4.2.11 Sayı", "4.2.11"),
        ("PG1.100 Sayı", "PG1.100"),
    ],
)
def test_money_is_no_code(text: str, code: str | None) -> None:
    parted = split_code(Cell(text))

    assert (parted[0].text if parted else None) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("G.2.1.1 Kayıp oranı", "G.2.1.1"),
        ("P1.1.1: Kayıp oranı", "P1.1.1:"),
        ("SPG 1.1.1 Kayıp oranı", "SPG 1.1.1"),
        ("Gösterge 1.1.1. Kayıp oranı", "Gösterge 1.1.1."),
        ("Performans Göstergesi 1.1.1 Kayıp oranı", "Performans Göstergesi 1.1.1"),
        ("F1.1.1 Atölye düzenlenmesi", None),
        ("g 1.1 sürüm", None),
    ],
)
def test_a_code_may_stand_behind_any_short_of_gosterge(
    text: str, code: str | None
) -> None:
    parted = split_code(Cell(text))

    assert (parted[0].text if parted else None) == code
