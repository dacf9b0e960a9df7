"""What everybody reads of questions: on the indicator's page, on the plan's, and on a past day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans.models.remembered import is_remembered
from reports.asking import services
from reports.models import Question
from tests.asking import TEXT, answered_question, asked_question, published_question
from tests.factories import NOON, Town
from tests.portal.builders import closed_town, queries_of, text_of
from tests.portal.pages import INDICATOR, PLAN

pytestmark = pytest.mark.django_db
QUESTIONS = PLAN + "sorular/"


@pytest.fixture
def town() -> Town:
    return closed_town()


@pytest.mark.parametrize("page", [INDICATOR, QUESTIONS])
def test_a_question_stands_with_its_clock_and_its_answer(
    town: Town, client: Client, page: str
) -> None:
    published_question(town, "Ne zaman düzelecek?", days_ago=17, name="Ayşe K.")
    answered_question(town, days_ago=5)

    said = text_of(client, page)

    assert "17 gündür cevap bekliyor" in said
    assert "Ayşe K." in said
    assert "Bir vatandaş" in said
    assert "5 günde cevaplandı" in said
    assert "Yağışlar azaldı." in said


def test_a_page_that_is_kept_shows_a_new_answer_at_once(
    town: Town, client: Client
) -> None:
    question = published_question(town)
    tag = client.get(INDICATOR)["ETag"]

    services.answer(question=question, by=town.strategy, text="Yağışlar azaldı.")

    again = client.get(INDICATOR, headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert "Yağışlar azaldı." in again.content.decode()


@pytest.mark.parametrize(
    ("only", "shows"),
    [
        ("", {"Açık soru?", "Cevaplı soru?"}),
        ("acik", {"Açık soru?"}),
        ("cevapli", {"Cevaplı soru?"}),
    ],
)
def test_the_plans_questions_are_narrowed(
    town: Town, client: Client, only: str, shows: set[str]
) -> None:
    published_question(town, "Açık soru?")
    answered_question(town, "Cevaplı soru?")
    asked_question(town, "Bekleyen soru?")

    said = text_of(client, f"{QUESTIONS}?yalniz={only}")

    every = {"Açık soru?", "Cevaplı soru?", "Bekleyen soru?"}
    assert {text for text in every if text in said} == shows


def test_a_past_day_shows_what_could_be_read_then(town: Town, client: Client) -> None:
    for model in filter(is_remembered, apps.get_models()):  # the plan is older
        model.history.update(history_date=NOON)  # type: ignore[attr-defined]
    now = timezone.now()
    question = asked_question(town, days_ago=9)
    services.publish(question=question, by=town.strategy, at=now - timedelta(days=6))
    services.answer(
        question=question,
        by=town.strategy,
        text="Yağışlar azaldı.",
        at=now - timedelta(days=2),
    )

    def said(days_ago: int) -> str:
        day = timezone.localdate(now) - timedelta(days=days_ago)
        return text_of(client, f"{QUESTIONS}?tarih={day.isoformat()}")

    own = reverse("question", args=[question.key]) + "?tarih="
    before = timezone.localdate(now) - timedelta(days=8)
    assert "inceleniyor" in text_of(client, own + before.isoformat())
    assert TEXT not in said(8)
    assert "5 gündür cevap bekliyor" in said(4)
    assert "Yağışlar azaldı." not in said(4)
    assert "7 günde cevaplandı" in said(1)


def test_questions_in_english_keep_their_own_language(
    town: Town, client: Client
) -> None:
    published_question(town)

    html = client.get(QUESTIONS.replace("/tr/", "/en/")).content.decode()

    assert f'lang="tr">{TEXT}' in html


def test_the_list_is_paged_and_its_cost_is_fixed(town: Town, client: Client) -> None:
    answered_question(town, "İlk soru nedir?")
    one = queries_of(client, QUESTIONS)
    Question.objects.bulk_create(
        Question(
            indicator=town.first,
            text=f"{number}. soru",
            digest=str(number),
            state=Question.State.PUBLISHED,
            decided_at=timezone.now(),
        )
        for number in range(40)
    )

    assert queries_of(client, QUESTIONS) == one == 6
    assert "41 soru" in text_of(client, QUESTIONS)
    assert "İlk soru nedir?" in text_of(client, QUESTIONS + "?sayfa=2")
