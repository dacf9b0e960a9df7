"""PlanDocument: what one document says of a strategic plan; pure, frozen, Decimal throughout.

Ingest produces it, quality rules judge it, commit writes it, reports export it.
`None` means *not printed, or not readable for certain*; it is never a zero.
Lists are tuples, and every `citations` mapping goes from a field's name
("weight_percent", "targets.2021", "risks.0") to the place it was read from.
The JSON form lives in `plans.document_json`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What sort of document was read."""

    PLAN = "plan"
    PORTAL_PAGE = "portal_page"
    MONITORING_TABLE = "monitoring_table"
    PERFORMANCE_PROGRAMME = "performance_programme"
    ACTIVITY_REPORT = "activity_report"
    STATISTICS_BOOKLET = "statistics_booklet"
    REFUSED = "refused"


CHAIN = frozenset(
    {Kind.MONITORING_TABLE, Kind.PERFORMANCE_PROGRAMME, Kind.ACTIVITY_REPORT}
)
"""The documents of one year: they tell of a plan that is there, and are none."""


class Severity(StrEnum):
    """How much an issue matters: an error keeps a figure out, a warning asks, a notice tells."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Method(StrEnum):
    """How an indicator is measured; indicators/README.md has the rules."""

    LEVEL = "level"
    CUMULATIVE = "cumulative"
    ANNUAL = "annual"
    MAINTAIN = "maintain"
    DATA_ONLY = "data_only"


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NEUTRAL = "neutral"


class Origin(StrEnum):
    """Where a target was set: the plan, an update of it, or a year's performance programme."""

    PLAN = "plan"
    UPDATE = "update"
    PROGRAMME = "programme"


class State(StrEnum):
    """How far an actual has come; only approved ones are public."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


class ReportedAs(StrEnum):
    """Whether an actual is the running total or what was added in its period."""

    TOTAL = "total"
    INCREMENT = "increment"


YEAR = "YEAR"
PERIODS = (
    YEAR,
    "H1",
    "Q1",
    "Q2",
    "Q3",
    "Q4",
    *(f"M{month:02}" for month in range(1, 13)),
)

Box = tuple[Decimal, Decimal, Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a value stands in its source.

    `page` is 1-based; `box` is x0, top, x1, bottom in PDF points from the page's
    top left; `cell` is "sheet!A1"; `line` is 1-based; `text` is as printed;
    `confidence` is 0 to 1, `None` where the reader does not judge.
    """

    text: str = ""
    page: int | None = None
    box: Box | None = None
    cell: str | None = None
    line: int | None = None
    confidence: Decimal | None = None


Citations = Mapping[str, Citation]


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read."""

    filename: str
    sha256: str
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person must look at; `where` is a path such as goals[0].objectives[0].title."""

    where: str
    reason: str
    text: str = ""
    severity: Severity = Severity.WARNING
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text, or of list items, that no rule could place.

    `where` names the objective it stands with ("goals[0].objectives[0]"), or is
    `None` when it belongs to the document as a whole.  `items` are unaltered and in order.
    """

    text: str
    items: tuple[str, ...] = ()
    where: str | None = None
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class StatisticEntry:
    """A figure about a province or municipality that gives an objective its context."""

    subject: str
    value: Decimal
    unit: str
    sentence: str
    section: str = ""
    since_year: int | None = None
    as_of: str | None = None  # as precise as it is printed: "2024", "2024-09"
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What an update of the plan may change of an indicator, as from one plan revision."""

    revision: int = 0
    weight_percent: Decimal | None = None
    unit: str | None = None
    method: Method | None = None
    direction: Direction | None = None
    baseline_value: Decimal | None = None
    baseline_label: str | None = None
    baseline_not_applicable: bool = False
    tolerance: Decimal | None = None  # in the indicator's unit


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """One commitment for one year; `value` None is a printed "no target"."""

    year: int
    value: Decimal | None
    origin: Origin = Origin.PLAN
    recorded_at: str | None = None  # ISO date
    decision_number: str | None = None
    decision_date: str | None = None
    reason: str | None = None
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class ActualEntry:
    """What was reached in one period; a `state` of None is that of a fresh reading."""

    year: int
    period: str  # one of PERIODS
    value: Decimal | None
    reported_as: ReportedAs = ReportedAs.TOTAL
    state: State | None = None
    explanation: str | None = None
    deviation_reason: str | None = None
    corrective_measure: str | None = None
    decision_note: str | None = None
    correction_reason: str | None = None
    printed_performance: Decimal | None = None  # percent, as the source computed it
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """Performans göstergesi.  The flat terms are those in force; `terms` is their history."""

    code: str  # canonical: "PG4.1.1"
    name: str
    printed_code: str | None = None
    id: str | None = None
    unit: str | None = None
    weight_percent: Decimal | None = None
    baseline_value: Decimal | None = None
    baseline_label: str | None = None
    baseline_not_applicable: bool = False
    tolerance: Decimal | None = None
    method: Method | None = None
    direction: Direction | None = None
    cumulative: bool | None = None  # as marked in print
    withdrawn: bool = False
    introduced_in: int = 0
    withdrawn_in: int | None = None
    data_year: int | None = None
    monitoring_frequency: str | None = None
    reporting_frequency: str | None = None
    definition: str | None = None
    formula: str | None = None
    data_source: str | None = None
    targets: Mapping[int, Decimal | None] = field(default_factory=dict)
    terms: tuple[Terms, ...] = ()
    target_revisions: tuple[TargetEntry, ...] = ()
    actuals: tuple[ActualEntry, ...] = ()
    citations: Citations = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CostEntry:
    """Maliyet tahmini in TRY; `by_year` is None unless the document prints it."""

    total: Decimal | None = None
    by_year: Mapping[int, Decimal | None] | None = None


