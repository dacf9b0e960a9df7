"""An indicator's fields that say the same thing twice stay in step when one is typed; pure."""

from __future__ import annotations

from dataclasses import fields, replace

from ingest.edits.fields import EditError
from ingest.edits.paths import Steps, at, with_at
from plans.document import (
    IndicatorEntry,
    Origin,
    PlanDocument,
    TargetEntry,
    Terms,
)

VALUE_STANDS = "Başlangıç değeri yazılı; önce değeri silin."
_OF_TERMS = {field.name for field in fields(Terms)} - {"revision"}


def in_step(document: PlanDocument, steps: Steps) -> PlanDocument:
    """Return the document after a value was typed at the steps, with what repeats it.

    Raises EditError where a baseline stands beside "does not apply".
    """
    end = max((n for n, s in enumerate(steps) if s == "indicators"), default=None)
    if end is None:
        return document
    place, field = steps[: end + 2], steps[end + 2 :]
    indicator = at(document, place)
    indicator = _with_baseline(indicator, field)
    indicator = _with_terms(indicator, field)
    indicator = _with_target(indicator, field)
    changed: PlanDocument = with_at(document, place, indicator)
    return changed


def _with_baseline(indicator: IndicatorEntry, field: Steps) -> IndicatorEntry:
    if not indicator.baseline_not_applicable or indicator.baseline_value is None:
        return indicator
    if field == ("baseline_not_applicable",):
        raise EditError(VALUE_STANDS)
    return replace(indicator, baseline_not_applicable=False)


def _with_terms(indicator: IndicatorEntry, field: Steps) -> IndicatorEntry:
    """The flat terms are those in force: the last of the history, where there is one."""
    if field == ("withdrawn",):
        return replace(indicator, withdrawn_in=None)
    if not indicator.terms or field[0] not in _OF_TERMS:
        return indicator
    names = ("baseline_value", "baseline_not_applicable", str(field[0]))
    last = replace(
        indicator.terms[-1], **{name: getattr(indicator, name) for name in names}
    )
    return replace(indicator, terms=(*indicator.terms[:-1], last))


def _with_target(indicator: IndicatorEntry, field: Steps) -> IndicatorEntry:
    """A year's target in force is the last of its history that is not of a programme."""
    history = indicator.target_revisions
    if not history or field[0] != "targets":
        return indicator
    year = int(field[1])
    value = indicator.targets[year]
    own = [
        number
        for number, entry in enumerate(history)
        if entry.year == year and entry.origin is not Origin.PROGRAMME
    ]
    if not own:
        return replace(indicator, target_revisions=(*history, TargetEntry(year, value)))
    changed = replace(history[own[-1]], value=value)
    return replace(
        indicator,
        target_revisions=(*history[: own[-1]], changed, *history[own[-1] + 1 :]),
    )
