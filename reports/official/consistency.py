"""Tutarlılık: plan, performance programme and activity report of a year beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.stated import compared_year
from plans.consistency import Consistency, Finding, Line, Side
from plans.document import Kind
from plans.papers import Field, Paper, Printed, Stated
from reports.official.asked import Asked
from reports.official.differences import (
    BECAUSE,
    FIELDS,
    KINDS,
    NOTES,
    WHATS,
    explained,
    paper_said,
    place_said,
    printed_at,
)
from reports.official.report import (
    Cell,
    Report,
    Row,
    Section,
    Sheet,
    heads,
    nothing,
    number,
    text,
)

FOUND = (16, 11, 12, 40, 16, 28, 14, 28, 28, 14, 28, 40)
PAPERS = (24, 44, 44, 12, 14, 12)
FIGURE, PLACE = 14, 28
BESIDE = (11, 12, 40, FIGURE, PLACE, FIGURE)


def consistency(asked: Asked) -> Report:
    """Return every finding of a year, its indicators side by side, and which documents there are."""
    found = compared_year(asked.shown.plan, asked.shown.year)
    return Report(
        _("Tutarlılık: Plan, Program ve Rapor"),
        asked.about(
            _("%(when)s, %(count)s bulgu")
            % {"when": asked.when, "count": len(found.findings)}
        ),
        (_papers(found), _findings(found), _side_by_side(found)),
        tuple(map(str, NOTES)),
    )


# --- which documents there are ------------------------------------------------------------------------


def _papers(found: Consistency) -> Sheet:
    papers, counted = found.papers, Counter(id(f.second.paper) for f in found.findings)
    rows = [_plan_row(papers.plan)]
    for kind, each in (
        (Kind.PERFORMANCE_PROGRAMME, papers.programmes),
        (Kind.ACTIVITY_REPORT, papers.reports),
    ):
        rows += [_paper_row(one, counted[id(one)]) for one in each] or [_no_paper(kind)]
    names = heads(
        _("Belge"),
        _("Dosya"),
        _("Neden bu yılın"),
        _("Eşlenen gösterge"),
        _("Eşi seçilmemiş"),
        _("Bulgu"),
    )
    return Sheet(_("Belgeler"), PAPERS, (Section(tuple(rows)),), (names,))


def _plan_row(plan: Paper) -> Row:
    owed = sum(one.is_owed for one in plan.stated.values())
    told = _("Kayıttaki plan; bu yıl için hedefi olan göstergeler sayılır.")
    return Row((text(str(KINDS[plan.kind])), text(None), text(told), number(owed)))


def _paper_row(paper: Paper, findings: int) -> Row:
    return Row(
        (
            text(str(KINDS[paper.kind])),
            text(paper.name),
            text(str(BECAUSE[paper.because])),
            number(len(paper.stated)),
            number(len(paper.aside)),
            number(findings),
        )
    )


def _no_paper(kind: Kind) -> Row:
    told = _("Bu yılın belgesi içeri alınmadı; karşılaştırılamadı.")
    return Row((text(str(KINDS[kind])), text(_("yok")), text(told)))


# --- what was found -----------------------------------------------------------------------------------


def _findings(found: Consistency) -> Sheet:
    names = heads(
        _("Bulgu"),
        _("Hedef"),
        _("Kodu"),
        _("Gösterge"),
        _("Alan"),
        _("Neye göre"),
        _("Değeri"),
        _("Yeri"),
        _("Hangi belgede"),
        _("Değeri"),
        _("Yeri"),
        _("Açıklama"),
    )
    rows = tuple(map(_finding, found.findings)) or (_nothing(found),)
    return Sheet(_("Bulgular"), FOUND, (Section(rows),), (names,))


def _nothing(found: Consistency) -> Row:
    later = found.papers.later
    told = _("Bulgu yok.") if later else _("Karşılaştırılacak belge yok.")
    return nothing(told, len(FOUND))


def _finding(one: Finding) -> Row:
    return Row(
        (
            text(str(WHATS[one.what])),
            text(one.of.objective),
            text(one.of.code),
            text(one.of.name),
            text(str(FIELDS[one.field])),
            *_side(one.first, one.field),
            *_side(one.second, one.field),
            text(explained(one)),
        )
    )


def _side(side: Side | None, what: Field) -> tuple[Cell, ...]:
    if side is None:
        return text(None), text(None), text(None)
    told = text(None) if side.printed is None else _figure(side.printed)
    return text(paper_said(side.paper, what)), told, text(place_said(side))


def _value(value: str | Decimal | None) -> Cell:
    return number(value) if isinstance(value, Decimal) else text(value)


# --- side by side -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Columns:
    """A document's columns; one that there is not keeps its own, and a programme has no actuals."""

    kind: Kind
    paper: Paper | None
    name: str

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is shown of it beside the places."""
        if self.kind is Kind.PERFORMANCE_PROGRAMME:
            return (Field.TARGET,)
        return (Field.TARGET, Field.ACTUAL)

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of its columns."""
        figures = {
            Field.TARGET: _("%(document)s: hedeflenen"),
            Field.ACTUAL: _("%(document)s: gerçekleşen"),
        }
        names = [*(figures[each] for each in self.fields), _("%(document)s: yeri")]
        return tuple(name % {"document": self.name} for name in names)

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide they are."""
        return (*(FIGURE for _each in self.fields), PLACE)

    def cells(self, line: Line) -> tuple[Cell, ...]:
        """Return what the document says of an indicator, and where."""
        stated = next((one for paper, one in line.sides if paper is self.paper), None)
        if self.paper is None or stated is None:
            told = _("gösterge yok") if self.paper else _("belge yok")
            return (text(told), *(text(None) for _each in self.fields))
        printed = [stated.printed(each) for each in self.fields]
        places = filter(None, (printed_at(each, is_record=False) for each in printed))
        return (*map(_figure, printed), text("; ".join(places) or None))


def _side_by_side(found: Consistency) -> Sheet:
    columns = _columns(found)
    names = heads(
        _("Hedef"),
        _("Kodu"),
        _("Gösterge"),
        _("Planda hedeflenen"),
        _("Yeri"),
        _("Onaylı gerçekleşen"),
        *(name for each in columns for name in each.heads),
    )
    rows = tuple(_line(line, columns) for line in found.lines)
    widths = (*BESIDE, *(width for each in columns for width in each.widths))
    return Sheet(_("Yan yana"), widths, (Section(rows),), (names,))


def _columns(found: Consistency) -> list[_Columns]:
    """Return the documents of the year in order; several of a kind have the file's name."""
    columns: list[_Columns] = []
    for kind, papers in (
        (Kind.PERFORMANCE_PROGRAMME, found.papers.programmes),
        (Kind.ACTIVITY_REPORT, found.papers.reports),
    ):
        name = str(KINDS[kind])
        columns += [
            _Columns(kind, each, paper_said(each) if len(papers) > 1 else name)
            for each in papers
        ] or [_Columns(kind, None, name)]
    return columns


def _line(line: Line, columns: Sequence[_Columns]) -> Row:
    return Row(
        (
            text(line.of.objective),
            text(line.of.code),
            text(line.of.name),
            *_planned(line.of, line.sides[0][1]),
            *(cell for each in columns for cell in each.cells(line)),
        )
    )


def _planned(of: Stated, own: Stated | None) -> tuple[Cell, ...]:
    if own is None:
        told = _("eşi seçilmemiş") if of.is_in_force else _("yürürlükte değil")
        return text(told), text(None), text(None)
    target = own.printed(Field.TARGET)
    place = printed_at(target, is_record=True)
    return _figure(target), text(place), _figure(own.printed(Field.ACTUAL))


def _figure(printed: Printed) -> Cell:
    return text(_("okunamadı")) if printed.is_unread else _value(printed.value)
