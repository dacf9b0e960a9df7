"""Hedef kartı: an objective and everything printed on its card except the indicators."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.choices import held_to
from plans.models.figures import MONEY, PERCENT
from plans.models.municipality import Unit
from plans.models.plan import Goal, Plan, PlanRevision
from plans.models.source import Citation


class Objective(models.Model):
    """Hedef: a measurable step towards a goal, led by one unit."""

    goal = models.ForeignKey(
        Goal, models.PROTECT, related_name="objectives", verbose_name=_("amaç")
    )
    code = models.CharField(_("kod"), max_length=20)  # canonical: "H4.1"
    printed_code = models.CharField(_("basılı kod"), max_length=40, blank=True)
    slug = models.CharField(_("adresteki ad"), max_length=40)
    position = models.PositiveSmallIntegerField(_("sıra"))
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
    introduced_in = models.ForeignKey(
        PlanRevision, models.PROTECT, related_name="+", verbose_name=_("geldiği sürüm")
    )
    withdrawn_in = models.ForeignKey(
        PlanRevision,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("kaldırıldığı sürüm"),
    )

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


class ObjectiveCitation(models.Model):
    """Where one printed field of an objective stands in its source."""

    objective = models.ForeignKey(
        Objective, models.CASCADE, related_name="citations", verbose_name=_("hedef")
    )
    field = models.CharField(_("alan"), max_length=60)
    citation = models.ForeignKey(
        Citation, models.PROTECT, related_name="+", verbose_name=_("kaynak gösterimi")
    )

    class Meta:
        verbose_name = _("hedef kaynağı")
        verbose_name_plural = _("hedef kaynakları")
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "field"], name="objective_citation_once_per_field"
            ),
        ]

    def __str__(self) -> str:
        return self.field


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

    class Meta:
        ordering = ["objective", "position"]
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

    class Meta:
        ordering = ["plan", "position"]
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

    class Meta:
        ordering = ["objective", "kind", "position", "pk"]
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

    class Meta:
        ordering = ["objective", "year"]
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

    class Meta:
        ordering = ["activity", "year", "economic_code"]
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
