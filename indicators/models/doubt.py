"""A figure that looked wildly off, and who said that it is right."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.actual import ActualEntry
from plans.models.figures import FIGURE


class ConfirmedDoubt(models.Model):
    """Emin misiniz: what was asked about a value, and who answered yes; append-only.

    It answers for `value` alone: another value is asked about anew.
    """

    actual = models.ForeignKey(
        ActualEntry,
        models.CASCADE,
        related_name="confirmed_doubts",
        verbose_name=_("gerçekleşme"),
    )
    kind = models.CharField(_("tür"), max_length=20)
    question = models.TextField(_("soru"))
    value = models.DecimalField(_("değer"), **FIGURE)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("emin olan"),
    )
    confirmed_at = models.DateTimeField(_("yanıt zamanı"), default=timezone.now)

    class Meta:
        ordering = ["actual_id", "confirmed_at", "pk"]
        verbose_name = _("emin olunan değer")
        verbose_name_plural = _("emin olunan değerler")
        constraints = [
            models.UniqueConstraint(
                fields=["actual", "kind", "value"],
                name="doubt_answered_once_per_value",
                violation_error_message=_("Bu soru bu değer için yanıtlandı."),
            ),
        ]

    def __str__(self) -> str:
        return self.question
