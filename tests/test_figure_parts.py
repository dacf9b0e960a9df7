"""What is written with a figure: numerator and denominator, its breakdown, what is said about it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from indicators import services
from indicators.models import ActualEntry, EvaluationCriterion
from indicators.services import Figure, Part, refusals
from tests.factories import NOON, Town, small_town

pytestmark = pytest.mark.django_db

EAST = Part("district", "Doğu Mahallesi", Decimal(60))
WEST = Part("district", "Batı Mahallesi", Decimal(40))


@pytest.fixture
def town() -> Town:
    return small_town()


def entered(town: Town, figure: Figure) -> ActualEntry:
    return services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=figure,
        at=NOON,
    )


def parts_of(entry: ActualEntry) -> list[tuple[str, str, Decimal]]:
    rows = entry.parts.order_by("position")
    return [(row.dimension, row.category, row.value) for row in rows]


def test_a_figure_is_written_with_its_parts_and_its_fraction(town: Town) -> None:
    entry = entered(
        town,
        Figure(
            Decimal(100),
            numerator=Decimal(50),
            denominator=Decimal("0.5"),
            parts=(EAST, WEST),
            breakdown_note="Sayım",
        ),
    )

    entry.refresh_from_db()
    assert (entry.numerator, entry.denominator) == (Decimal(50), Decimal("0.5"))
    assert entry.breakdown_note == "Sayım"
    assert parts_of(entry) == [
        ("district", "Doğu Mahallesi", Decimal(60)),
        ("district", "Batı Mahallesi", Decimal(40)),
    ]


def test_the_parts_are_those_of_the_last_figure_and_the_same_ones_stay_rows(
    town: Town,
) -> None:
    east = entered(town, Figure(Decimal(100), parts=(EAST, WEST))).parts.get(
        category="Doğu Mahallesi"
    )

    entry = entered(town, Figure(Decimal(100), parts=(EAST,)))

    assert list(entry.parts.all()) == [east]
    assert east.history.count() == 1


@pytest.mark.parametrize(
    "parts",
    [
        (EAST, EAST),
        (Part("district", " ", Decimal(1)),),
        (Part("street", "Doğu", Decimal(1)),),
    ],
    ids=["twice", "no group", "unknown dimension"],
)
def test_a_breakdown_that_cannot_be_kept_leaves_everything_as_it_was(
    town: Town, parts: tuple[Part, ...]
) -> None:
    entry = entered(town, Figure(Decimal(7), parts=(WEST,)))

    with pytest.raises(ValidationError):
        entered(town, Figure(Decimal(8), parts=parts))

    entry.refresh_from_db()
    assert entry.value == 7
    assert parts_of(entry) == [("district", "Batı Mahallesi", Decimal(40))]


@pytest.mark.parametrize("denominator", [None, Decimal(0)])
def test_half_a_fraction_is_none(town: Town, denominator: Decimal | None) -> None:
    figure = Figure(Decimal(50), numerator=Decimal(1), denominator=denominator)

    with pytest.raises(ValidationError):
        entered(town, figure)


def test_evaluations_are_written_changed_and_taken_out_by_criterion(
    town: Town,
) -> None:
    first, second, *_others = services.criteria_of(town.municipality)
    entered(town, Figure(None, evaluations={first.pk: "İlgili", second.pk: "Etkili"}))

    entry = entered(town, Figure(None, evaluations={first.pk: " ", second.pk: "Çok"}))

    said = {row.criterion_id: row.text for row in entry.evaluations.all()}
    assert said == {second.pk: "Çok"}
    assert entered(town, Figure(None)).evaluations.count() == 1


def test_a_municipalitys_own_criteria_replace_the_common_ones(town: Town) -> None:
    common = {row.label for row in services.criteria_of(town.municipality)}
    own = EvaluationCriterion.objects.create(
        municipality=town.municipality, label="Yerindelik"
    )

    assert "İlgililik" in common
    assert services.criteria_of(town.municipality) == (own,)
    own.is_active = False
    own.save()
    assert {row.label for row in services.criteria_of(town.municipality)} == common


def test_a_criterion_of_another_municipality_is_refused(town: Town) -> None:
    foreign = EvaluationCriterion.objects.create(
        municipality=town.foreign_strategy.memberships.get().municipality,
        label="Onların ölçütü",
    )

    with pytest.raises(refusals.CriterionUnknownError):
        entered(town, Figure(None, evaluations={foreign.pk: "Metin"}))

    assert not ActualEntry.objects.exists()
