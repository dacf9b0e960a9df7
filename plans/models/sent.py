"""Forms that were sent: one that comes twice is written once."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SentForm(models.Model):
    """The key of a form that made a record; the database takes it once."""

    key = models.UUIDField(_("anahtar"), primary_key=True)
    sent_at = models.DateTimeField(_("gönderildiği zaman"), default=timezone.now)

    class Meta:
        verbose_name = _("gönderilmiş form")
        verbose_name_plural = _("gönderilmiş formlar")

    def __str__(self) -> str:
        return str(self.key)
