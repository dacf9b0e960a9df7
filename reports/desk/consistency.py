"""What a year's plan, programme and report say differently, for the strategy office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from indicators.stated import compared_year
from plans.consistency import Consistency, Finding, Side, What
from plans.document import Kind
from plans.doors import StaffRequest, office_required
from plans.papers import Paper
from reports.desk.choosing import asked_or_usual, plans_of
from reports.figures import figure
from reports.official.differences import (
    BECAUSE,
    FIELDS,
    KINDS,
    NOTES,
    WHATS,
    explained,
    paper_said,
    place_said,
)
from reports.official.formats import FORMATS

PER_PAGE = 100
DOCUMENTS = {
    "program": Kind.PERFORMANCE_PROGRAMME,
    "rapor": Kind.ACTIVITY_REPORT,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one of two documents says: which one, its figure, and where that is printed."""

    document: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in words; `first` is None where there is nothing to hold it against."""

    finding: Finding
    what: str
    field: str
    first: Told | None
    second: Told
    said: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A kind of document and those of the year; none is not the same as no difference."""

    kind: str
    papers: tuple[
        tuple[Paper, str, int], ...
    ]  # each with why it is of the year, findings


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers of a filter, and how many findings it would leave."""

    value: str
    label: str
    count: int


@require_safe
@office_required
def consistency(request: StaffRequest) -> HttpResponse:
    """Show the findings of a plan's year, of one document or of one sort where that is asked."""
    plans = list(plans_of(request))
    chosen = next((p for p in plans if str(p.pk) == request.GET.get("plan")), None)
    plan = chosen or next(iter(plans), None)
    context: dict[str, object] = {"plans": plans, "plan": plan}
    if plan is not None:
        year = asked_or_usual(request, plan).shown.year
        found = compared_year(plan, year)
        kind = request.GET.get("belge", "")
        what = request.GET.get("bulgu", "")
        kept = [one for one in found.findings if _is_asked(one, kind, what)]
        page = Paginator(kept, PER_PAGE).get_page(request.GET.get("sayfa"))
        context |= {
            "year": year,
            "found": found,
            "papers": list(_papers(found)),
            "documents": _documents(found, kind),
            "whats": _whats(found),
            "kind": kind,
            "what": what,
            "page": page,
            "lines": [_line(one) for one in page],
            "notes": NOTES,
            "suffixes": [*FORMATS],
        }
    return render(request, "staff/consistency.html", context)


def _is_asked(one: Finding, kind: str, what: str) -> bool:
    """Whether a finding is of the document and of the sort asked for; unknown words ask nothing."""
    document = DOCUMENTS.get(kind)
    is_of_document = document is None or one.second.paper.kind is document
    return is_of_document and (what not in {*What} or one.what == what)


def _documents(found: Consistency, chosen: str) -> list[Choice]:
    counted = Counter(one.second.paper.kind for one in found.findings)
    return [
        Choice(value, str(KINDS[kind]), counted[kind])
        for value, kind in DOCUMENTS.items()
        if counted[kind] or value == chosen
    ]


def _whats(found: Consistency) -> list[Choice]:
    counted = Counter(one.what for one in found.findings)
    return [Choice(what, str(WHATS[what]), counted[what]) for what in What]


def _papers(found: Consistency) -> Iterator[Beside]:
    counted = Counter(id(one.second.paper) for one in found.findings)
    for kind, papers in (
        (Kind.PERFORMANCE_PROGRAMME, found.papers.programmes),
        (Kind.ACTIVITY_REPORT, found.papers.reports),
    ):
        told = ((p, str(BECAUSE[p.because]), counted[id(p)]) for p in papers)
        yield Beside(str(KINDS[kind]), tuple(told))


def _line(one: Finding) -> Line:
    return Line(
        one,
        str(WHATS[one.what]),
        str(FIELDS[one.field]),
        _told(one, one.first) if one.first else None,
        _told(one, one.second),
        explained(one),
    )


def _told(one: Finding, side: Side) -> Told:
    return Told(paper_said(side.paper, one.field), _value(side), place_said(side))


def _value(side: Side) -> str:
    if side.printed is None:
        return _("gösterge yok")
    value = side.printed.value
    if value is None and side.printed.is_unread:
        return _("okunamadı")
    return figure(value) if isinstance(value, Decimal) or value is None else value
