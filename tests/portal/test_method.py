"""Nasıl hesaplıyoruz: the rule's worked figures are those of the arithmetic."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client

from indicators.scoring import (
    Measure,
    Reading,
    contributions,
    evaluate,
    objective_score,
)
from plans.document import Direction, Method
from reports.figures import fixed, percent, share
from tests.portal.builders import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/tr/nasil-hesapliyoruz/"


def reading(
    a: int | None, b: int, c: int | None, weight: int = 100, *, down: bool = False
) -> Reading:
    direction = Direction.DECREASE if down else Direction.INCREASE
    baseline = None if a is None else Decimal(a)
    measure = Measure(Method.LEVEL, direction, baseline, weight=Decimal(weight))
    return Reading(measure, Decimal(b), None if c is None else Decimal(c))


def card(third: int | None) -> list[Reading]:
    return [
        reading(13654, 15000, 14000, 25),
        reading(None, 85, 80, 20),
        reading(None, 85, third, 20),
        reading(25, 50, 40, 25),
        reading(None, 100, 100, 10),
    ]


def test_the_two_percentages_are_worked_as_the_arithmetic_works_them(
    client: Client,
) -> None:
    text = text_of(client, ADDRESS)

    families = evaluate(reading(13654, 15000, 14000))
    assert f"÷ (15.000 − 13.654) × 100 = {percent(families.performance)}" in text
    assert f"14.000 ÷ 15.000 × 100 = {percent(families.achievement)}" in text
    accidents = evaluate(reading(40, 30, 35, down=True))
    assert f"(35 − 40) ÷ (30 − 40) × 100 = {percent(accidents.performance)}" in text
    assert f"30 ÷ 35 × 100 = {percent(accidents.achievement)}" in text


def test_what_june_reaches_at_an_even_pace_is_worked_too(client: Client) -> None:
    text = text_of(client, ADDRESS)

    for year, stands in ((1, "ilk yıl %50’de"), (2, "%75’te"), (5, "%90’dadır")):
        june = evaluate(reading(0, 20 * year, 20 * year - 10))
        assert share(june.performance) in stands
        assert stands in text
    assert share(evaluate(reading(None, 20, 10)).achievement) == "%50"
    assert "civarı" not in text


def test_the_card_is_summed_as_the_arithmetic_sums_it(client: Client) -> None:
    text = text_of(client, ADDRESS)

    for number, row in enumerate(contributions(card(88)), start=1):
        line = (
            number,
            share(row.weight),
            percent(row.result.completion),
            percent(row.result.counted),
            fixed(row.points),
        )
        assert " ".join(map(str, line)) in text
    whole, partial = objective_score(card(88)), objective_score(card(None))
    assert f"Hedef %100 {percent(whole.percent)}" in text
    assert f"hedef {percent(partial.percent)} olurdu" in text
    assert f"kapsamı {share(partial.coverage)}" in text
    assert f"%0 gelseydi {percent(partial.low)}" in text
    assert f"%100 gelseydi {percent(partial.high)}" in text


def test_the_formula_is_credited_to_the_layout_that_has_it(client: Client) -> None:
    text = text_of(client, ADDRESS)

    assert "değerlendirme tablosunun (Kamu İdareleri Kılavuzu düzeni)" in text
    assert "rehber" not in text


def test_the_words_of_the_bands_stand_with_their_limits(client: Client) -> None:
    text = text_of(client, ADDRESS)

    assert "Hedefe yakın %85 ve üstü" in text
    assert "Hedefin çok gerisinde hepsinin altında" in text


def test_the_worked_figures_are_those_of_the_rules(
    client: Client, project_folder: Path
) -> None:
    """What the rules print as decimals the page says in the reader's form."""
    rules = (project_folder / "indicators/README.md").read_text()
    text = text_of(client, ADDRESS)

    for figure in ("62.81", "50.25", "70.25"):
        assert figure in rules
        assert percent(Decimal(figure)) in text


def test_the_record_of_a_plan_is_explained_where_its_facts_lead(client: Client) -> None:
    assert 'id="kayit"' in client.get(ADDRESS).content.decode()
    assert "tek bir rakam değişse" in text_of(client, ADDRESS)
