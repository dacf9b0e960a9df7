"""An indicator's whole story in words: its terms, its targets, and every act on its figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from indicators.models import (
    ActualEntry,
    BreakdownPart,
    ConfirmedDoubt,
    Evidence,
    Indicator,
    IndicatorEvaluation,
    IndicatorTerms,
    Period,
    TargetRevision,
)
from plans.capitals import capitalised
from plans.versions import (
    NOTHING,
    Change,
    Step,
    Version,
    Wording,
    named,
    people_by_key,
    plain,
    steps_of,
    versions_of,
)

State = ActualEntry.State
Origin = TargetRevision.Origin
# What an act's own line says already.
SAID = (
    "indicator",
    "year",
    "period",
    "state",
    "entered_by",
    "entered_at",
    "submitted_by",
    "submitted_at",
    "decided_by",
    "decided_at",
    "decision_note",
    "published_at",
    "supersedes",
    "correction_reason",
    "citation",
)
ONE_SITTING = timedelta(minutes=10)  # drafts saved so close are told as one step


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of an indicator's story, latest step first."""

    title: str
    steps: tuple[Step, ...]


def timeline_of(entry: ActualEntry) -> list[Step]:
    """Return every act on a period's figure, its corrections included, latest first."""
    acts = _Acts(
        versions_of(
            ActualEntry,
            indicator=entry.indicator_id,
            year=entry.year,
            period=entry.period,
        )
    )
    return acts.steps(acts.own)


def story_of(indicator: Indicator) -> list[Chapter]:
    """Return the story of an indicator: what it is, what was promised, what was reported."""
    found = versions_of(IndicatorTerms, indicator=indicator.pk)
    terms = [replace(version, parent="indicator") for version in found]
    about = steps_of(versions_of(Indicator, id=indicator.pk), terms)
    acts = _Acts(versions_of(ActualEntry, indicator=indicator.pk))
    chapters = [
        Chapter(_figure_of(*when), tuple(acts.steps(list(group))))
        for when, group in groupby(sorted(acts.own, key=_when), key=_when)
    ]
    return [
        *reversed(chapters),
        Chapter(_("Hedeflenen değerler"), tuple(_told_targets(indicator))),
        Chapter(_("Tanımı ve koşulları"), tuple(about)),
    ]


def _when(version: Version) -> tuple[int, int]:
    return version.row.year, [*reversed(Period.values)].index(version.row.period)


def _figure_of(year: int, place: int) -> str:
    period = Period([*reversed(Period.values)][place])
    return _("%(year)s, %(period)s") % {"year": year, "period": period.label}


class _Acts:
    """The acts on some figures, read in a fixed number of queries."""

    def __init__(self, own: list[Version]) -> None:
        self.own = own
        keys = {version.row.id for version in own}
        self.parts = [
            *versions_of(BreakdownPart, actual__in=keys),
            *versions_of(IndicatorEvaluation, actual__in=keys),
        ]
        self.evidence = versions_of(Evidence, actual__in=keys)
        doubts = ConfirmedDoubt.objects.filter(actual__in=keys)
        self.doubts = list(doubts.select_related("confirmed_by"))
        self.words = Wording([*own, *self.parts, *self.evidence])
        self.people = people_by_key(_actor(version) for version in own)

    def steps(self, own: list[Version]) -> list[Step]:
        """Return the acts on some of the figures, latest first."""
        keys = {version.row.id for version in own}
        told = [
            *(self._act(version) for version in own),
            *(self._part(each) for each in self.parts if each.row.actual_id in keys),
            *(self._backing(e) for e in self.evidence if e.row.actual_id in keys),
            *(_answer(doubt) for doubt in self.doubts if doubt.actual_id in keys),
        ]
        said = [step for step in told if step is not None]
        return gathered(sorted(said, key=lambda step: step.at))[::-1]

    def _act(self, version: Version) -> Step | None:
        act, moment = _act_of(version)
        changes = self.words.changes(version, apart_from=SAID)
        if not act and not changes:
            return None
        return Step(
            at=moment or version.row.history_date,
            who=self.people.get(_actor(version), ""),
            act=act or _("değiştirdi"),
            note=_note_of(version),
            changes=changes,
        )

    def _part(self, version: Version) -> Step | None:
        changes = self.words.changes(
            version, apart_from=("actual", "position"), about=named(version)
        )
        if not changes:
            return None
        return Step(
            version.row.history_date,
            self.words.who(version),
            _("değiştirdi"),
            "",
            changes,
        )

    def _backing(self, version: Version) -> Step | None:
        act = _backing_act(version)
        who = self.words.who(version)
        if not act:
            return None
        return Step(version.row.history_date, who, act, version.row.title)


