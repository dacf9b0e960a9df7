"""Goals, objectives and what stands on their cards, a row each."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from indicators.tables.of_plan import PlanColumn, PlanTable
from plans.models import (
    CardEntry,
    CooperatingUnit,
    Goal,
    Objective,
    Plan,
    PlanRevision,
)
from plans.placing import Sibling, Siblings, first_of, place_beside
from plans.tables.columns import Column, Figure, Named, OneOf, Whole
from plans.tables.keys import key_column

NEW_CODE = "Bu kod burada var; onu değiştirmek için kimliğini yazın."


class PartTable(PlanTable):
    """A goal, an objective or an indicator: it has a place, and comes with a plan revision."""

    parent = "plan"
    filled_in = ("position", "slug", "introduced_in", "now__revision")

    def fill_in(self, instance: Any, errors: dict[str, Any]) -> None:  # noqa: ANN401
        """Give a new part its place; a code that stands there already is no new part."""
        parent = getattr(instance, f"{self.parent}_id", None)
        if parent is None:
            return
        plan = self.plan_of(instance)
        beside = self.siblings(plan).beside(parent, instance.pk)
        if not instance.pk and any(part.code == instance.code for part in beside):
            errors["code"] = ValidationError(_(NEW_CODE))
        instance.position, instance.slug = place_beside(
            instance.code, beside, position=instance.position, slug=instance.slug
        )
        if instance.introduced_in_id is None:
            instance.introduced_in = self.first_of(plan)

    def siblings(self, plan: Plan) -> Siblings:
        """Return the parts of a plan, to place new ones among them."""

        def load(plan: Plan) -> Siblings:
            of_plan = {"__".join(self.plan_path): plan}
            parts = self._meta.model._default_manager.filter(**of_plan)
            return Siblings(parts, self.parent)

        return self.once("siblings", plan, load)

    def first_of(self, plan: Plan) -> PlanRevision:
        """Return the plan's revision 0, written where a plan had none."""
        try:
            return self.shelf_of("revision", plan).find("0")  # type: ignore[return-value]
        except ValueError:
            first = first_of(plan)
            if first.pk is None:
                first.save()
            return first

    def after_save_instance(
        self,
        instance: Any,  # noqa: ANN401
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Let the next rows stand beside it."""
        super().after_save_instance(instance, row, **kwargs)
        part = Sibling(instance.code, instance.position, instance.slug)
        parent = getattr(instance, f"{self.parent}_id")
        self.siblings(self.plan_of(instance)).add(instance.pk, parent, part)


class GoalResource(PartTable):
    """Amaçlar."""

    about = "Amaç kimliğiyle bulunur; kimliği boş satır yeni amaçtır."
    municipality_path = "plan__municipality"
    joined = ("plan__municipality", "introduced_in", "withdrawn_in")
    shelf = "goal"

    key = key_column()
    plan_name = PlanColumn()
    code = Column("code", "kod")
    title = Column("title", "amaç", nothing="")
    position = Column("position", "sıra", Whole())
    rollup_weight = Column("rollup_weight", "plan içindeki ağırlık", Figure())
    introduced_in = Column(
        "introduced_in", "geldiği sürüm", Named("revision", "number")
    )
    withdrawn_in = Column(
        "withdrawn_in", "kaldırıldığı sürüm", Named("revision", "number")
    )

    class Meta:
        model = Goal
        fields = (
            "key",
            "plan_name",
            "code",
            "title",
            "position",
            "rollup_weight",
            "introduced_in",
            "withdrawn_in",
        )

    def fill_in(self, instance: Goal, errors: dict[str, Any]) -> None:
        """A goal is of the row's plan."""
        if instance.plan_id is None and self.plan is not None:
            instance.plan = self.plan
        super().fill_in(instance, errors)


class ObjectiveResource(PartTable):
    """Hedefler."""

    about = "Hedefin amacı koduyla, sorumlu birimi adıyla yazılır; birim belediyenin birimlerinden biridir."
    municipality_path = "goal__plan__municipality"
    plan_path = ("goal", "plan")
    parent = "goal"
    joined = (
        "goal__plan__municipality",
        "responsible_unit",
        "introduced_in",
        "withdrawn_in",
    )
    shelf = "objective"

    key = key_column()
    plan_name = PlanColumn()
    goal = Column("goal", "amaç", Named("goal"))
    code = Column("code", "kod")
    title = Column("title", "hedef", nothing="")
    responsible_unit = Column(
        "responsible_unit", "sorumlu birim", Named("unit", "name")
    )
    responsible_unit_text = Column(
        "responsible_unit_text", "sorumlu birim, basıldığı gibi", nothing=""
    )
    position = Column("position", "sıra", Whole())
    rollup_weight = Column("rollup_weight", "amaç içindeki ağırlık", Figure())
    introduced_in = Column(
        "introduced_in", "geldiği sürüm", Named("revision", "number")
    )
    withdrawn_in = Column(
        "withdrawn_in", "kaldırıldığı sürüm", Named("revision", "number")
    )

    class Meta:
        model = Objective
        fields = (
            "key",
            "plan_name",
            "goal",
            "code",
            "title",
            "responsible_unit",
            "responsible_unit_text",
            "position",
            "rollup_weight",
            "introduced_in",
            "withdrawn_in",
        )


class ListTable(PlanTable):
    """Rows that stand in an order of their own; `section` names whose."""

    section: ClassVar[tuple[str, ...]] = ("objective_id",)
    filled_in = ("position",)

    def last_of(self, instance: Any) -> int:  # noqa: ANN401
        """Return the last place that is taken beside a row, 0 where none is."""
        return self._lasts(instance)[self._section_of(instance)]

    def after_save_instance(
        self,
        instance: Any,  # noqa: ANN401
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Let the next rows come after it."""
        super().after_save_instance(instance, row, **kwargs)
        lasts, section = self._lasts(instance), self._section_of(instance)
        lasts[section] = max(lasts[section], instance.position)

    def _section_of(self, instance: Any) -> tuple[object, ...]:  # noqa: ANN401
        return tuple(getattr(instance, name) for name in self.section)

    def _lasts(self, instance: Any) -> defaultdict[tuple[object, ...], int]:  # noqa: ANN401
        def load(plan: Plan) -> defaultdict[tuple[object, ...], int]:
            rows = self.of_the_plan(plan).order_by().values_list(*self.section)
            lasts: defaultdict[tuple[object, ...], int] = defaultdict(int)
            for *section, last in rows.annotate(last=Max("position")):
                lasts[tuple(section)] = last
            return lasts

        return self.once("lasts", self.plan_of(instance), load)


class CardEntryResource(ListTable):
    """Kart maddeleri: risks, activities, strategies, findings and needs."""

    about = "Maddenin hedefi koduyla yazılır; sırası boş yeni madde bölümünün sonuna eklenir."
    municipality_path = "objective__goal__plan__municipality"
    plan_path = ("objective", "goal", "plan")
    joined = ("objective__goal__plan__municipality",)
    section = ("objective_id", "kind")
    order = (
        "objective__goal__position",
        "objective__position",
        "kind",
        "position",
        "pk",
    )

    key = key_column()
    plan_name = PlanColumn()
    objective = Column("objective", "hedef", Named("objective"))
    kind = Column("kind", "bölüm", OneOf(CardEntry.Kind.choices))
    text = Column("text", "metin", nothing="")
    position = Column("position", "sıra", Whole())

    class Meta:
        model = CardEntry
        fields = ("key", "plan_name", "objective", "kind", "text", "position")

    def fill_in(self, instance: CardEntry, errors: dict[str, Any]) -> None:
        """A new item comes last in its section; an activity that costs something stays one."""
        is_moved = instance.pk and instance.kind != CardEntry.Kind.ACTIVITY
        if is_moved and instance.cost_lines.exists():
            errors["kind"] = ValidationError(
                _("Maliyet satırı olan madde faaliyet olarak kalır.")
            )
        if instance.position is None and instance.objective_id is not None:
            instance.position = self.last_of(instance) + 1

    def after_save_instance(
        self,
        instance: Any,  # noqa: ANN401
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Let the lines of costs find an activity."""
        super().after_save_instance(instance, row, **kwargs)
        if instance.kind == CardEntry.Kind.ACTIVITY:
            self.shelf_of("activity", instance.objective).add(instance)


class CooperatingUnitResource(ListTable):
    """İş birliği yapılacak birimler, as printed; "MEB" is none of the municipality's."""

    municipality_path = "objective__goal__plan__municipality"
    plan_path = ("objective", "goal", "plan")
    joined = ("objective__goal__plan__municipality", "unit")
    order = ("objective__goal__position", "objective__position", "position", "pk")

    key = key_column()
    plan_name = PlanColumn()
    objective = Column("objective", "hedef", Named("objective"))
    text = Column("text", "birim, basıldığı gibi", nothing="")
    unit = Column("unit", "birim", Named("unit", "name"))
    position = Column("position", "sıra", Whole())

    class Meta:
        model = CooperatingUnit
        fields = ("key", "plan_name", "objective", "text", "unit", "position")

    def fill_in(self, instance: CooperatingUnit, errors: dict[str, Any]) -> None:
        """A new one comes last; a unit of ours is printed by its name."""
        if not instance.text and instance.unit is not None:
            instance.text = instance.unit.name
        if instance.position is None and instance.objective_id is not None:
            instance.position = self.last_of(instance) + 1
