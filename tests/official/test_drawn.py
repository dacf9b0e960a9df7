"""A chart on paper: bars as long as their figures, none for what is missing, and words for who sees none."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx import Document

from reports.official.docx import GROUPS, PAGE, docx_file
from reports.official.drawn import Bar, drawn
from reports.official.pdf import pdf_file
from reports.official.report import (
    Chart,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    number,
    percent,
    text,
)
from reports.official.xlsx import xlsx_file

HEADS = heads("Birim", "Sorumlu", "Ödenek", "Harcama")


def section(*rows: tuple[str, int | None, int | None]) -> Section:
    told = (Row((text(name, 2), number(a), number(b))) for name, a, b in rows)
    return Section((HEADS, *told), chart=Chart("Para", names=0, values=(2, 3)))


def of_percents(*values: str | None) -> Section:
    rows = (
        Row((text("A1"), percent(None if value is None else Decimal(value))))
        for value in values
    )
    chart = Chart("Performans", names=0, values=(1,), percent=True)
    return Section((heads("Amaç", "Performans (%)"), *rows), chart=chart)


def lengths(of: Section) -> list[float]:
    drawing = drawn(of)
    assert drawing
    return [bar.length for group in drawing.groups for bar in group.bars]


def test_a_bar_is_as_long_as_its_figure_beside_the_longest() -> None:
    drawing = drawn(section(("Fen", 200, 50), ("Park", 100, None)))

    assert drawing
    assert (drawing.title, drawing.series) == ("Para", ("Ödenek", "Harcama"))
    assert [(group.name, group.bars) for group in drawing.groups] == [
        ("Fen", (Bar(1, "200"), Bar(0.25, "50"))),
        ("Park", (Bar(0.5, "100"), Bar(0, ""))),
    ]


def test_a_zero_is_told_and_what_is_missing_says_nothing() -> None:
    drawing = drawn(section(("Fen", 0, None)))

    assert drawing
    assert drawing.groups[0].bars == (Bar(0, "0"), Bar(0, ""))


def test_percents_are_drawn_up_to_a_hundred_at_least() -> None:
    assert lengths(of_percents("75", None, "-20")) == [0.75, 0, 0]
    assert lengths(of_percents("75", "150")) == [0.5, 1]


@pytest.mark.parametrize(
    "empty", [section(("Fen", None, None)), section(), Section((HEADS,))]
)
def test_without_a_figure_or_a_chart_nothing_is_drawn(empty: Section) -> None:
    assert drawn(empty) is None


def report(rows: int) -> Report:
    charted = section(*((f"Birim {n}", n, n + 1) for n in range(rows)))
    return Report("Tablo", ("Örnek",), (Sheet("Para", (40, 9, 14, 14), (charted,)),))


def alternatives(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Yield what the tags of a page say in place of what is drawn."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    waiting = [
        pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    while waiting:
        element = waiting.pop()
        if size := pdfium.FPDF_StructElement_GetAltText(element, None, 0):
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDF_StructElement_GetAltText(element, buffer, size)
            yield buffer.raw.decode("utf-16-le").rstrip("\0")
        waiting += [
            child
            for at in range(pdfium.FPDF_StructElement_CountChildren(element))
            if (child := pdfium.FPDF_StructElement_GetChildAtIndex(element, at))
        ]


def test_the_chart_stands_below_its_table_in_a_pdf_with_words_for_who_sees_none() -> (
    None
):
    with pdf_file(report(3)) as file:
        content = file.read()

    page = pypdfium2.PdfDocument(BytesIO(content))[0]
    told = page.get_textpage().get_text_bounded()
    assert told.index("Birim 2") < told.index("Para\r\nÖdenek Harcama\r\n")
    assert told.count("Birim 2") == 2
    assert list(alternatives(page)) == ["Para, çubuk grafik; değerleri tablodadır."]


def test_a_long_chart_is_parted_in_word_and_each_part_fits_the_page() -> None:
    with docx_file(report(GROUPS + 1)) as file:
        shapes = Document(file).inline_shapes

    assert len(shapes) == 2
    assert all(shape.height < PAGE[1] and shape.width < PAGE[0] for shape in shapes)
    assert {shape._inline.docPr.get("descr") for shape in shapes} == {
        "Para, çubuk grafik; değerleri tablodadır."
    }


def test_a_chart_that_fits_a_page_is_not_parted_in_a_pdf() -> None:
    keys = "Para\r\nÖdenek Harcama\r\n"
    with pdf_file(report(16)) as file:
        told = [
            page.get_textpage().get_text_bounded()
            for page in pypdfium2.PdfDocument(BytesIO(file.read()))
        ]

    charted = next(page for page in told if keys in page)
    below = charted[charted.index(keys) :]
    assert set(re.findall(r"Birim \d+", below)) == {f"Birim {n}" for n in range(16)}


def test_the_axis_of_a_workbooks_chart_parts_thousands() -> None:
    with xlsx_file(report(2)) as file, ZipFile(file) as book:
        chart = book.read("xl/charts/chart1.xml").decode()

    assert '<c:numFmt formatCode="#,##0"' in chart
