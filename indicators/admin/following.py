"""Admin pages of what scores rest on: after every change the published scores follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest

from indicators.services import publish_since
from plans.admin.scope import OfficeAdmin
from plans.models import Plan, PlanRevision

Row = TypeVar("Row", bound=models.Model)
FILLED_IN_FIRST = ("introduced_in", "withdrawn_in")


class FollowedAdmin(OfficeAdmin[Row]):
    """A part of a plan."""

    def plan_of(self, row: Row) -> Plan:
        """Return the plan whose scores rest on a row."""
        raise NotImplementedError

    def save_related(
        self,
        request: HttpRequest,
        form: ModelForm[Row],
        formsets: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Save the inlines, then publish what has become of the scores."""
        super().save_related(request, form, formsets, change)
        plan = self.plan_of(form.instance)
        publish_since(plan=plan, year=plan.start_year)


class PartAdmin(FollowedAdmin[Row]):
    """A goal, an objective or an indicator: it comes and goes with a plan revision."""

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,  # noqa: ANN401
        form: Any,  # noqa: ANN401
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Save the first revision where the form had to make one up."""
        if obj.introduced_in.pk is None:
            obj.introduced_in.save()
        super().save_model(request, obj, form, change)

    def get_fieldsets(self, request: HttpRequest, obj: Row | None = None) -> Any:  # noqa: ANN401
        """Leave out what a new part does not have yet."""
        return [
            (
                title,
                options | {"fields": _without(options["fields"], is_new=obj is None)},
            )
            for title, options in super().get_fieldsets(request, obj)
        ]

    def get_form(
        self,
        request: HttpRequest,
        obj: Row | None = None,
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Offer the revisions of the part's own plan."""
        form = super().get_form(request, obj, change, **kwargs)
        if obj is not None:
            revisions = PlanRevision.objects.filter(plan=self.plan_of(obj))
            for name in FILLED_IN_FIRST:
                form.base_fields[name].queryset = revisions
        return form


def _without(names: Sequence[Any], *, is_new: bool) -> list[Any]:
    return [name for name in names if not (is_new and name in FILLED_IN_FIRST)]
