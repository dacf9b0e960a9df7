"""Context: figures about a province or municipality that a person sets beside objectives."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plans.models.card import Objective
from plans.models.figures import FIGURE
from plans.models.municipality import Municipality
from plans.models.remembered import remembered
from plans.models.source import Citation


class Statistic(models.Model):
    """A printed figure with its sentence; it never enters a score."""

    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        related_name="statistics",
        null=True,
        blank=True,
        verbose_name=_("belediye"),
    )
    province = models.CharField(_("il"), max_length=40, blank=True)
    section = models.CharField(_("bölüm"), max_length=200, blank=True)
    subject = models.CharField(_("konu"), max_length=300)
    value = models.DecimalField(_("değer"), **FIGURE)
    unit = models.CharField(_("birim"), max_length=60)
    since_year = models.PositiveSmallIntegerField(
        _("başladığı yıl"), null=True, blank=True
    )
    as_of = models.CharField(
        _("tarihi"), max_length=10, blank=True, help_text=_("2024 veya 2024-09")
    )
    sentence = models.TextField(_("basılı cümle"))
    citation = models.ForeignKey(
        Citation,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("kaynak gösterimi"),
    )
    objectives = models.ManyToManyField(
        Objective,
        through="StatisticLink",
        related_name="statistics",
        verbose_name=_("hedefler"),
    )
    history = remembered()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("bağlam sayısı")
        verbose_name_plural = _("bağlam sayıları")
        constraints = [
            models.CheckConstraint(
                condition=Q(municipality__isnull=False) | ~Q(province=""),
                name="statistic_is_about_somewhere",
                violation_error_message=_(
                    "Bağlam sayısı bir ilin veya belediyenin olmalı."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class StatisticLink(models.Model):
    """A person set this figure beside this objective."""

    statistic = models.ForeignKey(
        Statistic, models.CASCADE, related_name="links", verbose_name=_("bağlam sayısı")
    )
    objective = models.ForeignKey(
        Objective,
        models.CASCADE,
        related_name="statistic_links",
        verbose_name=_("hedef"),
    )
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("bağlayan"),
    )
    linked_at = models.DateTimeField(_("bağlandığı zaman"), default=timezone.now)
    history = remembered()

    class Meta:
        ordering = ["objective_id", "pk"]
        verbose_name = _("bağlam bağlantısı")
        verbose_name_plural = _("bağlam bağlantıları")
        constraints = [
            models.UniqueConstraint(
                fields=["statistic", "objective"],
                name="statistic_link_once",
                violation_error_message=_("Bu sayı bu hedefe bağlı."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objective}: {self.statistic}"
