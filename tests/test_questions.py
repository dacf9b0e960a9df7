"""Questions and answers through their services: who may do what, in which order, and what is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.services import ChangedMeanwhileError, WrongStateError
from indicators.services.refusals import NotYoursError
from reports.asking import refusals, services
from reports.asking.forgetting import WHY, forget_askers
from reports.asking.reading import answered_in, asked_about, waiting_for
from reports.asking.services import Words, digest_of
from reports.models import Answer, Question
from reports.portal.version import stored_version
from tests.asking import TEXT, answered_question, asked_question, published_question
from tests.factories import Town, UnitFactory, small_town

pytestmark = pytest.mark.django_db
State = Question.State


@pytest.fixture
def town() -> Town:
    return small_town()


def refused_question(town: Town) -> Question:
    question = asked_question(town, name="Ayşe", email="a@b.org")
    return services.refuse(question=question, by=town.strategy, reason="personal")


ACTS: dict[str, Callable[[Town, User], object]] = {
    "publish": lambda town, by: services.publish(question=asked_question(town), by=by),
    "refuse": lambda town, by: services.refuse(
        question=asked_question(town), by=by, reason="personal"
    ),
    "answer": lambda town, by: services.answer(
        question=published_question(town), by=by, text="Cevap"
    ),
    "correct": lambda town, by: services.correct(
        corrects=answered_question(town), by=by, text="Başka", reason="Yanlıştı"
    ),
    "erase": lambda town, by: services.erase(question=refused_question(town), by=by),
    "forget": lambda town, by: services.forget(question=asked_question(town), by=by),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize("who", ["unit_user", "foreign_strategy", "visitor"])
def test_only_the_strategy_office_of_the_municipality_decides(
    town: Town, act: Callable[[Town, User], object], who: str
) -> None:
    with pytest.raises(NotYoursError):
        act(town, getattr(town, who))


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_the_strategy_office_decides(
    town: Town, act: Callable[[Town, User], object]
) -> None:
    assert act(town, town.strategy)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("unit_user", True),
        ("strategy", True),
        ("other_unit_user", False),
        ("foreign_strategy", False),
    ],
)
def test_the_indicators_own_unit_proposes_an_answer(
    town: Town, who: str, may: bool
) -> None:
    question, by = published_question(town), getattr(town, who)
    if not may:
        with pytest.raises(NotYoursError):
            services.propose(question=question, by=by, text="Öneri")
        return

    kept = services.propose(question=question, by=by, text=" Öneri ")

    assert (kept.proposal, kept.proposed_by) == ("Öneri", by)
    assert not Answer.objects.exists()


def test_a_decision_is_kept_with_who_and_when_and_never_the_askers_words(
    town: Town,
) -> None:
    question = published_question(town, email="a@b.org", name="Ayşe")

    (version,) = question.history.all()

    assert version.history_user_id == town.strategy.pk
    assert version.state == State.PUBLISHED
    kept = {field.name for field in version._meta.fields}
    assert not kept & {"text", "email", "asker_name", "digest"}


def test_two_officers_do_not_decide_unseen_of_each_other(town: Town) -> None:
    seen = asked_question(town)
    services.refuse(question=seen, by=town.strategy, reason="personal")
    seen.state = State.WAITING  # what the other one's page shows

    with pytest.raises(ChangedMeanwhileError):
        services.publish(question=seen, by=town.strategy)


def test_what_was_refused_may_be_published_after_all(town: Town) -> None:
    refused = services.refuse(
        question=asked_question(town), by=town.strategy, reason="personal", note="?"
    )

    published = services.publish(question=refused, by=town.strategy)

    assert (published.state, published.reason, published.note) == ("published", "", "")


def test_what_was_answered_is_not_taken_off(town: Town) -> None:
    answer = answered_question(town)

    with pytest.raises(WrongStateError):
        services.refuse(question=answer.question, by=town.strategy, reason="personal")


def test_another_reason_is_said(town: Town) -> None:
    with pytest.raises(refusals.UnexplainedError):
        services.refuse(
            question=asked_question(town), by=town.strategy, reason="other", note=" "
        )


def test_what_is_not_published_is_not_answered(town: Town) -> None:
    with pytest.raises(refusals.NotPublishedError):
        services.answer(question=asked_question(town), by=town.strategy, text="Cevap")


def test_a_question_is_answered_once_and_then_corrected(town: Town) -> None:
    first = answered_question(town)
    with pytest.raises(ChangedMeanwhileError):
        services.answer(question=first.question, by=town.strategy, text="İkinci")

    later = services.correct(
        corrects=first, by=town.strategy, text="Doğrusu", reason="Yıl yanlıştı"
    )

    (shown,) = asked_about(town.first)
    assert shown.answer == later
    assert shown.earlier == (first,)
    with pytest.raises(ChangedMeanwhileError):
        services.correct(corrects=first, by=town.strategy, text="Üçüncü", reason="?")


def test_a_correction_says_why(town: Town) -> None:
    with pytest.raises(refusals.CorrectionReasonError):
        services.correct(
            corrects=answered_question(town), by=town.strategy, text="Yeni", reason=" "
        )


def test_a_unit_of_another_municipality_does_not_answer(town: Town) -> None:
    with pytest.raises(refusals.NotOfHereError):
        services.answer(
            question=published_question(town),
            by=town.strategy,
            text="Cevap",
            unit=UnitFactory.create(),
        )


def test_a_year_outside_the_plan_is_not_asked_about(town: Town) -> None:
    with pytest.raises(refusals.NoSuchYearError):
        services.ask(indicator=town.first, words=Words(TEXT, year=2031))


def test_the_same_words_may_be_asked_of_another_indicator(town: Town) -> None:
    asked_question(town)

    services.ask(indicator=town.second, words=Words(TEXT))

    assert Question.objects.count() == 2


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "refused", "decided_at": timezone.now()},
        {"state": "published"},
        {"text": ""},
        {"state": "deleted"},
        {"language": "de"},
    ],
    ids=["no reason", "no moment", "no words", "no such state", "no such language"],
)
def test_the_database_itself_holds_a_question_to_its_rules(
    town: Town, columns: dict[str, object]
) -> None:
    question = asked_question(town)

    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(**columns)


def test_the_database_takes_one_first_answer(town: Town) -> None:
    answer = answered_question(town)

    with pytest.raises(ValidationError):
        Answer(question=answer.question, text="Bir daha", by=town.strategy).full_clean()


@pytest.mark.parametrize(
    ("days", "waits", "took"),
    [
        (0, "bugün soruldu, cevap bekliyor", "aynı gün cevaplandı"),
        (1, "1 gündür cevap bekliyor", "1 günde cevaplandı"),
        (17, "17 gündür cevap bekliyor", "17 günde cevaplandı"),
    ],
)
def test_the_clock_runs_from_asking_to_the_first_answer(
    town: Town, days: int, waits: str, took: str
) -> None:
    question = published_question(town, days_ago=days)
    assert asked_about(town.first)[0].clock == waits == waiting_for(days)

    first = services.answer(question=question, by=town.strategy, text="Cevap")
    services.correct(
        corrects=first,
        by=town.strategy,
        text="Doğrusu",
        reason="Yanlıştı",
        at=timezone.now() + timedelta(days=9),
    )

    assert asked_about(town.first)[0].clock == took == answered_in(days)


def test_the_office_forgets_who_asked_when_asked_to(town: Town) -> None:
    question = published_question(town, email="a@b.org", name="Ayşe")

    services.forget(question=question, by=town.strategy)

    question.refresh_from_db()
    assert (question.asker_name, question.email, question.text) == ("", "", TEXT)


def test_addresses_are_forgotten_once_nothing_needs_them(town: Town) -> None:
    now = timezone.now()
    texts = ["Cevaplanan soru", "Reddedilen soru", "Çok eski soru", "Bekleyen soru"]
    answered = published_question(town, texts[0])
    refused = asked_question(town, texts[1])
    old = published_question(town, texts[2], days_ago=181)
    open_ = published_question(town, texts[3])
    long_ago = now - timedelta(days=2)
    services.answer(question=answered, by=town.strategy, text="Cevap", at=long_ago)
    services.refuse(question=refused, by=town.strategy, reason="personal", at=long_ago)
    Question.objects.update(email="a@b.org")  # as where a letter could not be sent

    assert forget_askers(now) == (3, 0)

    emails = dict(Question.objects.values_list("pk", "email"))
    assert [emails[each.pk] for each in (answered, refused, old)] == ["", "", ""]
    assert emails[open_.pk] == "a@b.org"


def test_no_kept_page_outlives_the_words_that_were_forgotten(town: Town) -> None:
    long_ago = timezone.now() - timedelta(days=181)
    question = asked_question(town, name="Ayşe")
    services.refuse(
        question=question, by=town.strategy, reason="offensive", at=long_ago
    )
    before = stored_version({})

    call_command("forget_askers")
    after = stored_version({})
    call_command("forget_askers")

    assert before != after
    assert stored_version({}) == after  # nothing was left to forget
    assert question.history.latest().history_change_reason == WHY


def test_the_words_of_what_was_refused_are_forgotten_after_half_a_year(
    town: Town,
) -> None:
    long_ago = timezone.now() - timedelta(days=181)
    question = asked_question(town, name="Ayşe")
    services.refuse(
        question=question, by=town.strategy, reason="offensive", at=long_ago
    )

    call_command("forget_askers")

    question.refresh_from_db()
    assert (question.text, question.asker_name) == ("", "")
    assert question.digest != digest_of(TEXT)  # nobody finds out by guessing either
    assert question.reason == "offensive"
    with pytest.raises(refusals.ForgottenError):
        services.publish(question=question, by=town.strategy)


def test_the_office_erases_what_a_refused_question_said_at_once(town: Town) -> None:
    question = refused_question(town)
    before = stored_version({})

    services.erase(question=question, by=town.strategy)

    question.refresh_from_db()
    assert (question.text, question.asker_name) == ("", "")
    assert question.digest != digest_of(TEXT)
    assert (question.state, question.reason) == (State.REFUSED, "personal")
    version = question.history.latest()
    assert version.history_change_reason == services.ERASED
    assert version.history_user_id == town.strategy.pk
    assert stored_version({}) != before  # no kept page shows it any longer
    assert forget_askers(timezone.now() + timedelta(days=181))[1] == 0


@pytest.mark.parametrize("build", [asked_question, published_question])
def test_only_what_was_refused_is_erased(
    town: Town, build: Callable[[Town], Question]
) -> None:
    question = build(town)

    with pytest.raises(WrongStateError):
        services.erase(question=question, by=town.strategy)

    question.refresh_from_db()
    assert question.text == TEXT


def test_what_is_erased_is_not_erased_again_nor_published(town: Town) -> None:
    erased = services.erase(question=refused_question(town), by=town.strategy)

    with pytest.raises(WrongStateError):
        services.erase(question=erased, by=town.strategy)
    with pytest.raises(refusals.ForgottenError):
        services.publish(question=erased, by=town.strategy)


def test_erased_words_may_be_asked_again(town: Town) -> None:
    services.erase(question=refused_question(town), by=town.strategy)

    assert asked_question(town).text == TEXT
