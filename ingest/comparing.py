"""One value three ways: as the plan has it, as documents had it before, as this document has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum, auto

from django.utils.translation import gettext as _

from ingest.changes import Answer, Answers, Change, Fate
from ingest.standing import ORIGINAL, Standing
from ingest.steps import Step, Write
from ingest.wording import shown
from plans.document import ActualEntry


@dataclass(frozen=True, slots=True)
class Setting:
    """What every comparison of one merge goes by."""

    document_name: str
    standing: Standing = ORIGINAL
    revision: int = 0  # the plan revision that the document speaks for
    answers: Answers = field(default_factory=dict)
    years: range = range(0)  # of the plan
    reported: Mapping[str, Sequence[ActualEntry]] = field(default_factory=dict)
    """By the path in the plan: the figures that documents reported before."""


class Outcome(Enum):
    """What a comparison finds."""

    SAME = auto()
    SILENT = auto()  # the document does not say
    GONE = auto()  # it did say, and does no more
    KEPT = auto()  # only the plan has changed since
    TAKEN = auto()  # only the document has changed
    BOTH = auto()  # both have, or nobody knows


UNKNOWN = object()
"""What documents had before, where nothing is on record."""


def outcome(there: object, before: object, here: object) -> Outcome:
    """Return what becomes of a value: there in the plan, `before` in documents, `here` now."""
    if _is_silent(here):
        was_said = before is not UNKNOWN and not _is_silent(before)
        return Outcome.GONE if was_said and not _is_silent(there) else Outcome.SILENT
    if here == there:
        return Outcome.SAME
    if before is not UNKNOWN and here == before:
        return Outcome.KEPT
    if _is_silent(there) or (before is not UNKNOWN and there == before):
        return Outcome.TAKEN
    return Outcome.BOTH


def _is_silent(value: object) -> bool:
    return value is None or value in ("", ())


@dataclass(frozen=True, slots=True)
class Compared:
    """One value of a part, and the row it would make."""

    where: str
    code: str
    label: str
    there: object
    before: object
    here: object
    confidence: Decimal | None = None

    def row(self, fate: Fate, reason: str = "") -> Change:
        """Return the row of the preview for this value."""
        return Change(
            fate=fate,
            where=self.where,
            code=self.code,
            label=self.label,
            before=shown(self.there),
            after=shown(self.here),
            reason=reason,
            confidence=self.confidence,
        )


def settled(value: Compared, setting: Setting, write: Write) -> Iterator[Step]:
    """Yield what becomes of one value: what is written, or why it is not."""
    match outcome(value.there, value.before, value.here):
        case Outcome.TAKEN:
            yield Step(taken(value), write)
        case Outcome.BOTH:
            yield _answered(value, setting.answers.get(value.where), write)
        case Outcome.KEPT:
            yield Step(value.row(Fate.UNCHANGED, kept()))
        case Outcome.GONE:
            yield Step(value.row(Fate.UNCHANGED, _gone()))


def taken(value: Compared) -> Change:
    """Return the row of a value that the document brings."""
    return value.row(Fate.NEW if _is_silent(value.there) else Fate.CHANGED)


def _answered(value: Compared, answer: Answer | None, write: Write) -> Step:
    match answer:
        case Answer.TAKE:
            return Step(taken(value), write)
        case Answer.KEEP:
            reason = _("Plandaki kalıyor; öyle seçildi.")
            return Step(value.row(Fate.UNCHANGED, reason))
    reason = (
        _("Planda başka türlü yazıyor ve nereden geldiği kayıtlı değil.")
        if value.before is UNKNOWN
        else _("Planda elle değiştirilmiş, belge de değişmiş.")
    )
    return Step(value.row(Fate.REFUSED, reason))


def kept() -> str:
    """Say that only the plan has changed."""
    return _("Planda sonradan değişmiş; plandaki kalıyor.")


def _gone() -> str:
    return _("Belgede artık yok; plandaki kalıyor.")


def told(change: Change, reason: str) -> Change:
    """Return the row as one that only tells something."""
    return replace(change, fate=Fate.UNCHANGED, reason=reason)
