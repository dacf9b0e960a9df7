"""Plans with their revisions, and goals."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.admin.following import FollowedAdmin, PartAdmin
from indicators.resources import GoalResource
from plans.admin.placing import PlacedForm
from plans.admin.scope import OfficeTabularInline, OwnFilter, ReadOnly
from plans.admin.taken_in import TakenIn
from plans.models import Goal, Objective, Plan, PlanRevision
from plans.placing import first_revision


class PlanRevisionInline(OfficeTabularInline[PlanRevision, Plan]):
    """The plan as first adopted, and its updates."""

    model = PlanRevision
    fields = ["number", "adopted_on", "decision_number"]


class GoalInline(ReadOnly, OfficeTabularInline[Goal, Plan]):
    """The plan's goals, each a link to its own page."""

    model = Goal
    fields = ["code", "title", "position"]
    show_change_link = True


@admin.register(Plan)
class PlanAdmin(FollowedAdmin[Plan]):
    """Stratejik planlar."""

    list_display = ["municipality", "period", "is_public"]
    list_display_links = ["municipality", "period"]
    list_filter = ["is_public", ("municipality", OwnFilter)]
    list_select_related = ["municipality"]
    search_fields = ["municipality__name", "start_year"]
    autocomplete_fields = ["municipality"]
    inlines = [PlanRevisionInline, GoalInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """Whose plan it is stays so: its units, its people's rights and its address hang on it."""
        return [] if obj is None else ["municipality"]

    @admin.display(description=_("dönem"), ordering="start_year")
    def period(self, row: Plan) -> str:
        """The plan's years."""
        return row.period

    def plan_of(self, row: Plan) -> Plan:
        """Return the plan itself."""
        return row

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm[Plan],
        formsets: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Give every plan its revision 0."""
        super().save_related(request, form, formsets, change)
        first_revision(form.instance)


class GoalForm(PlacedForm):
    """A goal of a plan."""

    parent = "plan"


class ObjectiveInline(ReadOnly, OfficeTabularInline[Objective, Goal]):
    """The goal's objectives, each a link to its own page."""

    model = Objective
    fields = ["code", "title", "responsible_unit", "position"]
    select_related = ("responsible_unit",)
    show_change_link = True


@admin.register(Goal)
class GoalAdmin(TakenIn, PartAdmin[Goal]):
    """Amaçlar."""

    form = GoalForm
    resource_classes = [GoalResource]
    municipality_path = "plan__municipality"
    list_display = ["code", "title", "plan", "position", "withdrawn_in"]
    list_filter = [("plan", OwnFilter)]
    list_select_related = ["plan__municipality", "withdrawn_in"]
    search_fields = ["code", "title", "plan__municipality__name"]
    autocomplete_fields = ["plan"]
    inlines = [ObjectiveInline]
    fieldsets = [
        (None, {"fields": ["plan", "code", "title", "published_completion"]}),
        (
            _("Yeri ve sürümü"),
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

    def plan_of(self, row: Goal) -> Plan:
        """Return the goal's plan."""
        return row.plan
