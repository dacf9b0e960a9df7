"""What a card costs: the estimate as printed, and the lines of an activity's budget."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.card import CardEntry, Objective
from plans.models.choices import held_to
from plans.models.figures import MONEY
from plans.models.remembered import remembered
from plans.models.source import Citation


class CostEstimate(models.Model):
    """Maliyet tahmini in TRY: the total (no year) or one year of it."""

    objective = models.ForeignKey(
        Objective, models.CASCADE, related_name="costs", verbose_name=_("hedef")
    )
    year = models.PositiveSmallIntegerField(
        _("yıl"), null=True, blank=True, help_text=_("Toplam için boş.")
    )
    amount = models.DecimalField(_("tutar (₺)"), null=True, blank=True, **MONEY)
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
        ordering = ["objective_id", "year"]
        verbose_name = _("maliyet tahmini")
        verbose_name_plural = _("maliyet tahminleri")
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "year"],
                condition=Q(year__isnull=False),
                name="cost_estimate_once_per_year",
                violation_error_message=_("Bu hedefin bu yıl için bir maliyeti var."),
            ),
            models.UniqueConstraint(
                fields=["objective"],
                condition=Q(year__isnull=True),
                name="cost_estimate_total_once",
                violation_error_message=_("Bu hedefin bir toplam maliyeti var."),
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="cost_estimate_not_negative",
                violation_error_message=_("Maliyet eksi olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year or _("toplam"))


class CostLine(models.Model):
    """One line of an activity's budget, planned or spent, in TRY."""

    class Source(models.TextChoices):
        BUDGET = "budget", _("bütçe içi")
        OFF_BUDGET = "off_budget", _("bütçe dışı")

    class Stage(models.TextChoices):
        PLANNED = "planned", _("ödenek")
        SPENT = "spent", _("harcama")

    activity = models.ForeignKey(
        CardEntry, models.PROTECT, related_name="cost_lines", verbose_name=_("faaliyet")
    )
    year = models.PositiveSmallIntegerField(_("yıl"))
    economic_code = models.CharField(
        _("ekonomik kod"),
        max_length=20,
        help_text=_("1. düzey: 01 Personel Giderleri, 06 Sermaye Giderleri…"),
    )
    source = models.CharField(
        _("kaynak"), max_length=10, choices=Source, default=Source.BUDGET
    )
    stage = models.CharField(
        _("aşama"), max_length=10, choices=Stage, default=Stage.PLANNED
    )
    amount = models.DecimalField(_("tutar (₺)"), **MONEY)
    history = remembered()

    class Meta:
        ordering = ["activity_id", "year", "economic_code"]
        verbose_name = _("maliyet satırı")
        verbose_name_plural = _("maliyet satırları")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "year", "economic_code", "source", "stage"],
                name="cost_line_once",
                violation_error_message=_(
                    "Bu faaliyetin bu yıl ve kod için bir satırı var."
                ),
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="cost_line_not_negative",
                violation_error_message=_("Tutar eksi olamaz."),
            ),
            held_to(
                ["budget", "off_budget"],
                field="source",
                name="cost_line_source_is_known",
                says=_("Tutarın kaynağı bilinmiyor."),
            ),
            held_to(
                ["planned", "spent"],
                field="stage",
                name="cost_line_stage_is_known",
                says=_("Tutarın aşaması bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.economic_code}"
