"""A sum of money with thousands apart is no indicator's code."""

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
