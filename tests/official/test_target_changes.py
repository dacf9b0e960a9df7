"""Hedef değişiklikleri as a table: what was promised, what took its place, when and why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest

from reports.official.asked import Asked
from reports.official.pdf import pdf_file
from reports.official.target_changes import target_changes
from reports.years import plan_year
from tests.factories import Town, small_town
from tests.official.books import formulas_of, rows_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    """47.000 of 2022 became 14.100 in August 2023, as on the portal that domain.md §4.2 tells of."""
    town = small_town()
    targets = town.first.targets
    targets.create(year=2022, value=47000, recorded_at=datetime(2020, 1, 2, tzinfo=UTC))
    targets.create(
        year=2022,
        value=Decimal(14100),
        origin="update",
        decision_date=date(2023, 8, 4),
        decision_number="2023/91",
        reason="Kaynak yetmedi",
        recorded_at=datetime(2023, 8, 5, tzinfo=UTC),
    )
    return town


def test_a_change_stands_with_its_days_its_size_and_its_reason(town: Town) -> None:
    report = target_changes(Asked(plan_year(town.plan)))

    (row,) = [row for row in rows_of(report) if row[10] == "2023/91"]
    assert row == (
        datetime(2023, 8, 4),  # noqa: DTZ001 - a workbook's days have no zone
        datetime(2023, 8, 5),  # noqa: DTZ001
        town.objective.code,
        f"{town.first.code} {town.first.name}",
        "adet",
        2022,
        47000,
        14100,
        -0.7,
        "Kaynak yetmedi",
        "2023/91",
        "güncelleme; yıl bittikten sonra değişti; hedef kolaylaştı",
    )


def test_the_size_of_a_change_is_a_formula(town: Town) -> None:
    report = target_changes(Asked(plan_year(town.plan)))

    at = next(n for n, row in enumerate(rows_of(report), 1) if row[10] == "2023/91")
    assert formulas_of(report) == {f"I{at}": f"=(H{at}-G{at})/ABS(G{at})"}


def test_a_plan_without_changes_says_so() -> None:
    report = target_changes(Asked(plan_year(small_town().plan)))

    assert report.about[0].startswith("Örnek Belediyesi")
    assert rows_of(report)[-1][0] == "Henüz bir değişiklik yok."


def test_a_day_stands_on_one_line_of_the_pdf(town: Town) -> None:
    with pdf_file(target_changes(Asked(plan_year(town.plan)))) as file:
        page = pypdfium2.PdfDocument(BytesIO(file.read()))[0].get_textpage()

    # Letters that stand in one line are found together; parted ones are two lines.
    lines = page.get_text_bounded().replace("\u200b", "").splitlines()
    assert any("04.08.2023" in line for line in lines)
