"""The sheets of a plan's workbook and their columns; each row becomes rows of the admin's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from plans.models import Plan
from plans.tables.cells import Cell
from plans.tables.columns import Day, Figure, Named, OneOf, Whole, says
from plans.tables.keys import KEY, SEEN
from plans.tables.resource import TableResource

VERSION = "kent-karnesi plan 1"
HEAD_ROW = 4  # 1 for the first; above it stands what the sheet is
MARKS = "kk"  # the hidden sheet: of which plan the workbook is, and what may be chosen
BLANK_ROWS = 100  # open below what stands
PLAN = "plan"  # the workbook is of one plan, so no sheet repeats it
WIDE = {"amaç", "hedef", "gösterge", "metin", "tanım", "hesaplama yöntemi", "faaliyet"}
INSTRUCTIONS = (
    "Beyaz hücrelere yazılır; gri hücreler okumak içindir. Yeni kayıtlar alttaki boş satırlara eklenir.",
    "Boş hücre bir şey değiştirmez ve sıfır sayılmaz. Yazılı olanı kaldırmak için - yazın.",
    "Silinen ya da taşınan satır bir şey silmez; gizli sütunlara dokunmayın.",
    "Amaç, hedef ve gösterge koduyla, birim adıyla anılır. Aynı kod iki kez geçiyorsa kodun yanına # ve kimliği yazılır.",
    "Yılı başlamış bir hedef değerin değişikliği, satırındaki “gerekçe” sütununda gerekçe ister.",
    "Tutarlar TL'dir. Tutarı bilinmeyen yıl boş kalır; toplam ayrıca yazılır, hesaplanmaz.",
    "Ekonomik kod metin olarak yazılır: 06.",
    "Yükleyince önce denetlenir; siz gerekçesini yazıp “Uygula” demeden hiçbir şey yazılmaz.",
)
UNSEEN = "Bu satırın gizli hücresi okunamadı; çalışma kitabının yenisini indirin."


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a sheet."""

    heading: str
    kind: str = "text"  # text, number, whole or day
    width: int = 14
    is_open: bool = True
    is_settled: bool = False  # open in a new row alone
    choices: tuple[str, ...] = ()  # the only words that may be chosen
    offered: str = ""  # what is offered, by the shelf it stands on


@dataclass(frozen=True, slots=True)
class Line:
    """A row that stands: its key, what its cells say, by heading."""

    key: int
    cells: Mapping[str, object]

    @property
    def seen(self) -> dict[str, str]:
        """What is kept of the cells, to tell later which were touched."""
        return {heading: says(value) for heading, value in self.cells.items()}


@dataclass(frozen=True, slots=True)
class Typed:
    """A row that came back."""

    line: int  # in the sheet, 1 for the first
    cells: Mapping[str, Cell]  # by heading, without the hidden ones
    key: Cell = None
    seen: Mapping[str, str] = field(default_factory=dict)

    def touched(self, heading: str) -> bool:
        """Whether somebody typed something else into a cell than was handed out."""
        cell = self.cells.get(heading)
        is_blank = cell is None or (isinstance(cell, str) and not cell.strip())
        return not is_blank and says(cell) != self.seen.get(heading)


@dataclass(frozen=True, slots=True)
class Record:
    """A row for a table, and under which headings its columns stand in the sheet."""

    cells: Mapping[str, Any]
    headings: Mapping[str, str] = field(default_factory=dict)
    old: Mapping[str, object] = field(default_factory=dict)  # of the one cell it is


@dataclass(frozen=True, slots=True)
class Divided:
    """What a typed row comes to: rows for a table, and what is wrong with it before they are."""

    records: tuple[Record, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)


class Sheet:
    """A sheet whose rows are the rows of a table."""

    def __init__(self, name: str, resource: type[TableResource]) -> None:
        self.name, self.resource = name, resource

    def heads(self, plan: Plan) -> list[Head]:
        """Return the columns that are seen."""
        columns = self.resource().get_import_fields()
        return [
            head_of(column)
            for column in columns
            if column.column_name not in (KEY, PLAN)
        ]

    def lines(self, table: TableResource) -> Iterator[Line]:
        """Yield what stands."""
        for record in table.get_queryset():
            told = table.tell_standing(record)
            told.pop(PLAN, None)
            yield Line(record.pk, told)

    def divided(self, rows: list[Typed], plan: Plan) -> list[Divided]:
        """Return what each typed row says; one that nobody touched says nothing."""
        return [self._whole(row) for row in rows]

    def _whole(self, row: Typed) -> Divided:
        if not any(row.touched(heading) for heading in row.cells):
            return Divided()
        if row.key is not None and not row.seen:
            return Divided(errors={"": _(UNSEEN)})
        return Divided((Record({**row.cells, KEY: row.key, SEEN: dict(row.seen)}),))


def head_of(column: Any) -> Head:  # noqa: ANN401 - the library's field
    """Return a table's column as one of a sheet."""
    heading, widget = column.column_name, column.widget
    kinds = {Figure: "number", Whole: "whole", Day: "day"}
    kind = next((k for kind, k in kinds.items() if isinstance(widget, kind)), "text")
    is_code = getattr(widget, "called", column.attribute).endswith("code")
    return Head(
        heading,
        kind,
        40 if heading in WIDE and not is_code else 16,
        is_open=column.is_typed,
        choices=tuple(widget.words) if isinstance(widget, OneOf) else (),
        offered=widget.kind if isinstance(widget, Named) else "",
    )
