"""The only writers of questions and answers."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from indicators.models import Indicator
from indicators.services.refusals import (
    ChangedMeanwhileError,
    NotYoursError,
    WrongStateError,
)
from plans.access import access_of
from plans.models import Unit
from plans.models.held import save_held
from plans.models.remembered import acting
from plans.turkish import fold
from reports.asking.refusals import (
    AskedBeforeError,
    CorrectionReasonError,
    EmptyAnswerError,
    ForgottenError,
    NoSuchYearError,
    NotOfHereError,
    NotPublishedError,
    UnexplainedError,
)
from reports.asking.tasks import tell_asker
from reports.models import Answer, Question

State = Question.State
Row = TypeVar("Row", Question, Answer)
ERASED = "Sorunun metni ve soranın adı, saklama süresi beklenmeden silindi."


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody asks: the question, and what they choose to say of themselves."""

    text: str
    year: int | None = None
    asker_name: str = ""
    email: str = ""
    language: str = "tr"


def key_of(form: uuid.UUID, text: str) -> uuid.UUID:
    """Return the key of what is asked with a form: sent twice it is the same, nobody can guess it."""
    return uuid.uuid5(form, text)


def digest_of(text: str) -> str:
    """Return what is the same for the same words, however they are spaced and capitalised."""
    return hashlib.sha256(fold(text).encode()).hexdigest()


