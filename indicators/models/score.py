"""Published scores, and the bands that give them a word."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.period import Period
from plans import document
from plans.models import Goal, Municipality, Objective, Plan
from plans.models.choices import held_to
from plans.models.figures import PERCENT, SCORE
from plans.models.remembered import remembered


class StatusBand(models.Model):
    """Durum: the word for a percentage from `lower` up to the next band; per municipality or for all."""

    class Key(models.TextChoices):
        REACH = "reach", _("ulaşıldı")
        NEAR = "near", _("yakın")
        BEHIND = "behind", _("gerisinde")
        FAR = "far", _("çok gerisinde")

    municipality = models.ForeignKey(
        Municipality,
        models.CASCADE,
        related_name="status_bands",
        null=True,
        blank=True,
        verbose_name=_("belediye"),
        help_text=_("Boşsa kendi bantları olmayan bütün belediyeler için."),
    )
    key = models.CharField(_("görünüm"), max_length=10, choices=Key)
    label = models.CharField(_("söz"), max_length=60)
    lower = models.DecimalField(
        _("alt sınır (%)"),
        null=True,
        blank=True,
        help_text=_("Boş: en alttaki bant."),
        **PERCENT,
    )
    history = remembered()

    class Meta:
        ordering = ["municipality", "-lower"]
        verbose_name = _("durum bandı")
        verbose_name_plural = _("durum bantları")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "key"],
                condition=Q(municipality__isnull=False),
                name="status_band_once_per_municipality",
                violation_error_message=_("Bu belediyede bu bant var."),
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(municipality__isnull=True),
                name="status_band_once_for_all",
                violation_error_message=_("Bu bant zaten var."),
            ),
            held_to(
                ["reach", "near", "behind", "far"],
                field="key",
                name="status_band_key_is_known",
                says=_("Bandın görünümü bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Score(models.Model):
    """A roll-up as it was published: append-only, so pages never compute one.

    "As it stood on a day" is the latest row up to that day.
    """

    class Basis(models.TextChoices):
        CURRENT = "current", _("geçerli hedef")
        ORIGINAL = "original", _("ilk hedef")

    plan = models.ForeignKey(
        Plan, models.PROTECT, related_name="scores", verbose_name=_("plan")
    )
    goal = models.ForeignKey(
        Goal,
        models.PROTECT,
        related_name="scores",
        null=True,
        blank=True,
        verbose_name=_("amaç"),
    )
    objective = models.ForeignKey(
        Objective,
        models.PROTECT,
        related_name="scores",
        null=True,
        blank=True,
        verbose_name=_("hedef"),
    )
    year = models.PositiveSmallIntegerField(_("yıl"))
    period = models.CharField(
        _("dönem"), max_length=4, choices=Period, default=Period.YEAR
    )
    basis = models.CharField(
        _("dayanak"), max_length=10, choices=Basis, default=Basis.CURRENT
    )
    percent = models.DecimalField(_("tamamlanma (%)"), null=True, **SCORE)
    coverage = models.DecimalField(_("veri kapsamı (%)"), **SCORE)
    low = models.DecimalField(_("en az (%)"), null=True, **SCORE)
    high = models.DecimalField(_("en çok (%)"), null=True, **SCORE)
    flags = models.JSONField(_("işaretler"), default=list)
    published_at = models.DateTimeField(_("yayımlandığı zaman"), default=timezone.now)

    class Meta:
        ordering = ["plan_id", "year", "period", "pk"]
        verbose_name = _("yayımlanan sonuç")
        verbose_name_plural = _("yayımlanan sonuçlar")
        indexes = [
            models.Index(
                fields=["plan", "year", "period", "basis", "published_at"],
                name="score_by_plan_period",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(goal=None) | Q(objective=None),
                name="score_of_one_thing",
                violation_error_message=_(
                    "Sonuç tek bir amacın, hedefin veya planın olur."
                ),
            ),
            models.CheckConstraint(
                condition=Q(coverage__gte=0, coverage__lte=100),
                name="score_coverage_between_0_and_100",
                violation_error_message=_("Kapsam 0 ile 100 arasındadır."),
            ),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__gte=0, percent__lte=100),
                name="score_percent_between_0_and_100",
                violation_error_message=_("Tamamlanma 0 ile 100 arasındadır."),
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None)
                | Q(low__gte=0, low__lte=F("high"), high__lte=100),
                name="score_range_between_0_and_100",
                violation_error_message=_("Aralık 0 ile 100 arasındadır."),
            ),
            models.CheckConstraint(
                condition=Q(percent=None)
                | Q(low=None)
                | Q(percent__gte=F("low"), percent__lte=F("high")),
                name="score_percent_inside_its_range",
                violation_error_message=_("Tamamlanma kendi aralığının içindedir."),
            ),
            models.CheckConstraint(
                condition=Q(period__in=document.PERIODS),
                name="score_period_is_known",
                violation_error_message=_("Dönem bilinmiyor."),
            ),
            held_to(
                ["current", "original"],
                field="basis",
                name="score_basis_is_known",
                says=_("Sonucun dayanağı bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objective or self.goal or self.plan} {self.year}"
