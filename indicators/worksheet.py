"""The rows of a unit's entry page: each indicator with its target, last values and entry at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indicators import measures
from indicators.doubts import Doubt
from indicators.measures import Known, Sum, Terms
from indicators.models import (
    ActualEntry,
    EvaluationCriterion,
    Indicator,
    Period,
    PeriodExtension,
    ReportingPeriod,
)
from indicators.models.indicator import IndicatorQuerySet
from indicators.seen import as_seen
from indicators.services import criteria_of
from indicators.services.doubts import unanswered
from indicators.yardstick import Yardstick, yardstick_of
from plans.access import Access, Person, access_of
from plans.models import Unit
from plans.turkish import fold, is_part_of_year
from plans.units import is_percent

State = ActualEntry.State


@dataclass(frozen=True, slots=True)
class Earlier:
    """A public figure of an earlier period, in the indicator's unit."""

    label: str | Promise
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class _Measured:
    """What both kinds of row say of an indicator's unit of measure."""

    terms: Terms | None
    target: Decimal | None
    deviation: Decimal | None

    @property
    def unit_of_measure(self) -> str:
        """The indicator's unit of measure, empty where none is printed."""
        return "" if self.terms is None else self.terms.unit_of_measure

    @property
    def baseline_of_part_year(self) -> bool:
        """Whether the baseline is of a part of the year: no match for a whole year's target."""
        terms = self.terms
        if terms is None or terms.baseline_value is None:
            return False
        return is_part_of_year(terms.baseline_label)

    @property
    def unit_of_deviation(self) -> str | Promise:
        """The unit of a difference: between two percentages it is points."""
        unit = self.unit_of_measure
        return _("puan") if is_percent(unit) else unit


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a figure beside its value."""

    adds_up: bool = False  # it may be reported as what the period added
    has_ratio: bool = False  # it has a numerator and a denominator
    criteria: tuple[EvaluationCriterion, ...] = ()  # it is evaluated under these


@dataclass(frozen=True, slots=True)
class WorkRow(_Measured):
    """One indicator of the page.  `entry` is the undecided entry, else the public one."""

    indicator: Indicator
    entry: ActualEntry | None
    earlier: tuple[Earlier, ...]
    asked: Asked
    yardstick: Yardstick | None

    @property
    def is_editable(self) -> bool:
        """Whether the unit may write here now."""
        return self.entry is None or self.entry.state in (State.DRAFT, State.RETURNED)

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The fields in which something must still be said with the figure at hand."""
        return () if self.entry is None else measures.unsaid_in(self.entry)

    @property
    def sums(self) -> tuple[Sum, ...]:
        """What the parts of the drafted figure come to, where nothing says yet why that is not it."""
        entry = self.entry
        if entry is None or not self.is_editable or entry.breakdown_note.strip():
            return ()
        return measures.sums_beside(entry)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is asked about the drafted value, as long as nobody has answered."""
        if self.entry is None or not self.is_editable:
            return ()
        return unanswered(self.entry)

    @property
    def is_entered(self) -> bool:
        """Whether there is a figure, or an explanation why there is none."""
        entry = self.entry
        return entry is not None and (
            entry.value is not None or "explanation" not in self.unsaid
        )

    @property
    def seen(self) -> str:
        """What the page shows of the entry now."""
        return as_seen(self.entry)


@dataclass(frozen=True, slots=True)
class ReviewRow(_Measured):
    """A figure as the strategy office reads it, against the year-end target."""

    entry: ActualEntry
    unsaid: tuple[str, ...]  # where something has to be said before it is approved


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a page is, in rows."""

    rows: int
    entered: int
    unsaid: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """The rows that a unit still has to do something about."""

    returned: list[WorkRow]
    drafts: list[WorkRow]
    empty: list[WorkRow]

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.returned or self.drafts or self.empty)


def waiting_in(rows: Iterable[WorkRow]) -> Waiting:
    """Return what waits for the unit, in the order of the page."""
    found = Waiting([], [], [])
    lists = {State.RETURNED: found.returned, State.DRAFT: found.drafts}
    for row in rows:
        if row.entry is None:
            found.empty.append(row)
        elif row.entry.state in lists:
            lists[State(row.entry.state)].append(row)
    return found


