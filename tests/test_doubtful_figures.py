"""A value wildly off is asked about when it is sent; the answer stands for that value alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators import measures, services
from indicators.models import ActualEntry, ConfirmedDoubt, Indicator, Method
from indicators.services import Figure, refusals
from tests.factories import NOON, Town, approved_actual, measured_indicator, small_town

pytestmark = pytest.mark.django_db
SAID = {"deviation_reason": "Bağış geldi", "corrective_measure": "Hedef yükselecek"}


@pytest.fixture
def town() -> Town:
    return small_town()


def entered(
    town: Town, value: str | None, indicator: Indicator | None = None, **fields: str
) -> ActualEntry:
    return services.enter(
        indicator=indicator or town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(
            None if value is None else Decimal(value),
            **SAID | fields,  # type: ignore[arg-type]
        ),
        at=NOON,
    )


def kinds_of(entry: ActualEntry) -> list[str]:
    return [doubt.kind.value for doubt in measures.doubts_of(entry)]


def test_a_draft_is_kept_however_odd_and_asked_about_when_it_is_sent(
    town: Town,
) -> None:
    draft = entered(town, "1000")

    with pytest.raises(refusals.DoubtfulError) as asked:
        services.submit(entry=draft, by=town.unit_user)

    assert [doubt.kind for doubt in asked.value.doubts] == ["scale"]
    assert "hedefin (100) yaklaşık 10 katı" in asked.value.message_dict["value"][0]
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert not ConfirmedDoubt.objects.exists()


def test_who_is_sure_is_kept_with_the_question_and_the_value(town: Town) -> None:
    draft = entered(town, "1000")

    entry = services.submit(entry=draft, by=town.unit_user, sure=True, at=NOON)

    answer = ConfirmedDoubt.objects.get()
    assert entry.state == "submitted"
    assert (answer.actual, answer.value, answer.kind) == (entry, Decimal(1000), "scale")
    assert (answer.confirmed_by, answer.confirmed_at) == (town.unit_user, NOON)
    assert answer.question.startswith("1.000 yazdınız")


def test_an_answered_doubt_is_not_asked_again_until_the_value_changes(
    town: Town,
) -> None:
    sent = services.submit(entry=entered(town, "1000"), by=town.unit_user, sure=True)
    services.return_(entry=sent, by=town.strategy, note="Kanıt ekleyin")
    again = entered(town, "1000", explanation="Kanıt eklendi")
    assert services.submit(entry=again, by=town.unit_user).state == "submitted"
    services.withdraw_submission(entry=again, by=town.unit_user)

    with pytest.raises(refusals.DoubtfulError):
        services.submit(entry=entered(town, "1010"), by=town.unit_user)

    assert ConfirmedDoubt.objects.count() == 1


def test_an_ordinary_value_is_sent_without_a_question(town: Town) -> None:
    services.submit(entry=entered(town, "90"), by=town.unit_user, sure=True)

    assert not ConfirmedDoubt.objects.exists()


def test_a_missing_figure_is_not_doubted(town: Town) -> None:
    assert kinds_of(entered(town, None, explanation="Sayım yapılmadı")) == []


def test_a_running_total_is_held_against_the_last_public_one(town: Town) -> None:
    trees = measured_indicator(
        town.objective,
        method=Method.CUMULATIVE,
        baseline_value=Decimal(1000),
        targets={2024: "1600"},
    )
    for year, added in ((2020, "100"), (2021, "100"), (2022, "75")):
        approved_actual(trees, added, year=year, reported_as="increment")
    approved_actual(trees, "75", year=2023, period="H1", reported_as="increment")

    assert kinds_of(entered(town, "1340", trees)) == ["total_turns"]
    assert kinds_of(entered(town, "1500", trees)) == []
    total = entered(town, "1350", trees, reported_as="increment")
    assert kinds_of(total) == ["increment_is_total"]


def test_the_same_period_of_the_year_before_is_what_a_value_is_held_against(
    town: Town,
) -> None:
    followed = measured_indicator(
        town.objective, method=Method.DATA_ONLY, targets={2020: "1"}
    )
    approved_actual(followed, "2040", year=2022)
    approved_actual(followed, "1990", year=2023)
    approved_actual(followed, "199", year=2024, period="H1")

    assert kinds_of(entered(town, "19900", followed)) == ["scale"]
    assert kinds_of(entered(town, "2100", followed)) == []


def test_what_a_figure_replaces_is_not_what_it_is_held_against(town: Town) -> None:
    old = approved_actual(town.first, "1000")
    draft = services.correct(
        entry=old,
        by=town.unit_user,
        figure=Figure(Decimal(100)),
        reason="Bir sıfır fazla yazılmış",
    )

    assert kinds_of(draft) == []
