"""Documents of one year beside the small plan of the commits: what they say of 2022."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plans.document import ActualEntry as ActualIn
from plans.document import (
    Citation,
    GoalEntry,
    IndicatorEntry,
    Kind,
    ObjectiveEntry,
    Origin,
    PlanDocument,
    TargetEntry,
)
from plans.models import Municipality, Plan
from tests.ingest.committing import LATER, commit

PARKS_AT = "goals[0].objectives[0].indicators[1]"


def trees(**fields: Any) -> IndicatorEntry:  # noqa: ANN401 - fields of any kind
    target = TargetEntry(2022, Decimal(180), Origin.PROGRAMME)
    cited = {"targets.2022": Citation("180", page=9)}
    known: dict[str, Any] = {
        "targets": {2022: Decimal(180)},
        "target_revisions": (target,),
        "citations": cited,
    }
    return IndicatorEntry("PG1.1.1", "Dikilen ağaç sayısı", **known | fields)


def parks(name: str = "Yeni park alanı") -> IndicatorEntry:
    target = TargetEntry(2022, Decimal(5000), Origin.PROGRAMME)
    return IndicatorEntry(
        "PG1.1.2", name, targets={2022: Decimal(5000)}, target_revisions=(target,)
    )


def reported(value: str) -> IndicatorEntry:
    actual = ActualIn(2022, "YEAR", Decimal(value), citation=Citation(value, page=40))
    return trees(target_revisions=(), actuals=(actual,))


def yearly(kind: Kind, *rows: IndicatorEntry) -> PlanDocument:
    card = ObjectiveEntry("H1.1", indicators=rows)
    return PlanDocument(kind=kind, goals=(GoalEntry("A1", objectives=(card,)),))


def bring(place: Municipality, name: str, document: PlanDocument, **more: Any) -> Plan:  # noqa: ANN401
    commit(document, place, name, period=None, at=LATER, **more)
    return Plan.objects.get()


def programme(place: Municipality, *rows: IndicatorEntry, **more: Any) -> Plan:  # noqa: ANN401
    paper = yearly(Kind.PERFORMANCE_PROGRAMME, *(rows or (trees(), parks())))
    return bring(place, "program.pdf", paper, **more)
