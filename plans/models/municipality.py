"""The municipality, its units and who works in them."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plans.models.remembered import remembered
from plans.models.turkish_order import sort_key_of


class Municipality(models.Model):
    """Belediye: one installation serves many."""

    class Kind(models.TextChoices):
        METROPOLITAN = "metropolitan", _("büyükşehir belediyesi")
        PROVINCIAL = "provincial", _("il belediyesi")
        METROPOLITAN_DISTRICT = "metropolitan_district", _("büyükşehir ilçe belediyesi")
        DISTRICT = "district", _("ilçe belediyesi")
        TOWN = "town", _("belde belediyesi")

    name = models.CharField(_("ad"), max_length=200, unique=True)
    slug = models.SlugField(_("adresteki ad"), max_length=80, unique=True)
    code = models.CharField(
        _("kod"),
        max_length=10,
        blank=True,
        help_text=_("Plaka ve ilçe sırası, örneğin 3500; bilinmiyorsa boş."),
    )
    province = models.CharField(_("il"), max_length=40, blank=True)
    kind = models.CharField(_("tür"), max_length=30, choices=Kind, blank=True)
    population = models.PositiveIntegerField(_("nüfus"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("nüfus yılı"), null=True, blank=True
    )
    is_fictional = models.BooleanField(
        _("kurgusal"),
        default=False,
        help_text=_("Her sayfasında “kurgusal veri” yazar."),
    )
    sort_key = sort_key_of("name")
    history = remembered(apart_from=["sort_key"])

    class Meta:
        ordering = ["sort_key"]
        verbose_name = _("belediye")
        verbose_name_plural = _("belediyeler")
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="municipality_code_is_unique_where_known",
                violation_error_message=_("Bu kod başka bir belediyenin."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """Birim: a directorate or department that answers for objectives."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="units", verbose_name=_("belediye")
    )
    name = models.CharField(_("ad"), max_length=200)
    is_active = models.BooleanField(_("etkin"), default=True)
    sort_key = sort_key_of("name")
    history = remembered(apart_from=["sort_key"])

    class Meta:
        ordering = ["sort_key"]
        verbose_name = _("birim")
        verbose_name_plural = _("birimler")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"],
                name="unit_name_once_per_municipality",
                violation_error_message=_("Bu belediyede bu adla bir birim var."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """What a person may do in one municipality, or in one unit of it."""

    class Role(models.TextChoices):
        ENTRY = "entry", _("veri girişi")
        UNIT_MANAGER = "unit_manager", _("birim yöneticisi")
        STRATEGY = "strategy", _("strateji")
        ADMINISTRATOR = "administrator", _("yönetici")

    UNIT_ROLES = (Role.ENTRY, Role.UNIT_MANAGER)
    OFFICE_ROLES = (Role.STRATEGY, Role.ADMINISTRATOR)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("kullanıcı"),
    )
    municipality = models.ForeignKey(
        Municipality,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("belediye"),
    )
    unit = models.ForeignKey(
        Unit,
        models.CASCADE,
        related_name="memberships",
        null=True,
        blank=True,
        verbose_name=_("birim"),
    )
    role = models.CharField(_("rol"), max_length=20, choices=Role)
    history = remembered()

    class Meta:
        ordering = ["municipality_id", "role", "pk"]
        verbose_name = _("üyelik")
        verbose_name_plural = _("üyelikler")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["entry", "unit_manager"], unit__isnull=False)
                | Q(role__in=["strategy", "administrator"], unit__isnull=True),
                name="membership_unit_roles_have_a_unit",
                violation_error_message=_(
                    "Veri girişi ve birim yöneticisi rolleri bir birim ister; "
                    "strateji ve yönetici rolleri birimsizdir."
                ),
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                condition=Q(unit__isnull=False),
                name="membership_once_per_unit",
                violation_error_message=_("Bu üyelik zaten var."),
            ),
            models.UniqueConstraint(
                fields=["user", "municipality", "role"],
                condition=Q(unit__isnull=True),
                name="membership_once_per_municipality",
                violation_error_message=_("Bu üyelik zaten var."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"

    def clean(self) -> None:
        """Refuse a unit of another municipality."""
        if self.unit is not None and self.unit.municipality_id != self.municipality_id:
            raise ValidationError({"unit": _("Birim bu belediyenin değil.")})
