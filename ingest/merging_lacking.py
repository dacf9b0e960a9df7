"""What the plan has and the document has not: told, and left as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from ingest.changes import Change, Fate
from ingest.comparing import Setting
from ingest.matching import Entry
from ingest.wording import shown
from plans.document import IndicatorEntry, PlanDocument


def lacking_rows(
    there: PlanDocument, placed: Collection[str], setting: Setting
) -> Iterator[Change]:
    """Yield a row for every part that the document might have been expected to hold.

    One card says nothing of the others: whole cards are missed only in an update, or in
    a document that has at least half of the plan's.
    """
    objectives = dict(there.objectives())
    found = sum(path in placed for path in objectives)
    is_whole = setting.standing.is_update or 2 * found >= len(objectives)
    for path, objective in objectives.items():
        if path in placed:
            for i, indicator in enumerate(objective.indicators):
                if f"{path}.indicators[{i}]" not in placed:
                    yield from _row(indicator)
        elif is_whole and found:
            yield from _row(objective)


def _row(entry: Entry) -> Iterator[Change]:
    if entry.withdrawn_in is not None:
        return
    name = shown(entry.name if isinstance(entry, IndicatorEntry) else entry.title)
    reason = _("Belgede yok; planda olduğu gibi kalıyor.")
    yield Change(Fate.UNCHANGED, where="", code=entry.code, before=name, reason=reason)
