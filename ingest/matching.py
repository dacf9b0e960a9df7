"""Pairs what a document names with what the plan has, each pair with how sure it is; pure.

A pair is certain where a person confirmed it (the same identifier), or where the two are
each other's best match, sure enough, and nothing else comes near.  Everything else is a
question for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.likeness import confidence_of, of_the_code_and, shared
from plans.document import GoalEntry, IndicatorEntry, ObjectiveEntry, PlanDocument
from plans.turkish import fold

Entry = GoalEntry | ObjectiveEntry | IndicatorEntry

THRESHOLD = Decimal("0.88")  # what a certain pair must reach
MARGIN = Decimal("0.10")  # and by how much it must lead both sides' second best


@dataclass(frozen=True, slots=True)
class Named:
    """A goal, objective or indicator as one side names it.

    `spellings` are pairs of folded code and name, "" where not printed: as it stands,
    then as earlier documents had it.  `parent` is the path of what holds it, `parts` the
    spellings of what it holds.
    """

    path: str
    spellings: tuple[tuple[str, str], ...]
    parent: str = ""
    id: str = ""
    parts: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """What the document's `here` is in the plan: `there`, None where nothing comes near.

    Where it is not certain, `there` is only the best candidate.  `confidence` is 0 to 1.
    """

    here: str
    there: str | None = None
    confidence: Decimal = Decimal(0)
    is_certain: bool = False


Matches = Mapping[str, Match]


def match(
    reading: PlanDocument,
    there: PlanDocument,
    earlier: Mapping[str, Sequence[Entry]] | None = None,
) -> Matches:
    """Return for every goal, objective and indicator of the reading what it is in the plan.

    `earlier` are the forms in which documents gave a part of the plan before, by its path
    there: a person may have renamed it since.
    """
    known = earlier or {}
    found: dict[str, Match] = {}
    for level in (_goals, _objectives, _indicators):
        parents = {m.here: m.there for m in found.values() if m.is_certain and m.there}
        parents[""] = ""  # the plan holds the goals
        for pair in paired(level(reading, {}), level(there, known), parents):
            found[pair.here] = pair
    return found


def paired(
    here: Sequence[Named],
    there: Sequence[Named],
    parents: Mapping[str, str] | None = None,
) -> list[Match]:
    """Return one match for each of `here`, in order; no two certain ones share a `there`.

    `parents` pairs what holds them.  Symmetric: the certain pairs are the same from the
    other side.
    """
    table = _Table(here, there, parents or {})
    table.by_identifier()
    table.in_order(lambda named, parent: (parent, named.spellings[-1]))
    table.in_order(lambda named, parent: (parent, named.spellings[0]))
    table.in_order(lambda named, _parent: named.spellings[-1])
    table.by_likeness()
    return [table.answer(named) for named in here]


class _Table:
    """Both sides of one level, and what has been paired so far."""

    def __init__(
        self, here: Sequence[Named], there: Sequence[Named], parents: Mapping[str, str]
    ) -> None:
        self.here = {named.path: named for named in here}
        self.there = {named.path: named for named in there}
        self.parents = parents
        self.held = set(parents.values())
        self.certain: dict[str, Match] = {}
        self.near: dict[str, Match] = {}

    def by_identifier(self) -> None:
        """Pair what has the same identifier, once on each side."""
        for mine, theirs in self._groups(lambda named, _parent: named.id or None):
            if len(mine) == len(theirs) == 1:
                self._pair(mine[0], theirs[0], Decimal(1))

    def in_order(self, key: Callable[[Named, str], Hashable]) -> None:
        """Pair what is spelt the same, as often on both sides, in the order of print."""
        for mine, theirs in self._groups(key):
            if len(mine) == len(theirs):
                for one, other in zip(mine, theirs, strict=True):
                    self._pair(one, other, Decimal(1))

    def by_likeness(self) -> None:
        """Pair each other's best, sure enough and well ahead, until nothing more is."""
        found = self._confidences()
        while leading := [pair for pair in found if self._leads(pair, found)]:
            for here, there in leading:
                self._pair(self.here[here], self.there[there], found[here, there])
            taken = {m.there for m in self.certain.values()}
            found = {
                pair: confidence
                for pair, confidence in found.items()
                if pair[0] not in self.certain and pair[1] not in taken
            }
        for (here, there), confidence in sorted(
            found.items(), key=lambda item: item[1]
        ):
            self.near[here] = Match(here, there, confidence)  # the best comes last

    def answer(self, named: Named) -> Match:
        nothing = Match(named.path)
        return self.certain.get(named.path) or self.near.get(named.path, nothing)

    def _groups(
        self, key: Callable[[Named, str], Hashable]
    ) -> Iterable[tuple[list[Named], list[Named]]]:
        """Yield what is left on both sides and has the same key."""
        taken = {m.there for m in self.certain.values()}
        groups: dict[Hashable, tuple[list[Named], list[Named]]] = {}
        for named in self.here.values():
            if named.path not in self.certain:
                parent = self.parents.get(named.parent, "")
                groups.setdefault(key(named, parent), ([], []))[0].append(named)
        for named in self.there.values():
            if named.path not in taken:
                parent = named.parent if named.parent in self.held else ""
                groups.setdefault(key(named, parent), ([], []))[1].append(named)
        return [pair for value, pair in groups.items() if value is not None]

    def _confidences(self) -> dict[tuple[str, str], Decimal]:
        taken = {m.there for m in self.certain.values()}
        found = {}
        for one in self.here.values():
            for other in self.there.values():
                if one.path not in self.certain and other.path not in taken:
                    confidence = self._confidence(one, other)
                    if confidence:
                        found[one.path, other.path] = confidence
        return found

    def _confidence(self, one: Named, other: Named) -> Decimal:
        parent = self.parents.get(one.parent)
        same_card = None
        if parent is not None or other.parent in self.held:
            same_card = parent == other.parent
        pairs = [(a, b) for a in one.spellings for b in other.spellings]
        best = max(confidence_of(a, b, same_card=same_card) for a, b in pairs)
        if same_card and any(a[0] and a[0] == b[0] for a, b in pairs):
            best = max(best, of_the_code_and(shared(one.parts, other.parts)))
        return best

    def _leads(
        self, pair: tuple[str, str], found: Mapping[tuple[str, str], Decimal]
    ) -> bool:
        rivals = [
            confidence
            for other, confidence in found.items()
            if other != pair and (other[0] == pair[0] or other[1] == pair[1])
        ]
        lead = found[pair] - max(rivals, default=Decimal(0))
        return found[pair] >= THRESHOLD and lead >= MARGIN

    def _pair(self, one: Named, other: Named, confidence: Decimal) -> None:
        self.certain[one.path] = Match(one.path, other.path, confidence, True)  # noqa: FBT003


