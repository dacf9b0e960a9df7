"""What a document changes of an indicator's targets: only ever added to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from ingest.changes import Fate
from ingest.comparing import UNKNOWN, Compared, Setting, settled
from ingest.steps import AddTarget, Step
from ingest.wording import label_of_programme, label_of_target
from plans.document import Citation, IndicatorEntry, Origin, TargetEntry


def target_steps(
    where: str,
    here: IndicatorEntry,
    there: IndicatorEntry,
    before: IndicatorEntry | None,
    setting: Setting,
) -> Iterator[Step]:
    """Yield what becomes of the year-end targets, then of those of a programme."""
    known = None if before is None else _printed(before)
    for year, (value, citation) in sorted(_printed(here).items()):
        stands = _standing(there, year, setting)
        compared = Compared(
            where=f"{where}.targets.{year}",
            code=here.code,
            label=label_of_target(year),
            there=None if stands is None else stands.value,
            before=UNKNOWN if known is None else known.get(year, (None,))[0],
            here=value,
        )
        entry = TargetEntry(year=year, value=value, citation=citation)
        if stands is None:
            first = AddTarget(where, dated(entry, setting))
            yield Step(compared.row(Fate.NEW) if value is not None else None, first)
        elif _is_over(year, setting) and value not in (None, stands.value):
            yield Step(compared.row(Fate.UNCHANGED, _year_was_over()))
        else:
            again = AddTarget(where, _again(entry, setting))
            yield from settled(compared, setting, again)
    yield from _stated_updates(where, here, there)
    yield from programme_steps(where, here, there)


def _printed(
    entry: IndicatorEntry,
) -> dict[int, tuple[Decimal | None, Citation | None]]:
    """Return each year's target as a plan prints it; of a stated history, the plan's own."""
    if entry.target_revisions:
        first = [t for t in entry.target_revisions if t.origin is Origin.PLAN]
        return {t.year: (t.value, t.citation) for t in first}
    return {
        year: (value, entry.citations.get(f"targets.{year}"))
        for year, value in entry.targets.items()
    }


def _stated_updates(
    where: str, here: IndicatorEntry, there: IndicatorEntry
) -> Iterator[Step]:
    """Yield the updates that an exported history states and the plan lacks."""
    known = {(t.year, t.origin, t.value) for t in there.target_revisions}
    for entry in here.target_revisions:
        is_known = (entry.year, entry.origin, entry.value) in known
        if entry.origin is Origin.UPDATE and not is_known:
            row = _row_of(where, here.code, entry, current_target(there, entry.year))
            yield Step(row.row(Fate.CHANGED), AddTarget(where, entry))


def programme_steps(
    where: str, here: IndicatorEntry, there: IndicatorEntry
) -> Iterator[Step]:
    """Yield a year's programme targets: commitments of their own, never the plan's."""
    for entry in here.target_revisions:
        if entry.origin is not Origin.PROGRAMME:
            continue
        known = [
            t
            for t in there.target_revisions
            if t.origin is Origin.PROGRAMME and t.year == entry.year
        ]
        if entry.value not in [t.value for t in known]:
            row = _row_of(where, here.code, entry, known[-1] if known else None)
            row = replace(row, label=label_of_programme(entry.year))
            fate = Fate.CHANGED if known else Fate.NEW
            yield Step(row.row(fate), AddTarget(where, entry))


def _plan_target(entry: IndicatorEntry, year: int) -> TargetEntry | None:
    """Return the first plan's target of a year, as last corrected."""
    return _last(entry, year, frozenset({Origin.PLAN}))


def current_target(entry: IndicatorEntry, year: int) -> TargetEntry | None:
    updated = _last(entry, year, frozenset({Origin.UPDATE}))
    return updated or _plan_target(entry, year)


def _last(
    entry: IndicatorEntry, year: int, origins: frozenset[Origin]
) -> TargetEntry | None:
    rows = [t for t in entry.target_revisions if t.year == year and t.origin in origins]
    return rows[-1] if rows else None


def _standing(there: IndicatorEntry, year: int, setting: Setting) -> TargetEntry | None:
    """An update is held against what is in force, the plan itself against its own promise."""
    if setting.standing.is_update:
        return current_target(there, year)
    return _plan_target(there, year)


def _is_over(year: int, setting: Setting) -> bool:
    adopted = setting.standing.adopted_on
    return adopted is not None and year < adopted.year


def _year_was_over() -> str:
    return _("Bu yıl güncellemeden önce bitmişti; hedefi değişmez.")


def dated(entry: TargetEntry, setting: Setting) -> TargetEntry:
    """Return the target as a promise of the update, where the document is one."""
    standing = setting.standing
    if standing.adopted_on is None:
        return entry
    return replace(
        entry,
        origin=Origin.UPDATE,
        decision_number=standing.decision_number or None,
        decision_date=standing.adopted_on.isoformat(),
        reason=_("Güncellenen plan: %(name)s") % {"name": setting.document_name},
    )


def _again(entry: TargetEntry, setting: Setting) -> TargetEntry:
    """Return the target as one that changes an earlier one, with its reason."""
    if setting.standing.is_update:
        return dated(entry, setting)
    reason = _("Belge düzeltildi: %(name)s") % {"name": setting.document_name}
    return replace(entry, reason=reason)


def _row_of(
    where: str, code: str, entry: TargetEntry, known: TargetEntry | None
) -> Compared:
    return Compared(
        where=f"{where}.targets.{entry.year}",
        code=code,
        label=label_of_target(entry.year),
        there=None if known is None else known.value,
        before=UNKNOWN,
        here=entry.value,
    )
