"""Sheets with a column for each year: targets of an indicator, cost estimates of an objective."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from indicators import measures
from indicators.models import Indicator
from indicators.resources import CostEstimateResource, TargetResource
from indicators.tables.costs import MONEY, TOTAL
from indicators.tables.targets import VALUE
from ingest.filled.plan.layout import Divided, Head, Line, Record, Sheet, Typed
from plans.models import Objective, Plan
from plans.tables.columns import changed_meanwhile, says
from plans.tables.keys import key_in

CODE = "kod"
NAME = "ad"
REASONS = (
    Head("gerekçe", width=36),
    Head("karar no"),
    Head("karar tarihi", "day"),
)


class ByYear(Sheet):
    """A row of an indicator or an objective, a cell of each year."""

    of: ClassVar[str]  # the table's column that names what a row is of
    figure: ClassVar[str]  # the table's column that a year's cell goes into
    beside: ClassVar[tuple[Head, ...]] = ()  # what is said once for all changed years
    more: ClassVar[tuple[str, ...]] = ()  # columns that are no years

    def columns(self, plan: Plan) -> list[str]:
        """Return the headings of the figures."""
        return [*self.more, *map(str, plan.years)]

    def heads(self, plan: Plan) -> list[Head]:
        """Return the columns that are seen."""
        figures = [Head(name, "number", 15) for name in self.columns(plan)]
        name = Head(NAME, width=50, is_open=False)
        return [Head(CODE, is_settled=True), name, *figures, *self.beside]

    def records(self, plan: Plan) -> QuerySet[Any]:
        """Return what has a row."""
        raise NotImplementedError

    def figures(self, record: Any, plan: Plan) -> dict[str, Decimal | None]:  # noqa: ANN401
        """Return what stands of a record, by heading."""
        raise NotImplementedError

    def lines(self, table: Any) -> Iterator[Line]:  # noqa: ANN401 - a PlanTable
        """Yield what stands."""
        plan: Plan = table.only_plan
        for record in self.records(plan):
            told = {CODE: record.code, NAME: str(getattr(record, self.called))}
            yield Line(record.pk, told | self.figures(record, plan))

    called: ClassVar[str] = "name"

    def divided(self, rows: list[Typed], plan: Plan) -> list[Divided]:
        """Return a row of the table for each year that somebody touched."""
        standing = {record.pk: record for record in self.records(plan)}
        return [self._divided(row, standing, plan) for row in rows]

    def _divided(self, row: Typed, standing: Mapping[int, Any], plan: Plan) -> Divided:
        record = standing.get(key_in(row.key) or 0)
        if row.key is not None and record is None:
            return Divided(errors={"": _("Bu satırın kaydı bu planda yok.")})
        if record is not None and row.touched(CODE):
            sentence = _("Kod burada değişmez; kendi sayfasında değiştirin.")
            return Divided(errors={CODE: sentence})
        known = {head.heading for head in self.heads(plan)}
        strange = [
            name for name in row.cells if name not in known and row.touched(name)
        ]
        if strange:
            sentence = _("Bu sütun bu sayfanın değil; yıllar planın yıllarıdır.")
            return Divided(errors=dict.fromkeys(strange, sentence))
        touched = [name for name in self.columns(plan) if row.touched(name)]
        errors = self._clashes(row, record, touched, plan)
        said = [head.heading for head in self.beside if row.touched(head.heading)]
        if said and not touched:
            errors[said[0]] = _("Bu satırda değişen bir yıl yok.")
        called = row.cells.get(CODE)
        if record is not None:
            called = f"{record.code} #{record.pk}"
        elif called is None and touched:
            errors[CODE] = _("Kodu yazın.")
        if errors:
            return Divided(errors=errors)
        stands = {} if record is None else self.figures(record, plan)
        beside = {head.heading: row.cells.get(head.heading) for head in self.beside}
        return Divided(
            tuple(
                Record(
                    {self.of: called, "yıl": name, self.figure: row.cells[name]}
                    | beside,
                    {self.of: CODE, "yıl": name, self.figure: name},
                    {self.figure: stands.get(name)},
                )
                for name in touched
            )
        )

    def _clashes(
        self,
        row: Typed,
        record: Any,  # noqa: ANN401
        touched: list[str],
        plan: Plan,
    ) -> dict[str, str]:
        if record is None:
            return {}
        now = self.figures(record, plan)
        return {
            name: changed_meanwhile(now[name])
            for name in touched
            if says(now[name]) not in (row.seen.get(name), says(row.cells[name]))
        }


class Targets(ByYear):
    """Hedef değerler: what is in force of each year; a change is a new promise."""

    of, figure, beside = "gösterge", VALUE, REASONS

    def __init__(self) -> None:
        super().__init__("Hedef değerler", TargetResource)

    def records(self, plan: Plan) -> QuerySet[Indicator]:
        """Return the plan's indicators with their targets."""
        return Indicator.objects.of_plan(plan).prefetch_related("targets")

    def figures(self, record: Any, plan: Plan) -> dict[str, Decimal | None]:  # noqa: ANN401
        """Return the target in force of each year."""
        found = {year: measures.target_of(record, year) for year in plan.years}
        return {str(y): None if row is None else row.value for y, row in found.items()}


class Estimates(ByYear):
    """Tahmini maliyetler: the total and each year, as printed."""

    of, figure, more = "hedef", MONEY, (TOTAL,)
    called = "title"

    def __init__(self) -> None:
        super().__init__("Tahmini maliyetler", CostEstimateResource)

    def records(self, plan: Plan) -> QuerySet[Objective]:
        """Return the plan's objectives with their estimates."""
        rows = Objective.objects.filter(goal__plan=plan).prefetch_related("costs")
        return rows.order_by("goal__position", "position")

    def figures(self, record: Any, plan: Plan) -> dict[str, Decimal | None]:  # noqa: ANN401
        """Return the estimates."""
        amounts = {str(cost.year or TOTAL): cost.amount for cost in record.costs.all()}
        return {name: amounts.get(name) for name in self.columns(plan)}
