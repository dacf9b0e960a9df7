"""What goals, objectives and indicators have in common: a printed code, a place, a life in the plan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanPart(models.Model):
    """A part of a plan.  Nothing is deleted: an update withdraws it ("KALDIRILDI")."""

    code = models.CharField(
        _("kod"), max_length=20
    )  # canonical: "A4", "H4.1", "PG4.1.1"
    printed_code = models.CharField(_("basılı kod"), max_length=40, blank=True)
    slug = models.CharField(_("adresteki ad"), max_length=40)
    position = models.PositiveSmallIntegerField(_("sıra"))
    introduced_in = models.ForeignKey(
        "plans.PlanRevision",
        models.PROTECT,
        related_name="+",
        verbose_name=_("geldiği sürüm"),
    )
    withdrawn_in = models.ForeignKey(
        "plans.PlanRevision",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("kaldırıldığı sürüm"),
    )

    class Meta:
        abstract = True


class FieldCitation(models.Model):
    """Where one printed field of a record stands in its source."""

    field = models.CharField(_("alan"), max_length=60)
    citation = models.ForeignKey(
        "plans.Citation",
        models.PROTECT,
        related_name="+",
        verbose_name=_("kaynak gösterimi"),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.field
