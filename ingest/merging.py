"""What a reading of a plan changes of the plan that is there; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from ingest.changes import Answer, Change, Fate
from ingest.comparing import Setting
from ingest.matching import Entry, Match, Matches
from ingest.merging_actuals import actual_steps
from ingest.merging_fields import (
    Pair,
    goal_steps,
    indicator_steps,
    objective_steps,
)
from ingest.merging_lacking import lacking_rows
from ingest.merging_targets import target_steps
from ingest.steps import (
    AddGoal,
    AddIndicator,
    AddObjective,
    Step,
    Withdraw,
    Write,
)
from ingest.wording import label_of, shown
from plans.document import (
    ActualEntry,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a merge, and what is known of how they belong together.

    `new` is the reading as an empty plan would hold it; `before` is, by the path there,
    what documents last gave.
    """

    reading: PlanDocument
    new: PlanDocument
    there: PlanDocument
    matches: Matches
    before: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Merge:
    """What is to be written, with its rows, and which part of the plan each part of the document is."""

    steps: tuple[Step, ...]
    placed: Mapping[str, str]  # path in the document → path in the plan


def merged(sides: Sides, setting: Setting) -> Merge:
    """Return what the document changes: only what it changed itself, three ways compared."""
    return _Walk(sides, setting).result()


class _Walk:
    """Goes through the document from top to bottom."""

    def __init__(self, sides: Sides, setting: Setting) -> None:
        self.sides = sides
        self.setting = setting
        self.there = dict(_parts(sides.there))
        self.new = dict(_parts(sides.new))
        self.placed: dict[str, str] = {}
        self.left_out: set[str] = set()

    def result(self) -> Merge:
        steps = [*self._goals()]
        lacking = lacking_rows(
            self.sides.there, set(self.placed.values()), self.setting
        )
        steps += [Step(row) for row in lacking]
        return Merge(tuple(steps), self.placed)

    def _goals(self) -> Iterator[Step]:
        for g, goal in enumerate(self.sides.reading.goals):
            where, new = f"goals[{g}]", self.sides.new.goals[g]
            bare = replace(new, objectives=())
            yield from self._part(where, goal, AddGoal(where, bare))
            if where not in self.left_out:
                yield from self._objectives(where, goal, new)

    def _objectives(
        self, parent: str, goal: GoalEntry, new: GoalEntry
    ) -> Iterator[Step]:
        pairs = zip(goal.objectives, new.objectives, strict=True)
        for o, (objective, fresh) in enumerate(pairs):
            where = f"{parent}.objectives[{o}]"
            bare = replace(fresh, indicators=())
            yield from self._part(where, objective, AddObjective(where, bare))
            if where not in self.left_out:
                yield from self._indicators(where, objective, fresh)

    def _indicators(
        self, parent: str, objective: ObjectiveEntry, new: ObjectiveEntry
    ) -> Iterator[Step]:
        pairs = zip(objective.indicators, new.indicators, strict=True)
        for i, (indicator, fresh) in enumerate(pairs):
            where = f"{parent}.indicators[{i}]"
            yield from self._part(where, indicator, AddIndicator(where, fresh))

    def _part(self, where: str, here: Entry, adding: Write) -> Iterator[Step]:
        """Yield what becomes of one part: its changes, that it is new, or the question it is."""
        match = self.sides.matches[where]
        answer = self.setting.answers.get(where)
        is_known = match.is_certain or answer is Answer.TAKE
        if match.there is None or answer is Answer.NEW:
            yield Step(_row(Fate.NEW, where, here), adding)
        elif is_known and match.there not in self.placed.values():
            self.placed[where] = match.there
            yield from self._changes(where, here, match)
        else:
            self.left_out.add(where)
            yield Step(self._question(where, here, match, answer))

    def _changes(self, where: str, here: Entry, match: Match) -> Iterator[Step]:
        there = self.there[match.there or ""]
        before = self.sides.before.get(match.there or "")
        pair = Pair(where, here, there, before)
        reported = self.setting.reported.get(match.there or "", ())
        steps = [*_steps_of(pair, self.setting, reported), *self._withdrawal(pair)]
        if not any(step.change for step in steps):
            row = _row(Fate.UNCHANGED, where, here)
            yield Step(replace(row, confidence=match.confidence))
        yield from steps

    def _withdrawal(self, pair: Pair) -> Iterator[Step]:
        printed = self.new[pair.where].withdrawn_in
        known = pair.before is not None and _is_withdrawn(pair.before)
        if printed is None or pair.there.withdrawn_in is not None or known:
            return
        row = _row(Fate.CHANGED, pair.where, pair.there)
        row = replace(row, label=label_of("withdrawn"), before="", after=_("evet"))
        yield Step(row, Withdraw(pair.where, printed))

    def _question(
        self, where: str, here: Entry, match: Match, answer: Answer | None
    ) -> Change:
        if answer is Answer.KEEP:
            reason = _("Dışarıda bırakıldı; öyle seçildi.")
            return _row(Fate.UNCHANGED, where, here, reason=reason)
        candidate = self.there[match.there or ""]
        reason = question_about(here.code, candidate.code)
        row = _row(Fate.REFUSED, where, here, reason=reason)
        return replace(row, before=title_of(candidate), confidence=match.confidence)


def question_about(code: str, candidate: str) -> str:
    """Ask whether a part of the document is the plan's that comes nearest."""
    if code == candidate:
        return _(
            "%(code)s bu planda başka bir metinle var; aynısı mı, siz söyleyin."
        ) % {"code": candidate}
    return _("Planda buna benzeyen %(code)s var; aynısı mı, siz söyleyin.") % {
        "code": candidate
    }


def _is_withdrawn(entry: Entry) -> bool:
    marked = isinstance(entry, IndicatorEntry) and entry.withdrawn
    return marked or entry.withdrawn_in is not None


def _steps_of(
    pair: Pair, setting: Setting, reported: Sequence[ActualEntry]
) -> Iterator[Step]:
    match pair.here, pair.there:
        case GoalEntry(), GoalEntry():
            yield from goal_steps(pair, setting)
        case ObjectiveEntry(), ObjectiveEntry():
            yield from objective_steps(pair, setting)
        case IndicatorEntry() as here, IndicatorEntry() as there:
            before = pair.before if isinstance(pair.before, IndicatorEntry) else None
            yield from indicator_steps(pair, setting)
            yield from target_steps(pair.where, here, there, before, setting)
            yield from actual_steps(pair.where, here, there, reported, setting)


def _parts(document: PlanDocument) -> Iterator[tuple[str, Entry]]:
    for g, goal in enumerate(document.goals):
        yield f"goals[{g}]", goal
    yield from document.objectives()
    yield from document.indicators()


def title_of(entry: Entry) -> str:
    """Return what a part is called."""
    return shown(entry.name if isinstance(entry, IndicatorEntry) else entry.title)


def _row(fate: Fate, where: str, entry: Entry, *, reason: str = "") -> Change:
    before = title_of(entry) if fate is Fate.UNCHANGED else ""
    return Change(
        fate=fate,
        where=where,
        code=entry.code,
        before=before,
        after=title_of(entry),
        reason=reason,
    )
