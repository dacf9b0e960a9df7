"""What a unit may write, when, and what must be said with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from indicators import measures, services
from indicators.models import (
    ActualEntry,
    Method,
    Period,
    ReportingPeriod,
)
from indicators.services import Figure, refusals
from plans.models import PlanRevision
from tests.factories import NOON, Town, approved_actual, measured_indicator, small_town

pytestmark = pytest.mark.django_db
EXPLAINED = Figure(
    Decimal(90),
    deviation_reason="İhale gecikti",
    corrective_measure="İhale takvimi öne alınacak",
)

REASON, MEASURE = "deviation_reason", "corrective_measure"


@pytest.fixture
def town() -> Town:
    return small_town()


def entered(town: Town, figure: Figure = EXPLAINED) -> ActualEntry:
    return services.enter(
        indicator=town.first,
        year=2024,
        period=Period.YEAR,
        by=town.unit_user,
        figure=figure,
        at=NOON,
    )


def submitted(town: Town, figure: Figure = EXPLAINED) -> ActualEntry:
    return services.submit(entry=entered(town, figure), by=town.unit_user, at=NOON)


def test_a_second_save_changes_the_draft_at_hand(town: Town) -> None:
    first = entered(town)

    second = entered(town, Figure(Decimal("12.5"), explanation="Yeniden sayıldı"))

    assert second.pk == first.pk
    assert (second.value, second.state) == (Decimal("12.5"), "draft")
    assert (second.entered_by, second.entered_at) == (town.unit_user, NOON)


@pytest.mark.parametrize("name", ["other_unit_user", "foreign_strategy", "visitor"])
def test_who_acts_for_others_enters_nothing(town: Town, name: str) -> None:
    stranger: User = getattr(town, name)

    with pytest.raises(refusals.NotYoursError):
        services.enter(
            indicator=town.first,
            year=2024,
            period=Period.YEAR,
            by=stranger,
            figure=EXPLAINED,
        )

    assert not ActualEntry.objects.exists()


def test_an_indicators_own_unit_enters_in_place_of_the_objectives(town: Town) -> None:
    def enter(by: User) -> ActualEntry:
        return services.enter(
            indicator=town.second,
            year=2024,
            period=Period.YEAR,
            by=by,
            figure=EXPLAINED,
        )

    with pytest.raises(refusals.NotYoursError):
        enter(town.unit_user)

    assert enter(town.other_unit_user).indicator == town.second


@pytest.mark.parametrize("state", ["planned", "closed"])
def test_a_period_that_is_not_open_takes_no_figures(town: Town, state: str) -> None:
    draft = entered(town)
    ReportingPeriod.objects.update(state=state)

    with pytest.raises(refusals.PeriodNotOpenError):
        entered(town)
    with pytest.raises(refusals.PeriodNotOpenError):
        services.submit(entry=draft, by=town.unit_user)


def test_a_withdrawn_indicator_takes_no_figures(town: Town) -> None:
    update = PlanRevision.objects.create(
        plan=town.plan, number=1, adopted_on=date(2023, 5, 1)
    )
    town.first.withdrawn_in = update
    town.first.save()

    with pytest.raises(refusals.NotInPlanError):
        entered(town)


@pytest.mark.parametrize(
    ("value", "reason", "measure", "asked"),
    [
        pytest.param("100", "", "", [], id="met"),
        pytest.param("99", "", "", [REASON, MEASURE], id="1 % below"),
        pytest.param("101", "", "", [REASON, MEASURE], id="1 % above"),
        pytest.param("99", "   ", "Yeni sergi", [REASON], id="blank reason"),
        pytest.param("101", "Bağış geldi", " ", [MEASURE], id="blank measure"),
        pytest.param("99", "Sergi iptal", "Yeni sergi", [], id="below, said"),
        pytest.param("101", "Bağış geldi", "Hedef yükselecek", [], id="above, said"),
    ],
)
def test_every_deviation_has_a_reason_and_a_corrective_measure(
    town: Town, value: str, reason: str, measure: str, asked: list[str]
) -> None:
    figure = Figure(Decimal(value), deviation_reason=reason, corrective_measure=measure)
    draft = entered(town, figure)

    if asked:
        with pytest.raises(refusals.UnsaidError) as refusal:
            services.submit(entry=draft, by=town.unit_user)
        assert sorted(refusal.value.message_dict) == sorted(asked)
    else:
        entry = services.submit(entry=draft, by=town.unit_user, at=NOON)
        assert (entry.state, entry.submitted_at) == ("submitted", NOON)


def test_the_half_year_is_not_held_against_the_year_end_target(town: Town) -> None:
    services.open_period(plan=town.plan, year=2024, period="H1", by=town.strategy)
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period=Period.H1,
        by=town.unit_user,
        figure=Figure(Decimal(48)),
    )

    assert services.submit(entry=draft, by=town.unit_user).state == "submitted"


def test_a_kept_level_inside_its_tolerance_is_no_deviation(town: Town) -> None:
    kept = measured_indicator(
        town.objective, method=Method.MAINTAIN, tolerance=Decimal(2)
    )
    draft = services.enter(
        indicator=kept,
        year=2024,
        period=Period.YEAR,
        by=town.unit_user,
        figure=Figure(Decimal(98)),
    )

    assert services.submit(entry=draft, by=town.unit_user).state == "submitted"


def test_an_increment_deviates_by_the_running_total(town: Town) -> None:
    trees = measured_indicator(
        town.objective, method=Method.CUMULATIVE, targets={2023: "60", 2024: "100"}
    )
    for year in range(2020, 2024):
        approved_actual(trees, "15", year=year, reported_as="increment")

    def draft(added: int) -> ActualEntry:
        return services.enter(
            indicator=trees,
            year=2024,
            period=Period.YEAR,
            by=town.unit_user,
            figure=Figure(Decimal(added), reported_as="increment"),
        )

    with pytest.raises(refusals.UnsaidError):
        services.submit(entry=draft(39), by=town.unit_user)
    assert services.submit(entry=draft(40), by=town.unit_user).state == "submitted"


@pytest.mark.parametrize(
    ("method", "period", "is_asked"),
    [
        (Method.CUMULATIVE, Period.Q4, True),
        (Method.CUMULATIVE, Period.M12, True),
        (Method.CUMULATIVE, Period.Q3, False),
        (Method.LEVEL, Period.Q4, False),
    ],
)
def test_a_running_total_that_makes_the_year_is_held_against_its_target(
    town: Town, method: str, period: str, is_asked: bool
) -> None:
    trees = measured_indicator(town.objective, method=method)
    services.open_period(plan=town.plan, year=2024, period=period, by=town.strategy)
    draft = services.enter(
        indicator=trees,
        year=2024,
        period=period,
        by=town.unit_user,
        figure=Figure(Decimal(99)),
    )

    asked = ("deviation_reason", "corrective_measure") if is_asked else ()
    assert measures.unsaid_in(draft) == asked


def test_a_missing_figure_is_submitted_with_an_explanation(town: Town) -> None:
    with pytest.raises(refusals.UnsaidError):
        submitted(town, Figure(None))

    entry = submitted(town, Figure(None, explanation="Anket yapılmadı"))

    assert (entry.value, entry.state) == (None, "submitted")


def test_what_waits_for_a_decision_changes_only_after_it_is_taken_back(
    town: Town,
) -> None:
    entry = submitted(town)
    with pytest.raises(refusals.SubmittedError):
        entered(town)
    with pytest.raises(refusals.WrongStateError):
        services.submit(entry=entry, by=town.unit_user)

    services.withdraw_submission(entry=entry, by=town.unit_user)

    assert entered(town, Figure(Decimal(91))).value == 91


def test_what_is_approved_is_not_entered_again(town: Town) -> None:
    approved_actual(town.first, "100")

    with pytest.raises(refusals.ApprovedError):
        entered(town)


def test_a_correction_stands_beside_what_it_corrects_until_it_is_approved(
    town: Town,
) -> None:
    old = services.approve(entry=submitted(town), by=town.strategy, at=NOON)
    services.close_period(period=town.open_year, by=town.strategy, at=NOON)

    draft = services.correct(
        entry=old,
        by=town.unit_user,
        figure=replace(EXPLAINED, value=Decimal(95)),
        reason="Tutanak yanlış toplanmış",
    )

    assert list(ActualEntry.objects.public()) == [old]
    edited = entered(town, replace(EXPLAINED, value=Decimal(96)))
    assert edited.pk == draft.pk
    new = services.approve(
        entry=services.submit(entry=edited, by=town.unit_user), by=town.strategy
    )
    assert list(ActualEntry.objects.public()) == [new]
    old.refresh_from_db()
    assert (old.value, old.state, new.supersedes) == (Decimal(90), "approved", old)


def test_a_correction_says_why_and_is_made_once(town: Town) -> None:
    old = approved_actual(town.first, "100")

    def correct(reason: str) -> ActualEntry:
        return services.correct(
            entry=old, by=town.unit_user, figure=EXPLAINED, reason=reason
        )

    with pytest.raises(refusals.ReasonMissingError):
        correct(" ")
    correct("Tutanak yanlış toplanmış")
    with pytest.raises(refusals.WrongStateError):
        correct("Bir kez daha")


def test_a_draft_is_not_corrected(town: Town) -> None:
    with pytest.raises(refusals.WrongStateError):
        services.correct(
            entry=entered(town), by=town.unit_user, figure=EXPLAINED, reason="Yanlış"
        )


def test_a_figure_that_a_database_would_round_is_refused(town: Town) -> None:
    with pytest.raises(ValidationError):
        entered(town, Figure(Decimal("1234567890123456")))

    assert not ActualEntry.objects.exists()


def test_evidence_is_private_and_belongs_to_an_open_entry(town: Town) -> None:
    draft = entered(town)
    minutes = ContentFile(b"%PDF-1.4", name="tutanak.pdf")

    by_file = services.add_evidence(
        entry=draft, by=town.unit_user, title="Tutanak", source=minutes
    )
    by_address = services.add_evidence(
        entry=draft,
        by=town.unit_user,
        title="Haber",
        source="https://ornek.bel.tr/haber/1",
    )

    with by_file.file.open() as kept:
        assert kept.read() == b"%PDF-1.4"
    assert not by_file.is_public
    assert by_address.address == "https://ornek.bel.tr/haber/1"
    services.submit(entry=draft, by=town.unit_user)
    with pytest.raises(refusals.WrongStateError):
        services.add_evidence(
            entry=draft, by=town.unit_user, title="Geç", source="https://ornek.bel.tr"
        )


@pytest.mark.parametrize(
    ("method", "unit", "is_accepted"),
    [
        (Method.CUMULATIVE, "adet", True),
        (Method.CUMULATIVE, "%", False),
        (Method.LEVEL, "adet", False),
        (Method.ANNUAL, "adet", False),
    ],
)
def test_only_a_running_total_is_reported_in_parts(
    town: Town, method: str, unit: str, is_accepted: bool
) -> None:
    indicator = measured_indicator(town.objective, method=method, unit_of_measure=unit)
    old = approved_actual(indicator, "5", year=2023)
    part = Figure(Decimal(5), reported_as="increment", deviation_reason="Mevsim")

    def write() -> None:
        services.enter(
            indicator=indicator,
            year=2024,
            period="YEAR",
            by=town.unit_user,
            figure=part,
        )
        services.correct(entry=old, by=town.unit_user, figure=part, reason="Yanlış")

    if is_accepted:
        write()
    else:
        with pytest.raises(refusals.IncrementError):
            write()
    assert ActualEntry.objects.filter(reported_as="increment").exists() is is_accepted


@pytest.mark.parametrize(
    ("name", "size", "is_accepted"),
    [
        ("tutanak.pdf", 10, True),
        ("sayfa.html", 10, False),
        ("resim.svg", 10, False),
        ("tutanak.pdf", 20 * 1024 * 1024 + 1, False),
    ],
)
def test_evidence_of_another_kind_or_size_is_not_kept(
    town: Town, name: str, size: int, is_accepted: bool
) -> None:
    def keep() -> None:
        services.add_evidence(
            entry=entered(town),
            by=town.unit_user,
            title="Belge",
            source=ContentFile(b"%PDF-" + b"0" * size, name=name),
        )

    if is_accepted:
        keep()
    else:
        with pytest.raises(ValidationError):
            keep()


def test_periods_open_close_and_open_again(town: Town) -> None:
    with pytest.raises(refusals.NotYoursError):
        services.close_period(period=town.open_year, by=town.unit_user)

    closed = services.close_period(period=town.open_year, by=town.strategy, at=NOON)
    assert (closed.state, closed.closed_on) == ("closed", date(2024, 7, 1))
    with pytest.raises(refusals.WrongStateError):
        services.close_period(period=town.open_year, by=town.strategy)

    again = services.open_period(
        plan=town.plan, year=2024, period="YEAR", by=town.strategy
    )
    assert (again.pk, again.state, again.closed_on) == (closed.pk, "open", None)
    assert again.due_on == date(2025, 1, 31)


def test_a_period_outside_the_plan_does_not_open(town: Town) -> None:
    with pytest.raises(refusals.OutsidePlanError):
        services.open_period(plan=town.plan, year=2019, period="YEAR", by=town.strategy)


def test_a_correction_is_corrected_in_its_turn_and_all_stay_readable(
    town: Town,
) -> None:
    def corrected(old: ActualEntry, value: int, reason: str) -> ActualEntry:
        draft = services.correct(
            entry=old,
            by=town.unit_user,
            figure=replace(EXPLAINED, value=Decimal(value)),
            reason=reason,
        )
        sent = services.submit(entry=draft, by=town.unit_user)
        return services.approve(entry=sent, by=town.strategy)

    first = services.approve(entry=submitted(town), by=town.strategy)
    second = corrected(first, 95, "Tutanak yanlış toplanmış")
    third = corrected(second, 97, "Bir okul unutulmuş")

    with pytest.raises(refusals.WrongStateError):
        corrected(first, 98, "İlki yine düzeltilemez")
    assert list(ActualEntry.objects.public()) == [third]
    rows = ActualEntry.objects.order_by("pk")
    assert [(row.value, row.supersedes, row.correction_reason) for row in rows] == [
        (Decimal(90), None, ""),
        (Decimal(95), first, "Tutanak yanlış toplanmış"),
        (Decimal(97), second, "Bir okul unutulmuş"),
    ]
