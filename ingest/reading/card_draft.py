"""What was found of each card, put together as a PlanDocument with the issues a person must see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.reading.card_expectations import gaps, missing, repeated_codes
from ingest.reading.card_values import Coded, Item, flowing, items, printed_items, units
from ingest.reading.grid import Cell, joined
from ingest.reading.headings import Part
from ingest.reading.indicator_entries import indicator_entry
from ingest.reading.indicator_rows import Column, IndicatorCells
from ingest.reading.monitoring import Reported, is_monitored, with_actual
from ingest.reading.naming import canonical_code
from ingest.reading.yearly_actuals import with_yearly_actuals
from plans.document import (
    Citation,
    CostEntry,
    Fragment,
    GoalEntry,
    IndicatorEntry,
    Issue,
    Kind,
    ObjectiveEntry,
    PlanDocument,
    Severity,
)
from plans.turkish import parse_money, tidy

PLAN_YEARS = 5
WHICH_YEARS = (
    "Plan dönemi yazılı değil; '1. yıl' gibi sütunların hangi yıl olduğu belli değil."
)
UNPLACED = "Bu metin hiçbir başlığa yerleştirilemedi; bir kişi yerleştirmeli."


_LISTS = {
    "risks": (Part.RISKS,),
    "activities": (Part.ACTIVITIES,),
    "strategies": (Part.STRATEGIES,),
    "findings": (Part.FINDINGS,),
    "needs": (Part.NEEDS,),
}


@dataclass(slots=True)
class CardDraft:
    """One card while it is being read: the cells found under each heading."""

    goal: Coded | None = None
    objective: Coded | None = None
    parts: dict[Part, list[Cell]] = field(default_factory=dict)
    indicators: list[IndicatorCells] = field(default_factory=list)
    yearly_costs: dict[int, Cell] = field(default_factory=dict)
    total_cost: Cell | None = None
    warnings: list[Issue] = field(default_factory=list)  # `where` from the objective
    unassigned: list[Cell] = field(default_factory=list)

    @property
    def is_card(self) -> bool:
        """Whether enough was found to call it one: an objective with indicators or three parts."""
        return self.objective is not None and bool(
            self.indicators or len(self.parts) >= 3
        )


def document_of(
    drafts: Sequence[CardDraft],
    institution: str | None = None,
    period: tuple[int, int] | None = None,
    reported: Reported | None = None,
) -> PlanDocument:
    """Return the cards as one document, cards of the same goal under it, in printed order.

    Without a printed period the years of the targets are the period.  Cards with a
    column of actuals are a monitoring table, of the `reported` period.
    """
    monitored = is_monitored(one for draft in drafts for one in draft.indicators)
    period = period or _period(drafts)
    goals: list[GoalEntry] = []
    issues: list[Issue] = []
    fragments: list[Fragment] = []
    for draft in drafts:
        objective, found = _objective(draft, period, reported)
        at = _goal_place(goals, draft, objective.code)
        where = f"goals[{at}].objectives[{len(goals[at].objectives)}]"
        known = (*goals[at].objectives, objective)
        goals[at] = replace(goals[at], objectives=known)
        issues += [_under(where, issue) for issue in found]
        issues += [
            Issue(where, UNPLACED, cell.text, citation=cell.cite())
            for cell in draft.unassigned
        ]
        fragments += [
            Fragment(cell.text, printed_items(cell), where, cell.cite())
            for cell in draft.unassigned
        ]
    document = PlanDocument(
        kind=Kind.MONITORING_TABLE if monitored else Kind.PLAN,
        institution=institution,
        period=period,
        goals=tuple(goals),
        unassigned=tuple(fragments),
    )
    return replace(
        document, issues=(*issues, *repeated_codes(document), *gaps(document))
    )


def _under(where: str, issue: Issue) -> Issue:
    return replace(issue, where=f"{where}.{issue.where}" if issue.where else where)


def _period(drafts: Sequence[CardDraft]) -> tuple[int, int] | None:
    """Return first and last year that targets are printed for, the baseline's year left out."""
    years = sorted(
        {year for draft in drafts for one in draft.indicators for year in one.years}
    )
    years = [year for year in years if year > PLAN_YEARS]
    if not years:
        return None
    is_one_more = len(years) == PLAN_YEARS + 1 and not any(
        one.baseline_label for draft in drafts for one in draft.indicators
    )
    return (years[1] if is_one_more else years[0], years[-1])


def _goal_place(goals: list[GoalEntry], draft: CardDraft, objective: str) -> int:
    """Return the place of the draft's goal among the goals, where it is put if it is new."""
    printed = draft.goal.code.text if draft.goal else ""
    code = canonical_code("A", printed or objective.split(".")[0]) or "A"
    title = draft.goal.title if draft.goal and code == "A" else None
    for at, goal in enumerate(goals):
        if goal.code == code and (title is None or goal.title == title.text):
            return at
    goals.append(_goal(draft.goal, code))
    return len(goals) - 1


def _goal(goal: Coded | None, code: str) -> GoalEntry:
    if goal is None:
        return GoalEntry(code)
    title = goal.title
    return GoalEntry(
        code,
        title.text if title else None,
        goal.code.text,
        citations=_cited({"code": goal.code, "title": title}),
    )


def _cited(found: Mapping[str, Item | None]) -> dict[str, Citation]:
    return {field: item.at for field, item in found.items() if item is not None}