def review_row(entry: ActualEntry) -> ReviewRow:
    """Return a figure with its target and deviation; no query for entries `for_review()`."""
    target = measures.target_of(entry.indicator, entry.year)
    return ReviewRow(
        entry=entry,
        terms=measures.terms_in_force(entry.indicator, entry.year),
        target=None if target is None else target.value,
        deviation=measures.deviation_of(entry),
        unsaid=measures.unsaid_in(entry),
    )


def periods_of(person: Person) -> QuerySet[ReportingPeriod]:
    """Return the periods, open or not, of the municipalities that a person acts in."""
    reached = ReportingPeriod.objects.filter(_reached_by(access_of(person)))
    return reached.select_related("plan__municipality").distinct()


def open_periods(person: Person) -> list[ReportingPeriod]:
    """Return the periods in which a person may enter figures today, the newest first.

    That is the open ones of their municipalities, and those in which a unit of theirs has
    more time.
    """
    access = access_of(person)
    extended = _running_extensions().filter(_granted_to(access)).values("period")
    is_open = Q(state=ReportingPeriod.State.OPEN)
    reached = periods_of(person).filter(is_open | Q(pk__in=extended))
    return list(reached.order_by("-year", "period", "plan"))


def units_entering(period: ReportingPeriod, person: Person) -> list[Unit]:
    """Return the units of a plan whose figures a person may enter now, in Turkish order."""
    indicators = Indicator.objects.of_plan(period.plan).entered_by(person).order_by()
    own = indicators.exclude(data_unit=None).values("data_unit")
    objectives = indicators.filter(data_unit=None).values("objective__responsible_unit")
    units = Unit.objects.filter(Q(pk__in=own) | Q(pk__in=objectives))
    if period.state != ReportingPeriod.State.OPEN:
        extended = _running_extensions().filter(period=period)
        units = units.filter(pk__in=extended.values("unit"))
    return list(units)


def extended_until(period: ReportingPeriod, unit: Unit | None) -> date | None:
    """Return the last day of the time that a unit was granted beyond a period's own; one query."""
    running = _running_extensions().filter(period=period, unit=unit)
    return running.order_by("-until").values_list("until", flat=True).first()


def _running_extensions() -> QuerySet[PeriodExtension]:
    return PeriodExtension.objects.filter(until__gte=timezone.localdate())


def _granted_to(access: Access) -> Q:
    if access.is_total:
        return Q()
    return Q(unit__in=access.unit_ids) | Q(
        unit__municipality__in=access.municipality_ids
    )


def rows_of(
    period: ReportingPeriod, unit: Unit | None, person: Person
) -> list[WorkRow]:
    """Return a unit's indicators in plan order; without a unit, those that have none."""
    mine = indicators_of(period, unit, person)
    return _rows(period, mine.for_scoring())


def rows_of_all(period: ReportingPeriod, person: Person) -> list[WorkRow]:
    """Return the indicators of all units whose figures a person may enter now, in plan order."""
    mine = indicators_of_all(period, person).for_entry()
    return _rows(period, mine.for_scoring())


def indicators_of(
    period: ReportingPeriod, unit: Unit | None, person: Person
) -> IndicatorQuerySet:
    """Keep the indicators of a unit that a person may enter; without a unit, those that have none."""
    mine = Q(data_unit=unit)
    if unit is None:
        mine &= Q(objective__responsible_unit=None)
    else:
        mine |= Q(data_unit=None, objective__responsible_unit=unit)
    return _entered(period, person).filter(mine)


def indicators_of_all(period: ReportingPeriod, person: Person) -> IndicatorQuerySet:
    """Keep all that a person may enter now: of a closed period those of units with more time."""
    mine = _entered(period, person)
    if period.state == ReportingPeriod.State.OPEN:
        return mine
    units = units_entering(period, person)
    return mine.filter(
        Q(data_unit__in=units)
        | Q(data_unit=None, objective__responsible_unit__in=units)
    )


