"""A report as a Word document for the council: headings, tables whose heads are repeated, page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import IO, Any
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

from reports.official.drawn import Drawing, drawn
from reports.official.printed import FIGURES, Table, filled, parts, printable, words
from reports.official.report import Cell, Look, Report, Row, Sheet
from reports.official.typeset import typeset

PAGE = (Mm(297), Mm(210))
MARGIN = Mm(15)
ROOM = 15_137  # twentieths of a point between the margins
BESIDE = 60  # what stands in a cell, left and right; as far as that a table goes into the margin
LINE = 'w:val="single" w:sz="4" w:space="0" w:color="9FB0B5"'
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDERS = (
    f"<w:tblBorders>{''.join(f'<w:{side} {LINE}/>' for side in SIDES)}</w:tblBorders>"
)
TEAL = RGBColor(0x0A, 0x59, 0x68)
AIR = 30  # above and below what stands in a cell, in the same
FONT = "Calibri"
SHADE = "E0EDEF"
SHADED = frozenset({Look.LABEL, Look.HEAD})
IN_TABLES = "Tablo"  # the name of a paragraph style
JUSTIFIED = dict.fromkeys(FIGURES, "right") | {Look.HEAD: "center"}
LETTER = 88  # how wide a letter of a table is at most, in the same, at its full size
FULL_SIZE, LEAST_SIZE = 17, 12  # of a table's letters, in half points
GROUPS = 18  # of bars, that mostly fit a page
TALLEST = PAGE[1] - 3 * MARGIN  # of a picture
FIELD = '<w:fldSimple {names} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def docx_file(report: Report) -> IO[bytes]:
    """Return the document as a file that is gone once it is closed."""
    document = Document()
    _set_up(document, report)
    document.add_heading(printable(report.title), 0)
    for said in report.about:
        document.add_paragraph(printable(said))
    for place, sheet in enumerate(report.sheets):
        heading = document.add_heading(printable(sheet.name), 1)
        heading.paragraph_format.page_break_before = place > 0
        _write(document, sheet)
    if report.notes:
        document.add_heading(_("Açıklama"), 1)
        for note in report.notes:
            document.add_paragraph(printable(note))
    made = BytesIO()
    document.save(made)
    made.seek(0)
    return made


def _set_up(document: Any, report: Report) -> None:  # noqa: ANN401 - the library's own type is a function
    """Set page, language, styles, footer and what the file says of itself."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = PAGE
    page.left_margin = page.right_margin = MARGIN
    page.top_margin = page.bottom_margin = MARGIN
    properties = document.core_properties
    properties.title, properties.language = printable(report.title), "tr-TR"
    properties.author = properties.comments = ""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    language = f'<w:lang {nsdecls("w")} w:val="tr-TR"/>'
    normal.element.get_or_add_rPr().append(parse_xml(language))
    normal.paragraph_format.space_after = Pt(3)
    document.styles["Title"].font.size = Pt(18)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].font.color.rgb = TEAL
    in_tables = document.styles.add_style(IN_TABLES, 1)
    in_tables.base_style = normal
    in_tables.font.size = Pt(FULL_SIZE / 2)
    in_tables.paragraph_format.space_after = Pt(0)
    foot = page.footer.paragraphs[0]
    for field, between in (("PAGE", " / "), ("NUMPAGES", "")):
        made = FIELD.format(names=nsdecls("w"), field=field)
        foot._p.append(parse_xml(made))
        foot.add_run(between)


def _write(document: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """Write a sheet's tables below its heading; between two there is a paragraph, or Word makes them one."""
    widths = [width * ROOM // sum(sheet.widths) for width in sheet.widths]
    size = _size(sheet.widths)
    for part in parts(sheet):
        if part.title:
            document.add_heading(part.title, part.level)
        for table in part.tables:
            document.element.body.insert_element_before(
                _table(table, widths, size), "w:sectPr"
            )
            between = document.add_paragraph(style=IN_TABLES)
            between.paragraph_format.keep_with_next = table.leads
            between.paragraph_format.line_spacing = Pt(1)
        for chart in filter(None, map(drawn, part.charted)):
            _draw(document, chart)


def _draw(document: Any, chart: Drawing) -> None:  # noqa: ANN401
    """Draw a chart; one that is longer than a page is parted, and a long part set smaller."""
    for start in range(0, len(chart.groups), GROUPS):
        piece = chart._replace(groups=chart.groups[start : start + GROUPS])
        picture = BytesIO(typeset("picture.typ", piece._asdict(), "png"))
        shown = document.add_picture(picture, width=PAGE[0] - 2 * MARGIN)
        too_long = max(shown.height / TALLEST, 1)
        shown.width, shown.height = (
            round(side / too_long) for side in (shown.width, shown.height)
        )
        shown._inline.docPr.set("descr", chart.alt)


def _size(widths: Sequence[int]) -> int:
    """Return how large the letters of a table are, in half points: a wide one is set smaller.

    Else a figure would be parted, and the half of it on the first line read as the whole.
    """
    fitting = FULL_SIZE * ROOM // (LETTER * sum(widths))
    return max(LEAST_SIZE, min(FULL_SIZE, fitting))


def _table(table: Table, widths: list[int], size: int) -> Any:  # noqa: ANN401
    """Return a table as one piece of XML: cell by cell the library takes a second for two hundred rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(table, widths, size))
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{BESIDE}" w:type="dxa"/>{BORDERS}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{AIR}" w:type="dxa"/><w:left w:w="{BESIDE}" w:type="dxa"/>'
        f'<w:bottom w:w="{AIR}" w:type="dxa"/><w:right w:w="{BESIDE}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _rows(table: Table, widths: list[int], size: int) -> Iterator[str]:
    for row in table.heads:
        yield _row(row, widths, size, "<w:tblHeader/>", keep=True)
    for row in table.rows:
        yield _row(row, widths, size, "", keep=table.leads)


def _row(row: Row, widths: list[int], size: int, said: str, *, keep: bool) -> str:
    cells = "".join(_cells(filled(row, len(widths)), widths, size, keep=keep))
    return f"<w:tr><w:trPr><w:cantSplit/>{said}</w:trPr>{cells}</w:tr>"


def _cells(
    cells: Iterable[Cell], widths: list[int], size: int, *, keep: bool
) -> Iterator[str]:
    column = 0
    for cell in cells:
        width = sum(widths[column : column + cell.columns])
        column += cell.columns
        yield _cell(cell, width, size, keep=keep)


def _cell(cell: Cell, width: int, size: int, *, keep: bool) -> str:
    shade = f'<w:shd w:val="clear" w:fill="{SHADE}"/>' if cell.look in SHADED else ""
    bold = "<w:b/>" if cell.look in SHADED else ""
    smaller = f'<w:sz w:val="{size}"/>' if size < FULL_SIZE else ""
    set_in = f"<w:rPr>{bold}{smaller}</w:rPr>" if bold or smaller else ""
    side = JUSTIFIED.get(cell.look)
    justified = f'<w:jc w:val="{side}"/>' if side else ""
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{cell.columns}"/>{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{IN_TABLES}"/>{kept}{justified}</w:pPr>'
        f"<w:r>{set_in}{_lines(words(cell))}</w:r></w:p></w:tc>"
    )


def _lines(said: str) -> str:
    lines = (
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in said.split("\n")
    )
    return "<w:br/>".join(lines)
