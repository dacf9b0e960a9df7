"""A sheet whose rows are as high as their words, and grow as more is typed into them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsxwriter.worksheet import Worksheet

from plans.row_heights import LETTERS, LINE_HEIGHT, lines_of


class GrowingSheet(Worksheet):  # type: ignore[misc]  # untyped library
    """A sheet of a workbook; LibreOffice lays one line over the next where no height is said."""

    def stand(self, at: int, said: Iterable[tuple[object, float]]) -> None:
        """Set a row as high as its texts ask for, each in a column so many digits wide."""
        lines = max(
            (
                lines_of(text, width * LETTERS)
                for text, width in said
                if isinstance(text, str)
            ),
            default=1,
        )
        if lines > 1:
            self.set_row(at, LINE_HEIGHT * lines)

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = None) -> None:  # noqa: ANN401
        """Leave out that a height is a person's own: Excel would no longer grow the row."""
        if tag == "row":
            attributes = [each for each in attributes if each[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
