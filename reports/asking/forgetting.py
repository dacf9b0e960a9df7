"""What is deleted of those who asked, once nothing needs it any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast

from plans.models.remembered import acting, remember
from reports.models import Answer, Question

KEPT_DAYS = 180
WHY = "Saklama süresi dolduğu için sorunun metni ve soranın adı silindi."


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
    return addresses, _forget_words(before)


@transaction.atomic
def _forget_words(before: datetime) -> int:
    """Delete what was refused before; a version says so, and no kept page shows it any longer.

    The digest goes with the words: whoever guesses them could tell by it that they were right.
    """
    old = Question.objects.filter(state=Question.State.REFUSED, decided_at__lt=before)
    said = old.exclude(text="", asker_name="").select_for_update()
    keys = [question.pk for question in said]
    forgotten = Question.objects.filter(pk__in=keys)
    forgotten.update(text="", asker_name="", digest=Cast("key", CharField()))
    with acting(why=WHY):
        remember(forgotten, are_new=False)
    return len(keys)
