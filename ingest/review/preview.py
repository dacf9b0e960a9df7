"""What accepting a reading would do, as rows for a page: what is refused first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from ingest.changes import Answer, Change, Fate
from ingest.review.asking import card_number
from ingest.review.entries import slug_of
from plans.document import PlanDocument

FATES: dict[Fate, StrOrPromise] = {
    Fate.REFUSED: _("Kabul edilemeyen"),
    Fate.CHANGED: _("Değişecek"),
    Fate.NEW: _("Eklenecek"),
    Fate.UNCHANGED: _("Değişmeyecek"),
}
ANSWERS: dict[Answer, StrOrPromise] = {
    Answer.TAKE: _("belgedeki geçerli"),
    Answer.KEEP: _("plandaki kalsın"),
    Answer.NEW: _("planda yok, yeni ekle"),
}
MOST = 300  # rows of one fate on the page


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row; `card` and `slug` lead to its field, `answer` is what was said of it so far."""

    change: Change
    card: int
    slug: str
    answer: str
    can_drop: bool

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
    document: PlanDocument, changes: Iterable[Change], answers: dict[str, Answer]
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


def _row(
    document: PlanDocument, change: Change, answers: dict[str, Answer]
) -> ChangeRow:
    answer = answers.get(change.where)
    return ChangeRow(
        change,
        card_number(document, change.where),
        slug_of(change.where),
        answer.value if answer else "",
        change.where.endswith("]"),
    )
