"""A report as a Word document: styled headings, tables with repeated heads, Turkish throughout."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.oxml.ns import qn

from reports.official.docx import docx_file
from reports.official.report import Report, Row, Section, Sheet, heads, text
from tests.official.paper import MARKUP, report


def written(rows: int = 1) -> Any:  # noqa: ANN401 - the library's own type is a function
    with docx_file(report(rows)) as file:
        return Document(file)


def cells_of(document: Any) -> list[list[str]]:  # noqa: ANN401
    return [
        [cell.text for cell in row.cells]
        for table in document.tables
        for row in table.rows
    ]


def test_sheets_and_sections_are_headings() -> None:
    headings = [
        (p.style.name, p.text)
        for p in written().paragraphs
        if p.style.name.startswith(("Heading", "Title"))
    ]

    assert headings == [
        ("Title", "Örnek Tablosu"),
        ("Heading 1", "İzleme"),
        ("Heading 2", "H1.1 Çocukları güçlendirmek"),
        ("Heading 1", "Liste"),
        ("Heading 1", "Açıklama"),
    ]


def test_numbers_stand_as_the_pages_write_them_and_missing_ones_blank() -> None:
    cells = cells_of(written())

    assert ["Şehir İğdır", "1.234,5", "%75,75"] in cells
    assert ["satır 0", "138.155.000 ₺", "30.06.2024"] in cells
    assert next(row for row in cells if row[0].startswith("önce"))[1:] == ["", ""]


def test_what_looks_like_markup_is_printed() -> None:
    assert next(row for row in cells_of(written()) if row[0] == "Amaç")[1] == MARKUP


def test_heads_are_repeated_and_no_row_is_divided() -> None:
    listed = written(rows=3).tables[-1]
    rows = [row._tr.trPr for row in listed.rows]

    assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [
        *(True, False, False, False),
    ]
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_the_page_lies_across_and_is_numbered() -> None:
    document = written()
    page = document.sections[0]

    assert page.page_width > page.page_height
    fields = page.footer.paragraphs[0]._p.findall(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]
    assert document.core_properties.title == "Örnek Tablosu"
    assert document.core_properties.language == "tr-TR"


def sizes(document: Any) -> list[set[float | None]]:  # noqa: ANN401
    """Return how large the letters of each table are set; None is as large as the style says."""
    return [
        {
            run.font.size.pt if run.font.size else None
            for row in table.rows
            for cell in row.cells
            for paragraph in cell.paragraphs
            for run in paragraph.runs
        }
        for table in document.tables
    ]


def test_a_table_too_wide_for_the_page_is_set_smaller_so_that_no_figure_is_parted() -> (
    None
):
    def of(*widths: int) -> Sheet:
        rows = (heads(*("Kodu" for _w in widths)), Row((text("PG1.1.1"),)))
        return Sheet("Liste", widths, (Section(rows),))

    narrow, wide, widest = (60, 60), (13,) * 16, (13,) * 30
    made = Report("Deneme", (), (of(*narrow), of(*wide), of(*widest)))
    with docx_file(made) as file:
        assert sizes(Document(file)) == [{None}, {7.0}, {6.0}]