LIST_FIELDS = ("risks", "activities", "strategies", "findings", "needs")
"""The card's text lists, by the name they have in ObjectiveEntry."""


@dataclass(frozen=True, slots=True)
class ObjectiveEntry:
    """Hedef: one objective card."""

    code: str  # canonical: "H4.1"
    title: str | None = None
    printed_code: str | None = None
    responsible_unit: str | None = None
    cooperating_units: tuple[str, ...] = ()
    indicators: tuple[IndicatorEntry, ...] = ()
    risks: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    cost_estimate: CostEntry = CostEntry()
    findings: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    introduced_in: int = 0
    withdrawn_in: int | None = None
    rollup_weight: Decimal = Decimal(1)  # among its goal's objectives
    citations: Citations = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """Amaç.  `published_completion` is a percentage the source prints, never one of ours."""

    code: str  # canonical: "A4"
    title: str | None = None
    printed_code: str | None = None
    published_completion: Decimal | None = None
    objectives: tuple[ObjectiveEntry, ...] = ()
    introduced_in: int = 0
    withdrawn_in: int | None = None
    rollup_weight: Decimal = Decimal(1)  # among its plan's goals
    citations: Citations = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RevisionEntry:
    """Güncelleme: number 0 is the plan as first adopted."""

    number: int
    adopted_on: str | None = None  # ISO date
    decision_number: str | None = None


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """What one document says of a strategic plan."""

    kind: Kind = Kind.PLAN
    refusal: str | None = None
    institution: str | None = None  # as printed
    province: str | None = None  # what a booklet of statistics is about
    period: tuple[int, int] | None = None  # as printed
    source: Source | None = None
    revisions: tuple[RevisionEntry, ...] = ()
    goals: tuple[GoalEntry, ...] = ()
    statistics: tuple[StatisticEntry, ...] = ()
    issues: tuple[Issue, ...] = ()
    unassigned: tuple[Fragment, ...] = ()

    def objectives(self) -> Iterator[tuple[str, ObjectiveEntry]]:
        """Yield every objective with its path, in order."""
        for g, goal in enumerate(self.goals):
            for o, objective in enumerate(goal.objectives):
                yield f"goals[{g}].objectives[{o}]", objective

    def indicators(self) -> Iterator[tuple[str, IndicatorEntry]]:
        """Yield every indicator with its path, in order."""
        for path, objective in self.objectives():
            for i, indicator in enumerate(objective.indicators):
                yield f"{path}.indicators[{i}]", indicator


def with_indicators(
    document: PlanDocument, change: Callable[[IndicatorEntry], IndicatorEntry]
) -> PlanDocument:
    """Return the document with every indicator changed."""

    def of_objective(objective: ObjectiveEntry) -> ObjectiveEntry:
        return replace(objective, indicators=tuple(map(change, objective.indicators)))

    def of_goal(goal: GoalEntry) -> GoalEntry:
        return replace(goal, objectives=tuple(map(of_objective, goal.objectives)))

    return replace(document, goals=tuple(map(of_goal, document.goals)))
