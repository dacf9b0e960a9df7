"""Goals, objectives and what stands on their cards, a row each."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from indicators.tables.of_plan import PlanColumn, PlanTable
from plans.models import CardEntry, CooperatingUnit, Goal, Objective
from plans.placing import first_of, place_of
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
        model = type(instance)
        siblings = model._default_manager.filter(**{self.parent: parent})
        siblings = siblings.exclude(pk=instance.pk)
        if not instance.pk and siblings.filter(code=instance.code).exists():
            errors["code"] = ValidationError(_(NEW_CODE))
        instance.position, instance.slug = place_of(
            instance.code, siblings, position=instance.position, slug=instance.slug
        )
        if instance.introduced_in_id is None:
            first = first_of(self.plan_of(instance))
            if first.pk is None:
                first.save()
            instance.introduced_in = first


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


class CardEntryResource(PlanTable):
    """Kart maddeleri: risks, activities, strategies, findings and needs."""

    about = "Maddenin hedefi koduyla yazılır; sırası boş yeni madde bölümünün sonuna eklenir."
    municipality_path = "objective__goal__plan__municipality"
    plan_path = ("objective", "goal", "plan")
    joined = ("objective__goal__plan__municipality",)
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
            section = CardEntry.objects.filter(
                objective=instance.objective_id, kind=instance.kind
            )
            last = section.aggregate(last=Max("position"))["last"] or 0
            instance.position = last + 1

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


class CooperatingUnitResource(PlanTable):
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
            rows = CooperatingUnit.objects.filter(objective=instance.objective_id)
            last = rows.aggregate(last=Max("position"))["last"] or 0
            instance.position = last + 1
