"""Where values come from: received documents, and the place in them where a value stands."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plans.models.kept import KeptFileField
from plans.models.municipality import Municipality


class SourceDocument(models.Model):
    """A file as it was received; kept for ever."""

    kept_at = "kept_document"

    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        related_name="documents",
        null=True,
        blank=True,
        verbose_name=_("belediye"),
    )
    file = KeptFileField(_("dosya"), upload_to="belgeler/%Y/%m/")
    name = models.CharField(_("dosya adı"), max_length=255)
    sha256 = models.CharField(_("SHA-256 özeti"), max_length=64)
    kind = models.CharField(_("belge türü"), max_length=30, blank=True)
    pages = models.PositiveIntegerField(_("sayfa sayısı"), null=True, blank=True)
    source_address = models.URLField(_("kaynak adresi"), max_length=500, blank=True)
    received_at = models.DateTimeField(_("alındığı zaman"), default=timezone.now)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("alan kişi"),
    )

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("kaynak belge")
        verbose_name_plural = _("kaynak belgeler")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "sha256"],
                condition=Q(municipality__isnull=False),
                name="source_document_once_per_municipality",
                violation_error_message=_("Bu belge daha önce alındı."),
            ),
            models.UniqueConstraint(
                fields=["sha256"],
                condition=Q(municipality__isnull=True),
                name="source_document_once_without_municipality",
                violation_error_message=_("Bu belge daha önce alındı."),
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="source_document_sha256_is_hexadecimal",
                violation_error_message=_("SHA-256 özeti 64 onaltılık basamaktır."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Citation(models.Model):
    """Where one value is printed: page and box, or cell, or line, and the text that stands there."""

    document = models.ForeignKey(
        SourceDocument,
        models.PROTECT,
        related_name="citations",
        verbose_name=_("belge"),
    )
    text = models.TextField(_("basıldığı gibi"), blank=True)
    page = models.PositiveIntegerField(_("sayfa"), null=True, blank=True)
    # PDF points from the page's top left
    x0 = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    top = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    x1 = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    bottom = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    cell = models.CharField(_("hücre"), max_length=80, blank=True)
    line = models.PositiveIntegerField(_("satır"), null=True, blank=True)
    confidence = models.DecimalField(
        _("güven"), max_digits=3, decimal_places=2, null=True, blank=True
    )
    crop = models.ImageField(_("kesit"), upload_to="kesitler/%Y/%m/", blank=True)

    class Meta:
        verbose_name = _("kaynak gösterimi")
        verbose_name_plural = _("kaynak gösterimleri")
        constraints = [
            models.CheckConstraint(
                condition=Q(x0=None, top=None, x1=None, bottom=None)
                | Q(x0__lte=F("x1"), top__lte=F("bottom"), page__isnull=False),
                name="citation_box_is_whole_and_on_a_page",
                violation_error_message=_("Kutunun dört kenarı ve sayfası olmalı."),
            ),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__gte=0, confidence__lte=1),
                name="citation_confidence_between_0_and_1",
                violation_error_message=_("Güven 0 ile 1 arasındadır."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def place(self) -> str:
        """The place in words: "s. 67", "satır 12", "Sayfa1!B4", or nothing."""
        if self.page is not None:
            return _("s. %(page)s") % {"page": self.page}
        if self.cell:
            return self.cell
        return (
            _("satır %(line)s") % {"line": self.line} if self.line is not None else ""
        )
