"""Questions that citizens pin to indicators, and the municipality's public answers."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.models import Indicator
from indicators.models.indicator import entered_through
from plans.access import Person, access_of
from plans.models import Plan, Unit
from plans.models.choices import held_to
from plans.models.remembered import remembered

PLACE = "indicator__objective__goal__plan__municipality"
TEXT_LENGTH = 1000
# Whose question it is, and in which words: nothing of it is copied into the kept versions, so
# that what is forgotten here is gone.
PERSONAL = ("text", "asker_name", "email", "digest")


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions by what a reader wants of them."""

    def seen_by(self, person: Person) -> QuestionQuerySet:
        """Keep what a person works on: the strategy office all, a unit what is public of its own.

        A unit has no part in deciding, and need not read what is kept off the portal.
        """
        access = access_of(person)
        if access.is_total:
            return self
        decided = Q(**{f"{PLACE}__in": access.municipality_ids})
        public = Q(state=Question.State.PUBLISHED)
        return self.filter(decided | (public & entered_through(person, "indicator__")))

    def decided_by(self, person: Person) -> QuestionQuerySet:
        """Keep the questions of the municipalities that a person decides for."""
        access = access_of(person)
        if access.is_total:
            return self
        return self.filter(**{f"{PLACE}__in": access.municipality_ids})

    def public(self, until: datetime | None = None) -> QuestionQuerySet:
        """Keep what everybody may read; `until` keeps what could be read before a moment."""
        shown = self.filter(state=Question.State.PUBLISHED)
        return shown if until is None else shown.filter(decided_at__lt=until)

    def of_plan(self, plan: Plan) -> QuestionQuerySet:
        """Keep the questions about a plan's indicators."""
        return self.filter(indicator__objective__goal__plan=plan)

    def with_answers(self, until: datetime | None = None) -> QuestionQuerySet:
        """Load the answers, with those until a moment only; one query more."""
        rows = Answer.objects.select_related("unit").order_by("at", "pk")
        known = rows if until is None else rows.filter(at__lt=until)
        return self.prefetch_related(models.Prefetch("answers", queryset=known))

    def with_place(self) -> QuestionQuerySet:
        """Load the way from the question up to its municipality, in the same query."""
        return self.select_related(
            PLACE,
            "indicator__data_unit",
            "indicator__objective__responsible_unit",
            "proposed_by",
        )


