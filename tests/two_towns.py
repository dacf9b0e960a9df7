"""Two municipalities with a row of everything, each marked, to tell who is shown what is not theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db.models import Model

from indicators.models import (
    ActualEntry,
    BreakdownPart,
    CommonIndicator,
    CommonMapping,
    Deadline,
    EvaluationCriterion,
    Evidence,
    Indicator,
    IndicatorEvaluation,
    ObjectiveEvaluation,
    PeriodExtension,
    ReportingPeriod,
    Score,
    StatusBand,
)
from ingest.models import Draft, Intake
from plans.document import (
    GoalEntry,
    IndicatorEntry,
    Kind,
    ObjectiveEntry,
    PlanDocument,
)
from plans.document_json import dumps
from plans.models import (
    CommittedReading,
    CostLine,
    Membership,
    Municipality,
    Objective,
    Plan,
    SourceDocument,
    Statistic,
    Unit,
)
from reports.models import Answer, Question, ReportJob, ReportSchedule
from tests.factories import (
    NOON,
    GoalFactory,
    MunicipalityFactory,
    ObjectiveFactory,
    PlanFactory,
    UnitFactory,
    measured_indicator,
    person,
)

READING = dumps(PlanDocument(kind=Kind.PLAN))


@dataclass(frozen=True, slots=True)
class Desk:
    """A unit with one of everything; `mark` stands in what only its own people may read."""

    mark: str
    unit: Unit
    rows: dict[type[Model], Model]


@dataclass(frozen=True, slots=True)
class TownOfDesks:
    """A municipality with two units; `mark` stands in what only its own people may read.

    `name` stands in everything else: whoever works elsewhere meets it on the public pages alone.
    """

    name: str
    mark: str
    municipality: Municipality
    plan: Plan
    rows: dict[type[Model], Model]
    desks: tuple[Desk, Desk]


def marked_town(name: str) -> TownOfDesks:
    """Build a municipality whose every private text holds a mark of its own."""
    mark = f"GİZLİ{name.upper()}"
    place = MunicipalityFactory.create(
        name=f"{name} Belediyesi", slug=name.replace("ı", "i")
    )
    plan = PlanFactory.create(municipality=place)
    goal = GoalFactory.create(plan=plan)
    period = ReportingPeriod.objects.create(plan=plan, year=2024, state="open")
    rows = [place, plan, goal, period, *office_rows(plan, name, mark)]
    desks = (
        marked_desk(name, f"{mark}BİR", period),
        marked_desk(name, f"{mark}İKİ", period),
    )
    rows += common_rows(plan, mark)
    return TownOfDesks(name, mark, place, plan, {type(row): row for row in rows}, desks)


def office_rows(plan: Plan, name: str, mark: str) -> list[Model]:
    """What a municipality's strategy office alone works with."""
    place = plan.municipality
    office = person(f"{name}-memur", Membership.Role.STRATEGY, municipality=place)
    document = SourceDocument.objects.create(
        municipality=place,
        file=ContentFile(b"%PDF-1.4", name="x.pdf"),
        name=f"{mark}.pdf",
        sha256=f"{place.pk:064x}",
        received_by=office,
    )
    return [
        office,
        document,
        Statistic.objects.create(
            municipality=place, subject=mark, value=1, unit="adet", sentence=mark
        ),
        plan.unplaced_runs.create(position=1, text=mark),
        StatusBand.objects.create(municipality=place, key="reach", label=name),
        Score.objects.create(plan=plan, year=2024, coverage=Decimal(0)),
        Deadline.objects.create(
            municipality=place, name=mark, rule=mark, legal_basis=mark
        ),
        EvaluationCriterion.objects.create(municipality=place, label=mark),
        Draft.objects.create(
            document=document, municipality=place, reading=READING, created_by=office
        ),
        Intake.objects.create(document=document, received_by=office, state="read"),
        CommittedReading.objects.create(
            plan=plan,
            revision=plan.revisions.get(number=0),
            document=document,
            reading=dumps(programme_of(mark)),
            rows={},
        ),
        *report_rows(plan, office, mark),
    ]


def programme_of(mark: str) -> PlanDocument:
    """A programme with an indicator that nobody has paired."""
    row = IndicatorEntry("PG1.1.9", mark, targets={2024: Decimal(1)})
    card = ObjectiveEntry("H1.1", indicators=(row,))
    return PlanDocument(
        kind=Kind.PERFORMANCE_PROGRAMME, goals=(GoalEntry("A1", objectives=(card,)),)
    )


