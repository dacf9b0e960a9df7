"""Tutarlılık: plan, performance programme and activity report of a year beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.stated import compared_year
from plans.consistency import Consistency, Finding, Line, Side
from plans.document import Kind
from plans.papers import Field, Paper, Stated
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
    number,
    text,
)

FOUND = (16, 9, 12, 40, 16, 28, 14, 28, 28, 14, 28, 40)
PAPERS = (24, 44, 44, 12, 14, 12)
BESIDE = (9, 12, 40, 14, 28)
EACH = (14, 14, 28)


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
    return Row((text(told, len(FOUND)),))


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
    value = side.printed.value if side.printed else None
    return text(paper_said(side.paper, what)), _value(value), text(place_said(side))


def _value(value: str | Decimal | None) -> Cell:
    return number(value) if isinstance(value, Decimal) else text(value)


# --- side by side -------------------------------------------------------------------------------------


def _side_by_side(found: Consistency) -> Sheet:
    columns = _columns(found)
    groups = [_names(paper, kind) for kind, paper in columns]
    names = heads(
        _("Hedef"),
        _("Kodu"),
        _("Gösterge"),
        _("Planda hedeflenen"),
        _("Yeri"),
        _("Onaylı gerçekleşen"),
        *(name for group in groups for name in group),
    )
    rows = tuple(_line(line, columns) for line in found.lines)
    widths = (*BESIDE, 14, *(EACH * len(groups)))
    return Sheet(_("Yan yana"), widths, (Section(rows),), (names,))


def _columns(found: Consistency) -> list[tuple[Kind, Paper | None]]:
    """Return the documents of the year in order; one that there is not keeps its columns."""
    columns: list[tuple[Kind, Paper | None]] = []
    for kind, papers in (
        (Kind.PERFORMANCE_PROGRAMME, found.papers.programmes),
        (Kind.ACTIVITY_REPORT, found.papers.reports),
    ):
        columns += [(kind, each) for each in papers] or [(kind, None)]
    return columns


def _names(paper: Paper | None, kind: Kind) -> tuple[str, ...]:
    said = paper_said(paper) if paper else str(KINDS[kind])
    return (
        _("%(document)s: hedeflenen") % {"document": said},
        _("%(document)s: gerçekleşen") % {"document": said},
        _("%(document)s: yeri") % {"document": said},
    )


def _line(line: Line, columns: Sequence[tuple[Kind, Paper | None]]) -> Row:
    stated = {id(paper): each for paper, each in line.sides}
    own = line.sides[0][1]
    return Row(
        (
            text(line.of.objective),
            text(line.of.code),
            text(line.of.name),
            *_planned(line.of, own),
            *(
                cell
                for _kind, paper in columns
                for cell in _told(paper, stated.get(id(paper)))
            ),
        )
    )


def _planned(of: Stated, own: Stated | None) -> tuple[Cell, ...]:
    if own is None:
        told = _("eşi seçilmemiş") if of.is_in_force else _("yürürlükte değil")
        return text(told), text(None), text(None)
    target = own.printed(Field.TARGET)
    place = printed_at(target, is_record=True)
    return (
        _value(target.value),
        text(place),
        _value(own.printed(Field.ACTUAL).value),
    )


def _told(paper: Paper | None, stated: Stated | None) -> Iterable[Cell]:
    if paper is None:
        return text(_("belge yok")), text(None), text(None)
    if stated is None:
        return text(_("gösterge yok")), text(None), text(None)
    target, actual = stated.printed(Field.TARGET), stated.printed(Field.ACTUAL)
    places = (printed_at(each, is_record=False) for each in (target, actual))
    return (
        _value(target.value),
        _value(actual.value),
        text("; ".join(filter(None, places)) or None),
    )