class Question(models.Model):
    """Soru: what somebody asks about an indicator; the strategy office decides whether it is published.

    Its words are never edited: they are published as they came, or not at all.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("inceleniyor")
        PUBLISHED = "published", _("yayımlandı")
        REFUSED = "refused", _("yayımlanmadı")

    class Reason(models.TextChoices):
        OFF_TOPIC = "off_topic", _("göstergeyle ya da planla ilgili değil")
        PERSONAL = "personal", _("kişisel bilgi içeriyor")
        OFFENSIVE = "offensive", _("hakaret ya da suçlama içeriyor")
        ADVERTISEMENT = "advertisement", _("reklam ya da anlamsız ileti")
        REPEATED = "repeated", _("daha önce sorulmuş")
        OTHER = "other", _("başka bir neden")

    class Language(models.TextChoices):
        TURKISH = "tr", "Türkçe"
        ENGLISH = "en", "English"

    key = models.UUIDField(
        _("anahtar"), default=uuid.uuid4, unique=True, editable=False
    )
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        related_name="questions",
        verbose_name=_("gösterge"),
    )
    year = models.PositiveSmallIntegerField(_("yıl"), null=True, blank=True)
    text = models.TextField(_("soru"), max_length=TEXT_LENGTH, blank=True)
    digest = models.CharField(_("özet"), max_length=64, editable=False)
    asker_name = models.CharField(_("soran"), max_length=60, blank=True)
    email = models.EmailField(_("e-posta"), blank=True)
    language = models.CharField(
        _("dil"), max_length=2, choices=Language, default=Language.TURKISH
    )
    asked_at = models.DateTimeField(_("sorulduğu zaman"), default=timezone.now)
    state = models.CharField(
        _("durum"), max_length=10, choices=State, default=State.WAITING
    )
    reason = models.CharField(
        _("yayımlanmama nedeni"), max_length=20, choices=Reason, blank=True
    )
    note = models.TextField(_("not"), max_length=TEXT_LENGTH, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("karar veren"),
    )
    decided_at = models.DateTimeField(_("karar zamanı"), null=True, blank=True)
    proposal = models.TextField(_("cevap önerisi"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("cevabı öneren"),
    )
    proposed_at = models.DateTimeField(
        _("cevabın önerildiği zaman"), null=True, blank=True
    )

    objects = QuestionQuerySet.as_manager()
    history = remembered(apart_from=PERSONAL)

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name = _("soru")
        verbose_name_plural = _("sorular")
        indexes = [
            models.Index(fields=["state", "asked_at"], name="question_state_asked"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "digest"],
                name="question_once_per_indicator",
                violation_error_message=_(
                    "Aynı soru bu gösterge için daha önce soruldu."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(state="refused"),
                name="question_says_something",
                violation_error_message=_("Soru boş olamaz."),
            ),
            held_to(
                ["waiting", "published", "refused"],
                field="state",
                name="question_state_is_known",
                says=_("Sorunun durumu bilinmiyor."),
            ),
            held_to(
                ["tr", "en"],
                field="language",
                name="question_language_is_known",
                says=_("Sorunun dili bilinmiyor."),
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None)
                | (~Q(state="waiting") & Q(decided_at__isnull=False)),
                name="question_decided_once_it_waits_no_more",
                violation_error_message=_("Karar, zamanıyla yazılır."),
            ),
            models.CheckConstraint(
                condition=(Q(state="refused") & ~Q(reason=""))
                | (~Q(state="refused") & Q(reason="")),
                name="question_refused_with_a_reason",
                violation_error_message=_("Yayımlanmayan soruda neden yazılır."),
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(note=""),
                name="question_other_reason_is_said",
                violation_error_message=_("Başka bir nedense ne olduğu yazılır."),
            ),
        ]

    def __str__(self) -> str:
        day = timezone.localdate(self.asked_at)
        return f"{self.indicator.code}, {day:%d.%m.%Y} #{self.pk}"

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.state == self.State.PUBLISHED


class Answer(models.Model):
    """Cevap: public as soon as it is written; a later one corrects it and both can be read."""

    question = models.ForeignKey(
        Question, models.PROTECT, related_name="answers", verbose_name=_("soru")
    )
    text = models.TextField(_("cevap"), max_length=4 * TEXT_LENGTH)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("cevabı hazırlayan birim"),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("yayımlayan"),
    )
    at = models.DateTimeField(_("yayımlandığı zaman"), default=timezone.now)
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        related_name="corrected_by",
        null=True,
        blank=True,
        verbose_name=_("düzelttiği cevap"),
    )
    reason = models.CharField(_("düzeltme nedeni"), max_length=300, blank=True)
    history = remembered()

    class Meta:
        ordering = ["question_id", "at", "pk"]
        verbose_name = _("cevap")
        verbose_name_plural = _("cevaplar")
        constraints = [
            models.UniqueConstraint(
                fields=["question"],
                condition=Q(corrects=None),
                name="answer_first_once_per_question",
                violation_error_message=_("Bu soru cevaplanmış; cevabı düzeltin."),
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="answer_says_something",
                violation_error_message=_("Cevap boş olamaz."),
            ),
            models.CheckConstraint(
                condition=(Q(corrects=None) & Q(reason=""))
                | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="answer_corrected_with_a_reason",
                violation_error_message=_("Düzeltmenin nedeni yazılır."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.text[:40]}"
