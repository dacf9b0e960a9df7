"""The indicator, its terms under each plan revision, and its targets."""

from __future__ import annotations

import uuid
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans import document
from plans.access import Person, access_of
from plans.models import Objective, Plan, PlanRevision, Unit
from plans.models.choices import held_to
from plans.models.figures import FIGURE, PERCENT
from plans.models.parts import FieldCitation, PlanPart
from plans.models.remembered import remembered


class Method(models.TextChoices):
    """How an indicator is measured; indicators/README.md has the rules."""

    LEVEL = document.Method.LEVEL, _("düzey: başlangıçtan hedefe alınan yol")
    CUMULATIVE = document.Method.CUMULATIVE, _("kümülatif: birikerek büyüyen toplam")
    ANNUAL = document.Method.ANNUAL, _("yıllık: her yıl kendi başına")
    MAINTAIN = document.Method.MAINTAIN, _("koruma: değeri hedefte tutmak")
    DATA_ONLY = document.Method.DATA_ONLY, _("veri: izlenir, puanlanmaz")


class Direction(models.TextChoices):
    """Which way is better."""

    INCREASE = document.Direction.INCREASE, _("artış")
    DECREASE = document.Direction.DECREASE, _("azalış")
    NEUTRAL = document.Direction.NEUTRAL, _("artış/azalış")


def entered_through(person: Person, prefix: str = "") -> Q:
    """Return the condition that a person may enter an indicator's figures.

    `prefix` leads from the filtered model to the indicator ("indicator__").
    """
    access = access_of(person)
    if access.is_total:
        return Q()
    units = access.unit_ids
    rules = {
        "objective__goal__plan__municipality__in": access.municipality_ids,
        "data_unit__in": units,
    }
    reaches = [Q(**{prefix + path: ids}) for path, ids in rules.items()]
    by_objective = {"data_unit": None, "objective__responsible_unit__in": units}
    reaches.append(Q(**{prefix + path: ids for path, ids in by_objective.items()}))
    return reduce(or_, reaches)


# What is asked before a figure is written: units, plan and revisions.
FOR_ENTRY = (
    "data_unit",
    "objective__responsible_unit",
    "objective__goal__plan__municipality",
    "introduced_in",
    "withdrawn_in",
)


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Indicators by what a reader wants of them."""

    def for_entry(self) -> IndicatorQuerySet:
        """Load what is asked before a figure is written: units, plan and revisions; one query."""
        return self.select_related(*FOR_ENTRY)

    def for_scoring(self) -> IndicatorQuerySet:
        """Load all that `indicators.measures` asks of an indicator: four queries in all.

        Of the actuals only the public ones are loaded.
        """
        return self.select_related("objective__goal__plan").with_figures()

    def with_figures(self) -> IndicatorQuerySet:
        """Load what `for_scoring` does but for the objective, which whoever prefetches has."""
        from indicators.models.actual import ActualEntry  # it stands on this module

        return self.select_related("introduced_in", "withdrawn_in").prefetch_related(
            models.Prefetch(
                "terms", queryset=IndicatorTerms.objects.select_related("revision")
            ),
            "targets",
            models.Prefetch("actuals", queryset=ActualEntry.objects.public()),
        )

    def entered_by(self, person: Person) -> IndicatorQuerySet:
        """Keep those whose figures a person may enter."""
        return self.filter(entered_through(person))

    def of_plan(self, plan: Plan) -> IndicatorQuerySet:
        """Keep a plan's indicators, in plan order."""
        return self.filter(objective__goal__plan=plan).order_by(
            "objective__goal__position", "objective__position", "position"
        )


