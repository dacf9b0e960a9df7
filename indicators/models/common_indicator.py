"""Indicators that several municipalities have in common, and who said that theirs is one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator
from plans.models import Plan
from plans.models.figures import keeps_every_digit
from plans.models.remembered import remembered


class CommonIndicator(models.Model):
    """Ortak gösterge: what the indicators of several plans measure alike, in one unit."""

    class PerPeople(models.IntegerChoices):
        ONE = 1, _("kişi başına")
        THOUSAND = 1000, _("bin kişi başına")
        HUNDRED_THOUSAND = 100_000, _("yüz bin kişi başına")

    name = models.CharField(_("ad"), max_length=200, unique=True)
    unit_of_measure = models.CharField(_("ölçü birimi"), max_length=60)
    definition = models.TextField(
        _("tanım"), help_text=_("Neyin sayıldığı; eşleştiren kişi buna bakar.")
    )
    per_people = models.PositiveIntegerField(
        _("nüfusa göre"),
        choices=PerPeople,
        null=True,
        blank=True,
        help_text=_("Boşsa değer nüfusa bölünmez."),
    )
    history = remembered()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("ortak gösterge")
        verbose_name_plural = _("ortak göstergeler")
        constraints = [
            models.CheckConstraint(
                condition=~Q(definition=""),
                name="common_indicator_is_defined",
                violation_error_message=_("Ortak göstergenin tanımı boş olamaz."),
            ),
            models.CheckConstraint(
                condition=Q(per_people=None) | Q(per_people__in=[1, 1000, 100_000]),
                name="common_indicator_people_are_known",
                violation_error_message=_("Nüfus oranı bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit_of_measure})"


class CommonMappingQuerySet(models.QuerySet["CommonMapping"]):
    """Mappings by what a reader wants of them."""

    def standing(self) -> CommonMappingQuerySet:
        """Keep those that nobody has withdrawn."""
        return self.filter(withdrawn_at=None)


class CommonMapping(models.Model):
    """Eşleştirme: a person says that an indicator measures a common one; withdrawn, never deleted."""

    common = models.ForeignKey(
        CommonIndicator,
        models.PROTECT,
        related_name="mappings",
        verbose_name=_("ortak gösterge"),
    )
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        related_name="common_mappings",
        verbose_name=_("gösterge"),
    )
    plan = models.ForeignKey(
        Plan,
        models.PROTECT,
        related_name="common_mappings",
        verbose_name=_("plan"),
        editable=False,
    )
    factor = models.DecimalField(
        _("çarpan"),
        max_digits=20,
        decimal_places=10,
        default=1,
        validators=[keeps_every_digit],
        help_text=_(
            "Göstergenin değeri bununla çarpılınca ortak birime çevrilir; birimler aynıysa 1."
        ),
    )
    note = models.TextField(
        _("dayanak"), help_text=_("İkisinin neden aynı şeyi ölçtüğü; herkese açıktır.")
    )
    mapped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("eşleştiren"),
    )
    mapped_at = models.DateTimeField(
        _("eşleştirildiği zaman"), default=timezone.now, editable=False
    )
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("geri alan"),
    )
    withdrawn_at = models.DateTimeField(
        _("geri alındığı zaman"), null=True, editable=False
    )
    withdrawal_reason = models.TextField(
        _("geri alma nedeni"), blank=True, editable=False
    )

    objects = CommonMappingQuerySet.as_manager()
    history = remembered()

    class Meta:
        ordering = ["common_id", "plan_id", "pk"]
        verbose_name = _("ortak gösterge eşleştirmesi")
        verbose_name_plural = _("ortak gösterge eşleştirmeleri")
        constraints = [
            models.UniqueConstraint(
                fields=["common", "plan"],
                condition=Q(withdrawn_at=None),
                name="common_mapping_once_per_plan",
                violation_error_message=_(
                    "Bu planda bu ortak göstergeye eşleştirilmiş bir gösterge var; önce onu geri alın."
                ),
            ),
            models.CheckConstraint(
                condition=Q(factor__gt=0),
                name="common_mapping_factor_above_zero",
                violation_error_message=_("Çarpan sıfırdan büyük olur."),
            ),
            models.CheckConstraint(
                condition=~Q(note=""),
                name="common_mapping_has_a_note",
                violation_error_message=_("Eşleştirmenin dayanağı yazılır."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawal_reason=""),
                name="common_mapping_withdrawn_with_a_reason",
                violation_error_message=_("Geri almanın nedeni yazılır."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.common}: {self.indicator}"
