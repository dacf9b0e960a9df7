"""What a document says was decided elsewhere waits for a decision here; pure."""

from __future__ import annotations

from dataclasses import replace

from plans.document import (
    ActualEntry,
    IndicatorEntry,
    Origin,
    PlanDocument,
    State,
    TargetEntry,
    with_indicators,
)


def undecided(document: PlanDocument, *, otherwise: str) -> PlanDocument:
    """Return a document in which nothing is approved, and no change of a target is dated back.

    An export states its approvals and when its targets were written, and whoever uploads one
    could have written them: nobody approves figures alone.  Of each period the figure that
    stands stays, to be approved; the document keeps the others.  `otherwise` is the reason of
    an update that states none.
    """

    def of_indicator(entry: IndicatorEntry) -> IndicatorEntry:
        return replace(
            entry,
            actuals=_standing(entry.actuals),
            target_revisions=tuple(
                _written_now(target, otherwise) for target in entry.target_revisions
            ),
        )

    return with_indicators(document, of_indicator)


def _standing(actuals: tuple[ActualEntry, ...]) -> tuple[ActualEntry, ...]:
    """Return the figure of each period that is approved, else the last; all of them as read afresh."""
    stands: dict[tuple[int, str], ActualEntry] = {}
    for entry in actuals:
        key = entry.year, entry.period
        if key not in stands or _outranks(entry, stands[key]):
            stands[key] = entry
    return tuple(
        replace(entry, state=None, decision_note=None, correction_reason=None)
        for entry in stands.values()
    )


def _outranks(later: ActualEntry, earlier: ActualEntry) -> bool:
    return later.state is State.APPROVED or earlier.state is not State.APPROVED


def _written_now(target: TargetEntry, otherwise: str) -> TargetEntry:
    is_unexplained = target.origin is Origin.UPDATE and not target.reason
    reason = otherwise if is_unexplained else target.reason
    return replace(target, recorded_at=None, reason=reason)
