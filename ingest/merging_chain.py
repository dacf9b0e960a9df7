"""What a yearly document says of a plan's indicators: figures and a programme's promises, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from ingest.changes import Answer, Change, Fate
from ingest.comparing import UNKNOWN, Compared, Setting
from ingest.matching import Match, Matches
from ingest.merging_actuals import actual_steps
from ingest.merging_fields import terms_at
from ingest.merging_targets import current_target, programme_steps
from ingest.steps import AddActual, AddTarget, Step
from ingest.wording import in_sentence, label_of, label_of_target
from plans.document import IndicatorEntry, Origin, PlanDocument

PRINTED = ("unit", "weight_percent", "baseline_value")


def chain_steps(
    reading: PlanDocument, there: PlanDocument, matches: Matches, setting: Setting
) -> tuple[list[Step], dict[str, str]]:
    """Return the steps of a yearly document, and which indicator of the plan each of its own is.

    An indicator that is not in the plan for certain gets nothing: a person chooses.
    """
    plan = dict(there.indicators())
    steps: list[Step] = []
    placed: dict[str, str] = {}
    for where, here in reading.indicators():
        match = matches[where]
        found = match.there if match.there not in placed.values() else None
        if found and (match.is_certain or setting.answers.get(where) is Answer.TAKE):
            placed[where] = found
            steps += _of_indicator(where, here, plan[found], match, setting)
        else:
            steps.append(Step(_unplaced(where, here, plan, match, setting)))
    return steps, placed


def _of_indicator(
    where: str,
    here: IndicatorEntry,
    there: IndicatorEntry,
    match: Match,
    setting: Setting,
) -> Iterator[Step]:
    reported = setting.reported.get(match.there or "", ())
    steps = [
        *_disagreements(where, here, there),
        *_promises(where, here, there),
        *actual_steps(where, here, there, reported, setting),
    ]
    if not any(step.change for step in steps):
        row = Change(Fate.UNCHANGED, where, there.code, "", there.name, here.name)
        yield Step(replace(row, confidence=match.confidence))
    for step in steps:
        change = step.change and replace(step.change, confidence=match.confidence)
        yield _inside(replace(step, change=change), setting.years)


def _inside(step: Step, years: range) -> Step:
    """Refuse a figure or a promise for a year that the plan does not have."""
    match step.write:
        case AddActual(entries=(entry, *_)) | AddTarget(entry=entry):
            if entry.year not in years and step.change is not None:
                reason = _("%(year)s bu planın yıllarından değil.")
                change = replace(
                    step.change,
                    fate=Fate.REFUSED,
                    reason=reason % {"year": entry.year},
                )
                return Step(change)
    return step


def _unplaced(
    where: str,
    here: IndicatorEntry,
    plan: Mapping[str, IndicatorEntry],
    match: Match,
    setting: Setting,
) -> Change:
    row = Change(Fate.REFUSED, where, here.code, after=here.name)
    if setting.answers.get(where) is Answer.KEEP:
        reason = _("Dışarıda bırakıldı; öyle seçildi.")
        return replace(row, fate=Fate.UNCHANGED, reason=reason)
    if match.there is None:
        reason = _("Planda bulunamadı; göstergesini seçin ya da dışarıda bırakın.")
        return replace(row, reason=reason)
    near = plan[match.there]
    reason = _("Planda en yakını %(code)s; aynısı mı, siz söyleyin.")
    return replace(
        row,
        before=f"{near.code} {near.name}",
        reason=reason % {"code": near.code},
        confidence=match.confidence,
    )


def _disagreements(
    where: str, here: IndicatorEntry, there: IndicatorEntry
) -> Iterator[Step]:
    """Tell what the document repeats of the plan otherwise; auditors look for just that."""
    years = [year for year, value in here.targets.items() if value is not None]
    for year in sorted(years):
        yield from _target_told(where, here, there, year)
    theirs = terms_at(there, _last_revision(there))
    for name in PRINTED:
        printed, stands = getattr(here, name), getattr(theirs, name)
        if None not in (printed, stands) and printed != stands:
            compared = Compared(
                f"{where}.{name}", there.code, label_of(name), stands, UNKNOWN, printed
            )
            yield Step(compared.row(Fate.UNCHANGED, _disagree(stands, printed)))


def _target_told(
    where: str, here: IndicatorEntry, there: IndicatorEntry, year: int
) -> Iterator[Step]:
    """Tell of a target that is neither the plan's nor the programme's of its year."""
    promised = [
        t.value
        for t in (*there.target_revisions, *here.target_revisions)
        if t.year == year and t.origin is Origin.PROGRAMME
    ]
    current = current_target(there, year)
    stands = None if current is None else current.value
    if here.targets[year] in (stands, *promised):
        return
    compared = Compared(
        where=f"{where}.targets.{year}",
        code=there.code,
        label=label_of_target(year),
        there=stands,
        before=UNKNOWN,
        here=here.targets[year],
    )
    reason = _disagree(stands, here.targets[year])
    yield Step(compared.row(Fate.UNCHANGED, reason))


def _promises(
    where: str, here: IndicatorEntry, there: IndicatorEntry
) -> Iterator[Step]:
    """Yield the programme's own targets, telling where the plan promised something else."""
    for step in programme_steps(where, here, there):
        change = step.change
        assert change is not None  # noqa: S101 - a promise always has its row
        year = int(change.where.rpartition(".")[2])
        current = current_target(there, year)
        if current is not None and current.value is not None:
            stands = in_sentence(current.value)
            if stands != change.after:
                reason = _("Planın hedefi %(plan)s.") % {"plan": stands}
                change = replace(change, reason=reason)
        yield replace(step, change=change)


def _disagree(stands: object, printed: object) -> str:
    return _("Belgeler birbirini tutmuyor: planda %(plan)s, belgede %(here)s.") % {
        "plan": in_sentence(stands),
        "here": in_sentence(printed),
    }


def _last_revision(there: IndicatorEntry) -> int:
    return max((terms.revision for terms in there.terms), default=0)
