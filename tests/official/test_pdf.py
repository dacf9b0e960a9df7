"""A report as PDF: words that can be read and searched, bookmarks, tags, heads on every page."""

from __future__ import annotations

import ctypes
from io import BytesIO
from unittest import mock

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from typst import TypstError

from reports.official import typeset
from reports.official.pdf import pdf_file
from reports.official.typeset import TypesettingError
from tests.official.paper import report


def written(rows: int = 1) -> pypdfium2.PdfDocument:
    with pdf_file(report(rows)) as file:
        return pypdfium2.PdfDocument(BytesIO(file.read()))


def pages_of(document: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in document]


def test_the_words_can_be_read_as_the_pages_write_them() -> None:
    told = " ".join(" ".join(pages_of(written())).split())

    for words in (
        *("Örnek Tablosu", "Kurgusal veri.", "Şehir İğdır", "1.234,5", "%75,75"),
        *("138.155.000 ₺", "30.06.2024", "Girilmeyen boş kaldı."),
    ):
        assert words in told


def test_what_looks_like_markup_is_printed() -> None:
    told = " ".join(" ".join(pages_of(written())).split())

    assert "#let x = 1 *kalın* _eğik_ <w:p/> & $a$ @b = c" in told


def test_a_missing_figure_is_blank() -> None:
    assert "–" not in "".join(pages_of(written()))


def test_every_sheet_and_section_is_a_bookmark() -> None:
    titles = [(mark.level, mark.get_title()) for mark in written().get_toc()]

    assert titles == [
        (0, "İzleme"),
        (1, "H1.1 Çocukları güçlendirmek"),
        (0, "Liste"),
        (0, "Açıklama"),
    ]


def test_the_document_is_tagged_and_says_its_title_and_language() -> None:
    document = written()

    assert document.get_metadata_value("Title") == "Örnek Tablosu"
    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    size = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    kind = ctypes.POINTER(pdfium.FPDF_WCHAR)
    pdfium.FPDFCatalog_GetLanguage(document.raw, ctypes.cast(buffer, kind), size)
    assert buffer.raw.decode("utf-16-le").rstrip("\0").startswith("tr")


def test_the_heads_stand_on_every_page_with_its_number() -> None:
    pages = pages_of(written(rows=120))
    of_list = [page for page in pages if "satır" in page]

    assert len(of_list) > 2
    assert all("Tutar" in page for page in of_list)
    assert all(f"{n} / {len(pages)}" in page for n, page in enumerate(pages, start=1))


def test_a_report_that_cannot_be_set_is_no_half_file() -> None:
    with (
        mock.patch.object(typeset, "compiled", side_effect=TypstError("no", "")),
        pytest.raises(TypesettingError, match="no"),
    ):
        pdf_file(report())
