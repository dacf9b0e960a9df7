"""Targets, one of a year a row; what was promised stays, a row without a key promises anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from indicators import services
from indicators.models import IndicatorTerms, TargetRevision
from indicators.tables.measured import counts_percents_of
from indicators.tables.of_plan import PlanColumn, PlanTable
from plans.tables.columns import Column, Day, Figure, Named, OneOf, Whole, is_blank
from plans.tables.keys import key_column

Origin = TargetRevision.Origin
Promised = defaultdict[tuple[int, int], list[TargetRevision]]  # by indicator and year
VALUE = "hedeflenen"
SAID = ("value", "origin", "reason", "decision_number", "decision_date")


class TargetResource(PlanTable):
    """Hedef değerler."""

    about = (
        "Yazılmış hedef değer değişmez: kimliği boş yeni bir satır eklenir. Kaynağı boşsa "
        "yılın ilk değeri “ilk plan”, sonrakiler “güncelleme” olur; yılı başlamış hedefin "
        "değişikliği gerekçe ister. O yıl hedef yoksa - yazılır."
    )
    municipality_path = "indicator__objective__goal__plan__municipality"
    plan_path = ("indicator", "objective", "goal", "plan")
    joined = ("indicator__objective__goal__plan__municipality",)

    key = key_column()
    plan_name = PlanColumn()
    indicator = Column("indicator", "gösterge", Named("indicator"))
    indicator_name = Column("indicator__name", "gösterge adı", readonly=True)
    year = Column("year", "yıl", Whole())
    value = Column("value", VALUE, Figure(counts_percents_of))
    origin = Column("origin", "kaynağı", OneOf(Origin.choices))
    reason = Column("reason", "gerekçe", nothing="")
    decision_number = Column("decision_number", "karar no", nothing="")
    decision_date = Column("decision_date", "karar tarihi", Day())

    class Meta:
        model = TargetRevision
        fields = (
            "key",
            "plan_name",
            "indicator",
            "indicator_name",
            "year",
            "value",
            "origin",
            "reason",
            "decision_number",
            "decision_date",
        )
        clean_model_instances = False  # the service asks

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.promised: dict[int, Promised] = {}  # by plan
        self.met: set[tuple[int, int, bool]] = set()  # what the table promises

    def get_queryset(self) -> Any:  # noqa: ANN401
        """Take along what says whether a target is a percentage."""
        terms = IndicatorTerms.objects.select_related("revision")
        rows = super().get_queryset()
        return rows.prefetch_related(Prefetch("indicator__terms", terms))

    def init_instance(self, row: dict[str, Any] | None = None) -> TargetRevision:
        """Let a new target's source be told by what stands, unless it is said."""
        return TargetRevision(origin="")

    def import_instance(
        self,
        instance: TargetRevision,
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Read the cells; a new target says its year and its value."""
        errors: dict[str, Any] = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as refusal:
            errors = refusal.update_error_dict(errors)
        if instance.pk is None:
            if instance.indicator_id is None and "indicator" not in errors:
                errors["indicator"] = ValidationError(_("Göstergenin kodunu yazın."))
            if instance.year is None and "year" not in errors:
                errors["year"] = ValidationError(_("Hedefin yılını yazın."))
            if is_blank(row.get(VALUE)):
                errors["value"] = ValidationError(
                    _("Hedeflenen değeri yazın; o yıl hedef yoksa - yazın.")
                )
        if errors:
            raise ValidationError(errors)

    def skip_row(
        self,
        instance: Any,  # noqa: ANN401
        original: Any,  # noqa: ANN401
        row: dict[str, Any],
        import_validation_errors: Mapping[str, Any] | None = None,
    ) -> bool:
        """Pass over what stands; refuse to change what was promised."""
        if import_validation_errors:
            return False
        if instance.pk is not None:
            if super().skip_row(instance, original, row, import_validation_errors):
                return True
            raise ValidationError(
                _(
                    "Yazılmış hedef değer değişmez; kimliğini silip yeni satır olarak yazın."
                )
            )
        standing = self.standing_targets(instance)
        if not instance.origin:
            instance.origin = Origin.UPDATE if standing else Origin.PLAN
        is_programme = instance.origin == Origin.PROGRAMME
        place = (instance.indicator_id, instance.year, is_programme)
        if place in self.met:
            raise ValidationError({"year": _("Bu yılın hedefi tabloda iki kez var.")})
        self.met.add(place)
        last = _in_force(standing, instance.origin)
        return last is not None and _says_no_more(instance, last)

    def standing_targets(self, target: TargetRevision) -> list[TargetRevision]:
        """Return what was promised for the year so far, the last one last."""
        plan = self.plan_of(target)
        if plan.pk not in self.promised:
            by_year: Promised = defaultdict(list)
            for row in TargetRevision.objects.filter(
                indicator__objective__goal__plan=plan
            ).order_by("recorded_at", "pk"):
                by_year[row.indicator_id, row.year].append(row)
            self.promised[plan.pk] = by_year
        return self.promised[plan.pk][target.indicator_id, target.year]

    def do_instance_save(self, instance: Any, is_create: bool) -> None:  # noqa: ANN401, FBT001
        """Promise it through the service, which asks for the reason."""
        written = services.revise_target(
            indicator=instance.indicator,
            by=self.person,
            commitment=services.Commitment(
                year=instance.year, **{name: getattr(instance, name) for name in SAID}
            ),
        )
        instance.pk = written.pk
        self.standing_targets(instance).append(written)

    def after_save_instance(
        self,
        instance: models.Model,
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """The service has noted what is published."""


def _in_force(standing: list[TargetRevision], origin: str) -> TargetRevision | None:
    """Return what a new target of an origin is held against."""
    by_origin = {each.origin: each for each in standing}  # the last of each
    if origin == Origin.PROGRAMME:
        return by_origin.get(Origin.PROGRAMME)
    return by_origin.get(Origin.UPDATE) or by_origin.get(Origin.PLAN)


def _says_no_more(new: TargetRevision, last: TargetRevision) -> bool:
    """Whether a target says nothing that the last one of its kind does not say."""
    said_again = new.value == last.value
    adds = [name for name in SAID[2:] if getattr(new, name)]
    return said_again and all(getattr(new, n) == getattr(last, n) for n in adds)
