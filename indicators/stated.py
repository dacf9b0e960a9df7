"""The documents of a plan's year as they were taken in, beside the plan as it stands in that year.

A fixed number of queries, however many indicators and documents there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch

from indicators.measures.known import Known
from indicators.models import (
    ActualEntry,
    Indicator,
    IndicatorCitation,
    IndicatorTerms,
    TargetRevision,
)
from plans import document as entries
from plans.consistency import Consistency, YearPapers, consistency_of
from plans.document import CHAIN, Kind, PlanDocument, with_indicators
from plans.models import Citation, CommittedReading, Plan
from plans.papers import NOTHING, Field, Paper, Printed, Stated, Value, paper_of
from plans.quality import Place
from plans.quality.chain import ways_to_say
from plans.quality.scope import Row
from plans.quality.telling import Told

NOWHERE = Place("", Told(""))
_INDICATOR = ".indicators["


def compared_year(plan: Plan, year: int) -> Consistency:
    """Return the plan, the programme and the report of a year held against each other."""
    return consistency_of(papers_of_year(plan, year))


def papers_of_year(plan: Plan, year: int) -> YearPapers:
    """Return the plan's record in a year, and the yearly documents that tell of that year."""
    own = {row.pk: _stated(row, year) for row in _indicators(plan)}
    papers = list(_papers(plan, year, own))
    return YearPapers(
        Paper(Kind.PLAN, "", own),
        tuple(one for one in papers if one.kind is Kind.PERFORMANCE_PROGRAMME),
        tuple(one for one in papers if one.kind is Kind.ACTIVITY_REPORT),
    )


def documents_of(plan: Plan) -> tuple[PlanDocument, ...]:
    """Return the yearly documents that were taken into a plan, each as it was last read; two queries.

    An indicator that a person paired has the identifier of the plan's own.
    """
    uids = dict(Indicator.objects.of_plan(plan).values_list("pk", "uid"))
    return tuple(
        _identified(reading.as_read(), reading.rows, uids)
        for reading in last_readings(plan)
    )


def _identified(
    document: PlanDocument, rows: Mapping[str, int], uids: Mapping[int, UUID]
) -> PlanDocument:
    found = {
        path: str(uids[key])
        for path, key in rows.items()
        if _INDICATOR in path and key in uids
    }
    paths = iter([path for path, _one in document.indicators()])
    return with_indicators(
        document, lambda one: replace(one, id=found.get(next(paths)))
    )


def last_readings(plan: Plan) -> list[CommittedReading]:
    """Return the last reading of every yearly document; one query."""
    rows = plan.readings.select_related("document").order_by("pk")
    last = {row.document_id: row for row in rows}
    return [row for row in last.values() if row.kind in CHAIN]


def _papers(plan: Plan, year: int, own: dict[int, Stated]) -> Iterator[Paper]:
    for reading in last_readings(plan):
        keys = {
            path: key
            for path, key in reading.rows.items()
            if _INDICATOR in path and key in own
        }
        paper = paper_of(reading.as_read(), keys, year, reading.document.name)
        if paper is not None:
            yield paper


def _indicators(plan: Plan) -> list[Indicator]:
    """Return a plan's indicators in its order, with what is known of them and where it stands."""
    cited = "citation__document"
    rows = Indicator.objects.of_plan(plan).select_related(
        "introduced_in", "withdrawn_in", "objective__goal__plan"
    )
    return list(
        rows.prefetch_related(
            Prefetch("terms", IndicatorTerms.objects.select_related("revision")),
            Prefetch("targets", TargetRevision.objects.select_related(cited)),
            Prefetch("citations", IndicatorCitation.objects.select_related(cited)),
            Prefetch("actuals", ActualEntry.objects.public().select_related(cited)),
        )
    )


def _stated(indicator: Indicator, year: int) -> Stated:
    known = Known(indicator)
    measure, terms = known.measure(year), known.terms(year)
    target = known.target(year)
    cited = {row.field: row.citation for row in indicator.citations.all()}
    promised_in = {row.pk: row.citation for row in indicator.targets.all()}

    def printed(what: Field, value: Value, label: str = "") -> Printed:
        return _printed(value, cited.get(what), label=label)

    fields = {
        Field.NAME: printed(Field.NAME, indicator.name),
        Field.ACTUAL: _actual(known, year),
    }
    if terms is not None:
        fields |= {
            Field.UNIT: printed(Field.UNIT, terms.unit_of_measure or None),
            Field.WEIGHT: printed(Field.WEIGHT, terms.weight),
            Field.BASELINE: printed(
                Field.BASELINE, terms.baseline_value, terms.baseline_label
            ),
        }
    if target is not None:
        fields[Field.TARGET] = _printed(
            target.value, promised_in[target.pk], _ways(indicator, known, year)
        )
    in_force = not measure.withdrawn
    return Stated(
        indicator.objective.code,
        indicator.code,
        indicator.name,
        fields,
        is_owed=in_force and target is not None and target.value is not None,
        is_in_force=in_force,
    )


def _printed(
    value: Value,
    citation: Citation | None,
    ways: frozenset[Decimal] = frozenset(),
    label: str = "",
) -> Printed:
    """Return a field of the record; without a citation people typed it."""
    if citation is None:
        return Printed(value, ways=ways, label=label)
    place = entries.Citation(
        text=citation.text,
        page=citation.page,
        cell=citation.cell or None,
        line=citation.line,
    )
    return Printed(value, place, citation.document.name, ways, label)


def _ways(indicator: Indicator, known: Known, year: int) -> frozenset[Decimal]:
    """Return the figures by which a document may say the year's target."""
    measure, terms = known.measure(year), known.terms(year)
    promised = ((each, known.target(each)) for each in (year - 1, year))
    entry = entries.IndicatorEntry(
        indicator.code,
        indicator.name,
        method=measure.method,
        baseline_value=measure.start,
        baseline_label=terms.baseline_label if terms else None,
        targets={each: row.value for each, row in promised if row is not None},
    )
    return frozenset(ways_to_say(Row(NOWHERE, entry), year))


def _actual(known: Known, year: int) -> Printed:
    """Return the approved actual of the whole year; also right is the running total that it makes."""
    entry = known.entry(year, entries.YEAR)
    if entry is None:
        return NOTHING
    total = known.actual(year, entries.YEAR)
    ways = frozenset(value for value in (entry.value, total) if value is not None)
    reported_in = {row.pk: row.citation for row in known.indicator.actuals.all()}
    return _printed(entry.value, reported_in[entry.pk], ways)
