"""The plan and its goals."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plans.models.figures import PERCENT
from plans.models.municipality import Municipality
from plans.models.parts import FieldCitation, PlanPart
from plans.models.remembered import remembered
from plans.models.source import SourceDocument


class PlanQuerySet(models.QuerySet["Plan"]):
    """Plans by what a reader wants of them."""

    def public(self) -> PlanQuerySet:
        """Keep the plans that the portal shows."""
        return self.filter(is_public=True)


class Plan(models.Model):
    """Stratejik plan of one municipality for one period."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="plans", verbose_name=_("belediye")
    )
    start_year = models.PositiveSmallIntegerField(_("ilk yıl"))
    end_year = models.PositiveSmallIntegerField(_("son yıl"))
    period_note = models.CharField(
        _("dönem notu"),
        max_length=300,
        blank=True,
        help_text=_("Dönem belgede yazmıyorsa nereden çıkarıldığı."),
    )
    is_public = models.BooleanField(
        _("portalda yayımda"),
        default=False,
        help_text=_(
            "İşaretleyip kaydedince plan herkese açılır; "
            "işaretli değilse yalnız görevliler görür."
        ),
    )

    objects = PlanQuerySet.as_manager()
    history = remembered()

    class Meta:
        ordering = ["municipality__sort_key", "-start_year"]
        verbose_name = _("stratejik plan")
        verbose_name_plural = _("stratejik planlar")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "start_year", "end_year"],
                name="plan_once_per_period",
                violation_error_message=_(
                    "Bu belediyenin bu dönem için bir planı var."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    start_year__lte=F("end_year"),
                    start_year__gte=1990,
                    end_year__lte=2100,
                ),
                name="plan_period_runs_forward",
                violation_error_message=_("Planın ilk yılı son yılından sonra olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.period}"

    @property
    def period(self) -> str:
        """The period as addresses write it: "2020-2024"."""
        return f"{self.start_year}-{self.end_year}"

    @property
    def years(self) -> range:
        """Every year of the plan, first to last."""
        return range(self.start_year, self.end_year + 1)


class PlanRevision(models.Model):
    """Güncelleme: 0 is the plan as first adopted; an update holds from its day of adoption."""

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="revisions", verbose_name=_("plan")
    )
    number = models.PositiveSmallIntegerField(_("güncelleme no"), default=0)
    adopted_on = models.DateField(_("kabul tarihi"), null=True, blank=True)
    decision_number = models.CharField(_("meclis kararı"), max_length=40, blank=True)
    document = models.ForeignKey(
        SourceDocument,
        models.PROTECT,
        related_name="revisions",
        null=True,
        blank=True,
        verbose_name=_("belge"),
    )
    history = remembered()

    class Meta:
        ordering = ["plan_id", "number"]
        verbose_name = _("plan güncellemesi")
        verbose_name_plural = _("plan güncellemeleri")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="plan_revision_number_once",
                violation_error_message=_("Bu planda bu numarayla bir güncelleme var."),
            ),
            models.CheckConstraint(
                condition=Q(number=0) | Q(adopted_on__isnull=False),
                name="plan_revision_update_has_its_day",
                violation_error_message=_(
                    "Güncellemenin kabul tarihi yazılır: "
                    "hangi yıllarda geçerli olduğunu o belirler."
                ),
            ),
        ]

    def __str__(self) -> str:
        if self.number == 0:
            return str(_("ilk plan"))
        return str(_("%(number)s. güncelleme") % {"number": self.number})


class Goal(PlanPart):
    """Amaç: what the municipality wants to become; its objectives say how."""

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="goals", verbose_name=_("plan")
    )
    title = models.TextField(_("amaç"), blank=True)
    published_completion = models.DecimalField(
        _("kaynağın yayımladığı yüzde"),
        null=True,
        blank=True,
        help_text=_("Kaynağın kendi hesabı; bizim hesabımızla karışmaz."),
        **PERCENT,
    )
    rollup_weight = models.DecimalField(
        _("plan içindeki ağırlık"), default=1, **PERCENT
    )
    history = remembered()

    class Meta:
        ordering = ["plan_id", "position"]
        verbose_name = _("amaç")
        verbose_name_plural = _("amaçlar")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"],
                name="goal_position_once_per_plan",
                violation_error_message=_("Bu planda bu sırada bir amaç var."),
            ),
            models.UniqueConstraint(
                fields=["plan", "slug"],
                name="goal_slug_once_per_plan",
                violation_error_message=_("Bu planda bu adreste bir amaç var."),
            ),
            models.CheckConstraint(
                condition=Q(rollup_weight__gte=0),
                name="goal_rollup_weight_not_negative",
                violation_error_message=_("Ağırlık eksi olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class GoalCitation(FieldCitation):
    """Where one printed field of a goal stands in its source."""

    goal = models.ForeignKey(
        Goal, models.CASCADE, related_name="citations", verbose_name=_("amaç")
    )

    class Meta:
        verbose_name = _("amaç kaynağı")
        verbose_name_plural = _("amaç kaynakları")
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "field"], name="goal_citation_once_per_field"
            ),
        ]
