"""When figures are asked for: reporting periods, and what a unit is granted beyond them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plans import document
from plans.models import Plan, Unit
from plans.models.choices import held_to
from plans.models.remembered import remembered


class Period(models.TextChoices):
    """A year or a part of it."""

    YEAR = "YEAR", _("yıl")
    H1 = "H1", _("ilk altı ay")
    Q1 = "Q1", _("1. çeyrek")
    Q2 = "Q2", _("2. çeyrek")
    Q3 = "Q3", _("3. çeyrek")
    Q4 = "Q4", _("4. çeyrek")
    M01 = "M01", _("ocak")
    M02 = "M02", _("şubat")
    M03 = "M03", _("mart")
    M04 = "M04", _("nisan")
    M05 = "M05", _("mayıs")
    M06 = "M06", _("haziran")
    M07 = "M07", _("temmuz")
    M08 = "M08", _("ağustos")
    M09 = "M09", _("eylül")
    M10 = "M10", _("ekim")
    M11 = "M11", _("kasım")
    M12 = "M12", _("aralık")

    @classmethod
    def of_year(cls, year: int, period: str) -> str:
        """Return what a period is called with its year: "2024 yılı", "2024 ilk altı ay"."""
        if period == cls.YEAR:
            return str(_("%(year)s yılı") % {"year": year})
        return f"{year} {cls(period).label}"


class ReportingPeriod(models.Model):
    """A period of a plan for which figures are asked; entry is possible while it is open."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planlandı")
        OPEN = "open", _("açık")
        CLOSED = "closed", _("kapandı")

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="reporting_periods", verbose_name=_("plan")
    )
    year = models.PositiveSmallIntegerField(_("yıl"))
    period = models.CharField(
        _("dönem"), max_length=4, choices=Period, default=Period.YEAR
    )
    due_on = models.DateField(_("son gün"), null=True, blank=True)
    state = models.CharField(
        _("durum"), max_length=10, choices=State, default=State.PLANNED
    )
    closed_on = models.DateField(_("kapandığı gün"), null=True, blank=True)
    history = remembered()

    class Meta:
        ordering = ["plan_id", "year", "period"]
        verbose_name = _("raporlama dönemi")
        verbose_name_plural = _("raporlama dönemleri")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "year", "period"],
                name="reporting_period_once",
                violation_error_message=_("Bu planda bu dönem zaten var."),
            ),
            models.CheckConstraint(
                condition=Q(period__in=document.PERIODS),
                name="reporting_period_is_known",
                violation_error_message=_("Dönem bilinmiyor."),
            ),
            held_to(
                ["planned", "open", "closed"],
                field="state",
                name="reporting_period_state_is_known",
                says=_("Dönemin durumu bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return Period.of_year(self.year, self.period)


class PeriodExtension(models.Model):
    """Ek süre: a unit may enter a period's figures until a day, also after its lock."""

    period = models.ForeignKey(
        ReportingPeriod,
        models.CASCADE,
        related_name="extensions",
        verbose_name=_("raporlama dönemi"),
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="extensions", verbose_name=_("birim")
    )
    until = models.DateField(_("son gün"), help_text=_("Bu gün de giriş yapılabilir."))
    reason = models.TextField(_("gerekçe"))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("veren"),
    )
    granted_at = models.DateTimeField(_("verildiği zaman"), default=timezone.now)
    history = remembered()

    class Meta:
        ordering = ["period_id", "unit", "granted_at", "pk"]
        verbose_name = _("ek süre")
        verbose_name_plural = _("ek süreler")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="period_extension_has_a_reason",
                violation_error_message=_("Ek sürenin gerekçesi yazılır."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.period}"
