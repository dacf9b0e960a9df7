"""What stands on an objective's card beside its indicators: the text sections and the context."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django_stubs_ext import StrOrPromise

from plans.models import CardEntry, Citation, Objective, Statistic
from reports.portal.words import SECTIONS
from reports.sources import SourceLine, source_lines

# Sections that a card has even when the source leaves them empty.
USUAL = (
    CardEntry.Kind.RISK,
    CardEntry.Kind.ACTIVITY,
    CardEntry.Kind.FINDING,
    CardEntry.Kind.NEED,
)
# What the official card has after its cost.
AFTER_COST = (CardEntry.Kind.FINDING, CardEntry.Kind.NEED)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the card and the items under it, unaltered and in order."""

    anchor: str
    heading: StrOrPromise
    entries: tuple[CardEntry, ...]

    @property
    def sources(self) -> tuple[SourceLine, ...]:
        """Where the items stand, in one line a document."""
        return source_lines(e.citation for e in self.entries if e.citation is not None)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """One run of printed text whose section is not known, item by item where it has items."""

    items: tuple[str, ...]
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class CardText:
    """All the text of a card, what stands before its cost and what after.

    `unplaced` is what no rule and no person has placed yet.
    """

    before_cost: tuple[Section, ...]
    after_cost: tuple[Section, ...]
    unplaced: tuple[Unplaced, ...]


def card_text(objective: Objective) -> CardText:
    """Return the card's sections in their official order, in two queries."""
    entries = objective.entries.select_related("citation__document")
    by_kind: dict[str, list[CardEntry]] = {}
    for entry in entries.order_by("position", "pk"):
        by_kind.setdefault(entry.kind, []).append(entry)
    shown = [each for each in SECTIONS if each[0] in by_kind or each[0] in USUAL]
    before, after = (
        tuple(
            Section(anchor, heading, tuple(by_kind.get(kind, ())))
            for kind, anchor, heading in shown
            if (kind in AFTER_COST) is is_after
        )
        for is_after in (False, True)
    )
    return CardText(
        before,
        after,
        _unplaced(objective, by_kind.get(CardEntry.Kind.UNPLACED, [])),
    )


def _unplaced(objective: Objective, entries: list[CardEntry]) -> tuple[Unplaced, ...]:
    """Gather the items by the run they came from; a run without items stands as it was printed."""
    runs = objective.unplaced_runs.select_related("citation__document")
    found = []
    for run in runs.annotate(size=Count("entries")).order_by("position"):
        items = tuple(entry.text for entry in entries if entry.run_id == run.pk)
        if items or not run.size:
            found.append(Unplaced(items or (run.text,), run.citation))
    loose = tuple(entry.text for entry in entries if entry.run_id is None)
    return (*found, Unplaced(loose)) if loose else tuple(found)


def context_of(objective: Objective) -> list[Statistic]:
    """Return the figures a person set beside the objective, in one query."""
    linked = objective.statistics.select_related("citation__document", "municipality")
    return list(linked.order_by("links__pk"))
