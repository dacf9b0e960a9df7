"""What an uploaded export says was decided elsewhere is decided here again, by somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from indicators import services
from indicators.models import ActualEntry as ActualRow
from indicators.models import Score, TargetRevision
from indicators.services.refusals import OwnEntryError
from ingest import drafting
from ingest.undecided import undecided
from plans.document import (
    ActualEntry,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    Origin,
    PlanDocument,
    State,
    TargetEntry,
)
from plans.models import Membership, Municipality
from tests.factories import person
from tests.ingest.drafts import draft_of, small_reading

AT = datetime(2024, 7, 1, 9, 0, tzinfo=UTC)
FIRST = ActualEntry(2021, "YEAR", Decimal(7), state=State.APPROVED)
CORRECTED = replace(FIRST, value=Decimal(9), correction_reason="Sayım yenilendi.")


def _indicator(document: PlanDocument) -> IndicatorEntry:
    return next(entry for _path, entry in document.indicators())


def export_of(
    *actuals: ActualEntry, targets: tuple[TargetEntry, ...] = ()
) -> PlanDocument:
    row = IndicatorEntry(
        "PG1.1.1", "Ağaç sayısı", actuals=actuals, target_revisions=targets
    )
    card = ObjectiveEntry("H1.1", "Yeşil alan", indicators=(row,))
    goals = (GoalEntry("A1", "Çevre", objectives=(card,)),)
    return replace(small_reading(), goals=goals)


@pytest.mark.parametrize(
    ("stated", "left"),
    [
        ((FIRST,), Decimal(7)),
        ((FIRST, CORRECTED), Decimal(9)),
        ((FIRST, replace(CORRECTED, state=State.DRAFT)), Decimal(7)),
        ((replace(FIRST, state=State.RETURNED, decision_note="Eksik."),), Decimal(7)),
        ((replace(FIRST, state=None),), Decimal(7)),
    ],
    ids=["approved", "corrected", "a correction begun", "returned", "read"],
)
def test_one_figure_of_a_period_is_left_and_it_waits(
    stated: tuple[ActualEntry, ...], left: Decimal
) -> None:
    (entry,) = _indicator(undecided(export_of(*stated), otherwise="")).actuals

    assert entry.value == left
    assert (entry.state, entry.decision_note, entry.correction_reason) == (None,) * 3


@pytest.mark.django_db
def test_nobody_publishes_a_figure_alone_by_uploading_it_as_approved(
    municipality: Municipality,
) -> None:
    planner = person("plancı", Membership.Role.STRATEGY, municipality=municipality)
    draft = draft_of(export_of(FIRST, CORRECTED), municipality, planner, b"{}")

    drafting.accept(draft.pk, drafting.Choice((2020, 2024)), by=planner, at=AT)

    entry = ActualRow.objects.get()
    assert entry.state == ActualRow.State.SUBMITTED
    assert entry.value == 9
    assert not Score.objects.exists()
    with pytest.raises(OwnEntryError):
        services.approve(entry=entry, by=planner)


@pytest.mark.django_db
def test_a_change_of_a_target_is_not_dated_back_by_uploading_it(
    municipality: Municipality,
) -> None:
    planner = person("plancı", Membership.Role.STRATEGY, municipality=municipality)
    promised = TargetEntry(2021, Decimal(100), recorded_at="2019-11-01")
    lowered = replace(
        promised, value=Decimal(5), origin=Origin.UPDATE, recorded_at="2020-02-01"
    )
    reading = export_of(targets=(promised, lowered))
    draft = draft_of(reading, municipality, planner, b"{}")

    drafting.accept(draft.pk, drafting.Choice((2020, 2024)), by=planner, at=AT)

    row = TargetRevision.objects.get(origin=TargetRevision.Origin.UPDATE)
    assert row.recorded_at == AT
    assert draft.document.name in row.reason
