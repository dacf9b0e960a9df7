"""Official tables that are made away from the request: who asked, how far they are, where the file is."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from indicators.models import Period
from plans.access import Person, access_of
from plans.at_work import is_cut_off, is_quiet
from plans.models import Plan
from plans.models.choices import held_to
from plans.models.kept import KeptFileField
from reports.models.schedule import SUFFIXES, ReportSchedule

ALL_KINDS = "hepsi"
FOLDER = "raporlar"  # of the store, and of nothing else in it


def job_path(_job: ReportJob, name: str) -> str:
    """Return where a job's file is kept: under a name that nobody guesses."""
    return f"{FOLDER}/{get_random_string(24)}.{name.rpartition('.')[2]}"


class ReportJobQuerySet(models.QuerySet["ReportJob"]):
    """Jobs by whose they are and how far they have come."""

    def seen_by(self, person: Person) -> ReportJobQuerySet:
        """Keep what a person asked for, and what is made on schedule for the office they work in.

        What they may no longer have, they no longer see: an office left, a right taken back.
        """
        access = access_of(person)
        own = Q(asked_by=person.pk) | Q(schedule__isnull=False)
        if access.is_total:
            return self.filter(own)
        return self.filter(own, plan__municipality__in=access.municipality_ids)

    def under_way(self) -> ReportJobQuerySet:
        """Keep what waits or is being made."""
        return self.filter(state__in=UNDER_WAY)

    def with_place(self) -> ReportJobQuerySet:
        """Load the plan and its municipality in the same query."""
        return self.select_related("plan__municipality", "schedule")