def report_rows(plan: Plan, office: User, mark: str) -> list[Model]:
    """Tables that somebody of the office asked for, and some that are made on schedule."""
    return [
        ReportJob.objects.create(
            asked_by=office,
            plan=plan,
            kinds="eksik-veri",
            suffix="xlsx",
            year=2024,
            state=ReportJob.State.DONE,
            file=ContentFile(mark.encode(), name="x.xlsx"),
            name=f"{mark}.xlsx",
            expires_at=datetime(2099, 1, 1, tzinfo=UTC),
        ),
        ReportSchedule.objects.create(
            plan=plan, kinds="izleme", suffix="xlsx", rhythm="monthly", made_by=office
        ),
    ]


def common_rows(plan: Plan, mark: str) -> list[Model]:
    """A common indicator, and the plan's first indicator mapped to it."""
    common = CommonIndicator.objects.create(
        name=f"Ortak {plan.municipality_id}", unit_of_measure="adet", definition="Sayı"
    )
    first = Indicator.objects.of_plan(plan)[0]
    mapping = CommonMapping.objects.create(
        common=common, indicator=first, plan=plan, note=mark
    )
    return [common, mapping]


def marked_desk(name: str, mark: str, period: ReportingPeriod) -> Desk:
    """A unit with an objective, an indicator, and a submitted figure with all that backs it."""
    place, goal = period.plan.municipality, period.plan.goals.get()
    unit = UnitFactory.create(municipality=place, name=f"{name} Birimi {mark[-3:]}")
    objective = ObjectiveFactory.create(
        goal=goal, responsible_unit=unit, title=f"{name} hedefi"
    )
    indicator = measured_indicator(objective)
    indicator.name = f"{name} göstergesi"
    indicator.save()
    author = person(f"{unit.pk}-yazan", Membership.Role.UNIT_MANAGER, unit=unit)
    rows: list[Model] = [
        unit,
        objective,
        objective.entries.create(kind="risk", position=1, text=name),
        *cost_rows(objective, name),
        indicator,
        indicator.targets.all()[0],
        *figure_rows(indicator, author, mark),
        ObjectiveEvaluation.objects.create(
            objective=objective, year=2024, deviation_reason=mark, entered_by=author
        ),
        *question_rows(indicator, author, name, mark),
        PeriodExtension.objects.create(
            period=period, unit=unit, until=date(2099, 1, 1), reason=mark
        ),
    ]
    return Desk(mark, unit, {type(row): row for row in rows})


def cost_rows(objective: Objective, name: str) -> list[Model]:
    """What an objective and one of its activities cost."""
    activity = objective.entries.create(kind="activity", position=1, text=name)
    return [
        objective.costs.create(year=2024, amount=Decimal(10)),
        CostLine.objects.create(
            activity=activity, year=2024, economic_code="06", amount=Decimal(10)
        ),
    ]


def figure_rows(indicator: Indicator, author: User, mark: str) -> list[Model]:
    """A submitted figure with all that backs it."""
    entry = ActualEntry.objects.create(
        indicator=indicator,
        year=2024,
        value=Decimal(7),
        state=ActualEntry.State.SUBMITTED,
        explanation=mark,
        entered_by=author,
        submitted_by=author,
        submitted_at=NOON,
    )
    criterion = EvaluationCriterion.objects.filter(municipality=None)[0]
    return [
        entry,
        Evidence.objects.create(
            actual=entry, title=mark, file=ContentFile(b"gizli", name=f"{mark}.txt")
        ),
        BreakdownPart.objects.create(
            actual=entry, dimension="district", category=mark, value=7
        ),
        IndicatorEvaluation.objects.create(
            actual=entry, criterion=criterion, text=mark
        ),
    ]


def question_rows(
    indicator: Indicator, author: User, name: str, mark: str
) -> list[Model]:
    """A question that waits, and the answer to one that everybody reads."""
    published = Question.objects.create(
        indicator=indicator,
        text=f"{name} sorusu",
        digest=f"{name} yayımlanan",
        state=Question.State.PUBLISHED,
        decided_at=NOON,
    )
    unit = indicator.objective.responsible_unit
    return [
        Question.objects.create(indicator=indicator, text=mark, digest=mark),
        Answer.objects.create(question=published, text=name, unit=unit, by=author),
    ]
