"""Yearly costs of a plan's chapter of costs: taken where they add up to the card's own total."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ingest.reading.cost_chapter import CostChapter, cost_rows, has_costs
from ingest.reading.grid import Cell, Grid
from ingest.reading.recognise import read_document
from tests.corpus.layouts.whole_plan import draw
from tests.corpus.plans import invented_plan, with_yearly_costs

HEADS = ("Hedef", "2025", "2026", "2027", "Toplam")


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(tuple(tuple(map(Cell, row)) for row in rows))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("H1.1", "1.000", "2.000", "3.000", "6.000"), {2025: 1000, 2026: 2000, 2027: 3000}),
        (("Hedef 1.1: Yol", "1", "2", "3", "6"), {2025: 1, 2026: 2, 2027: 3}),
        (("H1.1", "1.000", "yok", "3.000", ""), None),
    ],
    ids=["a code", "a title", "a word among the sums"],
)  # fmt: skip
def test_a_row_is_an_objectives_costs(
    row: tuple[str, ...], expected: dict[int, int] | None
) -> None:
    (found,) = cost_rows(grid(HEADS, row))

    assert found.code == "H1.1"
    assert found.figures == expected


@pytest.mark.parametrize("code", ["A1", "Toplam", "PG1.1.1 Sayı", "Genel yönetim"])
def test_other_rows_are_none(code: str) -> None:
    assert list(cost_rows(grid(HEADS, (code, "1", "2", "3", "6")))) == []


def test_a_page_of_costs_is_known_by_its_words() -> None:
    page = "Tahmini Maliyetler\nHedef 2025 2026 2027\nH1.1 1 2 3\nH1.2 4 5 6"

    assert has_costs(page)
    assert not has_costs(page.replace("Maliyetler", "Nüfus"))
    assert not has_costs("Maliyetler 2025, 2026 ve 2027 yıllarında artmıştır.")


def test_a_whole_plan_takes_the_years_that_add_up(tmp_path: Path) -> None:
    plan = invented_plan(1, goals=2, objectives=2)
    path = tmp_path / "plan.pdf"
    path.write_bytes(draw(plan, 30))

    read = read_document(path)

    costs = [one.cost_estimate for _, one in read.objectives()]
    assert costs == [
        one.cost_estimate for _, one in with_yearly_costs(plan).objectives()
    ]
    cited = read.goals[0].objectives[0].citations["cost_estimate.by_year.2024"]
    assert cited.page is not None


def test_years_that_do_not_add_up_are_left_out() -> None:
    chapter = CostChapter()
    chapter.read([grid(HEADS, ("H1.1", "1", "2", "3", "6"))])

    ((_, first), *_) = chapter.added_to(invented_plan(1)).objectives()

    assert first.cost_estimate.total != Decimal(6)
    assert first.cost_estimate.by_year is None
