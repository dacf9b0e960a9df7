"""What was promised for a year, and how it changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator
from plans import document
from plans.models import Citation
from plans.models.figures import FIGURE


class TargetRevision(models.Model):
    """Hedeflenen: one commitment for one year; append-only.

    The last update is in force; without one, what the first plan says as last corrected.
    A correction is of origin plan and has a reason: the document was read wrongly.
    """

    class Origin(models.TextChoices):
        PLAN = document.Origin.PLAN, _("ilk plan")
        UPDATE = document.Origin.UPDATE, _("güncelleme")
        PROGRAMME = document.Origin.PROGRAMME, _("performans programı")

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="targets", verbose_name=_("gösterge")
    )
    year = models.PositiveSmallIntegerField(_("yıl"))
    value = models.DecimalField(
        _("hedeflenen"),
        null=True,
        blank=True,
        help_text=_("Boş: bu yıl için hedef yok."),
        **FIGURE,
    )
    origin = models.CharField(
        _("kaynağı"), max_length=10, choices=Origin, default=Origin.PLAN
    )
    recorded_at = models.DateTimeField(_("kayıt zamanı"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("kaydeden"),
    )
    decision_number = models.CharField(_("karar no"), max_length=40, blank=True)
    decision_date = models.DateField(_("karar tarihi"), null=True, blank=True)
    reason = models.TextField(_("gerekçe"), blank=True)
    citation = models.ForeignKey(
        Citation,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("kaynak gösterimi"),
    )

    class Meta:
        ordering = ["indicator_id", "year", "recorded_at", "pk"]
        verbose_name = _("hedef değer")
        verbose_name_plural = _("hedef değerler")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                condition=Q(origin="plan", reason=""),
                name="target_once_in_the_first_plan",
                violation_error_message=_("Bu yılın ilk hedefi zaten yazılı."),
            ),
            models.CheckConstraint(
                condition=Q(origin__in=["plan", "update", "programme"]),
                name="target_origin_is_known",
                violation_error_message=_("Hedefin kaynağı bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.year}"
