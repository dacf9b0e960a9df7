"""Objectives, indicators and actuals as tables."""

from __future__ import annotations

from import_export import fields, resources

from indicators.models import ActualEntry, Indicator
from plans.models import Objective


class ObjectiveResource(resources.ModelResource):
    """One objective a row."""

    goal = fields.Field(attribute="goal__code", column_name="amaç")
    code = fields.Field(attribute="code", column_name="hedef kodu")
    title = fields.Field(attribute="title", column_name="hedef")
    responsible_unit = fields.Field(
        attribute="responsible_unit_text", column_name="sorumlu birim"
    )

    class Meta:
        model = Objective
        fields = ("goal", "code", "title", "responsible_unit")


class IndicatorResource(resources.ModelResource):
    """One indicator a row."""

    objective = fields.Field(attribute="objective__code", column_name="hedef")
    code = fields.Field(attribute="code", column_name="gösterge kodu")
    name = fields.Field(attribute="name", column_name="gösterge")
    monitoring_frequency = fields.Field(
        attribute="monitoring_frequency", column_name="izleme sıklığı"
    )
    reporting_frequency = fields.Field(
        attribute="reporting_frequency", column_name="raporlama sıklığı"
    )
    definition = fields.Field(attribute="definition", column_name="tanım")
    formula = fields.Field(attribute="formula", column_name="hesaplama yöntemi")
    data_source = fields.Field(attribute="data_source", column_name="veri kaynağı")

    class Meta:
        model = Indicator
        fields = (
            "objective",
            "code",
            "name",
            "monitoring_frequency",
            "reporting_frequency",
            "definition",
            "formula",
            "data_source",
        )


class ActualResource(resources.ModelResource):
    """One entry a row, in whatever state."""

    indicator = fields.Field(attribute="indicator__code", column_name="gösterge kodu")
    name = fields.Field(attribute="indicator__name", column_name="gösterge")
    year = fields.Field(
        attribute="year",
        column_name="yıl",
        widget=resources.widgets.IntegerWidget(coerce_to_string=False),
    )
    period = fields.Field(attribute="get_period_display", column_name="dönem")
    value = fields.Field(
        attribute="value",
        column_name="gerçekleşen",
        widget=resources.widgets.DecimalWidget(coerce_to_string=False),
    )
    state = fields.Field(attribute="get_state_display", column_name="durum")
    explanation = fields.Field(attribute="explanation", column_name="açıklama")
    deviation_reason = fields.Field(
        attribute="deviation_reason", column_name="sapma nedeni"
    )
    corrective_measure = fields.Field(
        attribute="corrective_measure", column_name="alınacak önlem"
    )

    class Meta:
        model = ActualEntry
        fields = (
            "indicator",
            "name",
            "year",
            "period",
            "value",
            "state",
            "explanation",
            "deviation_reason",
            "corrective_measure",
        )
