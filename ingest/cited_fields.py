"""Where the printed fields of goals, objectives and indicators stand."""

from __future__ import annotations

from typing import Any

from indicators.models import Indicator, IndicatorCitation
from ingest.ground import Ground, cite
from ingest.plan_rows import Part
from plans import document as entries
from plans.models import Goal, GoalCitation, Objective, ObjectiveCitation
from plans.models.parts import FieldCitation

MODELS: dict[type[Part], tuple[type[FieldCitation], str, str]] = {
    Goal: (GoalCitation, "goal", "goal__plan"),
    Objective: (ObjectiveCitation, "objective", "objective__goal__plan"),
    Indicator: (IndicatorCitation, "indicator", "indicator__objective__goal__plan"),
}


class CitedFields:
    """The field citations of a plan, loaded once for each kind of part."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._known: dict[type, dict[tuple[int, str], Any]] = {}

    def cite(self, part: Part, name: str, citation: entries.Citation | None) -> None:
        """Set where a field stands now; a value without a place leaves none behind.

        The place it had stays on record: pictures once shown keep their address.
        """
        model, parent, _to_plan = MODELS[type(part)]
        row = self._of(type(part)).get((part.pk, name))
        heap = self.ground.heap
        if citation is None:
            if row is not None:
                heap.drop(row)
        elif row is None:
            place = cite(self.ground, citation)
            new = model(field=name, citation=place, **{parent: part})
            heap.keep(new, part.code)
        else:
            row.citation = cite(self.ground, citation)
            heap.change(row, part.code, "citation")

    def count(self, part: Part) -> int:
        """Return how many fields of a part have a place."""
        return sum(key == part.pk for key, _name in self._of(type(part)))

    def _of(self, kind: type[Part]) -> dict[tuple[int, str], Any]:
        if kind not in self._known:
            model, parent, to_plan = MODELS[kind]
            rows = model._default_manager.filter(**{to_plan: self.ground.plan})
            self._known[kind] = {
                (getattr(row, f"{parent}_id"), row.field): row for row in rows
            }
        return self._known[kind]
