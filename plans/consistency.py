"""Tutarlılık: a year's plan, performance programme and activity report held against each other; pure.

What the auditors look for: indicators dropped or added, targets changed on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from plans.document import Kind
from plans.papers import Field, Paper, Printed, Stated
from plans.units import is_percent


class What(StrEnum):
    """What was found; a document that is not there is never a finding, nor is it agreement."""

    MISSING = "missing"  # the documents before it have the indicator, this one has not
    ADDED = "added"  # nobody has paired it with one of the plan's
    NOT_OWED = (
        "not_owed"  # the plan does not have it, or no target for it, in that year
    )
    DIFFERS = "differs"
    BLANK = "blank"  # the indicator is there, and no figure where others have one
    UNREAD = "unread"  # something is printed that could not be read for certain
    UNAPPROVED = "unapproved"  # the report has an actual, the record no approved one


@dataclass(frozen=True, slots=True)
class Side:
    """What one document says of it; `printed` is None where the indicator is not in it."""

    paper: Paper
    printed: Printed | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement: of which indicator, in which field, and what each document says."""

    what: What
    of: Stated
    first: Side | None  # what it is held against; None where there is nothing
    second: Side  # the document that it was found in
    field: Field = Field.TARGET


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator as every document of the year has it, None where it is not in one."""

    of: Stated
    sides: tuple[tuple[Paper, Stated | None], ...]


@dataclass(frozen=True, slots=True)
class YearPapers:
    """The plan as it stands in a year, and the documents of that year as they were taken in."""

    plan: Paper
    programmes: tuple[Paper, ...] = ()
    reports: tuple[Paper, ...] = ()

    @property
    def later(self) -> tuple[Paper, ...]:
        """What the plan is followed by, in order."""
        return (*self.programmes, *self.reports)


@dataclass(frozen=True, slots=True)
class Consistency:
    """What came of holding a year's documents against each other."""

    papers: YearPapers
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]


REPEATED = (Field.NAME, Field.UNIT, Field.WEIGHT, Field.BASELINE)


def consistency_of(papers: YearPapers) -> Consistency:
    """Return every indicator side by side, and every finding in the plan's order."""
    return Consistency(papers, tuple(_lines(papers)), tuple(_findings(papers)))


def _lines(papers: YearPapers) -> Iterator[Line]:
    """Yield the plan's indicators that are owed or told of, then those that nobody has paired."""
    for key, own in papers.plan.stated.items():
        others = tuple((paper, paper.stated.get(key)) for paper in papers.later)
        if own.is_owed or any(stated for _paper, stated in others):
            yield Line(own, ((papers.plan, own if own.is_in_force else None), *others))
    for paper in papers.later:
        for stated in paper.aside:
            others = tuple((p, stated if p is paper else None) for p in papers.later)
            yield Line(stated, ((papers.plan, None), *others))


def _findings(papers: YearPapers) -> Iterator[Finding]:
    for key, own in papers.plan.stated.items():
        for paper in papers.later:
            yield from _of_indicator(key, own, paper, papers)
    for paper in papers.later:
        for stated in paper.aside:
            side = Side(paper, stated.printed(Field.TARGET))
            yield Finding(What.ADDED, stated, None, side)


def _of_indicator(
    key: int, own: Stated, paper: Paper, papers: YearPapers
) -> Iterator[Finding]:
    stated = paper.stated.get(key)
    if stated is None:
        yield from _missing(key, own, paper, papers)
        return
    side = Side(papers.plan, own.printed(Field.TARGET))
    told = stated.printed(Field.TARGET)
    if not own.is_in_force or (not own.is_owed and told.value is not None):
        yield Finding(What.NOT_OWED, own, side, Side(paper, told))
    yield from _repeated(own, stated, paper, papers.plan)
    yield from _target(key, own, stated, paper, papers)
    if paper.kind is Kind.ACTIVITY_REPORT:
        yield from _actual(own, stated, paper, papers.plan)


def _missing(
    key: int, own: Stated, paper: Paper, papers: YearPapers
) -> Iterator[Finding]:
    """Yield that a document lacks what the plan owes, or what the year's programme has."""
    before = _before(key, own, paper, papers)
    if before is not None:
        yield Finding(What.MISSING, own, before, Side(paper, None))


