"""What was sent to whom, so that nobody is reminded of one thing twice a day."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.period import ReportingPeriod
from plans.models.choices import held_to


class Reminder(models.Model):
    """Hatırlatma: a letter that went out to one person about one period."""

    class Kind(models.TextChoices):
        COMING = "coming", _("son gün yaklaşıyor")
        OVERDUE = "overdue", _("süresi geçti")
        DIGEST = "digest", _("bekleyenler")

    period = models.ForeignKey(
        ReportingPeriod,
        models.CASCADE,
        related_name="reminders",
        verbose_name=_("raporlama dönemi"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name=_("kime"),
    )
    kind = models.CharField(_("tür"), max_length=10, choices=Kind)
    sent_on = models.DateField(_("gönderildiği gün"))

    class Meta:
        ordering = ["-sent_on", "pk"]
        verbose_name = _("hatırlatma")
        verbose_name_plural = _("hatırlatmalar")
        constraints = [
            models.UniqueConstraint(
                fields=["period", "user", "kind", "sent_on"],
                name="reminder_once_a_day",
                violation_error_message=_("Bu hatırlatma bugün gönderildi."),
            ),
            held_to(
                ["coming", "overdue", "digest"],
                field="kind",
                name="reminder_kind_is_known",
                says=_("Hatırlatmanın türü bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}"
