"""Birim karnesi: what each unit leads and reports; a count where there is no score."""

from __future__ import annotations

import pytest

from indicators.services import publish_scores
from reports.official.asked import Asked
from reports.official.report import Report
from reports.official.unit_cards import unit_cards
from reports.years import plan_year
from tests.factories import Town, approved_actual, small_town
from tests.official.books import book_of, formulas_of, row_starting, rows_of

pytestmark = pytest.mark.django_db

UNIT, OTHER = "Sosyal Destek Müdürlüğü", "Fen İşleri Müdürlüğü"


@pytest.fixture
def town() -> Town:
    town = small_town()
    approved_actual(town.first, "25")
    publish_scores(plan=town.plan, year=2024, period="YEAR")
    return town


def table(town: Town) -> Report:
    return unit_cards(Asked(plan_year(town.plan, "2024")))


def test_units_stand_side_by_side_with_their_counts(town: Town) -> None:
    rows = rows_of(table(town))

    head = next(row for row in rows if row[0] == "Birim")
    named = dict(zip(head, row_starting(rows, OTHER), strict=True))
    assert row_starting(rows, UNIT)[1:5] == (1, 1, 1, 1)
    assert row_starting(rows, OTHER)[1:5] == (0, 1, 0, 0)
    assert named["Veri girilmedi"] == 1


def test_the_share_is_a_formula_over_the_counts(town: Town) -> None:
    assert set(formulas_of(table(town)).values()) == {"=D6/C6", "=D7/C7"}


def test_each_unit_has_a_sheet_of_its_own(town: Town) -> None:
    book = book_of(table(town))
    rows = list(book[UNIT].iter_rows(values_only=True))

    assert row_starting(rows, town.first.code)[3:] == (
        *(0, 100, 25, 0.25, "Hedefin çok gerisinde", "2024 yılı"),
    )
    others = list(book[OTHER].iter_rows(values_only=True))
    assert row_starting(others, town.second.code)[3:8] == (
        *(0, 50, None, None, "Veri girilmedi"),
    )
    assert row_starting(rows, town.objective.code)[2:4] == (0.25, 0.6)
    assert book.sheetnames == ["Birimler", OTHER, UNIT, "Açıklama"]
