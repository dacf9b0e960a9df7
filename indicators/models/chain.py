"""The chain over a plan's published figures: a link for each state a record had in public."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models import Plan


class ChainLink(models.Model):
    """Halka: what one record said when it was published; each digest covers all links before it.

    The payload is text, not a JSON column: a database may put the keys of that in another order.
    """

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="chain_links", verbose_name=_("plan")
    )
    number = models.PositiveIntegerField(_("sıra"))
    kind = models.CharField(_("tür"), max_length=24)
    record = models.PositiveBigIntegerField(_("kayıt no"))
    payload = models.TextField(_("içerik"))
    digest = models.CharField(_("özet (SHA-256)"), max_length=64)

    class Meta:
        ordering = ["plan_id", "number"]
        verbose_name = _("zincir halkası")
        verbose_name_plural = _("zincir halkaları")
        indexes = [
            models.Index(
                fields=["kind", "plan", "record", "number"], name="chain_by_record"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="chain_number_once_per_plan",
                violation_error_message=_("Bu planın zincirinde bu sıra dolu."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="chain_number_from_one",
                violation_error_message=_("Halkalar birden başlar."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.number}"


class ChainHead(models.Model):
    """Zincirin başı: how many links a plan's chain has, and the digest of the last."""

    plan = models.OneToOneField(
        Plan, models.PROTECT, related_name="chain_head", verbose_name=_("plan")
    )
    count = models.PositiveIntegerField(_("halka sayısı"), default=0)
    digest = models.CharField(_("özet (SHA-256)"), max_length=64, blank=True)

    class Meta:
        ordering = ["plan_id"]
        verbose_name = _("zincir başı")
        verbose_name_plural = _("zincir başları")

    def __str__(self) -> str:
        return f"{self.count} {self.digest}"
