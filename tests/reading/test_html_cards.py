"""Web pages whose indicators stand in a table are read by its headings, whatever its cells cover."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading.html_cards import read_html_cards
from ingest.reading.recognise import read_document
from plans.document import Kind

PAGE = """<!doctype html><html><head><title>Hedef</title></head><body>
<nav><a>Ana sayfa</a></nav>
<h2>AMAÇ 2</h2><p>Temiz bir kent</p>
<h3>HEDEF 2.1</h3><p>Geri kazanımı artırmak</p>
<h4>Sorumlu Birim</h4><p>Temizlik İşleri Müdürlüğü</p>
<table>
<tr><th rowspan="2">Performans Göstergesi</th><th rowspan="2">Hedefe<br>Etkisi (%)</th>
<th colspan="2">Hedeflenen Değerler</th></tr>
<tr><th>2025</th><th>2026</th></tr>
<tr><td>PG2.1.1 Toplanan cam (ton)</td><td>%60</td><td>1.250</td><td>-</td></tr>
<tr><td>PG2.1.2 Konan kumbara (adet)</td><td>%40</td><td>10</td><td>≥ 20</td></tr>
</table>
<h4>Riskler</h4><ul><li>Maliyet artışı</li><li>Personel eksikliği</li></ul>
<h4>Maliyet Tahmini</h4><p>5.000.000,00 ₺</p>
</body></html>"""


def test_a_page_with_a_table_of_indicators_is_a_card(tmp_path: Path) -> None:
    path = tmp_path / "hedef.html"
    path.write_text(PAGE, encoding="utf-8")

    document = read_document(path)

    ((_, found),) = document.objectives()
    assert (document.goals[0].title, found.title) == (
        "Temiz bir kent",
        "Geri kazanımı artırmak",
    )
    assert [one.weight_percent for one in found.indicators] == [60, 40]
    assert [dict(one.targets) for one in found.indicators] == [
        {2025: 1250, 2026: None},
        {2025: 10, 2026: None},
    ]
    assert found.risks == ("Maliyet artışı", "Personel eksikliği")
    assert found.cost_estimate.total == 5_000_000
    assert [issue.text for issue in document.issues if "sınır" in issue.reason] == [
        "≥ 20"
    ]


def test_every_figure_says_the_line_of_the_file_it_stands_on() -> None:
    document = read_html_cards(PAGE.encode())

    assert document is not None
    ((_, found),) = document.objectives()
    cited = found.indicators[0].citations["targets.2025"]
    assert "1.250" in PAGE.splitlines()[(cited.line or 0) - 1]


@pytest.mark.parametrize(
    "page",
    [
        "PG2.1.1 Toplanan cam",
        PAGE.replace("Performans Göstergesi", "Ürün"),
        "<html><body><table><tr><td>1</td></tr></table></body></html>",
    ],
    ids=["no web page", "a table of something else", "a table without a heading"],
)
def test_other_files_are_left_to_other_readers(page: str) -> None:
    document = read_html_cards(page.encode())

    assert document is None or document.kind is Kind.REFUSED


def test_a_cell_reaches_no_further_than_its_table() -> None:
    page = PAGE.replace("<td>-</td>", '<td rowspan="1000000">-</td>')
    page = page.replace("<td>≥ 20</td>", "")

    document = read_html_cards(page.encode())

    assert document is not None
    ((_, found),) = document.objectives()
    assert [one.targets[2026] for one in found.indicators] == [None, None]


@pytest.mark.parametrize("span", ["²", "9" * 5000, "-3", "0", ""])
def test_a_span_that_is_no_number_covers_one_cell(span: str) -> None:
    page = PAGE.replace("<td>-</td>", f'<td rowspan="{span}">-</td>')

    assert read_html_cards(page.encode()) == read_html_cards(PAGE.encode())


def test_a_table_beyond_all_bounds_is_no_table() -> None:
    rows = '<tr><td colspan="30">x</td><td colspan="30">x</td></tr>' * 2000
    page = PAGE.replace("</table>", f"{rows}</table>")

    assert read_html_cards(page.encode()) is None
