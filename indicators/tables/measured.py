"""Indicators with the terms they are measured by, a row each."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch

from indicators.models import Direction, Indicator, IndicatorTerms, Method
from indicators.tables.of_plan import PlanColumn
from indicators.tables.structure import PartTable
from plans.models import PlanRevision
from plans.tables.columns import Column, Figure, Named, OneOf, Whole, YesNo, plain_text
from plans.tables.keys import key_column
from plans.units import is_percent

REVISION = "koşulların sürümü"
TERMS = tuple(
    field.attname
    for field in IndicatorTerms._meta.concrete_fields
    if field.name not in ("id", "indicator")
)


def counts_percents(indicator: Any) -> bool:  # noqa: ANN401 - with its terms at hand
    """Whether the indicator of a row is a percentage."""
    return is_percent(indicator.now.unit_of_measure)


def counts_percents_of(row: Any) -> bool:  # noqa: ANN401 - a target, or a figure
    """Whether the indicator of a record is a percentage."""
    indicator = row.indicator
    if not hasattr(indicator, "now"):
        indicator.now = latest(indicator)
    return counts_percents(indicator)


class IndicatorResource(PartTable):
    """Göstergeler; `now` is the terms that a row tells of."""

    about = (
        "Göstergenin hedefi koduyla yazılır. Koşullar (ağırlık, ölçü birimi, yöntem, yön, "
        "başlangıç, tolerans) yazılan sürüm içindir; yeni bir güncellemenin numarası "
        "yazılırsa koşullar o güncellemeden başlayarak geçerli olur."
    )
    municipality_path = "objective__goal__plan__municipality"
    plan_path = ("objective", "goal", "plan")
    parent = "objective"
    joined = (
        "objective__goal__plan__municipality",
        "data_unit",
        "introduced_in",
        "withdrawn_in",
    )
    shelf = "indicator"
    _stood: dict[str, object] | None = None  # the row's terms, where they are kept

    key = key_column()
    plan_name = PlanColumn()
    objective = Column("objective", "hedef", Named("objective"))
    code = Column("code", "kod")
    name = Column("name", "gösterge")
    revision = Column("now__revision", REVISION, Named("revision", "number"))
    unit_of_measure = Column("now__unit_of_measure", "ölçü birimi", nothing="")
    weight = Column("now__weight", "hedefe etkisi (%)", Figure(lambda _row: True))
    method = Column("now__method", "yöntem", OneOf(Method.choices), nothing="")
    direction = Column("now__direction", "yön", OneOf(Direction.choices), nothing="")
    baseline_value = Column(
        "now__baseline_value", "başlangıç değeri", Figure(counts_percents)
    )
    baseline_label = Column("now__baseline_label", "başlangıç etiketi", nothing="")
    baseline_not_applicable = Column(
        "now__baseline_not_applicable", "başlangıç değeri olmaz", YesNo()
    )
    tolerance = Column("now__tolerance", "tolerans", Figure(counts_percents))
    monitoring_frequency = Column("monitoring_frequency", "izleme sıklığı", nothing="")
    reporting_frequency = Column("reporting_frequency", "raporlama sıklığı", nothing="")
    definition = Column("definition", "tanım", nothing="")
    formula = Column("formula", "hesaplama yöntemi", nothing="")
    data_source = Column("data_source", "veri kaynağı", nothing="")
    data_unit = Column("data_unit", "veri sorumlusu birim", Named("unit", "name"))
    position = Column("position", "sıra", Whole())
    introduced_in = Column(
        "introduced_in", "geldiği sürüm", Named("revision", "number")
    )
    withdrawn_in = Column(
        "withdrawn_in", "kaldırıldığı sürüm", Named("revision", "number")
    )

    class Meta:
        model = Indicator
        fields = (
            "key",
            "plan_name",
            "objective",
            "code",
            "name",
            "revision",
            "unit_of_measure",
            "weight",
            "method",
            "direction",
            "baseline_value",
            "baseline_label",
            "baseline_not_applicable",
            "tolerance",
            "monitoring_frequency",
            "reporting_frequency",
            "definition",
            "formula",
            "data_source",
            "data_unit",
            "position",
            "introduced_in",
            "withdrawn_in",
        )

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Take the terms along."""
        terms = IndicatorTerms.objects.select_related("revision")
        rows = super().filter_export(queryset, **kwargs)
        return rows.prefetch_related(Prefetch("terms", terms))

    def get_queryset(self) -> Any:  # noqa: ANN401
        """Take the terms along."""
        return self.filter_export(super().get_queryset())

    def export_resource(
        self,
        instance: Any,  # noqa: ANN401
        selected_fields: Any = None,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> list[object]:
        """Tell an indicator with its latest terms."""
        instance.now = latest(instance)
        row: list[object] = super().export_resource(instance, selected_fields, **kwargs)
        return row

    def tell_standing(self, instance: Any) -> dict[str, object]:  # noqa: ANN401
        """Tell an indicator with its latest terms."""
        instance.now = latest(instance)
        return self.tell(instance)

    def after_init_instance(
        self,
        instance: Any,  # noqa: ANN401
        new: bool,  # noqa: FBT001 - the library's signature
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Put the terms at hand that the row is about."""
        instance.now = IndicatorTerms() if new else latest(instance)
        super().after_init_instance(instance, new, row, **kwargs)
        said = plain_text(row.get(REVISION))
        if said and not new:
            with suppress(ValueError):  # its cell will say so
                instance.now = under(instance, self.find("revision", said))
        self._stood = _values(instance.now) if instance.now.pk else None

    def validate_instance(
        self,
        instance: Any,  # noqa: ANN401
        import_validation_errors: Any = None,  # noqa: ANN401
        validate_unique: bool = True,  # noqa: FBT001, FBT002 - the library's signature
    ) -> None:
        """Ask the rules of the terms with those of the indicator."""
        errors = dict(import_validation_errors or {})
        if instance.now.revision_id is None and instance.introduced_in_id is None:
            self.fill_in(instance, {})
        if instance.now.revision_id is None and instance.introduced_in_id is not None:
            instance.now.revision = instance.introduced_in
        try:
            instance.now.full_clean(
                exclude={
                    "indicator",
                    "revision",  # filled in, or its cell has said what is wrong
                    *(name.removeprefix("now__") for name in errors),
                },
                validate_unique=False,
            )
        except ValidationError as refusal:
            errors |= {
                f"now__{name}" if name != "__all__" else name: said
                for name, said in refusal.error_dict.items()
            }
        super().validate_instance(instance, errors, validate_unique)

    def do_instance_save(self, instance: Any, is_create: bool) -> None:  # noqa: ANN401, FBT001
        """Write the indicator, and the terms where they say something new."""
        super().do_instance_save(instance, is_create)
        instance.now.indicator = instance
        if _values(instance.now) != self._stood:
            instance.now.save()

    def beside(self, instance: Any) -> Iterable[models.Model]:  # noqa: ANN401
        """Terms are published as they stand."""
        return (instance.now,)


def _values(terms: IndicatorTerms) -> dict[str, object]:
    return {name: getattr(terms, name) for name in TERMS}


def latest(indicator: Indicator) -> IndicatorTerms:
    """Return an indicator's terms under the last revision that says any; unsaved ones where none does."""
    terms = list(indicator.terms.all())
    if not terms:
        return IndicatorTerms(indicator=indicator)
    return max(terms, key=lambda each: each.revision.number)


def under(indicator: Indicator, revision: Any) -> IndicatorTerms:  # noqa: ANN401 - a PlanRevision
    """Return an indicator's terms under a revision; what an update does not say stays as it was."""
    assert isinstance(revision, PlanRevision)  # noqa: S101 - of the shelf of revisions
    for terms in indicator.terms.all():
        if terms.revision_id == revision.pk:
            return terms
    last = latest(indicator)
    if last.pk is None:
        return last
    new = IndicatorTerms(indicator=indicator, **_values(last))
    new.revision = revision
    return new
