"""What is written about a figure and an objective beside the numbers: the evaluation."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.actual import ActualEntry
from indicators.models.period import Period
from plans import document
from plans.models import Municipality, Objective
from plans.models.choices import held_to
from plans.models.remembered import remembered


class EvaluationCriterion(models.Model):
    """Değerlendirme ölçütü (ilgililik, etkililik …); a municipality's own list replaces the common one."""

    municipality = models.ForeignKey(
        Municipality,
        models.CASCADE,
        related_name="evaluation_criteria",
        null=True,
        blank=True,
        verbose_name=_("belediye"),
        help_text=_("Boşsa kendi listesi olmayan bütün belediyeler için."),
    )
    label = models.CharField(_("ölçüt"), max_length=60)
    question = models.TextField(_("yardım sorusu"), blank=True)
    position = models.PositiveSmallIntegerField(_("sıra"), default=0)
    is_active = models.BooleanField(_("kullanılıyor"), default=True)
    history = remembered()

    class Meta:
        ordering = ["municipality_id", "position", "pk"]
        verbose_name = _("değerlendirme ölçütü")
        verbose_name_plural = _("değerlendirme ölçütleri")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "label"],
                condition=Q(municipality__isnull=False),
                name="evaluation_criterion_once_per_municipality",
                violation_error_message=_("Bu ölçüt bu belediyede var."),
            ),
            models.UniqueConstraint(
                fields=["label"],
                condition=Q(municipality__isnull=True),
                name="evaluation_criterion_once_for_all",
                violation_error_message=_("Bu ölçüt zaten var."),
            ),
            models.CheckConstraint(
                condition=~Q(label=""),
                name="evaluation_criterion_has_a_label",
                violation_error_message=_("Ölçütün adı boş olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class IndicatorEvaluation(models.Model):
    """What is said of a figure under one criterion; approved and published with the figure."""

    actual = models.ForeignKey(
        ActualEntry,
        models.CASCADE,
        related_name="evaluations",
        verbose_name=_("gerçekleşme"),
    )
    criterion = models.ForeignKey(
        EvaluationCriterion, models.PROTECT, related_name="+", verbose_name=_("ölçüt")
    )
    text = models.TextField(_("değerlendirme"))
    history = remembered()

    class Meta:
        ordering = ["actual_id", "criterion__position", "pk"]
        verbose_name = _("gösterge değerlendirmesi")
        verbose_name_plural = _("gösterge değerlendirmeleri")
        constraints = [
            models.UniqueConstraint(
                fields=["actual", "criterion"],
                name="evaluation_once_per_criterion",
                violation_error_message=_("Bu ölçüt için bir değerlendirme var."),
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="evaluation_says_something",
                violation_error_message=_("Değerlendirme boş olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actual}: {self.criterion}"


class ObjectiveEvaluation(models.Model):
    """Hedefe ilişkin sapmanın nedeni ve alınacak önlemler, for one period; approved before it is public."""

    objective = models.ForeignKey(
        Objective, models.PROTECT, related_name="evaluations", verbose_name=_("hedef")
    )
    year = models.PositiveSmallIntegerField(_("yıl"))
    period = models.CharField(
        _("dönem"), max_length=4, choices=Period, default=Period.YEAR
    )
    deviation_reason = models.TextField(_("sapmanın nedeni"), blank=True)
    measures = models.TextField(_("alınacak önlemler"), blank=True)
    state = models.CharField(
        _("durum"),
        max_length=10,
        choices=ActualEntry.State,
        default=ActualEntry.State.DRAFT,
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("giren"),
    )
    entered_at = models.DateTimeField(_("giriş zamanı"), default=timezone.now)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("onaya gönderen"),
    )
    submitted_at = models.DateTimeField(
        _("onaya gönderildiği zaman"), null=True, blank=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("karar veren"),
    )
    decided_at = models.DateTimeField(_("karar zamanı"), null=True, blank=True)
    decision_note = models.TextField(_("karar notu"), blank=True)
    history = remembered()

    class Meta:
        ordering = ["objective_id", "year", "period"]
        verbose_name = _("hedef değerlendirmesi")
        verbose_name_plural = _("hedef değerlendirmeleri")
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "year", "period"],
                name="objective_evaluation_once_per_period",
                violation_error_message=_("Bu dönemin hedef değerlendirmesi var."),
            ),
            models.CheckConstraint(
                condition=Q(period__in=document.PERIODS),
                name="objective_evaluation_period_is_known",
                violation_error_message=_("Dönem bilinmiyor."),
            ),
            held_to(
                document.State,
                field="state",
                name="objective_evaluation_state_is_known",
                says=_("Değerlendirmenin durumu bilinmiyor."),
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(decision_note=""),
                name="objective_evaluation_returned_with_a_note",
                violation_error_message=_("Geri gönderirken neden yazılır."),
            ),
            models.CheckConstraint(
                condition=Q(entered_by=None)
                | Q(decided_by=None)
                | ~Q(entered_by=F("decided_by")),
                name="objective_evaluation_nobody_decides_their_own",
                violation_error_message=_("Kimse kendi yazdığını onaylayamaz."),
            ),
            models.CheckConstraint(
                condition=Q(submitted_by=None)
                | Q(decided_by=None)
                | ~Q(submitted_by=F("decided_by")),
                name="objective_evaluation_nobody_decides_what_they_submitted",
                violation_error_message=_("Kimse kendi gönderdiğini onaylayamaz."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objective.code} {self.when}"

    @property
    def when(self) -> str:
        """The period with its year, as a sentence names it."""
        return Period.of_year(self.year, self.period)
