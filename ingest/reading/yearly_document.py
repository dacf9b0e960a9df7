"""Sections of yearly rows put together as a PlanDocument: goals and objectives as containers of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from ingest.reading.breaks import settled
from ingest.reading.card_draft import UNPLACED
from ingest.reading.card_expectations import repeated_codes
from ingest.reading.card_values import Coded, flowing
from ingest.reading.indicator_codes import with_codes
from ingest.reading.naming import canonical_code
from ingest.reading.plan_table_rows import UNKNOWN_COLUMN
from ingest.reading.reported_places import ESTIMATE, Document, Unplaced, places
from ingest.reading.yearly_entries import yearly_entry
from ingest.reading.yearly_reader import Section, YearlyReader
from ingest.reading.yearly_rows import YearlyRow
from ingest.reading.yearly_titles import kinds_in
from plans.document import (
    ActualEntry,
    Fragment,
    GoalEntry,
    IndicatorEntry,
    Issue,
    Kind,
    ObjectiveEntry,
    PlanDocument,
    Severity,
)
from plans.turkish import fold, heading_key, tidy

_NUMBERING = {"sira", "sirano", "sno", "sn", "no"}

OTHER_OBJECTIVE = (
    "Göstergenin kodu, altında bulunduğu hedefin koduyla uyuşmuyor; denetleyin."
)
DIFFERS = "Bu gösterge için belgede başka bir değer daha yazılı; hangisinin doğru olduğu belli değil."
NO_YEAR = "Belgenin hangi yıla ait olduğu okunamadı; başlıkta tek bir yıl yok."


@dataclass(slots=True)
class Objective:
    """One objective with the indicators of all its sections, and what is told of each."""

    goal: Coded | None
    coded: Coded | None
    code: str
    sections: list[Section] = field(default_factory=list)
    indicators: list[IndicatorEntry] = field(default_factory=list)
    issues: list[list[Issue]] = field(default_factory=list)


def yearly_document(reader: YearlyReader, about: Document) -> PlanDocument:
    """Return the document that a reader's rows make, each figure at the year and period it reports."""
    objectives = list(_objectives(reader, about))
    goals: list[GoalEntry] = []
    issues = _yearless(reader, about)
    fragments: list[Fragment] = []
    for one in objectives:
        at = _goal_place(goals, one)
        where = f"goals[{at}].objectives[{len(goals[at].objectives)}]"
        entry = _entry(one)
        goals[at] = replace(goals[at], objectives=(*goals[at].objectives, entry))
        issues += [
            replace(issue, where=f"{where}.indicators[{i}].{issue.where}")
            for i, found in enumerate(one.issues)
            for issue in found
        ]
        asides = [cell for section in one.sections for cell in section.asides]
        fragments += [Fragment(cell.text, (), where, cell.cite()) for cell in asides]
        issues += [
            Issue(where, UNPLACED, cell.text, Severity.NOTICE, cell.cite())
            for cell in asides
        ]
    document = PlanDocument(
        kind=about.kind,
        institution=reader.imprint.institution,
        period=reader.imprint.period,
        goals=tuple(goals),
        unassigned=tuple(fragments),
    )
    issues += _unread_columns(reader, about)
    issues += [
        Issue("", UNPLACED, cell.text, citation=cell.cite()) for cell in reader.stray
    ]
    issues += [issue for issue in repeated_codes(document) if issue.text]
    document = with_codes(document)
    return settled(replace(document, issues=tuple(issues)), reader.printed)


# --- rows under their objectives ----------------------------------------------------------------------


def _objectives(reader: YearlyReader, about: Document) -> Iterator[Objective]:
    """Yield the objectives in printed order, the sections of one together."""
    found: dict[tuple[str, str, str], Objective] = {}
    for section in reader.sections:
        for row in section.rows:
            code = _objective_code(section, row)
            key = (_goal_code(section.goal, code), code, _title(section.objective))
            if key not in found:
                found[key] = Objective(section.goal, section.objective, code)
            _add(found[key], section, row, about)
    yield from found.values()


def _objective_code(section: Section, row: YearlyRow) -> str:
    """Return the printed code of the objective, else the one that the indicator's code begins with."""
    coded = section.objective
    if coded and coded.number:
        return canonical_code("H", coded.code.text) or "H"
    first = section.rows[0] if coded else row
    parts = (
        (canonical_code("PG", first.code.text) or "PG").removeprefix("PG").split(".")
    )
    return "H" + ".".join(parts[:2] if len(parts) > 2 else parts[:-1])


def _goal_code(goal: Coded | None, objective: str) -> str:
    printed = canonical_code("A", goal.code.text) if goal else None
    return printed or canonical_code("A", objective.split(".")[0]) or "A"


def _title(coded: Coded | None) -> str:
    is_named = coded and not coded.number and coded.title
    return fold(coded.title.text) if coded and coded.title and is_named else ""


