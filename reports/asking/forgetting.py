"""What is deleted of those who asked, once nothing needs it any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from reports.models import Answer, Question

KEPT_DAYS = 180


def forget_askers(at: datetime, days: int = KEPT_DAYS) -> tuple[int, int]:
    """Delete addresses, and what a refused question said; return how many of each.

    An address goes once its question was answered or refused (a day is left for the letter),
    and in any case `days` after it was asked.  A refused question's words and name go `days`
    after it was refused; its reason stays.
    """
    before = at - timedelta(days=days)
    letter_gone = at - timedelta(days=1)
    answered = Answer.objects.filter(question=OuterRef("pk"), at__lt=letter_gone)
    done = Q(state=Question.State.REFUSED, decided_at__lt=letter_gone)
    addresses = (
        Question.objects.exclude(email="")
        .filter(Q(Exists(answered)) | done | Q(asked_at__lt=before))
        .update(email="")
    )
    words = (
        Question.objects.filter(state=Question.State.REFUSED, decided_at__lt=before)
        .exclude(text="", asker_name="")
        .update(text="", asker_name="")
    )
    return addresses, words