class ReportJob(models.Model):
    """Rapor işi: one file of official tables; asked for by a person, or by a schedule once an occasion.

    Without a plan it is of the whole installation, each plan in its usual year.  `kinds` is as
    a schedule's.  `attempts` tells the one who makes it now from whoever was cut off before.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("sırada")
        RUNNING = "running", _("hazırlanıyor")
        DONE = "done", _("hazır")
        FAILED = "failed", _("hazırlanamadı")

    kept_at = "report_job_file"

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="report_jobs",
        null=True,
        blank=True,
        verbose_name=_("isteyen"),
    )
    schedule = models.ForeignKey(
        ReportSchedule,
        models.CASCADE,
        related_name="jobs",
        null=True,
        blank=True,
        verbose_name=_("zamanlanmış rapor"),
    )
    occasion = models.CharField(_("hangi kez"), max_length=10, blank=True)
    plan = models.ForeignKey(
        Plan,
        models.CASCADE,
        related_name="report_jobs",
        null=True,
        blank=True,
        verbose_name=_("plan"),
    )
    kinds = models.CharField(_("tablolar"), max_length=300)
    suffix = models.CharField(_("dosya türü"), max_length=4)
    year = models.PositiveSmallIntegerField(_("yıl"), null=True, blank=True)
    period = models.CharField(_("dönem"), max_length=4, default=Period.YEAR)
    state = models.CharField(
        _("durum"), max_length=10, choices=State, default=State.WAITING
    )
    parts = models.PositiveIntegerField(_("parça"), default=0)
    parts_done = models.PositiveIntegerField(_("biten parça"), default=0)
    attempts = models.PositiveSmallIntegerField(_("deneme"), default=0)
    maker = models.CharField(_("hazırlayan süreç"), max_length=120, blank=True)
    file = KeptFileField(_("dosya"), upload_to=job_path, blank=True)
    name = models.CharField(_("dosya adı"), max_length=255, blank=True)
    size = models.PositiveBigIntegerField(_("bayt"), default=0)
    error = models.CharField(_("neden hazırlanamadı"), max_length=300, blank=True)
    asked_at = models.DateTimeField(_("istendiği zaman"), default=timezone.now)
    seen_at = models.DateTimeField(_("son haber"), default=timezone.now)
    expires_at = models.DateTimeField(
        _("indirilebileceği son an"), null=True, blank=True
    )

    objects = ReportJobQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("rapor işi")
        verbose_name_plural = _("rapor işleri")
        constraints = [
            models.UniqueConstraint(
                fields=["asked_by", "plan", "kinds", "suffix", "year", "period"],
                condition=Q(state__in=["waiting", "running"], plan__isnull=False),
                name="report_job_once_at_a_time",
                violation_error_message=_("Bu tablolar şu anda hazırlanıyor."),
            ),
            models.UniqueConstraint(
                fields=["asked_by", "kinds", "suffix", "period"],
                condition=Q(state__in=["waiting", "running"], plan=None),
                name="report_job_of_all_once_at_a_time",
                violation_error_message=_("Bu tablolar şu anda hazırlanıyor."),
            ),
            models.UniqueConstraint(
                fields=["schedule", "occasion"],
                name="report_job_once_an_occasion",
                violation_error_message=_("Bu rapor bu dönem için hazırlandı."),
            ),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=False, schedule=None, occasion="")
                | (Q(asked_by=None, schedule__isnull=False) & ~Q(occasion="")),
                name="report_job_is_a_persons_or_a_schedules",
                violation_error_message=_("İşi bir kişi ya da bir zamanlama ister."),
            ),
            models.CheckConstraint(
                condition=Q(plan=None, year=None, schedule=None)
                | Q(plan__isnull=False, year__isnull=False),
                name="report_job_of_a_plan_has_a_year",
                violation_error_message=_("Bir planın tabloları bir yılındır."),
            ),
            held_to(
                ["waiting", "running", "done", "failed"],
                field="state",
                name="report_job_state_is_known",
                says=_("İşin durumu bilinmiyor."),
            ),
            held_to(
                SUFFIXES,
                field="suffix",
                name="report_job_suffix_is_known",
                says=_("Dosya türü bilinmiyor."),
            ),
            held_to(
                ["YEAR", "H1"],
                field="period",
                name="report_job_period_is_known",
                says=_("Tablolar yılın ya da ilk altı ayındır."),
            ),
            models.CheckConstraint(
                condition=~Q(kinds=""),
                name="report_job_names_tables",
                violation_error_message=_("En az bir tablo seçin."),
            ),
            models.CheckConstraint(
                condition=Q(state="done", expires_at__isnull=False)
                | (~Q(state="done") & Q(expires_at=None, file="")),
                name="report_job_file_once_done_until_a_time",
                violation_error_message=_("Biten işin dosyasının süresi olur."),
            ),
            models.CheckConstraint(
                condition=(Q(state="failed") & ~Q(error=""))
                | (~Q(state="failed") & Q(error="")),
                name="report_job_failure_says_why",
                violation_error_message=_("Hazırlanamayan tabloların nedeni yazılır."),
            ),
            models.CheckConstraint(
                condition=Q(parts_done__lte=F("parts")),
                name="report_job_does_not_do_more_than_all",
                violation_error_message=_("Biten parça, bütün parçalardan çok olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kinds}.{self.suffix} #{self.pk}"

    @property
    def is_under_way(self) -> bool:
        """Whether it waits or is being made."""
        return self.state in UNDER_WAY

    @property
    def is_cut_off(self) -> bool:
        """Whether nobody makes it any more, though it was begun."""
        is_begun = self.state == self.State.RUNNING
        return is_begun and is_cut_off(self.maker, self.seen_at, timezone.now())

    @property
    def is_quiet(self) -> bool:
        """Whether it is being made, but was not heard of for a while."""
        is_begun = self.state == self.State.RUNNING
        return is_begun and is_quiet(self.seen_at, timezone.now())

    @property
    def is_again(self) -> bool:
        """Whether it waits after it was begun once."""
        return self.state == self.State.WAITING and self.attempts > 0

    @property
    def when(self) -> str:
        """The period in words, "" where each plan has its own."""
        return "" if self.year is None else Period.of_year(self.year, self.period)

    @property
    def has_expired(self) -> bool:
        """Whether the file can no longer be had."""
        return self.expires_at is not None and self.expires_at <= timezone.now()


UNDER_WAY = (ReportJob.State.WAITING, ReportJob.State.RUNNING)


class ReportLetter(models.Model):
    """Rapor mektubu: one person to be told of one scheduled job; written down before it is sent.

    Who is to be told stands here as the job is made: whoever is added to the schedule later
    hears of later ones only.
    """

    job = models.ForeignKey(
        ReportJob, models.CASCADE, related_name="letters", verbose_name=_("rapor işi")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name=_("kime"),
    )
    sent_at = models.DateTimeField(_("gönderildiği zaman"), null=True, blank=True)

    class Meta:
        ordering = ["job_id", "pk"]
        verbose_name = _("rapor mektubu")
        verbose_name_plural = _("rapor mektupları")
        constraints = [
            models.UniqueConstraint(
                fields=["job", "user"],
                name="report_letter_once_a_person",
                violation_error_message=_("Bu rapor bu kişiye bildirildi."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.job}"