# --- one objective -----------------------------------------------------------------------------


def _objective(
    draft: CardDraft, period: tuple[int, int] | None, reported: Reported | None
) -> tuple[ObjectiveEntry, list[Issue]]:
    read = [_indicator(one, period, reported) for one in draft.indicators]
    indicators = tuple(entry for entry, _ in read)
    lists = _lists(draft)
    texts = _texts(draft)
    cost, cost_issues, cost_cited = _cost(draft)
    objective = ObjectiveEntry(
        code=_objective_code(draft, indicators),
        title=_text(texts["title"]),
        printed_code=_text(texts["code"]),
        responsible_unit=_text(texts["responsible_unit"]),
        indicators=indicators,
        cost_estimate=cost,
        citations=_cited(texts) | _cited_items(lists) | cost_cited,
        **{name: tuple(item.text for item in found) for name, found in lists.items()},  # type: ignore[arg-type]
    )
    of_indicators = [
        _under(f"indicators[{i}]", issue)
        for i, (_, found) in enumerate(read)
        for issue in found
    ]
    expected = missing(
        objective,
        has_goal=draft.goal is not None,
        is_card=not is_monitored(draft.indicators),
    )
    return objective, [*draft.warnings, *expected, *cost_issues, *of_indicators]


def _texts(draft: CardDraft) -> dict[str, Item | None]:
    coded = draft.objective
    return {
        "code": coded.code if coded else None,
        "title": coded.title if coded else None,
        "responsible_unit": flowing(draft.parts.get(Part.RESPONSIBLE, [])),
    }


def _text(item: Item | None) -> str | None:
    return item.text if item else None


def _cited_items(lists: Mapping[str, Sequence[Item]]) -> dict[str, Citation]:
    return {
        f"{name}.{at}": item.at
        for name, found in lists.items()
        for at, item in enumerate(found)
    }


def _lists(draft: CardDraft) -> dict[str, list[Item]]:
    lists = {name: items(draft.parts.get(part, [])) for name, (part,) in _LISTS.items()}
    lists["cooperating_units"] = list(units(draft.parts.get(Part.COOPERATING, [])))
    return lists


def _objective_code(draft: CardDraft, indicators: Sequence[IndicatorEntry]) -> str:
    if draft.objective is not None:
        return canonical_code("H", draft.objective.code.text) or "H"
    first = indicators[0].code.removeprefix("PG") if indicators else ""
    return "H" + ".".join(first.split(".")[:2])


def _indicator(
    cells: IndicatorCells,
    period: tuple[int, int] | None,
    reported: Reported | None,
) -> tuple[IndicatorEntry, list[Issue]]:
    """Read an indicator; a year before the plan is its baseline where no other is printed."""
    years = {}
    unknown: list[Cell] = []
    for printed, cell in sorted(cells.years.items()):
        year = printed
        if printed <= PLAN_YEARS and period:
            year = period[0] + printed - 1
        if period and year < period[0]:
            continue
        if year <= PLAN_YEARS:
            unknown.append(cell)
        else:
            years[year] = cell
    cells = _with_baseline(cells, period[0]) if period else cells
    if reported and Column.TARGET in cells.values:
        years.setdefault(reported.year, cells.values[Column.TARGET])
    entry, issues = indicator_entry(cells, years)
    entry, told = with_actual(entry, cells, reported)
    entry, of_years = with_yearly_actuals(entry, cells, period[0] if period else None)
    issues += told + of_years
    if unknown:
        texts = " | ".join(tidy(cell.text) for cell in unknown)
        at = unknown[0].cite()
        issues.append(Issue("targets", WHICH_YEARS, texts, Severity.ERROR, at))
    return entry, issues


def _with_baseline(cells: IndicatorCells, first_year: int) -> IndicatorCells:
    """Return the indicator with the last year before the plan as its baseline, blank or not."""
    before = [
        year
        for year in {**cells.years, **cells.year_heads}
        if PLAN_YEARS < year < first_year
    ]
    if not before or Column.BASELINE in cells.values or cells.baseline_label:
        return cells
    year = max(before)
    blank = Cell("")
    values = {**cells.values, Column.BASELINE: cells.years.get(year, blank)}
    head = cells.year_heads.get(year)
    return replace(cells, values=values, baseline_label=head)


def _cost(draft: CardDraft) -> tuple[CostEntry, list[Issue], dict[str, Citation]]:
    printed = {"total": draft.total_cost} | {
        f"by_year.{year}": cell for year, cell in draft.yearly_costs.items()
    }
    found = flowing(draft.parts.get(Part.COST, []))
    issues, cited, values = [], {}, {}
    if draft.total_cost is None and found:
        cited["cost_estimate.total"] = found.at
        printed["total"] = replace(
            joined([cell for cell in draft.parts[Part.COST] if tidy(cell.text)]),
            text=found.text,
        )
    for name, cell in printed.items():
        if cell is None:
            continue
        where = f"cost_estimate.{name}"
        number = cell.number or parse_money(cell.text)
        values[name] = number.value
        cited.setdefault(where, cell.cite())
        if number.reason:
            issues.append(
                Issue(where, number.reason, cell.text, Severity.ERROR, cited[where])
            )
    by_year = {year: values[f"by_year.{year}"] for year in draft.yearly_costs}
    return CostEntry(values.get("total"), by_year or None), issues, cited
