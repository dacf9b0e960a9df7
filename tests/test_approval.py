"""Approval is publication: who decides, what becomes public, which scores are written."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from indicators import measures, services
from indicators.models import ActualEntry, Indicator, Method, ReportingPeriod, Score
from indicators.scoring import band_of, rounded
from indicators.services import Commitment, Figure, refusals
from indicators.services.approval import Words
from plans.models import Membership, PlanRevision
from tests.factories import (
    NOON,
    ActualEntryFactory,
    ObjectiveFactory,
    Town,
    measured_indicator,
    person,
    small_town,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
SAID: Words = {
    "deviation_reason": "Mevsim",
    "corrective_measure": "Takvim öne alınacak",
}


@pytest.fixture
def town() -> Town:
    return small_town()


def waiting(town: Town, indicator: Indicator, value: str) -> ActualEntry:
    by = town.unit_user if indicator.data_unit is None else town.other_unit_user
    draft = services.enter(
        indicator=indicator,
        year=2024,
        period="YEAR",
        by=by,
        figure=Figure(Decimal(value), **SAID),
        at=NOON,
    )
    return services.submit(entry=draft, by=by, at=NOON)


def figures(score: Score | None, *names: str) -> tuple[object, ...]:
    """The score's figures; it has to be there."""
    assert score is not None
    return tuple(getattr(score, name) for name in names)


def latest(town: Town, basis: str = "current", **of: object) -> Score | None:
    rows = Score.objects.filter(
        plan=town.plan,
        year=2024,
        period="YEAR",
        basis=basis,
        **({"goal": None, "objective": None} | of),
    )
    return rows.order_by("published_at", "pk").last()


def test_only_an_approved_figure_is_public(town: Town) -> None:
    entry = waiting(town, town.first, "80")
    assert not ActualEntry.objects.public().exists()

    entry = services.approve(entry=entry, by=town.strategy, at=LATER)

    assert list(ActualEntry.objects.public()) == [entry]
    assert (entry.decided_by, entry.decided_at) == (town.strategy, LATER)
    assert entry.published_at == LATER


@pytest.mark.parametrize("name", ["unit_user", "other_unit_user", "foreign_strategy"])
def test_only_the_municipalitys_strategy_office_decides(town: Town, name: str) -> None:
    entry = waiting(town, town.first, "80")
    stranger = getattr(town, name)

    with pytest.raises(refusals.NotYoursError):
        services.approve(entry=entry, by=stranger)
    with pytest.raises(refusals.NotYoursError):
        services.return_(entry=entry, by=stranger, note="Bakınız")


def test_nobody_decides_on_their_own_figure(town: Town) -> None:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.strategy,
        figure=Figure(Decimal(100)),
    )
    entry = services.submit(entry=draft, by=town.strategy)

    with pytest.raises(refusals.OwnEntryError):
        services.approve(entry=entry, by=town.strategy)

    colleague = person(
        "ikinci", Membership.Role.STRATEGY, municipality=town.municipality
    )
    assert services.approve(entry=entry, by=colleague).state == "approved"


def test_a_returned_figure_carries_its_note_until_it_is_decided_anew(
    town: Town,
) -> None:
    entry = waiting(town, town.first, "80")
    with pytest.raises(refusals.NoteMissingError):
        services.return_(entry=entry, by=town.strategy, note=" ")

    services.return_(entry=entry, by=town.strategy, note="Birim yanlış", at=NOON)
    entry.refresh_from_db()
    assert (entry.state, entry.decision_note) == ("returned", "Birim yanlış")

    edited = waiting(town, town.first, "81")
    assert (edited.pk, edited.decision_note) == (entry.pk, "Birim yanlış")
    assert services.approve(entry=edited, by=town.strategy).decision_note == ""


def read_from_a_document(indicator: Indicator, value: str | None) -> ActualEntry:
    """A figure as ingest commits it: submitted, without a word."""
    return ActualEntryFactory.create(
        indicator=indicator,
        value=None if value is None else Decimal(value),
        state="submitted",
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("80", SAID),
        (None, {"explanation": "Anket yapılmadı"}),
    ],
    ids=["a deviation", "no figure"],
)
def test_a_document_that_explains_nothing_is_not_published_in_silence(
    town: Town,
    value: str | None,
    words: Words,
) -> None:
    entry = read_from_a_document(town.first, value)

    with pytest.raises(refusals.UnsaidError) as refused:
        services.approve_all(entries=[entry], by=town.strategy)
    assert refused.value.about == str(entry)
    assert set(refused.value.fields) == set(words)
    assert not ActualEntry.objects.public().exists()

    services.approve(entry=entry, by=town.strategy, **words)
    entry.refresh_from_db()
    assert entry.state == "approved"
    assert {name: getattr(entry, name) for name in words} == words


