"""Monitoring tables, programmes and activity reports come into the plan that is there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from indicators import measures
from indicators.models import ActualEntry, Indicator, TargetRevision
from ingest.changes import Answer, Fate
from ingest.commit import NotCommittableError
from ingest.matching import THRESHOLD
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
from plans.models import Municipality, Objective, Plan
from tests.factories import MunicipalityFactory
from tests.ingest.committing import (
    CARD,
    LATER,
    commit,
    plan_of,
    preview,
    told,
)

pytestmark = pytest.mark.django_db

TREES_AT = "goals[0].objectives[0].indicators[0]"
REPORTED = ActualIn(
    year=2022,
    period="YEAR",
    value=Decimal(180),
    deviation_reason="Kuraklık",
    corrective_measure="Sulama hattı",
    printed_performance=Decimal(90),
    citation=Citation(text="180", page=4),
)
TREES = IndicatorEntry(
    code="PG1.1.1",
    name="Dikilen ağaç sayısı",
    targets={2022: Decimal(200)},
    actuals=(REPORTED,),
)


@pytest.fixture
def place() -> Municipality:
    town = MunicipalityFactory.create()
    commit(plan_of(CARD), town)
    return town


def yearly(
    *indicators: IndicatorEntry, kind: Kind = Kind.ACTIVITY_REPORT
) -> PlanDocument:
    card = ObjectiveEntry("H1.1", indicators=indicators)
    return PlanDocument(kind=kind, goals=(GoalEntry("A1", objectives=(card,)),))


def bring(document: PlanDocument, place: Municipality, **more: Any) -> Any:  # noqa: ANN401
    return commit(document, place, "rapor.pdf", period=None, at=LATER, **more)


def programme(value: str) -> PlanDocument:
    target = TargetEntry(
        2022,
        Decimal(value),
        origin=Origin.PROGRAMME,
        citation=Citation(text=value, page=9),
    )
    indicator = replace(
        TREES, targets={2022: Decimal(value)}, target_revisions=(target,), actuals=()
    )
    return yearly(indicator, kind=Kind.PERFORMANCE_PROGRAMME)


def test_a_reports_figure_waits_for_approval_with_its_words(
    place: Municipality,
) -> None:
    result = bring(yearly(TREES), place)

    row = ActualEntry.objects.get()
    assert (row.value, row.state) == (Decimal(180), "submitted")
    assert row.deviation_reason == "Kuraklık"
    assert row.corrective_measure == "Sulama hattı"
    assert row.printed_performance == 90
    assert row.citation is not None
    assert row.citation.page == 4
    assert told(result.changes) == [
        (Fate.NEW, "PG1.1.1", "2022 gerçekleşeni", "", "180")
    ]
    assert result.changes[0].confidence == 1


def test_the_plan_itself_stays_as_it_is(place: Municipality) -> None:
    other = replace(TREES, unit="fidan", name="Dikilen ağaç sayısı (adet)")

    result = bring(yearly(other), place)

    assert Objective.objects.get().title == CARD.title
    trees = Indicator.objects.get(code="PG1.1.1")
    assert trees.name == "Dikilen ağaç sayısı"
    assert trees.terms.get().unit_of_measure == "adet"
    assert Plan.objects.get().revisions.count() == 1
    [unit] = [c for c in result.changes if c.label == "Ölçü birimi"]
    assert unit.fate is Fate.UNCHANGED
    assert "planda adet, belgede fidan" in unit.reason


def test_the_same_report_again_changes_nothing(place: Municipality) -> None:
    bring(yearly(TREES), place)

    again = bring(yearly(TREES), place)

    assert {change.fate for change in again.changes} == {Fate.UNCHANGED}
    assert ActualEntry.objects.count() == 1


def test_a_figure_that_people_changed_since_stays_theirs(place: Municipality) -> None:
    bring(yearly(TREES), place)
    ActualEntry.objects.update(value=Decimal(185))

    again = bring(yearly(TREES), place)

    assert [(c.fate, c.reason) for c in again.changes] == [
        (Fate.UNCHANGED, "Planda sonradan değişmiş; plandaki kalıyor.")
    ]
    assert ActualEntry.objects.get().value == 185


def test_what_a_person_confirmed_once_is_known_again(place: Municipality) -> None:
    near = replace(TREES, name="Budanan ağaç miktarı")
    bring(yearly(near), place, answers={TREES_AT: Answer.TAKE})

    shown = preview(yearly(near), place, "gelecek-yil.pdf")

    assert shown.refused == ()


def test_a_report_is_no_form_of_the_plan(place: Municipality) -> None:
    bring(yearly(replace(TREES, unit="fidan")), place)

    again = commit(plan_of(CARD), place)

    assert {change.fate for change in again.changes} == {Fate.UNCHANGED}
    assert told(again.changes) == []


def test_a_programmes_target_is_a_promise_of_its_own(place: Municipality) -> None:
    result = bring(programme("150"), place)

    added = TargetRevision.objects.get(origin="programme")
    assert (added.year, added.value) == (2022, Decimal(150))
    assert added.citation is not None
    trees = Indicator.objects.for_scoring().get(code="PG1.1.1")
    current = measures.target_of(trees, 2022)
    assert current is not None
    assert current.value == 200
    [row] = result.changes
    assert (row.fate, row.label) == (Fate.NEW, "2022 programındaki hedef")
    assert row.reason == "Planın hedefi 200."


def test_the_same_programme_again_changes_nothing(place: Municipality) -> None:
    bring(programme("150"), place)

    again = bring(programme("150"), place)

    assert {change.fate for change in again.changes} == {Fate.UNCHANGED}
    assert TargetRevision.objects.filter(origin="programme").count() == 1


def test_a_report_that_repeats_another_target_is_told(place: Municipality) -> None:
    result = bring(yearly(replace(TREES, targets={2022: Decimal(170)})), place)

    [row] = [c for c in result.changes if c.where.endswith("targets.2022")]
    assert row.fate is Fate.UNCHANGED
    assert (row.before, row.after) == ("200", "170")
    assert row.reason == "Belgeler birbirini tutmuyor: planda 200, belgede 170."
    assert TargetRevision.objects.filter(year=2022).count() == 2  # of two indicators


def test_a_report_that_repeats_the_programme_agrees(place: Municipality) -> None:
    bring(programme("170"), place)

    result = bring(yearly(replace(TREES, targets={2022: Decimal(170)})), place)

    assert [c.label for c in result.changes] == ["2022 gerçekleşeni"]


@pytest.mark.parametrize(
    ("indicator", "reason", "has_candidate"),
    [
        (
            replace(TREES, code="PG7.7.7", name="Çözülen başvuru oranı"),
            "Planda bulunamadı; göstergesini seçin ya da dışarıda bırakın.",
            False,
        ),
        (
            replace(TREES, name="Budanan ağaç miktarı"),
            "Planda en yakını PG1.1.1; aynısı mı, siz söyleyin.",
            True,
        ),
    ],
    ids=["nothing comes near", "the same code, another name"],
)
def test_what_is_not_the_plans_for_certain_is_for_a_person(
    place: Municipality,
    indicator: IndicatorEntry,
    reason: str,
    has_candidate: bool,
) -> None:
    shown = preview(yearly(indicator), place, "rapor.pdf")

    [row] = shown.refused
    assert (row.where, row.reason) == (TREES_AT, reason)
    assert (row.confidence is not None) is has_candidate
    assert (row.confidence or 0) < THRESHOLD
    with pytest.raises(NotCommittableError):
        bring(yearly(indicator), place)
    assert not ActualEntry.objects.exists()


def test_a_person_confirms_by_identifier(place: Municipality) -> None:
    uid = str(Indicator.objects.get(code="PG1.1.1").uid)
    stranger = replace(TREES, code="PG7.7.7", name="Çözülen başvuru oranı", id=uid)

    bring(yearly(stranger), place)

    assert ActualEntry.objects.get().indicator.code == "PG1.1.1"


def test_a_person_takes_the_candidate_or_leaves_the_row_out(
    place: Municipality,
) -> None:
    near = yearly(replace(TREES, name="Budanan ağaç miktarı"))

    left_out = bring(near, place, answers={TREES_AT: Answer.KEEP})
    assert [c.fate for c in left_out.changes] == [Fate.UNCHANGED]
    assert not ActualEntry.objects.exists()

    bring(near, place, answers={TREES_AT: Answer.TAKE})
    assert ActualEntry.objects.get().indicator.code == "PG1.1.1"


def test_a_figure_for_a_year_outside_the_plan_is_refused(place: Municipality) -> None:
    late = replace(TREES, targets={}, actuals=(replace(REPORTED, year=2026),))

    shown = preview(yearly(late), place, "rapor.pdf")

    assert [c.reason for c in shown.refused] == ["2026 bu planın yıllarından değil."]


@pytest.mark.parametrize(
    "kind",
    [Kind.ACTIVITY_REPORT, Kind.MONITORING_TABLE, Kind.PERFORMANCE_PROGRAMME],
)
def test_without_a_plan_there_is_no_place_for_it(kind: Kind) -> None:
    with pytest.raises(NotCommittableError, match="önce stratejik planı aktarın"):
        bring(yearly(TREES, kind=kind), MunicipalityFactory.create())

    assert not Plan.objects.exists()


def test_the_years_choose_the_plan(place: Municipality) -> None:
    commit(plan_of(CARD), place, "sonraki.pdf", period=(2025, 2029))

    bring(yearly(TREES), place)

    plan = ActualEntry.objects.get().indicator.objective.goal.plan
    assert plan.start_year == 2020
