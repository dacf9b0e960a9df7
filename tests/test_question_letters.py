"""The letters to whoever asked and left an address: what they tell, and that the address goes."""

from __future__ import annotations

import pytest
from django.core import mail
from pytest_django import Settings

from reports.asking import services
from reports.models import Question
from tests.asking import TEXT, answered_question, asked_question, published_question
from tests.factories import Town, small_town

pytestmark = pytest.mark.django_db


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
