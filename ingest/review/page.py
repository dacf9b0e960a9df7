"""Everything the page of one card shows, and the overview of a long reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.review.asking import Asked, issues_first, on_card, with_fields
from ingest.review.cards import Card, card_of
from ingest.review.entries import NOTHING_TYPED, Choice, Shown, Typed
from ingest.review.gaps import Gap, gaps_of
from ingest.review.places import (
    Mark,
    PageView,
    SheetView,
    Size,
    marks_of,
    pages_of,
    quotations_of,
    sheets_of,
)
from plans.document import CHAIN, PlanDocument


@dataclass(frozen=True, slots=True)
class CardPage:
    """One card beside its pages."""

    card: Card
    asked: tuple[tuple[Asked, str], ...]
    pages: tuple[PageView, ...]
    sheets: tuple[SheetView, ...]
    quotations: tuple[Mark, ...]
    targets: frozenset[str]  # names of the boxes that are on the page


@dataclass(frozen=True, slots=True)
class CardLine:
    """One card in the list of all of them."""

    number: int
    code: str
    title: str
    goal: str
    asked: int
    gaps: tuple[Gap, ...]
    indicators_end: str  # where an indicator moves to that joins this card


def card_page(
    document: PlanDocument,
    number: int,
    *,
    sizes: Sequence[Size],
    typed: Typed = NOTHING_TYPED,
    known: Iterable[Choice] = (),
) -> CardPage:
    """Return the page of a card by its number, from 1; raises IndexError."""
    asked = on_card(issues_first(document), number)
    shown = Shown(document, typed, frozenset(one.issue.where for one in asked))
    card = card_of(shown, number, known, is_chain=document.kind in CHAIN)
    slugs = {entry.slug for entry in card.entries()}
    slugs |= {block.slug for block in card.indicators}
    slugs |= {listed.slug for listed in card.lists} | {card.slug}
    led = tuple(with_fields(asked, slugs))
    marks = marks_of(card.entries(), led, card.path)
    pages = tuple(pages_of(marks, sizes))
    quotations = tuple(quotations_of(marks))
    names = {box.mark.name for page in pages for box in page.boxes}
    names |= {mark.name for mark in marks if mark.citation.cell}
    names |= {mark.name for mark in quotations}
    sheets = tuple(sheets_of(marks))
    return CardPage(card, led, pages, sheets, quotations, frozenset(names))


def card_lines(document: PlanDocument, asked: Iterable[Asked]) -> list[CardLine]:
    """Return a line for every card, with how much is asked about it."""
    numbers = [one.card for one in asked]
    lines = []
    for number, (path, objective) in enumerate(document.objectives(), 1):
        goal = document.goals[int(path.split("]")[0][6:])]
        lines.append(
            CardLine(
                number,
                objective.code,
                objective.title or "",
                goal.code,
                numbers.count(number),
                tuple(gaps_of(objective, document.kind)),
                f"{path}.indicators[{len(objective.indicators)}]",
            )
        )
    return lines


def goal_choices(document: PlanDocument, number: int) -> list[Choice]:
    """Return the goals that a card can be moved to, each with the place it would take."""
    own = [path for path, _objective in document.objectives()][number - 1]
    return [
        (f"goals[{g}].objectives[{len(goal.objectives)}]", goal.code)
        for g, goal in enumerate(document.goals)
        if not own.startswith(f"goals[{g}].")
    ]