def _add(
    objective: Objective, section: Section, row: YearlyRow, about: Document
) -> None:
    """File a row: a new indicator, or more figures of one that another table has already."""
    if not any(section is one for one in objective.sections):
        objective.sections.append(section)
    entry, issues = yearly_entry(row, places(row.heading, about), about)
    number = objective.code.removeprefix("H")
    is_other = bool(entry.code) and section.objective is not None and bool(number)
    if is_other and not entry.code.removeprefix("PG").startswith(f"{number}."):
        cited = entry.citations.get("code")
        printed = entry.printed_code or ""
        issues.append(Issue("code", OTHER_OBJECTIVE, printed, citation=cited))
    for at, known in enumerate(objective.indicators):
        if known.code == entry.code and fold(known.name) == fold(entry.name):
            objective.indicators[at], more = merged(known, entry)
            objective.issues[at] += [*issues, *more]
            return
    objective.indicators.append(entry)
    objective.issues.append(issues)


def _goal_place(goals: list[GoalEntry], objective: Objective) -> int:
    """Return the place of the objective's goal, where it is put if it is new."""
    code, coded = _goal_code(objective.goal, objective.code), objective.goal
    title = coded.title if coded else None
    for at, goal in enumerate(goals):
        is_titled = title and goal.title and not (coded and coded.number)
        if goal.code == code and not (is_titled and title and goal.title != title.text):
            return at
    cited = {"code": coded.code.at} if coded else {}
    cited |= {"title": title.at} if title else {}
    printed = coded.code.text or None if coded else None
    goals.append(
        GoalEntry(code, title.text if title else None, printed, citations=cited)
    )
    return len(goals) - 1


def _entry(objective: Objective) -> ObjectiveEntry:
    coded = objective.coded
    cells = [cell for section in objective.sections for cell in section.responsible]
    names = {fold(cell.text) for cell in cells}
    unit = flowing(cells[:1]) if len(names) == 1 else None
    found = {
        "code": coded.code if coded else None,
        "title": coded.title if coded else None,
        "responsible_unit": unit,
    }
    return ObjectiveEntry(
        code=objective.code,
        title=coded.title.text if coded and coded.title else None,
        printed_code=coded.code.text or None if coded else None,
        responsible_unit=unit.text if unit else None,
        indicators=tuple(objective.indicators),
        citations={name: item.at for name, item in found.items() if item},
    )


# --- one indicator in several tables ------------------------------------------------------------------


def merged(
    known: IndicatorEntry, more: IndicatorEntry
) -> tuple[IndicatorEntry, list[Issue]]:
    """Return one indicator with the figures of both; what they print differently is null, and told."""
    issues: list[Issue] = []
    targets, cited = dict(known.targets), dict(known.citations)
    for year, value in more.targets.items():
        at = more.citations.get(f"targets.{year}")
        if targets.get(year) not in (None, value) and value is not None:
            text = at.text if at else str(value)
            issues.append(Issue(f"targets.{year}", DIFFERS, text, Severity.ERROR, at))
            targets[year] = None
        elif targets.get(year) is None:
            targets[year] = value
            cited |= {f"targets.{year}": at} if at else {}
    actuals = list(known.actuals)
    for one in more.actuals:
        place = _place_of(one, actuals)
        if place is None:
            actuals.append(one)
            continue
        here = actuals[place]
        if here.value is not None and one.value not in (None, here.value):
            text = one.citation.text if one.citation else str(one.value)
            where = f"actuals[{place}].value"
            issues.append(Issue(where, DIFFERS, text, Severity.ERROR, one.citation))
            actuals[place] = replace(here, value=None)
        elif here.value is None:
            actuals[place] = one
    revisions = known.target_revisions or more.target_revisions
    revisions = tuple(replace(one, value=targets[one.year]) for one in revisions)
    return replace(
        known,
        targets=targets,
        actuals=tuple(actuals),
        target_revisions=revisions,
        citations=cited,
    ), issues


def _place_of(actual: ActualEntry, among: Sequence[ActualEntry]) -> int | None:
    key = actual.year, actual.period
    found = (at for at, one in enumerate(among) if (one.year, one.period) == key)
    return next(found, None)


# --- what is told of the whole ------------------------------------------------------------------------


def _unread_columns(reader: YearlyReader, about: Document) -> Iterator[Issue]:
    """Yield a notice for each column that is not read: estimates, and what no heading explains."""
    headings = {id(row.heading): row.heading for row in reader.rows}
    told: set[str] = set()
    for heading in headings.values():
        for cell in heading.unknown:
            name = tidy(cell.text)
            if name and name not in told and heading_key(name) not in _NUMBERING:
                told.add(name)
                reason = UNKNOWN_COLUMN.format(name=name)
                yield Issue("", reason, name, Severity.NOTICE, cell.cite())
        for head, place in zip(heading.columns, places(heading, about), strict=True):
            is_left_out = isinstance(place, Unplaced) and not place.is_asked
            if head and is_left_out and tidy(head.cell.text) not in told:
                told.add(tidy(head.cell.text))
                at = head.cell.cite()
                yield Issue("", ESTIMATE, tidy(head.cell.text), Severity.NOTICE, at)


def _yearless(reader: YearlyReader, about: Document) -> list[Issue]:
    """Return an error where the document's year is needed and no title names just one."""
    placed = chain.from_iterable(places(row.heading, about) for row in reader.rows)
    is_asked = any(isinstance(one, Unplaced) and one.is_asked for one in placed)
    is_needed = is_asked or about.kind is Kind.PERFORMANCE_PROGRAMME
    if about.year is not None or not is_needed:
        return []
    named = [title for title in reader.imprint.titles if kinds_in(title)]
    return [Issue("", NO_YEAR, " | ".join(named[:3]), Severity.ERROR)]
