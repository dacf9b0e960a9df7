"""Rules about plan, yearly programme and report agreeing: same targets, same indicators."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from plans.document import Kind, Method
from plans.quality import sources
from plans.quality.findings import Basis, Criterion, Judgement, Place, Rule, Severity
from plans.quality.report_set import (
    Paired,
    ReportSet,
    Statement,
    recorded_programme_target,
)
from plans.quality.scope import Card, Row
from plans.quality.telling import Told, quoted
from plans.quality.telling import gettext_lazy as _

NO_DOCUMENTS = _("Planla karşılaştırılacak bir program ya da rapor yok.")
_OF = {
    Kind.PERFORMANCE_PROGRAMME: _("performans programında"),
    Kind.ACTIVITY_REPORT: _("faaliyet raporunda"),
    Kind.MONITORING_TABLE: _("izleme tablosunda"),
}
_IN_DOCUMENT, _IN_PLAN = _("belgede"), _("planda")
_IN_PROGRAMME = _OF[Kind.PERFORMANCE_PROGRAMME]


def _same_target(reports: ReportSet) -> Iterator[Judgement]:
    """Judge programmes against the plan, and reports against the programme where there is one."""
    for row in reports.plan.rows:
        for year, promised in row.targets.items():
            stated = recorded_programme_target(row, year)
            if stated is not None:
                agrees = stated in ways_to_say(row, year)
                told = _differs(year, _IN_PLAN, promised, _IN_PROGRAMME, stated)
                yield Judgement(row.place, None if agrees else told)
    for statement in reports.statements:
        for pair in statement.pairs:
            if pair.row is not None:
                yield from _targets_of(reports, statement, pair, pair.row)


def _targets_of(
    reports: ReportSet, statement: Statement, pair: Paired, row: Row
) -> Iterator[Judgement]:
    is_programme = statement.document.kind is Kind.PERFORMANCE_PROGRAMME
    for year, stated in sorted(pair.stated.targets.items()):
        programme = None if is_programme else reports.programme_target(row, year)
        promised = row.targets.get(year) if programme is None else programme
        if stated is None or promised is None:
            continue
        same = ways_to_say(row, year) if programme is None else {programme}
        where = _IN_PLAN if programme is None else _IN_PROGRAMME
        at = _in(statement)
        told = _differs(year, where, promised, at, stated)
        yield Judgement(pair.place, None if stated in same else told)


def ways_to_say(row: Row, year: int) -> set[Decimal]:
    """Return the plan's target, and of a running total also what the year is to add."""
    targets = row.targets
    ways = {targets[year]} if year in targets else set()
    before = targets.get(year - 1, row.baseline)
    if row.indicator.method is Method.CUMULATIVE and ways and before is not None:
        ways.add(targets[year] - before)
    return ways


def _differs(
    year: int, one: Told, first: Decimal, other: Told, second: Decimal
) -> Told:
    return _(
        "{year} hedefi {one} {first}, {other} {second}.",
        year=year,
        one=one,
        first=first,
        other=other,
        second=second,
    )


def _in(statement: Statement) -> Told:
    return _OF.get(statement.document.kind, _IN_DOCUMENT)


def _owed(reports: ReportSet) -> Iterator[tuple[Statement, Card, list[Row]]]:
    """Yield each card with what it owes a document: its indicators with a target in those years."""
    for statement in reports.statements:
        for card in reports.plan.cards:
            yield (
                statement,
                card,
                [row for row in card.rows if statement.years & set(row.targets)],
            )


def _nothing_dropped(reports: ReportSet) -> Iterator[Judgement]:
    """Judge the cards that a document has: a plan's indicator with a target is to be in it."""
    for statement, _card, owed in _owed(reports):
        told = {row.place.path for row in owed} & statement.told
        for row in owed if told else ():
            message = _(
                "Planda olan {name} göstergesi {document} yok.",
                name=quoted(row.indicator.name),
                document=_in(statement),
            )
            place = Place("", row.place.label)
            yield Judgement(place, None if row.place.path in told else message)


def _no_card_dropped(reports: ReportSet) -> Iterator[Judgement]:
    for statement, card, owed in _owed(reports):
        if owed:
            is_told = any(row.place.path in statement.told for row in owed)
            message = _(
                "Hedefin hiçbir göstergesi {document} yok.", document=_in(statement)
            )
            place = Place("", card.place.label)
            yield Judgement(place, None if is_told else message)


def _nothing_added(reports: ReportSet) -> Iterator[Judgement]:
    for statement in reports.statements:
        for pair in statement.pairs:
            message = _added(pair, statement, is_aside=reports.taken_in)
            yield Judgement(pair.place, message if pair.row is None else None)


def _added(pair: Paired, statement: Statement, *, is_aside: bool) -> Told:
    """Say that the plan lacks it, or, where a person paired the others, that it has no pair."""
    told = {"name": quoted(pair.stated.name), "document": _in(statement)}
    if is_aside:
        return _("{name} göstergesi {document} var, planda eşi seçilmemiş.", **told)
    return _("{name} göstergesi {document} var, planda yok.", **told)


def _programme_has_targets(reports: ReportSet) -> Iterator[Judgement]:
    for statement in reports.statements:
        if statement.document.kind is Kind.PERFORMANCE_PROGRAMME:
            for pair in statement.pairs:
                has_any = any(v is not None for v in pair.stated.targets.values())
                message = _("Performans programında hedef değeri yok.")
                yield Judgement(pair.place, None if has_any else message)


_TOLD = _(
    "Sayıştay bulgusu: raporda değiştirilen hedefler, çıkarılan ya da eklenen göstergeler."
)
_CONSISTENT = Basis(Criterion.CONSISTENCY, _TOLD, sources.INCONSISTENT)

RULES: tuple[Rule[ReportSet], ...] = (
    Rule(
        "rapor-hedef-farkli",
        _("Plan, program ve rapor aynı hedefi söylüyor"),
        Severity.WARNING,
        _CONSISTENT,
        _same_target,
        NO_DOCUMENTS,
    ),
    Rule(
        "rapor-gosterge-cikarilan",
        _("Planın göstergeleri program ve raporda duruyor"),
        Severity.WARNING,
        _CONSISTENT,
        _nothing_dropped,
        NO_DOCUMENTS,
    ),
    Rule(
        "rapor-kart-eksik",
        _("Planın hedefleri program ve raporda duruyor"),
        Severity.HINT,
        _CONSISTENT,
        _no_card_dropped,
        NO_DOCUMENTS,
    ),
    Rule(
        "rapor-gosterge-eklenen",
        _("Program ve rapordaki göstergeler planda var"),
        Severity.WARNING,
        _CONSISTENT,
        _nothing_added,
        NO_DOCUMENTS,
    ),
    Rule(
        "program-hedefsiz",
        _("Programdaki göstergelerin hedef değeri var"),
        Severity.WARNING,
        Basis(
            Criterion.MEASURABILITY,
            _("Sayıştay bulgusu: performans programında sayısı olmayan göstergeler."),
            sources.NO_NUMBER,
        ),
        _programme_has_targets,
        _("Karşılaştırılacak bir performans programı yok."),
    ),
)