def row_of(period: ReportingPeriod, key: int, person: Person) -> WorkRow | None:
    """Return the row of one indicator, or None where it is not the person's to enter."""
    mine = _entered(period, person).filter(pk=key)
    return next(iter(_rows(period, mine.for_scoring())), None)


def _entered(period: ReportingPeriod, person: Person) -> IndicatorQuerySet:
    return Indicator.objects.of_plan(period.plan).entered_by(person)


def _rows(period: ReportingPeriod, asked: IndicatorQuerySet) -> list[WorkRow]:
    indicators = list(asked)
    entries = _entries_at_hand(period, indicators)
    criteria = criteria_of(period.plan.municipality)
    return [
        _row(indicator, period, entries.get(indicator.pk), criteria)
        for indicator in indicators
        if is_on_page(indicator, period, is_entered=indicator.pk in entries)
    ]


def is_on_page(
    indicator: Indicator, period: ReportingPeriod, *, is_entered: bool
) -> bool:
    """Whether an indicator is asked in a period, or was answered unasked."""
    if not measures.counts(indicator, period.year):
        return False
    return is_entered or measures.is_asked_in(indicator, period.period)


def asked_of(
    known: Known,
    year: int,
    period: str,
    criteria: tuple[EvaluationCriterion, ...],
) -> Asked:
    """Return what is asked of a period's figure; criteria belong to the year's end alone."""
    unit = known.unit(year)
    return Asked(
        adds_up=known.adds_up(year),
        has_ratio=is_percent(unit) or "oran" in fold(unit),
        criteria=criteria if period == Period.YEAR else (),
    )


def tally_of(rows: Iterable[WorkRow]) -> Tally:
    """Return how far a page is: how many rows, how many entered, in how many something is unsaid."""
    shown = list(rows)
    return Tally(
        rows=len(shown),
        entered=sum(row.is_entered for row in shown),
        unsaid=sum(row.is_entered and bool(row.unsaid) for row in shown),
    )


def _reached_by(access: Access) -> Q:
    if access.is_total:
        return Q()
    return Q(plan__municipality__in=access.municipality_ids) | Q(
        plan__municipality__units__in=access.unit_ids
    )


def _entries_at_hand(
    period: ReportingPeriod, indicators: list[Indicator]
) -> dict[int, ActualEntry]:
    """The standing entry of each indicator, the undecided one before the public one."""
    of_period = (
        ActualEntry.objects.filter(
            indicator__in=indicators, year=period.year, period=period.period
        )
        .select_related("entered_by")
        .prefetch_related(
            "evidence", "parts", "evaluations__criterion", "confirmed_doubts"
        )
    )
    public = {entry.indicator_id: entry for entry in of_period.public()}
    undecided = of_period.exclude(state=State.APPROVED)
    return public | {entry.indicator_id: entry for entry in undecided}


def _row(
    indicator: Indicator,
    period: ReportingPeriod,
    entry: ActualEntry | None,
    criteria: tuple[EvaluationCriterion, ...],
) -> WorkRow:
    known = Known(indicator)
    revision = known.target(period.year)
    target = None if revision is None else revision.value
    if entry is not None:
        entry.indicator = indicator  # with all that the arithmetic needs
    return WorkRow(
        indicator=indicator,
        terms=known.terms(period.year),
        target=target,
        entry=entry,
        deviation=None if entry is None else measures.deviation_of(entry),
        earlier=_earlier(indicator, period),
        asked=asked_of(known, period.year, period.period, criteria),
        yardstick=yardstick_of(indicator, period, target),
    )


def _earlier(indicator: Indicator, period: ReportingPeriod) -> tuple[Earlier, ...]:
    """Last year, and the half year before the year's end."""
    year = period.year
    shown = [(str(year - 1), year - 1, Period.YEAR)]
    if period.period == Period.YEAR:
        half = _("%(year)s ilk altı ay") % {"year": year}
        shown.insert(0, (half, year, Period.H1))
    return tuple(
        Earlier(label, measures.actual_of(indicator, when, part))
        for label, when, part in shown
    )
