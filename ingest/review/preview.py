"""What accepting a reading would do, as rows for a page: what is refused first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from ingest.changes import Answer, Change, Fate
from ingest.edits.paths import Steps, at, steps_of
from ingest.review.asking import card_number
from ingest.review.entries import slug_of
from plans.document import CHAIN, PlanDocument

FATES: dict[Fate, StrOrPromise] = {
    Fate.REFUSED: _("Kabul edilemeyen"),
    Fate.CHANGED: _("Değişecek"),
    Fate.NEW: _("Eklenecek"),
    Fate.UNCHANGED: _("Değişmeyecek"),
}
OF_VALUES: dict[Answer, StrOrPromise] = {
    Answer.TAKE: _("belgedeki geçerli"),
    Answer.KEEP: _("plandaki kalsın"),
}
OF_ROWS: dict[Answer, StrOrPromise] = {
    Answer.TAKE: _("evet, planın bu satırı"),
    Answer.NEW: _("hayır, yeni satır olarak ekle"),
    Answer.KEEP: _("dışarıda bırak"),
}
OF_ALL: dict[Answer, StrOrPromise] = {
    Answer.TAKE: _("belgedeki geçerli, eşleşmeler doğru"),
    Answer.KEEP: _("plandaki kalsın, olmayan satır dışarıda"),
    Answer.NEW: _("yeni satır olarak ekle"),
}
OF_CHAIN: dict[Answer, StrOrPromise] = {Answer.KEEP: OF_ROWS[Answer.KEEP]}
MOST = 300  # rows of one fate on the page


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row; `card` and `slug` lead to its field, `answer` is what was said of it so far."""

    change: Change
    card: int
    slug: str
    answer: str
    answers: tuple[tuple[str, StrOrPromise], ...]
    can_drop: bool
    known_as: str = ""  # path of the choice among the plan's indicators
    chosen: str = ""  # what is chosen there

    @property
    def sureness(self) -> int | None:
        """How surely the document's row is the plan's, in percent."""
        confidence = self.change.confidence
        return None if confidence is None else round(confidence * 100)


@dataclass(frozen=True, slots=True)
class FateGroup:
    """The rows of one fate, the first of them where there are very many."""

    fate: Fate
    label: StrOrPromise
    count: int
    rows: tuple[ChangeRow, ...]

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.rows)


def groups_of(
    document: PlanDocument, changes: Iterable[Change], answers: Mapping[str, Answer]
) -> list[FateGroup]:
    """Return the rows of a preview by their fate; a fate without rows is left out."""
    changes = list(changes)
    groups = []
    for fate, label in FATES.items():
        told = [change for change in changes if change.fate is fate]
        if told:
            rows = tuple(_row(document, one, answers) for one in told[:MOST])
            groups.append(FateGroup(fate, label, len(told), rows))
    return groups


def open_questions(
    document: PlanDocument, refused: Iterable[Change], answer: Answer
) -> list[str]:
    """Return the places of refused rows that this answer can be given to."""
    is_chain = document.kind in CHAIN
    return [
        change.where
        for change in refused
        if change.where
        and answer in dict(_answers(change, steps_of(change.where), is_chain=is_chain))
    ]


def _row(
    document: PlanDocument, change: Change, answers: Mapping[str, Answer]
) -> ChangeRow:
    answer = answers.get(change.where)
    steps = steps_of(change.where)
    is_chain = document.kind in CHAIN
    is_indicator = is_chain and steps[-2:-1] == ("indicators",)
    return ChangeRow(
        change,
        card_number(document, change.where),
        slug_of(change.where),
        answer.value if answer else "",
        tuple(
            (one.value, label)
            for one, label in _answers(change, steps, is_chain=is_chain)
        ),
        can_drop=bool(steps) and isinstance(steps[-1], int),
        known_as=f"{change.where}.id" if is_indicator else "",
        chosen=at(document, steps).id or "" if is_indicator else "",
    )


def _answers(
    change: Change, steps: Steps, *, is_chain: bool
) -> list[tuple[Answer, StrOrPromise]]:
    """Return what can be said of a refused row: of a figure, of a field, or of a whole row."""
    if "actuals" in steps:  # a figure that was reported is never written over
        return [(Answer.KEEP, OF_VALUES[Answer.KEEP])]
    if not steps or isinstance(steps[-1], str) or steps[-2] == "targets":
        return list(OF_VALUES.items())
    possible = set(OF_ROWS)
    if is_chain:
        possible.discard(Answer.NEW)
    if change.confidence is None:  # there is no candidate
        possible.discard(Answer.TAKE)
    return [(one, label) for one, label in OF_ROWS.items() if one in possible]
