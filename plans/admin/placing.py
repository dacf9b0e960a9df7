"""What a person may leave empty is filled in: order, address, the plan revision it came in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from plans.models import Plan, PlanRevision
from plans.placing import first_of, place_beside, plan_of, siblings_in


class PlacedForm(forms.ModelForm[Any]):
    """A goal, an objective or an indicator; `parent` names the field of what it is part of."""

    parent: ClassVar[str]
    filled_in: ClassVar[tuple[str, ...]] = ("position", "slug", "introduced_in")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        for name in self.filled_in:
            if name in self.fields:
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Fill in what was left empty; refuse another plan, and a revision of one."""
        cleaned: dict[str, Any] = super().clean() or {}
        parent = cleaned.get(self.parent) or getattr(self.instance, self.parent, None)
        if parent is None:
            return cleaned
        plan = plan_of(parent)
        if self.instance.pk and plan != plan_of(getattr(self.instance, self.parent)):
            self.add_error(
                self.parent, _("Bir planda yazılan ve ölçülen başka plana taşınmaz.")
            )
            return cleaned
        others = self.instance.__class__._default_manager.exclude(pk=self.instance.pk)
        self._place(cleaned, others.filter(**{self.parent: parent}))
        if not cleaned.get("introduced_in"):
            self.instance.introduced_in = cleaned["introduced_in"] = first_of(plan)
        for name in ("introduced_in", "withdrawn_in"):
            revision = cleaned.get(name)
            if revision is not None and revision.plan_id != plan.pk:
                self.add_error(name, _("Bu sürüm başka bir planın."))
        return cleaned

    def _place(
        self, cleaned: dict[str, Any], siblings: models.QuerySet[models.Model]
    ) -> None:
        cleaned["position"], cleaned["slug"] = place_beside(
            cleaned.get("code", ""),
            siblings_in(siblings),
            position=cleaned.get("position"),
            slug=cleaned.get("slug"),
        )


class InOrderFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Rows of a list; one without a position comes after the others, in the order typed."""

    def clean(self) -> None:
        """Give every new row its place."""
        super().clean()
        rows = [form for form in self.forms if self._is_kept(form)]
        taken = [form.cleaned_data.get("position") or 0 for form in rows]
        last = max(taken, default=0)
        for form in rows:
            if not form.cleaned_data.get("position"):
                last += 1
                form.instance.position = last

    def _is_kept(self, form: forms.ModelForm[Any]) -> bool:
        cleaned: dict[str, Any] = getattr(form, "cleaned_data", {})
        return bool(cleaned) and not cleaned.get("DELETE")


class InOrderForm(forms.ModelForm[Any]):
    """A row whose position may be left empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False


def require_of_plan(revisions: Iterable[PlanRevision], plan: Plan) -> None:
    """Raise ValidationError for a revision of another plan."""
    if any(revision.plan_id != plan.pk for revision in revisions):
        raise ValidationError(_("Bu sürüm başka bir planın."))
