"""Hedef kartı: an objective and everything printed on its card except the indicators."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.figures import PERCENT
from plans.models.municipality import Unit
from plans.models.parts import FieldCitation, PlanPart
from plans.models.plan import Goal, Plan
from plans.models.remembered import remembered
from plans.models.source import Citation


class Objective(PlanPart):
    """Hedef: a measurable step towards a goal, led by one unit."""

    goal = models.ForeignKey(
        Goal, models.PROTECT, related_name="objectives", verbose_name=_("amaç")
    )
    title = models.TextField(_("hedef"), blank=True)
    responsible_unit_text = models.CharField(
        _("sorumlu birim, basıldığı gibi"), max_length=300, blank=True
    )
    responsible_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="objectives",
        null=True,
        blank=True,
        verbose_name=_("sorumlu birim"),
    )
    rollup_weight = models.DecimalField(
        _("amaç içindeki ağırlık"), default=1, **PERCENT
    )
    history = remembered()

    class Meta:
        ordering = ["goal", "position"]
        verbose_name = _("hedef")
        verbose_name_plural = _("hedefler")
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "position"],
                name="objective_position_once_per_goal",
                violation_error_message=_("Bu amaçta bu sırada bir hedef var."),
            ),
            models.UniqueConstraint(
                fields=["goal", "slug"],
                name="objective_slug_once_per_goal",
                violation_error_message=_("Bu amaçta bu adreste bir hedef var."),
            ),
            models.CheckConstraint(
                condition=Q(rollup_weight__gte=0),
                name="objective_rollup_weight_not_negative",
                violation_error_message=_("Ağırlık eksi olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class ObjectiveCitation(FieldCitation):
    """Where one printed field of an objective stands in its source."""

    objective = models.ForeignKey(
        Objective, models.CASCADE, related_name="citations", verbose_name=_("hedef")
    )

    class Meta:
        verbose_name = _("hedef kaynağı")
        verbose_name_plural = _("hedef kaynakları")
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "field"], name="objective_citation_once_per_field"
            ),
        ]


class CooperatingUnit(models.Model):
    """İş birliği yapılacak birim, as printed: "Tüm Birimler" and "MEB" are not units of ours."""

    objective = models.ForeignKey(
        Objective,
        models.CASCADE,
        related_name="cooperating_units",
        verbose_name=_("hedef"),
    )
    position = models.PositiveSmallIntegerField(_("sıra"))
    text = models.CharField(_("basıldığı gibi"), max_length=300)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="cooperations",
        null=True,
        blank=True,
        verbose_name=_("birim"),
    )
    history = remembered()

    class Meta:
        ordering = ["objective_id", "position"]
        verbose_name = _("iş birliği yapılacak birim")
        verbose_name_plural = _("iş birliği yapılacak birimler")
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "position"],
                name="cooperating_unit_position_once",
                violation_error_message=_("Bu hedefte bu sırada bir birim var."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class UnplacedRun(models.Model):
    """A run of printed text that no rule could place; a person divides it among the sections."""

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="unplaced_runs", verbose_name=_("plan")
    )
    objective = models.ForeignKey(
        Objective,
        models.CASCADE,
        related_name="unplaced_runs",
        null=True,
        blank=True,
        verbose_name=_("hedef"),
    )
    position = models.PositiveSmallIntegerField(_("sıra"))
    text = models.TextField(_("basıldığı gibi"))
    citation = models.ForeignKey(
        Citation,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("kaynak gösterimi"),
    )
    history = remembered()

    class Meta:
        ordering = ["plan_id", "position"]
        verbose_name = _("yeri belli olmayan metin")
        verbose_name_plural = _("yeri belli olmayan metinler")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"], name="unplaced_run_position_once_per_plan"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class CardEntry(models.Model):
    """One item of a card's list: a risk, an activity, a strategy, a finding or a need."""

    class Kind(models.TextChoices):
        RISK = "risk", _("risk")
        ACTIVITY = "activity", _("faaliyet veya proje")
        STRATEGY = "strategy", _("strateji")
        FINDING = "finding", _("tespit")
        NEED = "need", _("ihtiyaç")
        UNPLACED = "unplaced", _("yeri belli değil")

    objective = models.ForeignKey(
        Objective, models.CASCADE, related_name="entries", verbose_name=_("hedef")
    )
    kind = models.CharField(_("bölüm"), max_length=10, choices=Kind)
    position = models.PositiveSmallIntegerField(_("sıra"))
    text = models.TextField(_("metin"))
    run = models.ForeignKey(
        UnplacedRun,
        models.SET_NULL,
        related_name="entries",
        null=True,
        blank=True,
        verbose_name=_("geldiği metin"),
    )
    citation = models.ForeignKey(
        Citation,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("kaynak gösterimi"),
    )
    history = remembered()

    class Meta:
        ordering = ["objective_id", "kind", "position", "pk"]
        verbose_name = _("kart maddesi")
        verbose_name_plural = _("kart maddeleri")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "risk",
                        "activity",
                        "strategy",
                        "finding",
                        "need",
                        "unplaced",
                    ]
                ),
                name="card_entry_kind_is_known",
                violation_error_message=_("Kart maddesinin bölümü bilinmiyor."),
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="card_entry_has_text",
                violation_error_message=_("Kart maddesi boş olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
