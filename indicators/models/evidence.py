"""Evidence for actuals: what may be kept, and who is shown it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.actual import ActualEntry
from plans.models.kept import KeptFileField
from plans.models.remembered import remembered

SUFFIXES = ("pdf", "xlsx", "ods", "docx", "odt", "txt", "png", "jpg", "jpeg")
MOST_BYTES = 20 * 1024 * 1024


def keeps_within_size(file: File[bytes]) -> None:
    """Raise ValidationError for a file that is too large to keep."""
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(_("Dosya en çok 20 MB olabilir."), code="too_large")


FILE_VALIDATORS: list[Callable[[Any], None]] = [
    FileExtensionValidator(SUFFIXES),
    keeps_within_size,
]


def evidence_path(evidence: Evidence, filename: str) -> str:
    """Keep evidence apart from other uploads; it may hold personal data."""
    return f"kanit/{evidence.actual_id}/{filename}"


class EvidenceManager(models.Manager["Evidence"]):
    """The evidence that backs a figure today: what was taken out is shown to nobody."""

    def get_queryset(self) -> models.QuerySet[Evidence]:
        """Leave out what was removed."""
        return super().get_queryset().filter(removed_at=None)


class Evidence(models.Model):
    """Kanıt: a file or an address that backs an actual; private unless marked public.

    A removed one stays as a row, for its history; only `everything` has it.
    """

    kept_at = "kept_evidence"

    actual = models.ForeignKey(
        ActualEntry,
        models.CASCADE,
        related_name="evidence",
        verbose_name=_("gerçekleşme"),
    )
    title = models.CharField(_("başlık"), max_length=200)
    file = KeptFileField(
        _("dosya"), upload_to=evidence_path, blank=True, validators=FILE_VALIDATORS
    )
    address = models.URLField(_("adres"), max_length=500, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True, editable=False)
    is_public = models.BooleanField(_("herkese açık"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("ekleyen"),
    )
    added_at = models.DateTimeField(_("eklendiği zaman"), default=timezone.now)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("çıkaran"),
    )
    removed_at = models.DateTimeField(_("çıkarıldığı zaman"), null=True, blank=True)
    objects = EvidenceManager()
    everything = models.Manager["Evidence"]()
    history = remembered()

    class Meta:
        ordering = ["actual_id", "pk"]
        verbose_name = _("kanıt")
        verbose_name_plural = _("kanıtlar")
        constraints = [
            models.CheckConstraint(
                condition=(~Q(file="") & Q(address="")) | (Q(file="") & ~Q(address="")),
                name="evidence_is_a_file_or_an_address",
                violation_error_message=_("Kanıt ya bir dosya ya bir adrestir."),
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | Q(is_public=False),
                name="evidence_removed_is_not_public",
                violation_error_message=_("Çıkarılan kanıt herkese açık olamaz."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
