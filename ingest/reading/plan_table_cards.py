"""The cards that the tables of a workbook fill, row after row: what each row says is filed once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from ingest.reading.card_draft import CardDraft
from ingest.reading.card_values import Coded, flowed, items
from ingest.reading.coded_cells import is_same
from ingest.reading.grid import Cell
from ingest.reading.headings import Part
from ingest.reading.imprint import Imprint
from ingest.reading.indicator_rows import Column, IndicatorCells
from plans.document import Issue, Severity
from plans.turkish import Number, fold, parse_money, parse_number, tidy

DIFFERS = "Bu hedef için başka bir satırda ya da tabloda farklı yazılmış; denetleyin."
UNCODED = "Göstergenin kodu yazılı değil ya da okunamadı; hedefin koduna sırası eklendi, denetleyin."
OTHER_OBJECTIVE = "Göstergenin kodu, satırındaki hedefin koduyla uyuşmuyor; denetleyin."
OTHER_FIGURE = "Bu gösterge için başka bir satırda farklı yazılmış; denetleyin."

FIELDS = {
    Part.RESPONSIBLE: "responsible_unit",
    Part.COOPERATING: "cooperating_units",
    Part.COST: "cost_estimate.total",
    Part.RISKS: "risks",
    Part.ACTIVITIES: "activities",
    Part.STRATEGIES: "strategies",
    Part.FINDINGS: "findings",
    Part.NEEDS: "needs",
}
LISTS = {
    Part.RISKS,
    Part.ACTIVITIES,
    Part.STRATEGIES,
    Part.FINDINGS,
    Part.NEEDS,
}
_NUMBERS = re.compile(r"\d+")


@dataclass(slots=True)
class PlanTables:
    """What the tables of a workbook say, sheet after sheet."""

    drafts: list[CardDraft] = field(default_factory=list)
    leftover: list[Cell] = field(default_factory=list)
    goals: list[Coded] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    imprint: Imprint = field(default_factory=Imprint)  # of the lines above the tables
    by_number: defaultdict[tuple[int, ...], list[CardDraft]] = field(
        default_factory=lambda: defaultdict(list)
    )
    counted: int = 0  # of the drafts, in `by_number`

    def name_goals(self) -> None:
        """Give each card whose goal has no title the one that another table prints for its number."""
        titles = {one.number: one for one in self.goals if one.title and one.number}
        for draft in self.drafts:
            if draft.goal is None or draft.goal.title is None:
                number = draft.goal.number if draft.goal else _number(draft)[:1]
                draft.goal = titles.get(number, draft.goal)

    def card_of(
        self, objective: Coded, goal: Coded | None, current: CardDraft | None
    ) -> CardDraft:
        """Return the card of an objective, a new one where none was found before."""
        known = self._numbered(objective.number) if objective.number else self.drafts
        for draft in chain([current] if current else [], known):
            if draft.objective is None or not is_same(draft.objective, objective):
                continue
            if draft.goal and goal and not is_same(draft.goal, goal):
                continue
            draft.goal = draft.goal or goal
            if draft.objective.title is None:
                draft.objective = replace(draft.objective, title=objective.title)
            return draft
        return self._new_card(goal, objective)

    def card_by_code(
        self, indicator: IndicatorCells | None, goal: Coded | None
    ) -> CardDraft:
        """Return the card that an indicator belongs to by its own code, a new one where none does."""
        number = number_of(indicator)[:2]
        known = self._numbered(number) if number else []
        for draft in known:
            if _number(draft)[:2] == number:
                return draft
        draft = self._new_card(goal, None)
        self.by_number[number].append(draft)
        return draft

    def _numbered(self, number: tuple[int, ...]) -> Sequence[CardDraft]:
        """Return the cards of a number, and those that have none."""
        for draft in self.drafts[self.counted :]:
            self.by_number[_number(draft)].append(draft)
        self.counted = len(self.drafts)
        return [*self.by_number[number], *self.by_number[()]]

    def _new_card(self, goal: Coded | None, objective: Coded | None) -> CardDraft:
        draft = CardDraft(goal, objective)
        self.drafts.append(draft)
        return draft


class CardFiling:
    """Files what the rows of one sheet say in the cards; what two say differently is for a person."""

    def __init__(self) -> None:
        self.begun: set[tuple[int, Part]] = set()  # parts that this sheet itself filled
        self.own: set[tuple[int, int]] = set()  # indicators that it named, by place

    def part(self, draft: CardDraft, part: Part, cell: Cell) -> None:
        """File a part of the card once."""
        key = id(draft), part
        known = draft.parts.setdefault(part, [])
        if not known:
            known.append(cell)
            self.begun.add(key)
        elif _says(part, [cell]) <= _says(part, known):
            return
        elif part in LISTS and key in self.begun:
            known.append(cell)
        else:
            where = FIELDS[part]
            issue = Issue(where, DIFFERS, cell.text, citation=cell.cite())
            draft.warnings.append(issue)
            if part is Part.COST and key in self.begun:
                doubt = Number(None, known[0].text, DIFFERS)
                known[0] = replace(known[0], number=doubt)

    def yearly_cost(self, draft: CardDraft, year: int, cell: Cell) -> None:
        """File the cost of one year."""
        known = draft.yearly_costs.setdefault(year, cell)
        if _says(Part.COST, [known]) != _says(Part.COST, [cell]):
            where = f"cost_estimate.by_year.{year}"
            draft.warnings.append(
                Issue(where, DIFFERS, cell.text, citation=cell.cite())
            )

    def indicator(self, draft: CardDraft, indicator: IndicatorCells) -> None:
        """File an indicator, with the one of the same code and name that another sheet names, or as a new one."""
        for place, known in enumerate(draft.indicators):
            is_own = (id(draft), place) in self.own
            if not is_own and _names_same(known, indicator):
                self._merged(draft, place, indicator)
                return
        self._new(draft, indicator)

    def _merged(self, draft: CardDraft, place: int, indicator: IndicatorCells) -> None:
        known = draft.indicators[place]
        draft.indicators[place] = _with_year(known, indicator)
        draft.warnings += _unlike(f"indicators[{place}]", known, indicator)
        self.own.add((id(draft), place))

    def _new(self, draft: CardDraft, indicator: IndicatorCells) -> None:
        """File a new indicator with what is doubtful of its code."""
        self.own.add((id(draft), len(draft.indicators)))
        at = f"indicators[{len(draft.indicators)}].code"
        draft.indicators.append(indicator)
        number = number_of(indicator)
        known = draft.objective.number if draft.objective else ()
        cited = indicator.code.cite()
        if not number:
            draft.warnings.append(Issue(at, UNCODED, citation=cited))
        elif len(known) == 2 and len(number) > 2 and number[:2] != known:
            issue = Issue(at, OTHER_OBJECTIVE, indicator.code.text, citation=cited)
            draft.warnings.append(issue)

    def year(self, draft: CardDraft, indicator: IndicatorCells) -> None:
        """File a row of one year: with the indicator that it names, else as a new one."""
        for at, known in enumerate(draft.indicators):
            if _names_same(known, indicator):
                self._merged(draft, at, indicator)
                return
        self._new(draft, indicator)

    def further(self, draft: CardDraft, more: IndicatorCells) -> None:
        """Add the figures of one more year to the last indicator."""
        draft.indicators[-1] = _with_year(draft.indicators[-1], more)


def _names_same(one: IndicatorCells, other: IndicatorCells) -> bool:
    if not other.code.text and not other.name.text:
        return False
    if number_of(one) != number_of(other):
        return False
    names = {fold(flowed(each.name.text)) for each in (one, other)}
    return len(names - {""}) < 2


def _with_year(known: IndicatorCells, more: IndicatorCells) -> IndicatorCells:
    """Return the indicator with the figures of one more year; a year that has two of them has none."""
    return replace(
        known,
        name=known.name if tidy(known.name.text) else more.name,
        values={**more.values, **known.values},
        years=_both(known.years, more.years),
        actuals=_both(known.actuals, more.actuals),
        year_heads={**known.year_heads, **more.year_heads},
        baseline_label=known.baseline_label or more.baseline_label,
    )


def _both(known: Mapping[int, Cell], more: Mapping[int, Cell]) -> dict[int, Cell]:
    both = {**known, **more}
    for year in known.keys() & more.keys():
        if not tidy(known[year].text):
            both[year] = more[year]
        elif tidy(more[year].text) and not _same_figure(known[year], more[year]):
            doubt = Number(None, more[year].text, OTHER_FIGURE)
            both[year] = replace(known[year], number=doubt)
    return both


def _same_figure(one: Cell, other: Cell) -> bool:
    values = [(cell.number or parse_number(cell.text)).value for cell in (one, other)]
    if None in values:
        return fold(one.text) == fold(other.text)
    return values[0] == values[1]


def _unlike(where: str, known: IndicatorCells, more: IndicatorCells) -> Iterator[Issue]:
    """Yield an issue for each of weight and baseline that two rows of an indicator print differently."""
    for column, name in (
        (Column.WEIGHT, "weight_percent"),
        (Column.BASELINE, "baseline_value"),
    ):
        first, second = known.values.get(column), more.values.get(column)
        if first and second and not _same_figure(first, second):
            yield Issue(
                f"{where}.{name}",
                OTHER_FIGURE,
                second.text,
                Severity.WARNING,
                second.cite(),
            )


def number_of(indicator: IndicatorCells | None) -> tuple[int, ...]:
    """Return the numbers of an indicator's code, () where it has none."""
    return tuple(map(int, _NUMBERS.findall(indicator.code.text))) if indicator else ()


def _number(draft: CardDraft) -> tuple[int, ...]:
    """Return the objective's number, by its first indicator where its own is not printed."""
    known = draft.objective.number if draft.objective else ()
    return known or number_of(draft.indicators[0] if draft.indicators else None)[:2]


def _says(part: Part, cells: Sequence[Cell]) -> frozenset[str]:
    """Return what cells say of a part, in a form in which the same is equal."""
    if part is Part.COST:
        numbers = [cell.number or parse_money(cell.text) for cell in cells]
        return frozenset(str(one.value) for one in numbers)
    if part in LISTS:
        return frozenset(fold(item.text) for item in items(cells))
    return frozenset(fold(flowed(cell.text)) for cell in cells)
