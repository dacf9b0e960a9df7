"""An impatient person presses twice; two officers answer one question at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from indicators.services import RefusedError
from reports.asking import services
from reports.models import Answer, Question
from tests.asking import published_question, sent
from tests.factories import Town, small_town
from tests.portal.pages import INDICATOR

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


@pytest.fixture
def town(transactional_db: None) -> Town:
    if connection.vendor == "sqlite":
        pytest.skip("This database has one writer at a time; its file is not shared.")
    cache.clear()
    return small_town()


def at_once(act: Callable[[], object]) -> list[object]:
    """Do it several times at the same moment, each time on a connection of its own."""
    start = Barrier(TIMES)

    def run(_number: int) -> object:
        try:
            connection.ensure_connection()
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        return list(pool.map(run, range(TIMES)))


def test_one_form_sent_at_the_same_moment_is_one_question(town: Town) -> None:
    form = sent(town.first)

    places = at_once(lambda: Client().post(INDICATOR + "soru/", form)["Location"])

    assert Question.objects.count() == 1
    assert set(places) == {f"/tr/soru/{Question.objects.get().key}/"}


def test_one_question_gets_one_first_answer(town: Town) -> None:
    question = published_question(town)

    def answer() -> str:
        try:
            services.answer(question=question, by=town.strategy, text="Azaldı.")
        except RefusedError as refusal:
            return type(refusal).__name__
        return "answered"

    outcomes = sorted(map(str, at_once(answer)))

    assert outcomes == ["ChangedMeanwhileError"] * (TIMES - 1) + ["answered"]
    assert Answer.objects.count() == 1