_Earlier = Mapping[str, Sequence[Entry]]


def _goals(document: PlanDocument, earlier: _Earlier) -> list[Named]:
    return [
        _named(f"goals[{g}]", goal, earlier) for g, goal in enumerate(document.goals)
    ]


def _objectives(document: PlanDocument, earlier: _Earlier) -> list[Named]:
    return [_named(path, row, earlier) for path, row in document.objectives()]


def _indicators(document: PlanDocument, earlier: _Earlier) -> list[Named]:
    return [_named(path, row, earlier) for path, row in document.indicators()]


def _named(path: str, entry: Entry, earlier: _Earlier) -> Named:
    spellings = dict.fromkeys(map(_spelling, [entry, *earlier.get(path, ())]))
    identifier = entry.id if isinstance(entry, IndicatorEntry) else None
    return Named(
        path=path,
        spellings=tuple(spellings),
        parent=path.rpartition(".")[0],
        id=(identifier or "").lower(),
        parts=frozenset(map(_spelling, _parts(entry))),
    )


def _parts(entry: Entry) -> Sequence[Entry]:
    if isinstance(entry, GoalEntry):
        return entry.objectives
    return entry.indicators if isinstance(entry, ObjectiveEntry) else ()


def _spelling(entry: Entry) -> tuple[str, str]:
    name = entry.name if isinstance(entry, IndicatorEntry) else entry.title
    return fold(entry.code), fold(name or "")