class Indicator(PlanPart):
    """Performans göstergesi.  Codes repeat and change in real plans, so they are never a key."""

    objective = models.ForeignKey(
        Objective, models.PROTECT, related_name="indicators", verbose_name=_("hedef")
    )
    uid = models.UUIDField(
        _("kalıcı kimlik"), default=uuid.uuid4, unique=True, editable=False
    )
    name = models.TextField(_("gösterge"))
    monitoring_frequency = models.CharField(
        _("izleme sıklığı"), max_length=60, blank=True
    )
    reporting_frequency = models.CharField(
        _("raporlama sıklığı"), max_length=60, blank=True
    )
    definition = models.TextField(_("tanım"), blank=True)
    formula = models.TextField(_("hesaplama yöntemi"), blank=True)
    data_source = models.TextField(_("veri kaynağı"), blank=True)
    data_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="indicators",
        null=True,
        blank=True,
        verbose_name=_("veri sorumlusu birim"),
        help_text=_("Boşsa hedefin sorumlu birimi veri girer."),
    )
    printed_cumulative = models.BooleanField(
        _("belgede kümülatif işareti"), null=True, blank=True
    )
    data_year = models.PositiveSmallIntegerField(
        _("kaynaktaki yıl etiketi"), null=True, blank=True
    )

    objects = IndicatorQuerySet.as_manager()
    history = remembered()

    class Meta:
        ordering = ["objective", "position"]
        verbose_name = _("gösterge")
        verbose_name_plural = _("göstergeler")
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "position"],
                name="indicator_position_once_per_objective",
                violation_error_message=_("Bu hedefte bu sırada bir gösterge var."),
            ),
            models.UniqueConstraint(
                fields=["objective", "slug"],
                name="indicator_slug_once_per_objective",
                violation_error_message=_("Bu hedefte bu adreste bir gösterge var."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="indicator_has_a_name",
                violation_error_message=_("Göstergenin adı boş olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def entering_unit(self) -> Unit | None:
        """The unit that enters figures: its own, else the objective's."""
        return self.data_unit or self.objective.responsible_unit


class IndicatorTerms(models.Model):
    """What a plan update may change of an indicator, as from one plan revision.

    A year is scored under the terms in force at its end, so an update never
    rewrites past scores.
    """

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="terms", verbose_name=_("gösterge")
    )
    revision = models.ForeignKey(
        PlanRevision, models.PROTECT, related_name="+", verbose_name=_("plan sürümü")
    )
    weight = models.DecimalField(
        _("hedefe etkisi (%)"), null=True, blank=True, **PERCENT
    )
    unit_of_measure = models.CharField(_("ölçü birimi"), max_length=60, blank=True)
    method = models.CharField(_("yöntem"), max_length=12, choices=Method, blank=True)
    direction = models.CharField(
        _("göstergenin yönü"), max_length=10, choices=Direction, blank=True
    )
    baseline_value = models.DecimalField(
        _("başlangıç değeri"), null=True, blank=True, **FIGURE
    )
    baseline_label = models.CharField(
        _("başlangıç etiketi"),
        max_length=120,
        blank=True,
        help_text=_("Örneğin 2019 (6 aylık)."),
    )
    baseline_not_applicable = models.BooleanField(
        _("başlangıç değeri olmaz"), default=False
    )
    tolerance = models.DecimalField(
        _("tolerans"),
        null=True,
        blank=True,
        help_text=_("Göstergenin biriminde."),
        **FIGURE,
    )
    history = remembered()

    class Meta:
        ordering = ["indicator_id", "revision__number"]
        verbose_name = _("gösterge koşulları")
        verbose_name_plural = _("gösterge koşulları")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "revision"],
                name="indicator_terms_once_per_revision",
                violation_error_message=_("Bu göstergenin bu sürümde koşulları var."),
            ),
            models.CheckConstraint(
                condition=Q(weight=None) | Q(weight__gte=0, weight__lte=100),
                name="indicator_weight_between_0_and_100",
                violation_error_message=_("Hedefe etkisi 0 ile 100 arasındadır."),
            ),
            models.CheckConstraint(
                condition=Q(tolerance=None) | Q(tolerance__gte=0),
                name="indicator_tolerance_not_negative",
                violation_error_message=_("Tolerans eksi olamaz."),
            ),
            models.CheckConstraint(
                condition=Q(baseline_not_applicable=False) | Q(baseline_value=None),
                name="indicator_baseline_absent_where_not_applicable",
                violation_error_message=_(
                    "Başlangıç değeri olmayan göstergeye başlangıç yazılamaz."
                ),
            ),
            held_to(
                ["", *Method.values],
                field="method",
                name="indicator_method_is_known",
                says=_("Göstergenin yöntemi bilinmiyor."),
            ),
            held_to(
                ["", *Direction.values],
                field="direction",
                name="indicator_direction_is_known",
                says=_("Göstergenin yönü bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}, {self.revision}"


class IndicatorCitation(FieldCitation):
    """Where one printed field of an indicator stands in its source."""

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, related_name="citations", verbose_name=_("gösterge")
    )

    class Meta:
        verbose_name = _("gösterge kaynağı")
        verbose_name_plural = _("gösterge kaynakları")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "field"], name="indicator_citation_once_per_field"
            ),
        ]
