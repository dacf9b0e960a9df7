"""What the tabs of a workbook are called: Excel opens no file in which one breaks its rules."""

from __future__ import annotations

import pytest

from reports.official.report import Report, Sheet
from reports.official.xlsx import tab_name
from tests.official.books import book_of


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        pytest.param("'H1.1'", "H1.1", id="a quote at its ends"),
        pytest.param("", "Sayfa", id="none"),
        pytest.param("' '", "Sayfa", id="nothing but quotes"),
        pytest.param(
            "Kâğıthane Belediyesi Gençlik'in",
            "Kâğıthane Belediyesi Gençlik'in",
            id="as long as it may be",
        ),
        pytest.param(
            "Kâğıthane Belediyesi Gençlik M'nin",
            "Kâğıthane Belediyesi Gençlik M",
            id="cut behind a quote",
        ),
        pytest.param("a" * 30 + "😀", "a" * 30, id="a sign that counts twice"),
        pytest.param("A\x01\ufffe1\x0b2", "A1 2", id="what XML cannot hold"),
    ],
)
def test_a_tab_is_called_what_excel_takes(wanted: str, name: str) -> None:
    report = Report("Tablo", (), (Sheet(wanted, (10,), ()),))

    assert book_of(report).sheetnames == [name]


def test_names_that_are_cut_alike_are_told_apart() -> None:
    taken: set[str] = set()

    names = [tab_name("a" * 26 + "'" + "b" * 9, taken) for _each in range(2)]

    assert names == ["a" * 26 + "'bbbb", "a" * 26 + " (2)"]
