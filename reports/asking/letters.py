"""The letter that tells somebody what has become of their question, and that is all it tells."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from reports.models import Question

TO_MACHINES = {"Auto-Submitted": "auto-generated"}  # no absence note comes back
State = Question.State


def write_to_asker(question_id: int) -> bool:
    """Send the letter of a decision or an answer; return whether there was one to send.

    After the last one, an answer or a refusal, the address is deleted.  A letter that the mail
    server does not take fails as SMTPException or OSError does, and the address stays.
    """
    question = Question.objects.with_place().with_answers().get(pk=question_id)
    if not question.email or question.state == State.WAITING:
        return False
    with translation.override(question.language):
        message_of(question).send()
    if is_settled(question):
        Question.objects.filter(pk=question.pk).update(email="")
    return True


def is_settled(question: Question) -> bool:
    """Whether nothing more will be told: it was answered or refused."""
    return question.state == State.REFUSED or bool(question.answers.all())


def message_of(question: Question) -> EmailMessage:
    """Return the letter as plain text; a refused question's own words are not in it."""
    answers = list(question.answers.all())
    context = {
        "question": question,
        "answer": answers[-1] if answers else None,
        "place": question.indicator.objective.goal.plan.municipality,
        "address": settings.SITE_URL + reverse("question", args=[question.key]),
    }
    return EmailMessage(
        subject=f"Kent Karnesi: {subject_of(question)}",
        body=render_to_string("portal/mail/question.txt", context),
        to=[question.email],
        headers=TO_MACHINES,
    )


def subject_of(question: Question) -> str:
    """Return what a letter is about, in one line."""
    if question.state == State.REFUSED:
        return _("sorunuz yayımlanmadı")
    if question.answers.all():
        return _("sorunuz cevaplandı")
    return _("sorunuz yayımlandı")
