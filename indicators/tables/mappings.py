"""Mappings of one's own indicators to common ones, a row each; made here, withdrawn on their page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from indicators import services
from indicators.models import CommonMapping
from indicators.tables.of_plan import PlanColumn, PlanTable
from plans.tables.columns import Column, Figure, Named, YesNo
from plans.tables.keys import key_column
from plans.tables.values import told


class CommonMappingResource(PlanTable):
    """Ortak gösterge eşleştirmeleri."""

    about = "Yapılmış eşleştirme değişmez, kendi sayfasında gerekçesiyle geri alınır; kimliği boş satır yeni eşleştirmedir."
    municipality_path = "plan__municipality"
    joined = ("plan__municipality", "indicator__objective__goal__plan", "common")

    key = key_column()
    plan_name = PlanColumn()
    common = Column("common", "ortak gösterge", Named("common", "name"))
    indicator = Column("indicator", "gösterge", Named("indicator"))
    indicator_name = Column("indicator__name", "gösterge adı", readonly=True)
    factor = Column("factor", "çarpan", Figure())
    note = Column("note", "dayanak")
    is_withdrawn = Column("withdrawn_at", "geri alındı", YesNo(), readonly=True)

    class Meta:
        model = CommonMapping
        fields = (
            "key",
            "plan_name",
            "common",
            "indicator",
            "indicator_name",
            "factor",
            "note",
            "is_withdrawn",
        )
        clean_model_instances = False  # the service asks

    def dehydrate_is_withdrawn(self, mapping: CommonMapping) -> object:
        """Whether it was taken back."""
        return told(mapping.withdrawn_at is not None)

    def skip_row(
        self,
        instance: Any,  # noqa: ANN401
        original: Any,  # noqa: ANN401
        row: dict[str, Any],
        import_validation_errors: Mapping[str, Any] | None = None,
    ) -> bool:
        """Pass over what stands; refuse to change what was mapped."""
        if import_validation_errors:
            return False
        if instance.pk is None:
            return False
        if super().skip_row(instance, original, row, import_validation_errors):
            return True
        raise ValidationError(
            _("Yapılmış eşleştirme değişmez; önce sayfasında geri alın.")
        )

    def fill_in(self, instance: CommonMapping, errors: dict[str, Any]) -> None:
        """A mapping says what is what."""
        for name in ("common", "indicator"):
            if getattr(instance, f"{name}_id") is None and name not in errors:
                errors[name] = ValidationError(_("Bu hücre boş olamaz."))

    def do_instance_save(self, instance: CommonMapping, is_create: bool) -> None:  # noqa: FBT001
        """Map it through the service."""
        written = services.map_indicator(
            common=instance.common,
            indicator=instance.indicator,
            factor=instance.factor,
            note=instance.note,
            by=self.person,
        )
        instance.pk, instance.plan = written.pk, written.plan

    def after_save_instance(
        self,
        instance: models.Model,
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """No score rests on a mapping."""
