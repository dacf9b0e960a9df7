"""The objective with everything on its card, in the card's order."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.admin.following import PartAdmin
from indicators.models import Indicator
from indicators.resources import ObjectiveResource
from plans.admin.placing import InOrderForm, InOrderFormSet, PlacedForm
from plans.admin.scope import (
    LinesOfACard,
    OfficeTabularInline,
    OwnFilter,
    ReadOnly,
)
from plans.admin.taken_in import TakenIn
from plans.models import CardEntry, CooperatingUnit, CostEstimate, Objective, Plan


class ObjectiveForm(PlacedForm):
    """An objective of a goal."""

    parent = "goal"

    def clean(self) -> dict[str, Any]:
        """Refuse a unit of another municipality."""
        cleaned = super().clean()
        unit, goal = cleaned.get("responsible_unit"), cleaned.get("goal")
        if unit and goal and unit.municipality_id != goal.plan.municipality_id:
            self.add_error("responsible_unit", _("Birim bu belediyenin değil."))
        return cleaned


class IndicatorInline(ReadOnly, OfficeTabularInline[Indicator, Objective]):
    """The objective's indicators, each a link to its own page."""

    model = Indicator
    fields = ["code", "name", "position", "withdrawn_in"]
    select_related = ("withdrawn_in",)
    show_change_link = True


class CooperatingUnitInline(
    LinesOfACard, OfficeTabularInline[CooperatingUnit, Objective]
):
    """İş birliği yapılacak birimler."""

    model = CooperatingUnit
    form = InOrderForm
    formset = InOrderFormSet
    fields = ["text", "unit", "position"]
    autocomplete_fields = ["unit"]


class CardEntryInline(LinesOfACard, OfficeTabularInline[CardEntry, Objective]):
    """Risks, activities, findings, needs; an activity's costs stand on its own page."""

    model = CardEntry
    form = InOrderForm
    formset = InOrderFormSet
    fields = ["kind", "text", "position"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[CardEntry]:
        """Put the sections in the order of the card."""
        order = [When(kind=kind, then=n) for n, kind in enumerate(CardEntry.Kind)]
        rows: QuerySet[CardEntry] = super().get_queryset(request)
        return rows.order_by(Case(*order), "position", "pk")


class CostEstimateInline(LinesOfACard, OfficeTabularInline[CostEstimate, Objective]):
    """Maliyet tahmini, in all and by year."""

    model = CostEstimate
    fields = ["year", "amount"]


@admin.register(Objective)
class ObjectiveAdmin(TakenIn, PartAdmin[Objective]):
    """Hedef kartları."""

    form = ObjectiveForm
    resource_classes = [ObjectiveResource]
    municipality_path = "goal__plan__municipality"
    list_display = ["code", "title", "goal_code", "responsible_unit", "withdrawn_in"]
    list_filter = [("goal__plan", OwnFilter)]
    list_select_related = ["goal__plan", "responsible_unit", "withdrawn_in"]
    search_fields = ["code", "title", "responsible_unit_text"]
    autocomplete_fields = ["goal", "responsible_unit"]
    inlines = [
        IndicatorInline,
        CooperatingUnitInline,
        CardEntryInline,
        CostEstimateInline,
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "goal",
                    "code",
                    "title",
                    "responsible_unit",
                    "responsible_unit_text",
                ]
            },
        ),
        (
            gettext_lazy("Yeri ve sürümü"),
            {
                "fields": [
                    "position",
                    "slug",
                    "printed_code",
                    "rollup_weight",
                    "introduced_in",
                    "withdrawn_in",
                ]
            },
        ),
    ]

    def plan_of(self, row: Objective) -> Plan:
        """Return the objective's plan."""
        return row.goal.plan

    @admin.display(description=gettext_lazy("amaç"), ordering="goal__position")
    def goal_code(self, row: Objective) -> str:
        """The goal's code."""
        return row.goal.code
