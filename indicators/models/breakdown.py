"""A figure by district, sex or age group."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.models.actual import ActualEntry
from plans.models.choices import held_to
from plans.models.figures import FIGURE
from plans.models.remembered import remembered


class Dimension(models.TextChoices):
    """By what a figure is broken down."""

    DISTRICT = "district", _("ilçe")
    SEX = "sex", _("cinsiyet")
    AGE_GROUP = "age_group", _("yaş grubu")


class BreakdownPart(models.Model):
    """Kırılım: one part of a figure, in the indicator's unit; a figure not known has no row."""

    actual = models.ForeignKey(
        ActualEntry,
        models.CASCADE,
        related_name="parts",
        verbose_name=_("gerçekleşme"),
    )
    dimension = models.CharField(_("kırılım"), max_length=10, choices=Dimension)
    category = models.CharField(_("grup"), max_length=120)
    value = models.DecimalField(_("değer"), **FIGURE)
    position = models.PositiveSmallIntegerField(_("sıra"), default=0)
    history = remembered()

    class Meta:
        ordering = ["actual_id", "dimension", "position", "pk"]
        verbose_name = _("kırılım")
        verbose_name_plural = _("kırılımlar")
        constraints = [
            models.UniqueConstraint(
                fields=["actual", "dimension", "category"],
                name="breakdown_category_once",
                violation_error_message=_("Bu grup bu kırılımda zaten var."),
            ),
            models.CheckConstraint(
                condition=~Q(category=""),
                name="breakdown_part_has_a_category",
                violation_error_message=_("Kırılımın grubu yazılır."),
            ),
            held_to(
                Dimension.values,
                field="dimension",
                name="breakdown_dimension_is_known",
                says=_("Kırılımın türü bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_dimension_display()}: {self.category}"