def ask(
    *,
    indicator: Indicator,
    words: Words,
    key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Question:
    """Keep a question, to be decided on; return it, or the one that has its key already.

    Who is signed in is not asked: it stands in no version.  Raises AskedBeforeError, and
    NoSuchYearError for a year outside the plan.
    """
    if words.year is not None and words.year not in indicator.objective.goal.plan.years:
        raise NoSuchYearError
    row = Question(
        key=key or uuid.uuid4(),
        indicator=indicator,
        year=words.year,
        text=words.text,
        digest=digest_of(words.text),
        asker_name=words.asker_name,
        email=words.email,
        language=words.language,
        asked_at=at or timezone.now(),
    )
    row.clean_fields(exclude=["indicator"])
    try:
        with transaction.atomic():
            row.save_without_historical_record()  # type: ignore[attr-defined]
    except IntegrityError:
        return _already(row)
    return row


def _already(row: Question) -> Question:
    """Return what was asked with the same form; raise AskedBeforeError for somebody else's."""
    same = Question.objects.filter(key=row.key).first()
    if same is not None:
        return same
    if Question.objects.filter(indicator=row.indicator, digest=row.digest).exists():
        raise AskedBeforeError
    row.full_clean()  # says which rule was broken
    raise WrongStateError


@transaction.atomic
def publish(*, question: Question, by: User, at: datetime | None = None) -> Question:
    """Let everybody read a question, one that was refused too; return it."""
    row = _to_be_decided(question, by)
    if row.state == State.PUBLISHED:
        raise WrongStateError
    if not row.text:
        raise ForgottenError
    row.state, row.reason, row.note = State.PUBLISHED, "", ""
    return _decided(row, by, at)


@transaction.atomic
def refuse(
    *,
    question: Question,
    by: User,
    reason: str,
    note: str = "",
    at: datetime | None = None,
) -> Question:
    """Keep a question off the portal, or take it off again, with a reason; return it.

    What has been answered stays: raises WrongStateError.  UnexplainedError for another reason
    than the listed ones without a note.
    """
    row = _to_be_decided(question, by)
    if row.state == State.REFUSED or row.answers.exists():
        raise WrongStateError
    if reason == Question.Reason.OTHER and not note.strip():
        raise UnexplainedError
    row.state, row.reason, row.note = State.REFUSED, reason, note.strip()
    return _decided(row, by, at)


@transaction.atomic
def propose(
    *, question: Question, by: User, text: str, at: datetime | None = None
) -> Question:
    """Keep what a unit would answer, for the strategy office; return the question."""
    row = _locked(question)
    unit = row.indicator.entering_unit
    place = row.indicator.objective.goal.plan.municipality_id
    if not access_of(by).acts_for(None if unit is None else unit.pk, place):
        raise NotYoursError
    if row.state == State.REFUSED or row.answers.exists():
        raise WrongStateError
    if not text.strip():
        raise EmptyAnswerError
    row.proposal = text.strip()
    row.proposed_by, row.proposed_at = by, at or timezone.now()
    return _saved(row, by)


@transaction.atomic
def answer(
    *,
    question: Question,
    by: User,
    text: str,
    unit: Unit | None = None,
    at: datetime | None = None,
) -> Answer:
    """Answer a published question, which makes the answer public; return it.

    Raises ChangedMeanwhileError where somebody has answered: that one is corrected.
    """
    row = _to_be_answered(question, by, text, unit)
    if row.answers.exists():
        raise ChangedMeanwhileError
    first = Answer(
        question=row, text=text.strip(), unit=unit, by=by, at=at or timezone.now()
    )
    _saved(first, by)
    _tell(row)
    return first


@transaction.atomic
def correct(
    *,
    corrects: Answer,
    by: User,
    text: str,
    reason: str,
    unit: Unit | None = None,
    at: datetime | None = None,
) -> Answer:
    """Put a new answer in the place of the latest; both stay readable, with the reason.

    Raises ChangedMeanwhileError where the answer is not the latest any more.
    """
    row = _to_be_answered(corrects.question, by, text, unit)
    if not reason.strip():
        raise CorrectionReasonError
    if Answer.objects.filter(corrects=corrects).exists():
        raise ChangedMeanwhileError
    later = Answer(
        question=row,
        text=text.strip(),
        unit=unit,
        by=by,
        at=at or timezone.now(),
        corrects=corrects,
        reason=reason.strip(),
    )
    return _saved(later, by)


@transaction.atomic
def forget(*, question: Question, by: User) -> Question:
    """Delete who asked, as they may demand (KVKK art. 11); the question stays; return it."""
    row = _locked(question)
    _require_office(row, by)
    row.asker_name = row.email = ""
    return _saved(row, by)


@transaction.atomic
def erase(*, question: Question, by: User) -> Question:
    """Delete what a refused question said, at once and for good; a version says who did; return it.

    Its reason stays, and an address until its letter is written.  Raises WrongStateError where
    it was not refused, or says nothing any more.
    """
    row = _to_be_decided(question, by)
    if row.state != State.REFUSED or not row.text:
        raise WrongStateError
    row.text = row.asker_name = ""
    row.digest = str(row.key)  # nobody finds the words out by guessing either
    with acting(why=ERASED):
        return _saved(row, by)


def _to_be_decided(read: Question, by: User) -> Question:
    """Return the question, held; raise where it is not as the person saw it."""
    row = _locked(read)
    _require_office(row, by)
    if row.state != read.state:
        raise ChangedMeanwhileError
    return row


def _to_be_answered(read: Question, by: User, text: str, unit: Unit | None) -> Question:
    row = _locked(read)
    _require_office(row, by)
    if row.state != State.PUBLISHED:
        raise NotPublishedError
    if not text.strip():
        raise EmptyAnswerError
    place = row.indicator.objective.goal.plan.municipality_id
    if unit is not None and unit.municipality_id != place:
        raise NotOfHereError
    return row


def _require_office(row: Question, by: User) -> None:
    if not access_of(by).decides_for(row.indicator.objective.goal.plan.municipality_id):
        raise NotYoursError


def _locked(question: Question) -> Question:
    """Return the question as it is now, held until the transaction ends."""
    rows = Question.objects.select_for_update(of=("self",)).select_related(
        "indicator__data_unit",
        "indicator__objective__responsible_unit",
        "indicator__objective__goal__plan__municipality",
    )
    return rows.get(pk=question.pk)


def _decided(row: Question, by: User, at: datetime | None) -> Question:
    row.decided_by, row.decided_at = by, at or timezone.now()
    _saved(row, by)
    _tell(row)
    return row


def _saved(row: Row, by: User) -> Row:
    with acting(by=by):
        save_held(row)
    return row


def _tell(row: Question) -> None:
    """Put the letter to the asker in line, where there is one to write."""
    if row.email:
        tell_asker.enqueue(row.pk)