def test_a_document_is_asked_whether_its_wild_value_is_meant(town: Town) -> None:
    entry = read_from_a_document(town.first, "1000")  # ten times the target

    with pytest.raises(refusals.DoubtfulError):
        services.approve_all(entries=[entry], by=town.strategy)
    with pytest.raises(refusals.DoubtfulError):
        services.approve(entry=entry, by=town.strategy, **SAID)
    assert not ActualEntry.objects.public().exists()

    services.approve(entry=entry, by=town.strategy, sure=True, **SAID)
    answer = entry.confirmed_doubts.get()
    assert (answer.confirmed_by, answer.value) == (town.strategy, Decimal(1000))
    assert ActualEntry.objects.public().exists()


def test_what_a_document_leaves_unsaid_may_be_returned_instead(town: Town) -> None:
    entry = read_from_a_document(town.first, "80")

    assert services.return_(entry=entry, by=town.strategy, note="Neden?").state == (
        "returned"
    )


def test_the_office_does_not_overwrite_what_a_unit_said(town: Town) -> None:
    entry = waiting(town, town.first, "80")

    approved = services.approve(
        entry=entry, by=town.strategy, deviation_reason="Bambaşka"
    )

    assert approved.deviation_reason == "Mevsim"


def test_a_target_lowered_while_a_figure_waits_is_explained_before_approval(
    town: Town,
) -> None:
    entry = read_from_a_document(town.first, "100")
    services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=Commitment(2024, Decimal(80), reason="Bütçe kesildi"),
    )

    with pytest.raises(refusals.UnsaidError):
        services.approve(entry=entry, by=town.strategy)


def test_a_decided_figure_is_not_decided_again(town: Town) -> None:
    entry = services.approve(entry=waiting(town, town.first, "80"), by=town.strategy)

    with pytest.raises(refusals.WrongStateError):
        services.approve(entry=entry, by=town.strategy)
    with pytest.raises(refusals.WrongStateError):
        services.return_(entry=entry, by=town.strategy, note="Geç")


def test_bulk_approval_is_all_or_nothing(town: Town) -> None:
    good = waiting(town, town.first, "80")
    bad = services.withdraw_submission(
        entry=waiting(town, town.second, "25"), by=town.other_unit_user
    )

    with pytest.raises(refusals.WrongStateError):
        services.approve_all(entries=[good, bad], by=town.strategy)

    assert not ActualEntry.objects.public().exists()
    assert not Score.objects.exists()


def test_approval_publishes_the_weighted_score_with_coverage_and_range(
    town: Town,
) -> None:
    services.approve(entry=waiting(town, town.first, "80"), by=town.strategy, at=NOON)

    # one of two reported: 80 of 100, weight 60 of 100
    for score in (
        latest(town, objective=town.objective),
        latest(town, goal=town.goal),
        latest(town),
    ):
        assert figures(score, "percent", "coverage") == (80, 60)
        assert figures(score, "low", "high", "published_at") == (48, 88, NOON)

    services.approve(entry=waiting(town, town.second, "25"), by=town.strategy, at=LATER)
    full = latest(town, objective=town.objective)

    assert figures(full, "percent", "coverage") == (68, 100)  # 0.6 * 80 + 0.4 * 50


def test_a_score_is_written_only_where_it_differs(town: Town) -> None:
    services.approve(entry=waiting(town, town.first, "80"), by=town.strategy, at=NOON)
    written = Score.objects.count()

    again = services.publish_scores(plan=town.plan, year=2024, period="YEAR", at=LATER)

    assert written == 6  # objective, goal, plan; against two targets
    assert again == []
    assert Score.objects.count() == written


def test_a_lowered_target_moves_the_current_score_alone(town: Town) -> None:
    services.approve(entry=waiting(town, town.first, "80"), by=town.strategy, at=NOON)

    services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=Commitment(2024, Decimal(80), reason="Bütçe kesildi"),
        at=LATER,
    )

    current, original = latest(town), latest(town, basis="original")
    assert figures(current, "percent", "published_at") == (100, LATER)
    assert figures(original, "percent", "published_at") == (80, NOON)


def test_a_percent_is_stored_rounded_half_up_to_ten_places(town: Town) -> None:
    thirds = measured_indicator(
        ObjectiveFactory.create(goal=town.goal, responsible_unit=town.unit),
        targets={2024: "300"},
    )

    services.approve(entry=waiting(town, thirds, "200"), by=town.strategy)

    score = latest(town, objective=thirds.objective)
    assert figures(score, "percent") == (Decimal("66.6666666667"),)


