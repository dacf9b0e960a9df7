"""Tables that programs export for Excel: web pages and XML named .xls."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.recognise import read_document
from ingest.reading.sheet_archive import DAMAGED
from plans.document import IndicatorEntry, Kind, PlanDocument
from tests.workbooks import by_year

HEADS = ("Hedef", "Gösterge Kodu", "Gösterge", "Ağırlık", "Başlangıç Değeri", "2025", "2026")  # fmt: skip
SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style></Styles>'


def page(*rows: tuple[str, ...]) -> str:
    lines = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><body><table>{table}</table></body></html>"


def book(*rows: str, before: str = "") -> str:
    heads = "".join(text(head) for head in HEADS)
    table = "".join(f"<Row>{row}</Row>" for row in (heads, *rows))
    sheet = f'<Worksheet ss:Name="Plan"><Table>{table}</Table></Worksheet>'
    return f'<?xml version="1.0"?>{before}<Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}">{STYLES}{sheet}</Workbook>'


def text(content: str) -> str:
    return f'<Cell><Data ss:Type="String">{content}</Data></Cell>'


def number(content: str, more: str = "") -> str:
    return f'<Cell{more}><Data ss:Type="Number">{content}</Data></Cell>'


def read(tmp_path: Path, content: str) -> PlanDocument:
    path = tmp_path / "disa_aktarim.xls"
    path.write_text(content, encoding="utf-8")
    return read_document(path)


def only(document: PlanDocument) -> IndicatorEntry:
    [(_, found)] = document.indicators()
    return found


def test_the_table_of_a_web_page_is_read_as_a_sheet(tmp_path: Path) -> None:
    row = ("H1.1 Alanı artırmak", "PG1.1.1", "Park sayısı", "100", "4", "5", "1.250,5")

    found = only(read(tmp_path, page(HEADS, row)))

    assert (found.code, found.weight_percent) == ("PG1.1.1", Decimal(100))
    assert found.targets == by_year(2025, 5, 1250.5)
    assert found.citations["targets.2025"].cell == "Tablo!F2"


def test_numbers_of_an_xml_spreadsheet_are_what_their_format_shows(
    tmp_path: Path,
) -> None:
    named = text("H1.1 Alanı artırmak") + text("PG1.1.1") + text("Park oranı")
    percents = [number(one, ' ss:StyleID="p"') for one in ("0.4", "0.5")]
    row = named + number("100") + percents[0] + number("0.6", ' ss:Index="7" ss:StyleID="p"')  # fmt: skip

    found = only(read(tmp_path, book(row)))

    assert (found.baseline_value, found.unit) == (Decimal(40), "%")
    assert found.targets == {2026: Decimal(60)}
    assert found.citations["targets.2026"].cell == "Plan!G2"


@pytest.mark.parametrize("figure", ["NaN", "1E999999999", "-INF"])
def test_a_number_without_end_is_no_figure(tmp_path: Path, figure: str) -> None:
    named = text("H1.1 Alanı artırmak") + text("PG1.1.1") + text("Park sayısı")
    row = named + "".join(map(number, ("100", "4", figure, "6")))

    found = only(read(tmp_path, book(row)))

    assert found.targets == by_year(2025, None, 6)


@pytest.mark.parametrize(
    "content",
    [
        book(before='<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        book()[:-40],
        book(number("on")),
    ],
    ids=["external entity", "cut short", "a word for a number"],
)
def test_a_damaged_xml_spreadsheet_is_refused_in_a_sentence(
    tmp_path: Path, content: str
) -> None:
    document = read(tmp_path, content)

    assert (document.kind, document.refusal) == (Kind.REFUSED, DAMAGED)


def test_a_page_whose_table_is_of_no_plan_is_refused(tmp_path: Path) -> None:
    staff = page(("Sicil", "Ad", "Birim"), ("1", "A. B.", "Zabıta Müdürlüğü"))

    assert read(tmp_path, staff).kind is Kind.REFUSED
