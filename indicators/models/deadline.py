"""Legal deadlines: rows with their basis, because the law changes and code should not have to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models import Municipality
from plans.models.remembered import remembered


class Deadline(models.Model):
    """Yasal süre: what is due each year, when, and by which law; for one municipality or for all.

    Without a day the law names none, or counts from an event; `rule` says it in words.
    """

    municipality = models.ForeignKey(
        Municipality,
        models.CASCADE,
        related_name="deadlines",
        null=True,
        blank=True,
        verbose_name=_("belediye"),
        help_text=_("Boşsa bütün belediyeler için."),
    )
    name = models.CharField(_("iş"), max_length=200)
    rule = models.CharField(_("süre"), max_length=200)
    legal_basis = models.CharField(_("dayanak"), max_length=300)
    month = models.PositiveSmallIntegerField(_("ay"), null=True, blank=True)
    day = models.PositiveSmallIntegerField(
        _("gün"),
        null=True,
        blank=True,
        help_text=_("Ayda o gün yoksa ayın son günü."),
    )
    years_after = models.SmallIntegerField(
        _("ilgili yıldan kaç yıl sonra"),
        default=0,
        help_text=_("Önceki yıl için −1, izleyen yıl için 1."),
    )
    position = models.PositiveSmallIntegerField(_("sıra"), default=0)
    history = remembered()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("yasal süre")
        verbose_name_plural = _("yasal süreler")
        constraints = [
            models.CheckConstraint(
                condition=Q(month=None, day=None)
                | Q(
                    month__isnull=False,
                    day__isnull=False,
                    month__gte=1,
                    month__lte=12,
                    day__gte=1,
                    day__lte=31,
                ),
                name="deadline_day_with_its_month",
                violation_error_message=_("Ay ve gün birlikte yazılır."),
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(legal_basis=""),
                name="deadline_has_a_basis",
                violation_error_message=_("İşin adı ve dayanağı yazılır."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
