"""A commit writes all of a document, or nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.export import export_plan
from indicators.models import ActualEntry, Indicator, Score
from ingest.commit import CommitResult, NotCommittableError, commit_document
from plans.document import (
    ActualEntry as ActualIn,
)
from plans.document import (
    Citation,
    GoalEntry,
    IndicatorEntry,
    Kind,
    ObjectiveEntry,
    PlanDocument,
    State,
    StatisticEntry,
    TargetEntry,
    Terms,
)
from plans.models import (
    Goal,
    Municipality,
    Objective,
    Plan,
    SourceDocument,
    Statistic,
    Unit,
)
from plans.versions import steps_of, versions_of
from tests.factories import MunicipalityFactory

pytestmark = pytest.mark.django_db

INDICATOR = IndicatorEntry(
    code="PG1.1.1",
    name="Dikilen ağaç sayısı",
    unit="adet",
    weight_percent=Decimal(100),
    baseline_value=Decimal(0),
    targets={2020: Decimal(100)},
)
OBJECTIVE = ObjectiveEntry(
    code="H1.1",
    title="Kenti yeşillendirmek",
    responsible_unit="Park ve Bahçeler Müdürlüğü",
    cooperating_units=("park ve bahçeler müdürlüğü", "Tüm Birimler"),
    indicators=(INDICATOR,),
)
DOCUMENT = PlanDocument(
    goals=(GoalEntry("A1", "Yaşanır kent", objectives=(OBJECTIVE,)),)
)


def commit(document: PlanDocument, municipality: Municipality) -> CommitResult:
    source, _made = SourceDocument.objects.get_or_create(
        municipality=municipality, name="plan.pdf", sha256="0" * 64
    )
    return commit_document(
        document, source=source, municipality=municipality, period=(2020, 2024)
    )


def with_indicator(indicator: IndicatorEntry) -> PlanDocument:
    objective = replace(OBJECTIVE, indicators=(indicator,))
    return replace(
        DOCUMENT, goals=(replace(DOCUMENT.goals[0], objectives=(objective,)),)
    )


def test_the_responsible_unit_becomes_a_unit_and_cooperation_names_it(
    municipality: Municipality,
) -> None:
    commit(DOCUMENT, municipality)

    unit = Unit.objects.get()
    assert unit.name == "Park ve Bahçeler Müdürlüğü"
    rows = Plan.objects.get().goals.get().objectives.get().cooperating_units.all()
    assert [row.unit for row in rows] == [unit, None]


def test_figures_of_a_reading_wait_for_approval(municipality: Municipality) -> None:
    actual = ActualIn(year=2020, period="YEAR", value=Decimal(80))

    commit(with_indicator(replace(INDICATOR, actuals=(actual,))), municipality)

    assert ActualEntry.objects.get().state == ActualEntry.State.SUBMITTED
    assert not Score.objects.exists()


def test_approved_figures_of_an_export_are_scored(municipality: Municipality) -> None:
    actual = ActualIn(year=2020, period="YEAR", value=Decimal(80), state=State.APPROVED)

    commit(with_indicator(replace(INDICATOR, actuals=(actual,))), municipality)

    score = Score.objects.get(objective__code="H1.1", year=2020, basis="current")
    assert score.percent == 80


@pytest.mark.parametrize(
    "indicator",
    [
        replace(INDICATOR, weight_percent=Decimal(140)),
        replace(INDICATOR, targets={2020: Decimal("0.12345")}),
        replace(INDICATOR, targets={2020: Decimal("1234567890123.4567")}),
        replace(INDICATOR, unit="adet" * 40),
        replace(INDICATOR, terms=(Terms(revision=3),)),
        replace(INDICATOR, name=""),
        replace(INDICATOR, id="kimlik değil"),
        replace(
            INDICATOR,
            target_revisions=(TargetEntry(2020, Decimal(1), recorded_at="dün"),),
        ),
        replace(
            INDICATOR,
            target_revisions=(
                TargetEntry(2020, Decimal(1), decision_date="2020-13-45"),
            ),
        ),
    ],
    ids=[
        "weight over 100",
        "more decimals than kept",
        "more digits than kept",
        "unit too long",
        "unknown revision",
        "no name",
        "no identifier",
        "no time",
        "no date",
    ],
)
def test_a_value_that_does_not_fit_refuses_the_whole_document(
    municipality: Municipality, indicator: IndicatorEntry
) -> None:
    with pytest.raises(NotCommittableError) as refusal:
        commit(with_indicator(indicator), municipality)

    assert str(refusal.value)
    assert not Plan.objects.exists()
    assert not Unit.objects.exists()


def test_another_indicator_under_a_known_code_is_a_question_for_a_person(
    municipality: Municipality,
) -> None:
    commit(DOCUMENT, municipality)

    with pytest.raises(
        NotCommittableError, match=r"PG1\.1\.1 bu planda başka bir metinle var"
    ):
        commit(
            with_indicator(replace(INDICATOR, name="Başka bir gösterge")), municipality
        )

    assert Goal.objects.get().objectives.get().indicators.get().name == INDICATOR.name


def test_another_goal_under_a_known_code_is_not_written_over(
    municipality: Municipality,
) -> None:
    commit(DOCUMENT, municipality)
    other = replace(DOCUMENT, goals=(GoalEntry("A1", "Bambaşka bir amaç"),))

    with pytest.raises(NotCommittableError, match="A1 bu planda başka bir metinle var"):
        commit(other, municipality)


def test_a_refused_document_cannot_be_committed(municipality: Municipality) -> None:
    refused = PlanDocument(kind=Kind.REFUSED, refusal="Bu bir dilekçe.")

    with pytest.raises(NotCommittableError, match="dilekçe"):
        commit(refused, municipality)


def test_a_document_committed_before_changes_nothing_whatever_was_done_since(
    municipality: Municipality,
) -> None:
    cited = replace(OBJECTIVE, citations={"title": Citation(text="Kenti", line=3)})
    document = replace(
        DOCUMENT, goals=(replace(DOCUMENT.goals[0], objectives=(cited,)),)
    )
    commit(document, municipality)
    Objective.objects.update(title="Kenti daha da yeşillendirmek")

    result = commit(document, municipality)

    assert (result.new, result.unchanged) == ([], ["H1.1"])
    assert Objective.objects.get().title == "Kenti daha da yeşillendirmek"


def test_an_export_loaded_elsewhere_is_another_plan(municipality: Municipality) -> None:
    commit(DOCUMENT, municipality)
    exported = export_plan(Plan.objects.get(), public=False)

    commit(exported, MunicipalityFactory.create())

    first, second = Indicator.objects.order_by("pk")
    assert first.name == second.name
    assert first.uid != second.uid


def test_a_booklet_sent_in_by_two_municipalities_stands_once() -> None:
    entry = StatisticEntry("Hane", Decimal(12), "hane", "İlde 12 hane var.")
    booklet = PlanDocument(
        kind=Kind.STATISTICS_BOOKLET, province="Denizli", statistics=(entry,)
    )

    results = [commit(booklet, MunicipalityFactory.create()) for _ in range(2)]

    assert [result.statistics for result in results] == [1, 0]
    assert Statistic.objects.get().province == "Denizli"


def test_a_refusal_of_the_database_is_told_in_its_own_sentence(
    municipality: Municipality,
) -> None:
    with pytest.raises(NotCommittableError, match="0 ile 100 arasındadır"):
        commit(
            with_indicator(replace(INDICATOR, weight_percent=Decimal(140))),
            municipality,
        )


def test_a_first_edit_by_hand_shows_what_the_document_had_said() -> None:
    place = MunicipalityFactory.create()
    commit(DOCUMENT, place)
    card = Objective.objects.get()
    card.title = "Kenti ağaçlandırmak"
    card.save()

    edit, from_document = steps_of(versions_of(Objective, id=card.pk))

    assert [(change.old, change.new) for change in edit.changes] == [
        ("Kenti yeşillendirmek", "Kenti ağaçlandırmak")
    ]
    assert from_document.note == "plan.pdf belgesinden alındı."
    for model in (Unit, Goal, Indicator, Objective):
        assert model.history.count() == model.objects.count() + (model is Objective)
