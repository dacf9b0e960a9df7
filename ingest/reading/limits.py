"""The last step of every reading: what no plan can hold is null, its text kept in an error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.reading import bounds
from ingest.reading.holding import Holder
from ingest.reading.limits_of_indicators import held_indicator
from plans.document import (
    LIST_FIELDS,
    Citation,
    Citations,
    CostEntry,
    Fragment,
    GoalEntry,
    ObjectiveEntry,
    PlanDocument,
    RevisionEntry,
    StatisticEntry,
)

NO_SUCH_PERIOD = "Dönem 1990 ile 2100 arasında değil ya da geriye gidiyor; alınmadı."
NOT_WHOLE = "Değeri, konusu, birimi ya da cümlesi olmayan veya sığmayan sayı alınmadı."

_SINCE = range(1000, bounds.YEARS.stop)


def within_limits(document: PlanDocument) -> PlanDocument:
    """Return the document with nothing that a commit would refuse.

    Each value that is taken out leaves an error at its path, with the text as printed.
    """
    holder = Holder()
    goals = enumerate(document.goals)
    revisions = enumerate(document.revisions)
    held = replace(
        document,
        period=_period(document.period, holder),
        province=holder.text("province", document.province, bounds.PROVINCE),
        revisions=tuple(
            _revision(one, f"revisions[{at}]", holder) for at, one in revisions
        ),
        goals=tuple(_goal(goal, f"goals[{at}]", holder) for at, goal in goals),
        statistics=tuple(_statistics(document.statistics, holder)),
        unassigned=tuple(_fragment(run) for run in document.unassigned if run.text),
    )
    return replace(held, issues=(*document.issues, *holder.issues))


def _period(period: tuple[int, int] | None, holder: Holder) -> tuple[int, int] | None:
    if period is None:
        return None
    first, last = period
    if first <= last and first in bounds.YEARS and last in bounds.YEARS:
        return period
    holder.refuse("period", NO_SUCH_PERIOD, f"{first}-{last}")
    return None


def _revision(entry: RevisionEntry, where: str, holder: Holder) -> RevisionEntry:
    at = f"{where}.decision_number"
    number = holder.text(at, entry.decision_number, bounds.DECISION_NUMBER)
    return replace(entry, decision_number=number)


def _fragment(run: Fragment) -> Fragment:
    return replace(run, items=tuple(item for item in run.items if item))


# --- goals and objectives ---


def _goal(entry: GoalEntry, where: str, holder: Holder) -> GoalEntry:
    cited = entry.citations
    objectives = enumerate(entry.objectives)
    return replace(
        entry,
        code=holder.code(f"{where}.code", entry.code, "A", cited.get("code")),
        printed_code=_printed_code(entry, where, holder),
        published_completion=holder.number(
            f"{where}.published_completion",
            entry.published_completion,
            bounds.COMPLETION,
            cited.get("published_completion"),
        ),
        rollup_weight=_rollup(entry, where, holder),
        objectives=tuple(
            _objective(one, f"{where}.objectives[{at}]", holder)
            for at, one in objectives
        ),
    )


def _printed_code(
    entry: GoalEntry | ObjectiveEntry, where: str, holder: Holder
) -> str | None:
    at, most = f"{where}.printed_code", bounds.PRINTED_CODE
    return holder.text(at, entry.printed_code, most, entry.citations.get("code"))


def _rollup(entry: GoalEntry | ObjectiveEntry, where: str, holder: Holder) -> Decimal:
    weight = holder.number(f"{where}.rollup_weight", entry.rollup_weight, bounds.ROLLUP)
    return Decimal(1) if weight is None else weight


def _objective(entry: ObjectiveEntry, where: str, holder: Holder) -> ObjectiveEntry:
    cited = entry.citations
    indicators = enumerate(entry.indicators)
    held = replace(
        entry,
        code=holder.code(f"{where}.code", entry.code, "H", cited.get("code")),
        printed_code=_printed_code(entry, where, holder),
        responsible_unit=holder.text(
            f"{where}.responsible_unit",
            entry.responsible_unit,
            bounds.RESPONSIBLE_UNIT,
            cited.get("responsible_unit"),
        ),
        cost_estimate=_cost(entry.cost_estimate, where, cited, holder),
        rollup_weight=_rollup(entry, where, holder),
        indicators=tuple(
            held_indicator(one, f"{where}.indicators[{at}]", holder)
            for at, one in indicators
        ),
    )
    for name in (*LIST_FIELDS, "cooperating_units"):
        held = _with_list(held, name, where, holder)
    return held


def _cost(cost: CostEntry, where: str, cited: Citations, holder: Holder) -> CostEntry:
    at, by_year = "cost_estimate.total", "cost_estimate.by_year"
    total = holder.number(f"{where}.{at}", cost.total, bounds.MONEY, cited.get(at))
    years = holder.by_year(where, by_year, cost.by_year or {}, bounds.MONEY, cited)
    return CostEntry(total, years or None)


def _with_list(
    entry: ObjectiveEntry, name: str, where: str, holder: Holder
) -> ObjectiveEntry:
    """Leave out empty items and units with too long a name; a citation stays with its item."""
    items: Sequence[str] = getattr(entry, name)
    kept = []
    for at, item in enumerate(items):
        is_unit = name == "cooperating_units"
        most = bounds.COOPERATING_UNIT if is_unit else len(item)
        cited = entry.citations.get(f"{name}.{at}")
        if holder.text(f"{where}.{name}[{at}]", item, most, cited):
            kept.append(at)
    if len(kept) == len(items):
        return entry
    left: dict[str, object] = {name: tuple(items[at] for at in kept)}
    citations = _renumbered(entry.citations, name, kept)
    return replace(entry, citations=citations, **left)  # type: ignore[arg-type]


def _renumbered(
    citations: Citations, name: str, kept: Sequence[int]
) -> dict[str, Citation]:
    """Return the citations with those of a list at their items' new places."""
    others = {
        place: citation
        for place, citation in citations.items()
        if not place.startswith(f"{name}.")
    }
    return others | {
        f"{name}.{new}": citations[f"{name}.{old}"]
        for new, old in enumerate(kept)
        if f"{name}.{old}" in citations
    }


# --- statistics ---


def _statistics(
    entries: Sequence[StatisticEntry], holder: Holder
) -> list[StatisticEntry]:
    """Return the statistics that fit; without value, subject, unit or sentence there is none."""
    kept: list[StatisticEntry] = []
    for entry in entries:
        held = _statistic(entry, f"statistics[{len(kept)}]", holder)
        if held is None:
            text = entry.sentence or entry.subject or str(entry.value)
            holder.refuse("statistics", NOT_WHOLE, text, entry.citation)
        else:
            kept.append(held)
    return kept


def _statistic(
    entry: StatisticEntry, where: str, holder: Holder
) -> StatisticEntry | None:
    value = bounds.FIGURE.held(entry.value)
    fits = [
        words
        for words in (entry.subject, entry.section)
        if words and len(words) <= bounds.SUBJECT
    ]
    is_unit = 0 < len(entry.unit) <= bounds.UNIT_OF_MEASURE
    if value is None or not fits or not is_unit or not entry.sentence:
        return None
    cited, section = entry.citation, entry.section
    return replace(
        entry,
        value=value,
        subject=fits[0],
        section=holder.text(f"{where}.section", section, bounds.SECTION, cited) or "",
        since_year=entry.since_year if entry.since_year in _SINCE else None,
        as_of=holder.text(f"{where}.as_of", entry.as_of, bounds.AS_OF, cited),
    )
