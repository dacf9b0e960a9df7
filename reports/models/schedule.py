"""Which official tables of a plan are made again and again, when, and who is told."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plans.models import Membership, Municipality, Plan
from plans.models.choices import held_to
from plans.models.remembered import remembered

SUFFIXES = ("xlsx", "pdf", "docx")


class ReportSchedule(models.Model):
    """Zamanlanmış rapor: tables that are made every month, or whenever a period was closed.

    `kinds` are names of official tables with a space between, or "hepsi" for all.  It begins
    with what ends on `starts_on` or later: what ended before is not made up for.
    """

    class Rhythm(models.TextChoices):
        MONTHLY = "monthly", _("her ay")
        PERIOD_END = "period_end", _("dönem kapanınca")

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="report_schedules", verbose_name=_("plan")
    )
    kinds = models.CharField(_("tablolar"), max_length=300)
    suffix = models.CharField(_("dosya türü"), max_length=4)
    rhythm = models.CharField(_("ne zaman"), max_length=10, choices=Rhythm)
    recipients = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="+",
        blank=True,
        verbose_name=_("e-postayla haber verilecekler"),
    )
    is_active = models.BooleanField(_("sürüyor"), default=True)
    starts_on = models.DateField(_("başladığı gün"), default=timezone.localdate)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("kuran"),
    )
    history = remembered()

    class Meta:
        ordering = ["plan_id", "pk"]
        verbose_name = _("zamanlanmış rapor")
        verbose_name_plural = _("zamanlanmış raporlar")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kinds", "suffix", "rhythm"],
                name="report_schedule_once",
                violation_error_message=_(
                    "Bu tablolar bu sıklıkla zaten hazırlanıyor."
                ),
            ),
            held_to(
                SUFFIXES,
                field="suffix",
                name="report_schedule_suffix_is_known",
                says=_("Dosya türü bilinmiyor."),
            ),
            held_to(
                ["monthly", "period_end"],
                field="rhythm",
                name="report_schedule_rhythm_is_known",
                says=_("Sıklık bilinmiyor."),
            ),
            models.CheckConstraint(
                condition=~Q(kinds=""),
                name="report_schedule_names_tables",
                violation_error_message=_("En az bir tablo seçin."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.get_rhythm_display()} #{self.pk}"


def recipients_of(municipality: Municipality) -> models.QuerySet[User]:
    """Return who may have a municipality's official tables: those who work in its office."""
    office = Membership.objects.filter(
        municipality=municipality, role__in=Membership.OFFICE_ROLES
    )
    people = User.objects.filter(is_active=True, pk__in=office.values("user"))
    return people.order_by("first_name", "last_name", "username")
