"""Questions as pages show them: each with its answers and how long it waited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.models import Indicator
from reports.days.as_of import day_shown, end_of, today_shown
from reports.models import Answer, Question
from reports.years import PlanYear


@dataclass(frozen=True, slots=True)
class Asked:
    """A published question, the answer that stands and those it took the place of; `days` open."""

    question: Question
    answer: Answer | None
    earlier: tuple[Answer, ...]
    days: int

    @property
    def clock(self) -> str:
        """How long it has waited, or had to wait, in words."""
        if self.answer is None:
            return waiting_for(self.days)
        return answered_in(self.days)


def waiting_for(days: int) -> str:
    """Say how long a question has waited."""
    if days == 0:
        return _("bugün soruldu, cevap bekliyor")
    text = ngettext(
        "%(days)d gündür cevap bekliyor", "%(days)d gündür cevap bekliyor", days
    )
    return text % {"days": days}


def answered_in(days: int) -> str:
    """Say how long the first answer took."""
    if days == 0:
        return _("aynı gün cevaplandı")
    return ngettext("%(days)d günde cevaplandı", "%(days)d günde cevaplandı", days) % {
        "days": days
    }


def asked(question: Question, today: date) -> Asked:
    """Return a question whose answers are loaded as a page shows it on a day."""
    answers = list(question.answers.all())
    until = timezone.localdate(answers[0].at) if answers else today
    days = max(0, (until - timezone.localdate(question.asked_at)).days)
    last = answers[-1] if answers else None
    return Asked(question, last, tuple(reversed(answers[:-1])), days)


def shown_until() -> datetime | None:
    """Return the end of the day that is being shown, `None` for now."""
    day = day_shown()
    return None if day is None else end_of(day)


def all_asked(questions: Iterable[Question]) -> list[Asked]:
    """Return questions as they stand on the day that is being shown."""
    today = today_shown()
    return [asked(question, today) for question in questions]


def asked_about(indicator: Indicator) -> list[Asked]:
    """Return what was asked about an indicator, the latest first; two queries."""
    until = shown_until()
    rows = Question.objects.filter(indicator=indicator).public(until)
    return all_asked(rows.with_answers(until).order_by("-asked_at", "-pk"))


def asked_in(shown: PlanYear, only: str | None = None) -> QuerySet[Question]:
    """Return what was asked about a plan's indicators, the latest first.

    `only` keeps what waits for an answer ("acik") or has one ("cevapli").
    """
    until = shown_until()
    rows = Question.objects.of_plan(shown.plan).public(until)
    known = Answer.objects.filter(corrects=None)
    answered = known if until is None else known.filter(at__lt=until)
    if only == "acik":
        rows = rows.exclude(pk__in=answered.values("question"))
    if only == "cevapli":
        rows = rows.filter(pk__in=answered.values("question"))
    return (
        rows.select_related("indicator__objective__goal")
        .with_answers(until)
        .order_by("-asked_at", "-pk")
    )
