"""Güncelleme: a document that changes the plan as from its day of adoption."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from indicators import measures
from indicators.models import Indicator, IndicatorTerms, Score, TargetRevision
from ingest.changes import Fate
from ingest.commit import CommitResult, NotCommittableError
from ingest.standing import Standing
from plans.document import (
    ActualEntry,
    Citation,
    IndicatorEntry,
    PlanDocument,
    State,
)
from plans.models import Goal, Municipality, Objective, Plan, PlanRevision
from tests.factories import MunicipalityFactory
from tests.ingest.committing import (
    CARD,
    LATER,
    PARKS,
    TREES,
    card_of,
    commit,
    plan_of,
    preview,
    told,
)

pytestmark = pytest.mark.django_db

ADOPTED = date(2022, 5, 4)
UPDATE = Standing(adopted_on=ADOPTED, decision_number="2022/118")
LESS = replace(
    TREES,
    weight_percent=Decimal(50),
    targets={2021: Decimal(90), 2022: Decimal(150), 2023: Decimal(300)},
    citations={"weight_percent": Citation(text="50", line=20)},
)


@pytest.fixture
def place() -> Municipality:
    town = MunicipalityFactory.create()
    commit(plan_of(CARD), town)
    return town


def update(document: PlanDocument, place: Municipality) -> CommitResult:
    return commit(document, place, "guncel.pdf", standing=UPDATE, at=LATER)


def test_an_update_is_the_plans_next_revision(place: Municipality) -> None:
    update(card_of(LESS, PARKS), place)

    revision = PlanRevision.objects.get(number=1)
    assert revision.adopted_on == ADOPTED
    assert revision.decision_number == "2022/118"
    assert revision.document is not None
    assert revision.document.name == "guncel.pdf"


def test_terms_change_as_from_the_update_and_only_where_they_differ(
    place: Municipality,
) -> None:
    update(card_of(LESS, PARKS), place)

    rows = IndicatorTerms.objects.order_by("indicator__code", "revision__number")
    assert [(t.indicator.code, t.revision.number, t.weight) for t in rows] == [
        ("PG1.1.1", 0, Decimal(60)),
        ("PG1.1.1", 1, Decimal(50)),
        ("PG1.1.2", 0, Decimal(40)),
    ]
    changed = rows[1]
    assert (changed.unit_of_measure, changed.baseline_value) == ("adet", Decimal(0))


def test_changed_targets_are_added_with_the_decision(place: Municipality) -> None:
    result = update(card_of(LESS, PARKS), place)

    added = TargetRevision.objects.get(origin="update")
    assert (added.year, added.value) == (2022, Decimal(150))
    assert (added.decision_number, added.decision_date) == ("2022/118", ADOPTED)
    assert added.reason == "Güncellenen plan: guncel.pdf"
    assert (Fate.CHANGED, "PG1.1.1", "2022 hedefi", "200", "150") in told(
        result.changes
    )


def test_a_year_that_was_over_keeps_its_target(place: Municipality) -> None:
    result = update(card_of(LESS, PARKS), place)

    assert not TargetRevision.objects.filter(year=2021, origin="update").exists()
    [row] = [c for c in result.changes if c.where.endswith("targets.2021")]
    assert row.fate is Fate.UNCHANGED
    assert row.reason == "Bu yıl güncellemeden önce bitmişti; hedefi değişmez."


def test_past_years_are_scored_as_they_were(place: Municipality) -> None:
    reached = [
        ActualEntry(year, "YEAR", Decimal(value), state=State.APPROVED)
        for year, value in ((2021, 80), (2022, 120))
    ]
    commit(card_of(replace(TREES, actuals=tuple(reached)), PARKS), place, "rapor.json")
    before = {(s.year, s.basis): s.pk for s in Score.objects.filter(year=2021)}

    update(card_of(LESS, PARKS), place)

    assert {(s.year, s.basis): s.pk for s in Score.objects.filter(year=2021)} == before
    trees = Indicator.objects.for_scoring().get(code="PG1.1.1")
    assert measures.measure_of(trees, 2021).weight == 60
    assert measures.measure_of(trees, 2022).weight == 50
    latest = Score.objects.filter(year=2022, basis="current", objective__code="H1.1")
    assert latest.latest("pk").percent == 80  # 120 of 150


def test_what_is_new_came_with_the_update(place: Municipality) -> None:
    bikes = IndicatorEntry(
        code="PG1.1.3",
        name="Bisiklet yolu",
        unit="km",
        weight_percent=Decimal(10),
        targets={2023: Decimal(12)},
    )
    other = replace(CARD, code="H1.2", title="Kenti serinletmek", indicators=())

    update(plan_of(replace(CARD, indicators=(TREES, PARKS, bikes)), other), place)

    indicator = Indicator.objects.get(code="PG1.1.3")
    assert indicator.introduced_in.number == 1
    assert indicator.terms.get().revision.number == 1
    assert indicator.targets.get().origin == "update"
    assert Objective.objects.get(code="H1.2").introduced_in.number == 1
    assert not measures.has_come(indicator, 2021)
    assert Goal.objects.get().introduced_in.number == 0


def test_what_is_printed_as_withdrawn_is_withdrawn(place: Municipality) -> None:
    gone = replace(PARKS, withdrawn=True)

    result = update(card_of(TREES, gone), place)

    parks = Indicator.objects.get(code="PG1.1.2")
    assert parks.withdrawn_in is not None
    assert parks.withdrawn_in.number == 1
    assert (Fate.CHANGED, "PG1.1.2", "Kaldırıldı", "", "evet") in told(result.changes)


def test_what_the_update_does_not_hold_is_told_and_left(place: Municipality) -> None:
    result = update(card_of(TREES), place)

    assert [(c.code, c.fate) for c in result.changes if not c.where] == [
        ("PG1.1.2", Fate.UNCHANGED)
    ]
    assert Indicator.objects.get(code="PG1.1.2").withdrawn_in is None


def test_the_same_update_again_changes_nothing(place: Municipality) -> None:
    document = card_of(LESS, replace(PARKS, withdrawn=True))
    update(document, place)

    again = update(document, place)

    assert {change.fate for change in again.changes} == {Fate.UNCHANGED}
    assert PlanRevision.objects.count() == 2
    assert TargetRevision.objects.filter(origin="update").count() == 1


def test_the_first_plan_again_undoes_no_update(place: Municipality) -> None:
    update(card_of(LESS, PARKS, title="Kenti serinletmek"), place)

    again = commit(plan_of(CARD), place)

    assert {change.fate for change in again.changes} == {Fate.UNCHANGED}
    trees = Indicator.objects.for_scoring().get(code="PG1.1.1")
    target = measures.target_of(trees, 2022)
    assert target is not None
    assert target.value == 150
    assert Objective.objects.get().title == "Kenti serinletmek"


def test_the_first_plan_can_still_be_put_right(place: Municipality) -> None:
    update(card_of(LESS, PARKS), place)
    right = replace(TREES, targets={**TREES.targets, 2022: Decimal(220)})

    commit(card_of(right, PARKS), place, "duzeltilmis.pdf")

    trees = Indicator.objects.for_scoring().get(code="PG1.1.1")
    original = measures.target_of(trees, 2022, Score.Basis.ORIGINAL)
    current = measures.target_of(trees, 2022)
    assert original is not None
    assert current is not None
    assert (original.value, current.value) == (Decimal(220), Decimal(150))


def test_a_preview_of_an_update_leaves_no_revision(place: Municipality) -> None:
    shown = preview(card_of(LESS, PARKS), place, "guncel.pdf", standing=UPDATE)

    assert shown.changed == ["H1.1"]
    assert PlanRevision.objects.count() == 1


def test_an_update_of_nothing_is_refused() -> None:
    with pytest.raises(NotCommittableError, match="Güncellenecek plan yok"):
        update(plan_of(CARD), MunicipalityFactory.create())

    assert not Plan.objects.exists()


def test_an_update_that_is_not_adopted_yet_is_refused(place: Municipality) -> None:
    coming = timezone.localdate() + timedelta(days=1)

    with pytest.raises(NotCommittableError, match="daha gelmedi"):
        commit(card_of(LESS), place, "guncel.pdf", standing=Standing(coming))

    assert PlanRevision.objects.count() == 1


def test_an_update_older_than_the_last_is_refused(place: Municipality) -> None:
    update(card_of(LESS, PARKS), place)
    earlier = Standing(adopted_on=date(2021, 5, 4))

    with pytest.raises(NotCommittableError, match=r"04\.05\.2022 tarihli daha yeni"):
        commit(card_of(TREES, PARKS), place, "eski.pdf", standing=earlier)


def test_one_document_is_one_update(place: Municipality) -> None:
    update(card_of(LESS, PARKS), place)
    other_day = Standing(adopted_on=date(2023, 5, 4))

    with pytest.raises(NotCommittableError, match=r"daha önce 04\.05\.2022"):
        commit(card_of(LESS, PARKS), place, "guncel.pdf", standing=other_day)
