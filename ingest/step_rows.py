"""The rows of a merge's steps."""

from __future__ import annotations

from functools import singledispatchmethod

from indicators.models import Indicator, IndicatorTerms
from ingest.card_items import replace_items
from ingest.card_rows import write_goal, write_objective
from ingest.cited_fields import CitedFields
from ingest.ground import Ground, cite
from ingest.indicator_rows import write_actuals, write_indicator, write_target
from ingest.plan_rows import PlanRows
from ingest.steps import (
    AddActual,
    AddGoal,
    AddIndicator,
    AddObjective,
    AddTarget,
    Cite,
    FillActual,
    SetActual,
    SetCost,
    SetField,
    SetItems,
    SetTerm,
    Withdraw,
    Write,
)
from plans.models import CostEstimate, Goal, Objective

COLUMNS = {
    "responsible_unit": "responsible_unit_text",
    "cumulative": "printed_cumulative",
    "unit": "unit_of_measure",
    "weight_percent": "weight",
}


class StepWriter:
    """Keeps the rows of one step after the other, to be written together."""

    def __init__(self, ground: Ground, rows: PlanRows) -> None:
        self.ground = ground
        self.rows = rows
        self.cited = CitedFields(ground)
        self.new_terms: dict[tuple[int, int], IndicatorTerms] = {}

    @singledispatchmethod
    def keep(self, write: Write) -> None:
        """Keep the rows of one step; raise NotCommittableError for what cannot be understood."""
        raise NotImplementedError(type(write))

    @keep.register
    def _(self, write: AddGoal) -> None:
        beside = self.rows.beside(self.ground.plan)
        self.rows.here[write.where] = write_goal(self.ground, write.entry, beside)

    @keep.register
    def _(self, write: AddObjective) -> None:
        goal = self.rows.part(_parent(write), Goal)
        row = write_objective(self.ground, goal, write.entry, self.rows.beside(goal))
        self.rows.here[write.where] = row

    @keep.register
    def _(self, write: AddIndicator) -> None:
        objective = self.rows.part(_parent(write), Objective)
        beside = self.rows.beside(objective)
        row = write_indicator(self.ground, objective, write.entry, beside)
        self.rows.here[write.where] = row

    @keep.register
    def _(self, write: SetField) -> None:
        row = self.rows.here[write.where]
        column = COLUMNS.get(write.name, write.name)
        setattr(row, column, write.value)
        columns = [column]
        if isinstance(row, Objective) and write.name == "responsible_unit":
            row.responsible_unit = self.ground.leading_unit(str(write.value))
            columns.append("responsible_unit")
        self.ground.heap.change(row, row.code, *columns)
        self.cited.cite(row, write.name, write.citation)

    @keep.register
    def _(self, write: SetItems) -> None:
        objective = self.rows.part(write.where, Objective)
        replace_items(self.ground, objective, write)
        if write.name == "cooperating_units":  # their places stand with the card
            for number in range(max(len(write.items), self.cited.count(objective))):
                name, place = f"{write.name}.{number}", write.citations.get(number)
                self.cited.cite(objective, name, place)

    @keep.register
    def _(self, write: SetCost) -> None:
        objective = self.rows.part(write.where, Objective)
        heap = self.ground.heap
        row = CostEstimate.objects.filter(objective=objective, year=write.year).first()
        is_new = row is None
        row = row or CostEstimate(objective=objective, year=write.year)
        row.amount = write.amount
        row.citation = cite(self.ground, write.citation) if write.citation else None
        if is_new:
            heap.keep(row, objective.code)
        else:
            heap.change(row, objective.code, "amount", "citation")

    @keep.register
    def _(self, write: SetTerm) -> None:
        indicator = self.rows.part(write.where, Indicator)
        row = self._terms(indicator, write.revision)
        column = COLUMNS.get(write.name, write.name)
        setattr(row, column, write.value)
        columns = [column]
        if write.name == "baseline_not_applicable":
            row.baseline_value = None
            columns.append("baseline_value")
        elif write.name == "baseline_value":
            row.baseline_not_applicable = False
            columns.append("baseline_not_applicable")
        if row.pk is None:
            self.ground.heap.check(row, indicator.code)
        else:
            self.ground.heap.change(row, indicator.code, *columns)
        self.cited.cite(indicator, write.name, write.citation)

    @keep.register
    def _(self, write: AddTarget) -> None:
        indicator = self.rows.part(write.where, Indicator)
        write_target(self.ground, indicator, write.entry)

    @keep.register
    def _(self, write: AddActual) -> None:
        write_actuals(
            self.ground, self.rows.part(write.where, Indicator), write.entries
        )

    @keep.register
    def _(self, write: FillActual) -> None:
        indicator = self.rows.part(write.where, Indicator)
        row = self.rows.open_actual(indicator, write.entry.year, write.entry.period)
        setattr(row, write.name, getattr(write.entry, write.name))
        self.ground.heap.change(row, str(row), write.name)

    @keep.register
    def _(self, write: SetActual) -> None:
        indicator = self.rows.part(write.where, Indicator)
        entry = write.entry
        row = self.rows.open_actual(indicator, entry.year, entry.period)
        row.value, row.reported_as = entry.value, entry.reported_as
        row.citation = cite(self.ground, entry.citation) if entry.citation else None
        row.entered_by, row.entered_at = self.ground.by, self.ground.choice.at
        row.printed_performance = entry.printed_performance
        changed = ("value", "reported_as", "citation", "printed_performance")
        self.ground.heap.change(row, str(row), *changed, "entered_by", "entered_at")

    @keep.register
    def _(self, write: Withdraw) -> None:
        row = self.rows.here[write.where]
        row.withdrawn_in = self.ground.revision(write.revision)
        self.ground.heap.change(row, row.code, "withdrawn_in")

    @keep.register
    def _(self, write: Cite) -> None:
        row = self.rows.here[write.where]
        self.cited.cite(row, write.name, write.citation)

    def _terms(self, indicator: Indicator, number: int) -> IndicatorTerms:
        """Return the terms as from a plan revision: those there, or a copy of those before."""
        key = indicator.pk, number
        known = self.rows.terms(indicator)
        if number in known:
            return known[number]
        if key not in self.new_terms:
            earlier = [known[n] for n in sorted(known) if n < number]
            row = earlier[-1] if earlier else IndicatorTerms(indicator=indicator)
            copied = {
                f.name: getattr(row, f.name)
                for f in IndicatorTerms._meta.fields
                if f.name not in {"id", "indicator", "revision"}
            }
            self.new_terms[key] = self.ground.heap.keep(
                IndicatorTerms(
                    indicator=indicator,
                    revision=self.ground.revision(number),
                    **copied,
                ),
                indicator.code,
            )
        return self.new_terms[key]


def _parent(write: Write) -> str:
    return write.where.rpartition(".")[0]