def _actor(version: Version) -> int | None:
    """Return who acted: whoever wrote the version, else whom the record itself names."""
    row = version.row
    key: int | None = row.history_user_id
    if key is not None:
        return key
    match row.state:
        case State.APPROVED | State.RETURNED:
            key = row.decided_by_id
        case State.SUBMITTED:
            key = row.submitted_by_id or row.entered_by_id
        case _:
            key = row.entered_by_id
    return key


def _act_of(version: Version) -> tuple[str, datetime | None]:
    """Return the act's word, "" for a mere change, and its own moment where it has one."""
    row, before = version.row, version.before
    if before is None:
        return _first_act(row), row.entered_at
    if row.state == State.DRAFT:
        is_back = before.state == State.SUBMITTED
        return (_("geri çekti"), None) if is_back else ("", row.entered_at)
    if row.state == before.state:
        return "", None
    return {
        State.APPROVED: (_("onayladı"), row.decided_at),
        State.RETURNED: (_("geri gönderdi"), row.decided_at),
        State.SUBMITTED: (_("onaya gönderdi"), row.submitted_at),
    }[row.state]


def _first_act(row: Any) -> str:  # noqa: ANN401 - of a history table
    if row.supersedes_id is not None:
        return _("düzeltti")
    return _("girdi") if row.state == State.DRAFT else _("kaydetti")


def _note_of(version: Version) -> str:
    row = version.row
    if version.before is None and row.supersedes_id is not None:
        return str(row.correction_reason)
    is_return = row.state == State.RETURNED
    return str(row.decision_note if is_return else row.history_change_reason or "")


def _backing_act(version: Version) -> str:
    row, before = version.row, version.before
    if before is None:
        return _("kanıt ekledi")
    if row.removed_at is not None and before.removed_at is None:
        return _("kanıtı çıkardı")
    if row.is_public != before.is_public:
        return _("kanıtı herkese açtı") if row.is_public else _("kanıtı gizledi")
    return ""


def _answer(doubt: ConfirmedDoubt) -> Step:
    person = doubt.confirmed_by
    return Step(
        at=doubt.confirmed_at,
        who=person.get_full_name() or person.get_username(),
        act=_("emin olduğunu söyledi"),
        note=f"{doubt.question} {plain(doubt.value)}",
    )


def gathered(steps: Iterable[Step]) -> list[Step]:
    """Tell as one step what one person changed in one sitting; oldest first, as given."""
    told: list[Step] = []
    for step in steps:
        if told and _is_one_sitting(told[-1], step):
            told[-1] = replace(
                told[-1], changes=_in_all(told[-1].changes, step.changes)
            )
        else:
            told.append(step)
    return told


def _is_one_sitting(earlier: Step, later: Step) -> bool:
    went_on = later.act == _("değiştirdi") and not later.note
    is_writing = earlier.act in {_("girdi"), _("düzeltti"), _("değiştirdi")}
    is_near = later.at - earlier.at <= ONE_SITTING
    return went_on and is_writing and is_near and earlier.who == later.who


def _in_all(
    earlier: Collection[Change], later: Collection[Change]
) -> tuple[Change, ...]:
    """Return what changes over both: from the first old value to the last new one."""
    found = {change.label: change for change in earlier}
    for change in later:
        old = found[change.label].old if change.label in found else change.old
        found[change.label] = replace(change, old=old)
    return tuple(change for change in found.values() if change.old != change.new)


def _told_targets(indicator: Indicator) -> Iterator[Step]:
    """Yield how each target came, latest first."""
    rows = indicator.targets.select_related("recorded_by").order_by("recorded_at", "pk")
    in_force: dict[tuple[int, bool], str] = {}
    steps = []
    for row in rows:
        place = (row.year, row.origin == Origin.PROGRAMME)
        new = NOTHING if row.value is None else plain(row.value)
        label = _("%(year)s hedefi") % {"year": row.year}
        change = Change(label, in_force.get(place, NOTHING), new)
        in_force[place] = new
        person = row.recorded_by
        who = (person.get_full_name() or person.get_username()) if person else ""
        steps.append(
            Step(row.recorded_at, who, _target_act(row), _grounds(row), (change,))
        )
    yield from reversed(steps)


def _target_act(row: TargetRevision) -> str:
    if row.origin == Origin.PROGRAMME:
        return _("programın hedefini yazdı")
    if row.origin == Origin.UPDATE:
        return _("hedefi değiştirdi")
    return _("ilk hedefi düzeltti") if row.reason else _("ilk hedefi yazdı")


def _grounds(row: TargetRevision) -> str:
    """Return a target's reason and decision: "Bütçe kesildi. Karar 12, 5 Mart 2024"."""
    number = _("karar %s") % row.decision_number if row.decision_number else ""
    day = plain(row.decision_date) if row.decision_date else ""
    decision = capitalised(", ".join(part for part in (number, day) if part))
    return "\n".join(part for part in (row.reason, decision) if part)
