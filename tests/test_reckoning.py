"""What is printed of a sum adds up to what is printed as its result; worked by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indicators.scoring import rounded
from reports.reckoning import Part, Reckoning


def part(weight: str | None, percent: str | None) -> Part[str]:
    if percent is None:
        return Part("", None if weight is None else Decimal(weight))
    known = Decimal(percent)
    return Part("", Decimal(weight or 0), known, Decimal(100), known, known)


def reckoning(percent: str | None, *parts: Part[str]) -> Reckoning[str]:
    published = None if percent is None else Decimal(percent)
    return Reckoning(tuple(parts), 2024, published)


def test_a_missing_part_leaves_the_divisor_and_its_weight_is_said() -> None:
    # By hand: (25,71 * 25 + 94,12 * 20 + 60 * 25 + 100 * 10) / 80
    card = reckoning(
        "62.814375",
        part("25", "25.71"),
        part("20", "94.12"),
        part("20", None),
        part("25", "60"),
        part("10", "100"),
    )

    assert [card.weight, card.known_weight, card.missing_weight] == [100, 80, 20]
    assert [line.points for line in card.lines] == [
        Decimal("8.03"),  # 8,034375
        Decimal("23.53"),
        None,
        Decimal("18.75"),
        Decimal("12.50"),
    ]
    assert card.total == Decimal("62.81")
    assert card.rounding == 0
    assert card.agrees


def test_what_rounding_takes_is_a_line_of_its_own() -> None:
    # Thirds of %70,25 and %62,81 and %33,33: 23,4167 + 20,9367 + 11,11 = 55,4633
    thirds = reckoning(
        "55.463333", part("1", "70.25"), part("1", "62.81"), part("1", "33.33")
    )

    assert [line.points for line in thirds.lines] == [
        Decimal("23.42"),
        Decimal("20.94"),
        Decimal("11.11"),
    ]
    assert thirds.rounding == Decimal("-0.01")
    assert thirds.total + thirds.rounding == Decimal("55.46")


@pytest.mark.parametrize(
    ("weights", "result"),
    [
        (("60", "40"), "88"),  # (60 * 80 + 40 * 100) / 100
        (("70", "35"), "86.6667"),  # (70 * 80 + 35 * 100) / 105
        (("1", "1"), "90"),
    ],
    ids=["to 100", "to 105: divided by their sum", "alike"],
)
def test_printed_parts_add_up_to_the_printed_result(
    weights: tuple[str, str], result: str
) -> None:
    card = reckoning(result, part(weights[0], "80"), part(weights[1], "100"))

    assert card.agrees
    assert card.total + card.rounding == rounded(Decimal(result))


def test_a_published_figure_that_the_parts_do_not_give_is_not_called_rounding() -> None:
    assert not reckoning("48", part("60", "80"), part("40", "100")).agrees
    assert not reckoning(None, part("60", "80")).agrees
    assert reckoning(None, part("60", None)).agrees


def test_what_takes_no_part_is_in_no_sum() -> None:
    card = reckoning("80", part("60", "80"), Part("", None))

    assert [card.weight, len(card.counted), card.missing] == [60, 1, ()]


def test_coverage_and_range_are_means_over_all_that_count() -> None:
    known = Part("", Decimal(2), *map(Decimal, ("80", "60", "48", "88")))
    goal = Reckoning(
        (known, Part("", Decimal(1))),
        2024,
        Decimal(80),
        Decimal(40),  # (2 * 60 + 1 * 0) / 3
        Decimal(32),  # (2 * 48 + 1 * 0) / 3
        Decimal(92),  # (2 * 88 + 1 * 100) / 3
    )

    assert [mean.name for mean in goal.means] == ["coverage", "low", "high"]
    for mean in goal.means:
        products = sum((weight or 1) * value for weight, value in mean.terms)
        assert products / mean.divisor == mean.result


def test_without_any_weight_nothing_is_divided() -> None:
    card = reckoning(None, part("0", None), part("0", "80"))

    assert card.means == ()
    assert [line.points for line in card.lines] == [None, None]