def _before(key: int, own: Stated, paper: Paper, papers: YearPapers) -> Side | None:
    """Return the last document before this one that has the indicator."""
    for programme in reversed(_programmes_before(paper, papers)):
        if key in programme.stated:
            return Side(programme, programme.stated[key].printed(Field.TARGET))
    return Side(papers.plan, own.printed(Field.TARGET)) if own.is_owed else None


def _programmes_before(paper: Paper, papers: YearPapers) -> tuple[Paper, ...]:
    return papers.programmes if paper.kind is Kind.ACTIVITY_REPORT else ()


def _repeated(
    own: Stated, stated: Stated, paper: Paper, plan: Paper
) -> Iterator[Finding]:
    """Yield what the document repeats of the plan otherwise; where one is silent there is nothing."""
    for what in REPEATED:
        first, second = own.printed(what), stated.printed(what)
        sides = Side(plan, first), Side(paper, second)
        if second.is_unread and what in (Field.WEIGHT, Field.BASELINE):
            yield Finding(What.UNREAD, own, *sides, what)
        elif None in (first.value, second.value) or _of_other_years(first, second):
            continue
        elif not _agree(what, first, second):
            yield Finding(What.DIFFERS, own, *sides, what)


def _of_other_years(first: Printed, second: Printed) -> bool:
    """Whether two baselines are of different times, and so may differ."""
    return None not in (first.base, second.base) and first.base != second.base


def _agree(what: Field, first: Printed, second: Printed) -> bool:
    """Whether both say the same; "%" and "yüzde" are one unit."""
    units = (str(first.value), str(second.value))
    if what is Field.UNIT and all(map(is_percent, units)):
        return True
    return first.says(second)


def _target(
    key: int, own: Stated, stated: Stated, paper: Paper, papers: YearPapers
) -> Iterator[Finding]:
    told = stated.printed(Field.TARGET)
    promises = list(_promises(key, own, paper, papers))
    if told.is_unread:
        yield Finding(What.UNREAD, own, _first(promises), Side(paper, told))
    elif told.value is None:
        if promises and paper.has(Field.TARGET):
            yield Finding(What.BLANK, own, _first(promises), Side(paper, told))
    else:
        for side in promises:
            if side.printed is not None and not _same(side.printed, told, own):
                yield Finding(What.DIFFERS, own, side, Side(paper, told))


def _same(promise: Printed, told: Printed, own: Stated) -> bool:
    """Whether two targets agree; also where both say the plan's own, each in its way."""
    ways = own.printed(Field.TARGET).ways
    return promise.says(told) or {promise.value, told.value} <= ways


def _promises(
    key: int, own: Stated, paper: Paper, papers: YearPapers
) -> Iterator[Side]:
    """Yield what a document is held to: the programmes of the year, else the plan."""
    found = [
        Side(programme, programme.stated[key].printed(Field.TARGET))
        for programme in _programmes_before(paper, papers)
        if key in programme.stated
    ]
    known = [side for side in found if side.printed and side.printed.value is not None]
    if known:
        yield from known
    elif own.is_owed:
        yield Side(papers.plan, own.printed(Field.TARGET))


def _first(sides: Iterable[Side]) -> Side | None:
    return next(iter(sides), None)


def _actual(
    own: Stated, stated: Stated, paper: Paper, plan: Paper
) -> Iterator[Finding]:
    """Hold the report's actual against the approved one of the record."""
    told, approved = stated.printed(Field.ACTUAL), own.printed(Field.ACTUAL)
    sides = Side(plan, approved), Side(paper, told)
    if told.is_unread:
        yield Finding(What.UNREAD, own, *sides, Field.ACTUAL)
    elif told.value is None:
        if paper.has(Field.ACTUAL):
            yield Finding(What.BLANK, own, *sides, Field.ACTUAL)
    elif approved.value is None:
        yield Finding(What.UNAPPROVED, own, *sides, Field.ACTUAL)
    elif not approved.says(told):
        yield Finding(What.DIFFERS, own, *sides, Field.ACTUAL)
