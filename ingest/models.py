"""Drafts: readings that wait for a person."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models import ReportingPeriod
from plans.at_work import is_cut_off, is_quiet
from plans.document import PlanDocument
from plans.document_json import dumps, loads_own
from plans.models import Municipality, Plan, SourceDocument, Unit
from plans.models.choices import held_to


class DraftState(models.TextChoices):
    """How far the review of a document has come."""

    OPEN = "open", _("inceleniyor")
    COMMITTED = "committed", _("aktarıldı")
    REJECTED = "rejected", _("reddedildi")


class Draft(models.Model):
    """What was read from one document, under review; nothing of it is in a plan before commit."""

    State = DraftState

    document = models.ForeignKey(
        SourceDocument, models.PROTECT, related_name="drafts", verbose_name=_("belge")
    )
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="drafts", verbose_name=_("belediye")
    )
    reading = models.TextField(_("okunan"), editable=False)  # JSON of a PlanDocument
    state = models.CharField(
        _("durum"), max_length=10, choices=State, default=State.OPEN
    )
    plan = models.ForeignKey(
        Plan,
        models.PROTECT,
        related_name="drafts",
        null=True,
        blank=True,
        verbose_name=_("aktarıldığı plan"),
    )
    created_at = models.DateTimeField(_("okunduğu zaman"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("yükleyen"),
    )
    decided_at = models.DateTimeField(_("karar zamanı"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("karar veren"),
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("okunan belge")
        verbose_name_plural = _("okunan belgeler")
        constraints = [
            held_to(
                DraftState,
                field="state",
                name="draft_state_is_known",
                says=_("Taslağın durumu bilinmiyor."),
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(decided_at__isnull=False),
                name="draft_decisions_have_a_time",
                violation_error_message=_("Kararın zamanı olmalı."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)

    def as_read(self) -> PlanDocument:
        """Return the reading."""
        return loads_own(self.reading)

    @property
    def digest(self) -> str:
        """What tells this reading from an earlier or later one of the same draft."""
        return hashlib.sha256(self.reading.encode()).hexdigest()

    def keep(self, reading: PlanDocument) -> None:
        """Set the reading, without saving."""
        self.reading = dumps(reading, indent=None)


class IntakeState(models.TextChoices):
    """How far the reading of a received file has come."""

    WAITING = "waiting", _("sırada")
    READING = "reading", _("okunuyor")
    READ = "read", _("okundu")
    REFUSED = "refused", _("okunamadı")
    UNPACKED = "unpacked", _("arşiv açıldı")


UNDER_WAY = (IntakeState.WAITING, IntakeState.READING)


class Intake(models.Model):
    """One received file on its way to a draft: who reads it, how far, and how it ended."""

    State = IntakeState

    document = models.ForeignKey(
        SourceDocument,
        models.PROTECT,
        related_name="intakes",
        verbose_name=_("belge"),
    )
    archive = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="members",
        null=True,
        blank=True,
        verbose_name=_("çıktığı arşiv"),
    )
    state = models.CharField(
        _("durum"), max_length=10, choices=State, default=State.WAITING
    )
    reason = models.TextField(_("okunamama nedeni"), blank=True)
    draft = models.ForeignKey(
        Draft,
        models.PROTECT,
        related_name="intakes",
        null=True,
        blank=True,
        verbose_name=_("okunan belge"),
    )
    pages_done = models.PositiveIntegerField(_("okunan sayfa"), default=0)
    attempts = models.PositiveSmallIntegerField(_("deneme"), default=0)
    reader = models.CharField(_("okuyan süreç"), max_length=120, blank=True)
    received_at = models.DateTimeField(_("alındığı zaman"), default=timezone.now)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("yükleyen"),
    )
    seen_at = models.DateTimeField(_("son haber"), default=timezone.now)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("alınan dosya")
        verbose_name_plural = _("alınan dosyalar")
        constraints = [
            held_to(
                IntakeState,
                field="state",
                name="intake_state_is_known",
                says=_("Alınan dosyanın durumu bilinmiyor."),
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state__in=UNDER_WAY),
                name="intake_once_at_a_time",
                violation_error_message=_("Bu belge şu anda okunuyor."),
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""),
                name="intake_refusal_says_why",
                violation_error_message=_("Okunamayan dosyanın nedeni yazılmalı."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def is_cut_off(self) -> bool:
        """Whether nobody reads it any more, though it was begun."""
        is_begun = self.state == self.State.READING
        return is_begun and is_cut_off(self.reader, self.seen_at, timezone.now())

    @property
    def is_quiet(self) -> bool:
        """Whether it is being read, but was not heard of for a while."""
        is_begun = self.state == self.State.READING
        return is_begun and is_quiet(self.seen_at, timezone.now())


class EditKind(models.TextChoices):
    """What a person did to a reading."""

    SET = "set", _("düzeltildi")
    ADD = "add", _("eklendi")
    DROP = "drop", _("belgeden çıkarıldı")
    SPLIT = "split", _("bölündü")
    JOIN = "join", _("birleştirildi")
    MOVE = "move", _("taşındı")
    PLACE = "place", _("yerleştirildi")
    SETTLE = "settle", _("olduğu gibi onaylandı")


class DraftEdit(models.Model):
    """One change a person made to a reading; append-only, nothing of it is ever rewritten.

    `path` is where it stood before the change, `subject` how the page named it.
    """

    Kind = EditKind

    draft = models.ForeignKey(
        Draft, models.PROTECT, related_name="edits", verbose_name=_("okunan belge")
    )
    kind = models.CharField(_("işlem"), max_length=10, choices=Kind)
    path = models.CharField(_("yer"), max_length=200, blank=True)
    subject = models.CharField(_("konu"), max_length=300)
    before = models.TextField(_("önce"), blank=True)
    after = models.TextField(_("sonra"), blank=True)
    at = models.DateTimeField(_("zaman"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("düzelten"),
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("düzeltme")
        verbose_name_plural = _("düzeltmeler")
        constraints = [
            held_to(
                EditKind,
                field="kind",
                name="draft_edit_kind_is_known",
                says=_("Düzeltmenin türü bilinmiyor."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.get_kind_display()}"


class FilledSheet(models.Model):
    """A workbook that somebody filled in and uploaded: kept from its check until it is applied or replaced."""

    period = models.ForeignKey(
        ReportingPeriod, models.CASCADE, related_name="+", verbose_name=_("dönem")
    )
    unit = models.ForeignKey(
        Unit,
        models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("birim"),
    )
    by = models.OneToOneField(  # a new one takes the place of the last
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="filled_sheet",
        verbose_name=_("yükleyen"),
    )
    name = models.CharField(_("dosya adı"), max_length=200)
    content = models.BinaryField(_("içerik"))
    at = models.DateTimeField(_("yüklendiği zaman"), default=timezone.now)

    class Meta:
        verbose_name = _("doldurulan çalışma kitabı")
        verbose_name_plural = _("doldurulan çalışma kitapları")

    def __str__(self) -> str:
        return self.name


class FilledPlan(models.Model):
    """A plan's workbook that an office filled in: kept from its check until it is applied or replaced.

    `result` is what the check found, `standing` tells what stood in the plan then.
    """

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="+", verbose_name=_("plan")
    )
    by = models.OneToOneField(  # a new one takes the place of the last
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="filled_plan",
        verbose_name=_("yükleyen"),
    )
    name = models.CharField(_("dosya adı"), max_length=200)
    content = models.BinaryField(_("içerik"))
    at = models.DateTimeField(_("yüklendiği zaman"), default=timezone.now)
    result = models.JSONField(_("denetimde bulunan"), null=True)
    standing = models.CharField(_("denetlenirken duran"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("doldurulan plan kitabı")
        verbose_name_plural = _("doldurulan plan kitapları")

    def __str__(self) -> str:
        return self.name