@pytest.mark.parametrize(
    ("reached", "band", "printed"),
    [("84.99996", "behind", "85.00"), ("12.34495", "far", "12.34")],
)
def test_an_objective_stands_where_its_only_indicator_stands(
    town: Town, reached: str, band: str, printed: str
) -> None:
    only = measured_indicator(
        ObjectiveFactory.create(goal=town.goal, responsible_unit=town.unit),
        targets={2024: "100000"},
    )

    value = str((Decimal(reached) * 1000).normalize())
    services.approve(entry=waiting(town, only, value), by=town.strategy)

    score = latest(town, objective=only.objective)
    assert score is not None
    assert score.percent is not None
    held = band_of(score.percent, measures.bands_of(town.municipality))
    assert held is not None
    assert (held.key, str(rounded(score.percent))) == (band, printed)


def test_closing_a_period_publishes_that_nothing_was_reported(town: Town) -> None:
    services.close_period(period=town.open_year, by=town.strategy, at=NOON)

    score = latest(town)
    assert figures(score, "percent", "coverage") == (None, 0)
    assert figures(score, "low", "high") == (0, 100)


def test_a_half_year_does_not_publish_the_year_before_there_is_one(town: Town) -> None:
    services.open_period(plan=town.plan, year=2024, period="H1", by=town.strategy)
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="H1",
        by=town.unit_user,
        figure=Figure(Decimal(40)),
    )

    services.approve(
        entry=services.submit(entry=draft, by=town.unit_user), by=town.strategy
    )

    assert set(Score.objects.values_list("period", flat=True)) == {"H1"}


def test_a_late_increment_moves_the_years_after_it(town: Town) -> None:
    trees = measured_indicator(
        ObjectiveFactory.create(goal=town.goal, responsible_unit=town.unit),
        method=Method.CUMULATIVE,
        targets={2020: "10", 2021: "20"},
    )
    ReportingPeriod.objects.bulk_create(
        ReportingPeriod(plan=town.plan, year=year, state="open")
        for year in (2020, 2021)
    )

    def approve(year: int) -> None:
        draft = services.enter(
            indicator=trees,
            year=year,
            period="YEAR",
            by=town.unit_user,
            figure=Figure(Decimal(10), reported_as="increment"),
        )
        services.approve(
            entry=services.submit(entry=draft, by=town.unit_user), by=town.strategy
        )

    def score_of_2021() -> Decimal | None:
        rows = Score.objects.filter(objective=trees.objective, year=2021)
        last = rows.filter(basis="current").order_by("published_at", "pk").last()
        return last.percent if last else None

    approve(2021)
    assert score_of_2021() is None  # 2020 is missing
    approve(2020)
    assert score_of_2021() == 100


def test_withdrawn_goals_and_objectives_count_in_no_score(town: Town) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2023, 1, 1)
    )
    gone = ObjectiveFactory.create(goal=town.goal, withdrawn_in=update)
    measured_indicator(gone)

    services.approve(entry=waiting(town, town.first, "80"), by=town.strategy)

    assert figures(latest(town), "coverage") == (60,)
    assert not Score.objects.filter(objective=gone).exists()


def test_nobody_decides_on_a_figure_that_they_typed_or_sent_at_any_time(
    town: Town,
) -> None:
    first = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.strategy,
        figure=Figure(Decimal(100)),
    )
    typed_over = waiting(town, town.first, "80")  # the same entry, now by its unit
    assert typed_over.pk == first.pk

    with pytest.raises(refusals.OwnEntryError):
        services.approve(entry=typed_over, by=town.strategy)

    colleague = person(
        "ikinci", Membership.Role.STRATEGY, municipality=town.municipality
    )
    services.withdraw_submission(entry=typed_over, by=town.unit_user)
    by_colleague = services.submit(entry=typed_over, by=colleague)
    with pytest.raises(refusals.OwnEntryError):
        services.return_(entry=by_colleague, by=colleague, note="Bakılsın")
    third = person("ucuncu", Membership.Role.STRATEGY, municipality=town.municipality)
    assert services.approve(entry=by_colleague, by=third).state == "approved"


def test_an_approval_is_one_version_of_the_figure(town: Town) -> None:
    entry = read_from_a_document(town.first, "80")
    before = entry.history.count()

    services.approve(entry=entry, by=town.strategy, **SAID)

    assert entry.history.count() == before + 1
