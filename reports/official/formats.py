"""The kinds of file that a report can be written as, by the suffix of the file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from reports.official.docx import docx_file
from reports.official.pdf import pdf_file
from reports.official.report import Report
from reports.official.xlsx import xlsx_file


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file; `write` returns a file that is gone once it is closed."""

    suffix: str
    content_type: str
    write: Callable[[Report], IO[bytes]]


FORMATS = {
    each.suffix: each
    for each in (
        Format(
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            xlsx_file,
        ),
        Format("pdf", "application/pdf", pdf_file),
        Format(
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            docx_file,
        ),
    )
}
