"""Gerçekleşen: what was reached in a period, from draft to publication."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models.indicator import Indicator, entered_through
from indicators.models.period import Period
from plans import document
from plans.access import Person, access_of
from plans.models import Citation
from plans.models.choices import held_to
from plans.models.figures import FIGURE, PERCENT
from plans.models.remembered import remembered


class ActualEntryQuerySet(models.QuerySet["ActualEntry"]):
    """Actuals by what a reader wants of them."""

    def public(self) -> ActualEntryQuerySet:
        """Keep what the public may read: approved, and not replaced by an approved correction."""
        approved = ActualEntry.State.APPROVED
        # Joined to its corrections instead, SQLite reads the whole table for each row once it has
        # statistics: nearly every `supersedes` is null.
        corrected = ActualEntry.objects.filter(
            supersedes=OuterRef("pk"), state=approved
        )
        return self.filter(~Exists(corrected), state=approved)

    def standing(self) -> ActualEntryQuerySet:
        """Keep what stands of each period: the undecided entry and the public one."""
        undecided = self.exclude(state=ActualEntry.State.APPROVED)
        return undecided | self.public()

    def visible_to(self, person: Person) -> ActualEntryQuerySet:
        """Keep the entries of the indicators whose figures a person may enter."""
        return self.filter(entered_through(person, "indicator__"))

    def decided_by(self, person: Person) -> ActualEntryQuerySet:
        """Keep the entries of the municipalities that a person decides for."""
        access = access_of(person)
        if access.is_total:
            return self
        ids = access.municipality_ids
        return self.filter(indicator__objective__goal__plan__municipality__in=ids)

    def for_review(self) -> ActualEntryQuerySet:
        """Load what is shown beside a figure: its indicator as for scoring, people, parts, evidence."""
        indicators = Indicator.objects.for_entry().for_scoring()
        return self.select_related(
            "entered_by", "decided_by", "supersedes"
        ).prefetch_related(
            models.Prefetch("indicator", queryset=indicators), "evidence", "parts"
        )

    def open_for(
        self, indicator: Indicator, year: int, period: str
    ) -> ActualEntryQuerySet:
        """Keep the entry that is not decided yet; there is at most one."""
        return self.filter(indicator=indicator, year=year, period=period).exclude(
            state=ActualEntry.State.APPROVED
        )


class ActualEntry(models.Model):
    """Gerçekleşen: what was reached in one period; append-only once approved."""

    class State(models.TextChoices):
        DRAFT = document.State.DRAFT, _("taslak")
        SUBMITTED = document.State.SUBMITTED, _("onay bekliyor")
        RETURNED = document.State.RETURNED, _("geri gönderildi")
        APPROVED = document.State.APPROVED, _("onaylandı")

    class ReportedAs(models.TextChoices):
        TOTAL = document.ReportedAs.TOTAL, _("toplam")
        INCREMENT = document.ReportedAs.INCREMENT, _("dönemde eklenen")

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="actuals", verbose_name=_("gösterge")
    )
    year = models.PositiveSmallIntegerField(_("yıl"))
    period = models.CharField(
        _("dönem"), max_length=4, choices=Period, default=Period.YEAR
    )
    value = models.DecimalField(
        _("gerçekleşen"),
        null=True,
        blank=True,
        help_text=_("Boşsa “veri girilmedi” kalır. Değer sıfırsa 0 yazın."),
        **FIGURE,
    )
    numerator = models.DecimalField(_("pay"), null=True, blank=True, **FIGURE)
    denominator = models.DecimalField(_("payda"), null=True, blank=True, **FIGURE)
    breakdown_note = models.TextField(
        _("kırılım notu"),
        blank=True,
        help_text=_("Parçalar toplamı ya da pay ile payda değeri vermiyorsa nedeni."),
    )
    reported_as = models.CharField(
        _("bildirim"), max_length=10, choices=ReportedAs, default=ReportedAs.TOTAL
    )
    state = models.CharField(
        _("durum"), max_length=10, choices=State, default=State.DRAFT
    )
    explanation = models.TextField(_("açıklama"), blank=True)
    deviation_reason = models.TextField(_("sapma nedeni"), blank=True)
    corrective_measure = models.TextField(_("alınacak önlem"), blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("giren"),
    )
    entered_at = models.DateTimeField(_("giriş zamanı"), default=timezone.now)
    submitted_at = models.DateTimeField(
        _("onaya gönderildiği zaman"), null=True, blank=True
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("onaya gönderen"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("karar veren"),
    )
    decided_at = models.DateTimeField(_("karar zamanı"), null=True, blank=True)
    decision_note = models.TextField(_("karar notu"), blank=True)
    published_at = models.DateTimeField(_("yayımlandığı zaman"), null=True, blank=True)
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        related_name="correction",
        null=True,
        blank=True,
        verbose_name=_("düzelttiği kayıt"),
    )
    correction_reason = models.TextField(_("düzeltme nedeni"), blank=True)
    printed_performance = models.DecimalField(
        _("kaynağın yazdığı performans (%)"), null=True, blank=True, **PERCENT
    )
    citation = models.ForeignKey(
        Citation,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("kaynak gösterimi"),
    )

    objects = ActualEntryQuerySet.as_manager()
    history = remembered()

    class Meta:
        ordering = ["indicator_id", "year", "period", "pk"]
        verbose_name = _("gerçekleşme")
        verbose_name_plural = _("gerçekleşmeler")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "year", "period"],
                condition=Q(state__in=["draft", "submitted", "returned"]),
                name="actual_one_open_entry_per_period",
                violation_error_message=_(
                    "Bu dönem için karar bekleyen bir kayıt var."
                ),
            ),
            models.UniqueConstraint(
                fields=["indicator", "year", "period"],
                condition=Q(state="approved", supersedes=None),
                name="actual_one_first_approval_per_period",
                violation_error_message=_("Bu dönemin değeri onaylı; düzeltme girin."),
            ),
            models.CheckConstraint(
                condition=Q(period__in=document.PERIODS),
                name="actual_period_is_known",
                violation_error_message=_("Dönem bilinmiyor."),
            ),
            held_to(
                document.State,
                field="state",
                name="actual_state_is_known",
                says=_("Kaydın durumu bilinmiyor."),
            ),
            held_to(
                document.ReportedAs,
                field="reported_as",
                name="actual_reported_as_is_known",
                says=_("Değerin toplam mı, dönemde eklenen mi olduğu bilinmiyor."),
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(decided_at__isnull=False, published_at__isnull=False),
                name="actual_approved_entries_are_published",
                violation_error_message=_(
                    "Onaylı kaydın karar ve yayım zamanı olmalı."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="approved") | Q(published_at=None),
                name="actual_only_approved_entries_are_published",
                violation_error_message=_("Onaylanmamış kayıt yayımlanamaz."),
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(decision_note=""),
                name="actual_returned_with_a_note",
                violation_error_message=_("Geri gönderirken neden yazılır."),
            ),
            models.CheckConstraint(
                condition=Q(supersedes=None) | ~Q(correction_reason=""),
                name="actual_correction_has_a_reason",
                violation_error_message=_("Düzeltmenin nedeni yazılır."),
            ),
            models.CheckConstraint(
                condition=Q(numerator=None, denominator=None)
                | Q(numerator__isnull=False, denominator__isnull=False),
                name="actual_numerator_with_its_denominator",
                violation_error_message=_("Pay ile payda birlikte yazılır."),
            ),
            models.CheckConstraint(
                condition=Q(denominator=None) | ~Q(denominator=0),
                name="actual_denominator_not_zero",
                violation_error_message=_("Payda sıfır olamaz."),
            ),
            models.CheckConstraint(
                condition=Q(entered_by=None)
                | Q(decided_by=None)
                | ~Q(entered_by=F("decided_by")),
                name="actual_nobody_decides_their_own",
                violation_error_message=_("Kimse kendi girdiği değeri onaylayamaz."),
            ),
            models.CheckConstraint(
                condition=Q(submitted_by=None)
                | Q(decided_by=None)
                | ~Q(submitted_by=F("decided_by")),
                name="actual_nobody_decides_what_they_submitted",
                violation_error_message=_("Kimse kendi gönderdiği değeri onaylayamaz."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code} {self.when}"

    @property
    def when(self) -> str:
        """The period with its year, as a sentence names it."""
        return Period.of_year(self.year, self.period)
