"""The letters to whoever asked and left an address: what they tell, and that the address goes."""

from __future__ import annotations

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from reports.asking import services
from reports.asking.tasks import WAITS
from reports.models import Question
from tests.asking import TEXT, answered_question, asked_question, published_question
from tests.factories import Town, small_town

pytestmark = pytest.mark.django_db
# The worker ends its connection, and with it a transaction that the test would be in.
WORKER = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town(settings: Settings) -> Town:
    settings.SITE_URL = "https://karne.example.org"
    return small_town()


def test_who_left_no_address_gets_no_letter(town: Town) -> None:
    answered_question(town)

    assert mail.outbox == []


def test_asking_sends_nothing_to_anybody(town: Town) -> None:
    asked_question(town, email="a@b.org")

    assert mail.outbox == []


def test_publication_is_told_and_the_address_waits_for_the_answer(town: Town) -> None:
    question = published_question(town, email="a@b.org")

    (letter,) = mail.outbox
    assert letter.to == ["a@b.org"]
    assert letter.subject == "Kent Karnesi: sorunuz yayımlandı"
    assert f"https://karne.example.org/tr/soru/{question.key}/" in letter.body
    assert Question.objects.get().email == "a@b.org"


def test_the_answer_is_told_and_the_address_deleted(town: Town) -> None:
    answer = answered_question(town, email="a@b.org")

    letter = mail.outbox[-1]
    assert letter.subject == "Kent Karnesi: sorunuz cevaplandı"
    assert TEXT in letter.body
    assert "Yağışlar azaldı." in letter.body
    assert town.unit.name in letter.body
    assert Question.objects.get().email == ""

    services.correct(
        corrects=answer, by=town.strategy, text="Doğrusu", reason="Yanlıştı"
    )
    assert mail.outbox[-1] is letter


def test_a_refusal_is_told_with_its_reason_and_without_the_words(town: Town) -> None:
    services.refuse(
        question=asked_question(town, email="a@b.org"),
        by=town.strategy,
        reason="off_topic",
        note="Bu hizmeti ilçe belediyesi veriyor.",
    )

    (letter,) = mail.outbox
    assert letter.subject == "Kent Karnesi: sorunuz yayımlanmadı"
    assert "göstergeyle ya da planla ilgili değil" in letter.body
    assert "Bu hizmeti ilçe belediyesi veriyor." in letter.body
    assert TEXT not in letter.body
    assert Question.objects.get().email == ""


def test_a_letter_is_in_the_language_of_the_question(town: Town) -> None:
    question = asked_question(town, email="a@b.org")
    Question.objects.update(language="en")

    services.publish(question=question, by=town.strategy)

    assert f"/en/soru/{question.key}/" in mail.outbox[0].body


def test_no_mark_of_html_stands_in_a_letter(town: Town) -> None:
    answered_question(town, email="a@b.org", answer="5'ten 3'e & daha az <bin>")

    assert "5'ten 3'e & daha az <bin>" in mail.outbox[-1].body


@pytest.fixture
def queue(settings: Settings) -> None:
    """Put letters in line as a real server does."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def work_while_the_mail_server_is_gone(
    error: SMTPException | type[SMTPException] = SMTPServerDisconnected,
) -> None:
    with patch.object(EmailMessage, "send", side_effect=error):
        call_command("work", once=True)


def let_the_wait_pass() -> None:
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())


@WORKER
@pytest.mark.usefixtures("queue")
def test_a_letter_that_the_mail_server_does_not_take_is_sent_later(town: Town) -> None:
    published_question(town, email="a@b.org")
    work_while_the_mail_server_is_gone()

    call_command("work", once=True)
    assert mail.outbox == []  # not before its time
    let_the_wait_pass()
    call_command("work", once=True)

    (letter,) = mail.outbox
    assert letter.to == ["a@b.org"]
    assert not DBTaskResult.objects.filter(status__in=["READY", "FAILED"]).exists()


@WORKER
@pytest.mark.usefixtures("queue")
def test_a_letter_is_given_up_after_the_last_wait(town: Town) -> None:
    published_question(town, email="a@b.org")

    for _ in WAITS:
        work_while_the_mail_server_is_gone()
        assert DBTaskResult.objects.filter(status="READY").count() == 1
        let_the_wait_pass()
    work_while_the_mail_server_is_gone()

    assert not DBTaskResult.objects.filter(status="READY").exists()
    assert DBTaskResult.objects.filter(status="FAILED").count() == 1
    assert Question.objects.get().email == "a@b.org"  # `forget_askers` deletes it


@WORKER
@pytest.mark.usefixtures("queue")
def test_no_failed_letter_leaves_an_address_in_the_queue(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    published_question(town, email="a@b.org")
    refused = SMTPRecipientsRefused({"a@b.org": (550, b"no such user")})

    for _ in range(len(WAITS) + 1):
        work_while_the_mail_server_is_gone(refused)
        let_the_wait_pass()

    failed = DBTaskResult.objects.get(status="FAILED")
    assert "SMTPRecipientsRefused" in failed.traceback
    assert "a@b.org" not in failed.traceback + caplog.text
