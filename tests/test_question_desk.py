"""The staff's pages of questions, and the admin's: what each shows, and what is done there."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from reports.models import Answer, Question
from tests.asking import TEXT, answered_question, asked_question, published_question
from tests.factories import Town, small_town
from tests.portal.builders import text_of

pytestmark = pytest.mark.django_db
DESK = "/sorular/"
ADMIN = "/yonetim/reports/question/"
State = Question.State


@pytest.fixture
def town() -> Town:
    return small_town()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def send(client: Client, question: Question, act: str, **fields: object) -> int:
    address = reverse("decide_question", args=[question.pk])
    shown = {"islem": act, "gorulen": question.state}
    return client.post(address, shown | fields).status_code


def test_the_office_publishes_answers_and_corrects(town: Town) -> None:
    office, question = signed_in(town.strategy), asked_question(town)

    assert send(office, question, "yayimla") == 302
    question.refresh_from_db()
    assert send(office, question, "cevapla", text="Azaldı.", unit=town.unit.pk) == 302
    first = Answer.objects.get()
    assert (
        send(
            office,
            question,
            "duzelt",
            cevap=first.pk,
            text="Arttı.",
            reason="Yanlıştı",
        )
        == 302
    )

    said = text_of(Client(), reverse("question", args=[question.key]))
    for part in (TEXT, "Arttı.", "Azaldı.", "Yanlıştı", town.unit.name):
        assert part in said


def test_the_office_refuses_with_a_reason(town: Town) -> None:
    office, question = signed_in(town.strategy), asked_question(town)

    assert send(office, question, "reddet") == 200  # no reason: the page comes back
    assert send(office, question, "reddet", reason="advertisement") == 302

    question.refresh_from_db()
    assert (question.state, question.decided_by) == (State.REFUSED, town.strategy)


def test_a_refused_form_says_why_at_its_field_and_keeps_what_was_typed(
    town: Town,
) -> None:
    office, question = signed_in(town.strategy), asked_question(town)
    address = reverse("decide_question", args=[question.pk])

    html = office.post(
        address, {"islem": "reddet", "gorulen": "waiting", "reason": "other"}
    ).content.decode()

    assert "Başka bir nedense ne olduğunu yazın." in html
    assert '<option value="other" selected>' in html


def test_who_comes_second_is_told_so(town: Town) -> None:
    office, question = signed_in(town.strategy), asked_question(town)
    send(office, question, "yayimla")

    assert send(office, question, "reddet", reason="personal") == 409
    assert send(office, question, "yayimla") == 409

    question.refresh_from_db()
    assert question.state == State.PUBLISHED


def test_a_unit_sees_what_is_published_about_its_own_and_proposes(town: Town) -> None:
    unit = signed_in(town.unit_user)
    question = published_question(town)
    asked_question(town, "Bekleyen bir soru mu?")

    said = text_of(unit, DESK)
    assert TEXT in said
    assert "Bekleyen bir soru mu?" not in said
    assert send(unit, question, "oner", text="Önerimiz") == 302

    address = reverse("decide_question", args=[question.pk])
    assert "Önerimiz" in signed_in(town.strategy).get(address).content.decode()
    assert "Önerimiz" not in text_of(Client(), reverse("question", args=[question.key]))


@pytest.mark.parametrize("act", ["yayimla", "reddet", "cevapla", "unut"])
def test_a_unit_decides_nothing(town: Town, act: str) -> None:
    question = published_question(town, name="Ayşe")

    status = send(
        signed_in(town.unit_user), question, act, text="Cevap", reason="personal"
    )

    assert status == 409
    question.refresh_from_db()
    assert (question.state, question.asker_name) == (State.PUBLISHED, "Ayşe")
    assert not Answer.objects.exists()


@pytest.mark.parametrize("who", ["other_unit_user", "foreign_strategy"])
def test_nobody_else_finds_a_question(town: Town, who: str) -> None:
    client, question = signed_in(getattr(town, who)), published_question(town)

    assert send(client, question, "oner", text="Öneri") == 404
    assert TEXT not in text_of(client, DESK)


def test_the_askers_address_is_shown_to_nobody(town: Town) -> None:
    office = signed_in(town.strategy)
    question = asked_question(town, email="gizli@b.org")

    for address in (
        DESK,
        reverse("decide_question", args=[question.pk]),
        ADMIN,
        f"{ADMIN}{question.pk}/change/",
        f"{ADMIN}{question.pk}/history/",
    ):
        answer = office.get(address)
        assert answer.status_code == 200, address
        assert "gizli@b.org" not in answer.content.decode(), address


def test_the_askers_name_is_deleted_at_the_desk(town: Town) -> None:
    question = published_question(town, name="Ayşe")

    assert send(signed_in(town.strategy), question, "unut") == 302

    question.refresh_from_db()
    assert question.asker_name == ""


def test_the_words_of_a_refused_question_are_erased_at_the_desk(town: Town) -> None:
    office, question = signed_in(town.strategy), asked_question(town, name="Ayşe")
    assert send(office, question, "sil", is_meant="on") == 409  # not refused yet
    send(office, question, "reddet", reason="personal")
    question.refresh_from_db()

    assert send(office, question, "sil") == 200  # not meant: the page comes back
    assert send(signed_in(town.unit_user), question, "sil", is_meant="on") == 404
    assert send(signed_in(town.foreign_strategy), question, "sil", is_meant="on") == 404
    question.refresh_from_db()
    assert question.text == TEXT
    assert send(office, question, "sil", is_meant="on") == 302

    page = text_of(office, reverse("decide_question", args=[question.pk]))
    assert TEXT not in page
    assert "Ayşe" not in page
    assert "(metni silinmiş)" in page
    assert "saklama süresi beklenmeden silindi" in page
    assert send(office, question, "sil", is_meant="on") == 409
    assert TEXT not in text_of(Client(), reverse("question", args=[question.key]))


@pytest.mark.parametrize(
    ("chosen", "shows"),
    [
        ("", {"Bekleyen soru?", "Cevapsız soru?"}),
        ("cevapli", {"Cevaplı soru?"}),
        ("yayimlanmayan", {"Reddedilen soru?"}),
        ("olmayan", {"Bekleyen soru?", "Cevapsız soru?"}),
    ],
)
def test_each_list_shows_its_own(town: Town, chosen: str, shows: set[str]) -> None:
    from reports.asking import services

    asked_question(town, "Bekleyen soru?")
    published_question(town, "Cevapsız soru?")
    answered_question(town, "Cevaplı soru?")
    refused = asked_question(town, "Reddedilen soru?")
    services.refuse(question=refused, by=town.strategy, reason="personal")

    said = text_of(signed_in(town.strategy), f"{DESK}?durum={chosen}")

    every = {"Bekleyen soru?", "Cevapsız soru?", "Cevaplı soru?", "Reddedilen soru?"}
    assert {text for text in every if text in said} == shows


def test_the_first_page_counts_what_waits(town: Town) -> None:
    asked_question(town, "Birinci soru nedir?")
    published_question(town, "İkinci soru nedir?")

    said = text_of(signed_in(town.strategy), "/basla/")

    assert "1 soru kararınızı bekliyor" in said
    assert "Yayımlanmış 1 soru cevap bekliyor." in said


def test_the_admin_publishes_and_refuses_through_the_services(town: Town) -> None:
    office = signed_in(town.strategy)
    first, second = asked_question(town), asked_question(town, "Başka bir soru?")
    mark = {"action": "publish", "_selected_action": [first.pk]}

    office.post(ADMIN, mark)
    asked = office.post(ADMIN, {"action": "refuse", "_selected_action": [second.pk]})
    office.post(
        ADMIN,
        {"action": "refuse", "_selected_action": [second.pk], "reason": "repeated"},
    )

    first.refresh_from_db()
    second.refresh_from_db()
    assert "Bu sorular yayımlanmayacak" in asked.content.decode()
    assert (first.state, first.decided_by) == (State.PUBLISHED, town.strategy)
    assert (second.state, second.reason) == (State.REFUSED, "repeated")


def test_the_admin_of_another_municipality_shows_nothing(town: Town) -> None:
    answer = answered_question(town)
    client = signed_in(town.foreign_strategy)

    for address in (ADMIN, "/yonetim/reports/answer/"):
        assert "PG1.1.1" not in client.get(address).content.decode()
    change = reverse("admin:reports_answer_change", args=[answer.pk])
    assert client.get(change).status_code == 302  # not found: back to the index


def test_a_list_costs_the_same_whatever_it_holds(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = signed_in(town.strategy)
    for number in range(2):
        asked_question(town, f"{number}. soru nedir acaba?")
    office.get(DESK)
    with django_assert_num_queries(6):
        office.get(DESK)
    for number in range(2, 6):
        published_question(town, f"{number}. soru nedir acaba?")

    with django_assert_num_queries(6):
        office.get(DESK)
