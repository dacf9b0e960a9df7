"""Evaluation criteria, and what is said about objectives, in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from indicators import services
from indicators.admin.as_listed import ActedOn
from indicators.admin.shared import SharedAdmin
from indicators.admin.tried import Tried, TriedForm
from indicators.models import ActualEntry, EvaluationCriterion, ObjectiveEvaluation
from plans.access import Access, access_of
from plans.admin.careful import Careful
from plans.admin.scope import OfficeExportMixin, OwnFilter, Scoped
from plans.models import Objective

State = ActualEntry.State
EDITABLE = (State.DRAFT, State.RETURNED)
WHERE = ("objective", "year", "period")


@admin.register(EvaluationCriterion)
class EvaluationCriterionAdmin(SharedAdmin[EvaluationCriterion]):
    """Değerlendirme ölçütleri: a municipality's own list replaces the common one."""

    list_display = ["label", "question", "position", "is_active", "municipality"]
    list_filter = ["is_active", ("municipality", OwnFilter)]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """What figures were evaluated by is put out of use, never deleted."""
        return False


def written_by(access: Access, prefix: str = "") -> Q:
    """Return the condition that a person may write an objective's evaluation."""
    if access.is_total:
        return Q()
    by_unit = Q(**{f"{prefix}responsible_unit__in": access.unit_ids})
    ids = access.municipality_ids
    return by_unit | Q(**{f"{prefix}goal__plan__municipality__in": ids})


class EvaluationForm(TriedForm):
    """Sapmanın nedeni ve alınacak önlemler."""

    def write(self) -> ObjectiveEvaluation:
        """Write the draft."""
        old, typed = self.instance, self.cleaned_data
        where = {name: typed.get(name) or getattr(old, name) for name in WHERE}
        return services.evaluate_objective(
            by=self.person,
            deviation_reason=typed["deviation_reason"],
            measures=typed["measures"],
            **where,
        )


@admin.register(ObjectiveEvaluation)
class ObjectiveEvaluationAdmin(
    OfficeExportMixin,
    ActedOn,
    Tried,
    Careful,
    Scoped,
    admin.ModelAdmin[ObjectiveEvaluation],
):
    """Hedef değerlendirmeleri: written by the responsible unit, decided by the office."""

    asks_why = False  # a draft is not published yet
    form = EvaluationForm
    list_display = ["objective", "year", "period", "state", "entered_by"]
    taken_along = [*list_display[:4], "deviation_reason", "measures"]
    list_filter = ["state", "year", "period"]
    list_select_related = ["objective", "entered_by"]
    search_fields = ["objective__code", "objective__title"]
    actions = ["submit", "withdraw", "approve", "return_with_note"]
    called = "evaluation"
    named_by = "objective"
    send_back = staticmethod(services.return_evaluation)

    def is_open_to(self, access: Access) -> bool:
        """Units come here too."""
        return access.is_staff

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ANN401
        """Only a draft, or what was returned, may change."""
        is_editable = obj is None or obj.state in EDITABLE
        return is_editable and super().has_change_permission(request, obj)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether the strategy office's actions are offered."""
        return access_of(request.user).has_office

    def get_queryset(self, request: HttpRequest) -> QuerySet[ObjectiveEvaluation]:
        """Keep what a person may write or decide."""
        rows: QuerySet[ObjectiveEvaluation] = super().get_queryset(request)
        return rows.filter(written_by(access_of(request.user), "objective__"))

    def formfield_for_foreignkey(
        self,
        db_field: Any,  # noqa: ANN401
        request: HttpRequest,
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Offer the objectives that a person may evaluate."""
        if db_field.name == "objective":
            own = written_by(access_of(request.user))
            kwargs["queryset"] = Objective.objects.filter(own)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """What was decided is shown with who decided."""
        typed = [*WHERE, "deviation_reason", "measures"]
        if obj is None:
            return typed
        told = ["state", "entered_by", "entered_at", "submitted_by", "submitted_at"]
        return [*typed, *told, "decided_by", "decided_at", "decision_note"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:  # noqa: ANN401
        """Once it is written its place is settled."""
        typed = ("deviation_reason", "measures")
        fields = self.get_fields(request, obj)
        return [] if obj is None else [name for name in fields if name not in typed]

    @admin.action(description=gettext_lazy("Onaya gönder"))
    def submit(self, request: HttpRequest, rows: QuerySet[ObjectiveEvaluation]) -> None:
        """Send drafts to the strategy office."""
        self.each(request, rows, services.submit_evaluation)

    @admin.action(description=gettext_lazy("Geri çek"))
    def withdraw(
        self, request: HttpRequest, rows: QuerySet[ObjectiveEvaluation]
    ) -> None:
        """Take back what waits for a decision."""
        self.each(request, rows, services.withdraw_evaluation)

    @admin.action(description=gettext_lazy("Onayla ve yayımla"), permissions=["decide"])
    def approve(
        self, request: HttpRequest, rows: QuerySet[ObjectiveEvaluation]
    ) -> None:
        """Approve what is marked."""
        self.each(request, rows, services.approve_evaluation)
