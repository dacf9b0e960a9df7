"""The izleme tablosu as .xlsx: the rows of the page, real numbers, blanks for what is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from indicators.models import Method
from indicators.services import publish_scores
from reports.official.asked import EVERY_YEAR, Asked
from reports.official.monitoring import monitoring
from reports.official.report import Report
from reports.years import plan_year
from tests.factories import Town, approved_actual, measured_indicator, small_town
from tests.official.books import book_of, formulas_of, row_starting, rows_of

pytestmark = pytest.mark.django_db

HEADS = [
    "Performans Göstergesi",
    "Hedefe Etkisi (%)",
    "Plan Başlangıç Değeri (A)",
    "İzleme Dönemindeki Yıl Sonu Hedeflenen Değer (B)",
    "İzleme Dönemindeki Gerçekleşme Değeri (C)",
    "Performans (%)",
]


@pytest.fixture
def town() -> Town:
    """Of two indicators (60 and 40) only the first is reported: 25 of 100."""
    town = small_town()
    approved_actual(town.first, "25", deviation_reason="Yağışlı bir yıl oldu.")
    publish_scores(plan=town.plan, year=2024, period="YEAR")
    return town


def table(town: Town, period: str = "YEAR", year: int = 2024) -> Report:
    return monitoring(Asked(plan_year(town.plan, str(year)), period))


def test_the_columns_are_in_the_official_order(town: Town) -> None:
    rows = rows_of(table(town))

    assert list(row_starting(rows, "Performans Göstergesi")) == HEADS


def test_numbers_are_numbers_and_missing_is_blank(town: Town) -> None:
    rows = rows_of(table(town))

    assert row_starting(rows, town.first.code)[1:] == (0.6, 0, 100, 25, 0.25)
    assert row_starting(rows, town.second.code)[1:] == (0.4, 0, 50, None, None)


def test_the_objective_stands_above_with_its_performance_and_coverage(
    town: Town,
) -> None:
    rows = rows_of(table(town))

    head = row_starting(rows, "Hedef Performansı")
    assert head[1] == 0.25
    assert head[2] == "veri kapsamı %60"
    assert row_starting(rows, "Sorumlu Birim")[1] == "Sosyal Destek Müdürlüğü"


def test_every_indicator_is_followed_by_its_explanation(town: Town) -> None:
    rows = rows_of(table(town))

    index = rows.index(row_starting(rows, town.first.code))
    assert rows[index + 1][:2] == ("Açıklama", "Yağışlı bir yıl oldu.")
    assert rows[index + 3][:2] == ("Açıklama", "veri girilmedi")


@pytest.mark.parametrize(
    ("terms", "actual", "remark"),
    [
        ({}, "25", ""),
        ({}, "120", "hedef toplamında %100 sayıldı"),
        (
            {"method": Method.ANNUAL},
            "25",
            "Her yıl kendi başına değerlendirilir: gerçekleşme oranı sayıldı",
        ),
        (
            {"baseline_value": None},
            "120",
            "Başlangıç değeri olmadığı için gerçekleşme oranı sayıldı; hedef toplamında %100 sayıldı",
        ),
        (
            {"method": Method.MAINTAIN, "tolerance": Decimal(1)},
            "100",
            "Değer hedefin toleransı içinde kaldı: %100 sayıldı",
        ),
    ],
    ids=["official", "capped", "annual", "no baseline", "maintained"],
)
def test_a_percentage_that_is_not_the_official_one_says_so(
    town: Town, terms: dict[str, Any], actual: str, remark: str
) -> None:
    town.first.terms.update(**terms)
    town.first.actuals.update(value=Decimal(actual), deviation_reason="")

    rows = rows_of(table(town))

    index = rows.index(row_starting(rows, town.first.code))
    assert (rows[index + 1][1] or "") == remark


def remarks_on(town: Town) -> str:
    rows = rows_of(table(town))
    index = rows.index(row_starting(rows, town.first.code))
    return str(rows[index + 1][1])


def test_the_measure_and_the_percentage_by_the_first_target_stand_beside(
    town: Town,
) -> None:
    town.first.actuals.update(corrective_measure="Sulama hattı")
    town.first.targets.create(year=2024, value=Decimal(50), origin="update")

    assert remarks_on(town) == (
        "ilk hedefe göre %25,00; Yağışlı bir yıl oldu; alınacak önlem: Sulama hattı"
    )


def test_what_is_not_approved_is_not_exported(town: Town) -> None:
    old = town.first.actuals.get()
    for number, state in enumerate(("draft", "submitted", "returned")):
        town.first.actuals.filter(state__in=("draft", "submitted", "returned")).delete()
        town.first.actuals.create(
            year=2024,
            value=Decimal(30 + number),
            state=state,
            supersedes=old,
            correction_reason="Sayım",
            deviation_reason="Taslak neden",
            decision_note="Eksik",
        )
        rows = rows_of(table(town))

        assert remarks_on(town) == "Yağışlı bir yıl oldu."
        assert row_starting(rows, town.first.code)[4] == 25


def test_an_increment_after_a_missing_period_is_not_called_missing(town: Town) -> None:
    town.first.terms.update(method=Method.CUMULATIVE)
    town.first.actuals.update(reported_as="increment")

    assert remarks_on(town) == "toplam hesaplanamıyor; Yağışlı bir yıl oldu."


def test_the_coverage_is_written_as_on_the_page(town: Town) -> None:
    measured_indicator(town.objective, weight=Decimal(80))
    publish_scores(plan=town.plan, year=2024, period="YEAR")

    rows = rows_of(table(town))

    assert row_starting(rows, "Hedef Performansı")[2] == "veri kapsamı %33,33"


def test_a_text_that_looks_like_a_formula_stays_text(town: Town) -> None:
    town.first.name = '=HYPERLINK("http://example.org")'
    town.first.save(update_fields=["name"])

    assert row_starting(rows_of(table(town)), town.first.code)[0].endswith("(adet)")
    assert not any("HYPERLINK" in each for each in formulas_of(table(town)).values())


def test_percentages_are_formulas_over_the_cells_that_they_come_from(
    town: Town,
) -> None:
    report = table(town)

    assert formulas_of(report) == {
        "B8": "=(B11*MIN(1,MAX(0,F11)))/(B11)",
        "F11": "=(E11-C11)/(D11-C11)",
    }


def test_a_half_year_has_its_own_figures_and_its_own_performance(town: Town) -> None:
    approved_actual(town.first, "10", period="H1")
    publish_scores(plan=town.plan, year=2024, period="H1")

    rows = rows_of(table(town, "H1"))

    assert row_starting(rows, "Hedef Performansı")[1] == 0.1
    assert row_starting(rows, town.first.code)[4:] == (10, 0.1)


def test_the_number_of_queries_does_not_grow_with_the_plan(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown = plan_year(town.plan, "2024")
    with django_assert_num_queries(9):
        rows_of(monitoring(Asked(shown)))
    for _ in range(3):
        measured_indicator(town.objective, weight=Decimal(0))

    with django_assert_num_queries(9):
        rows_of(monitoring(Asked(shown)))


def test_the_cumulative_table_stands_beside_that_of_a_year(town: Town) -> None:
    town.first.targets.create(year=2023, value=Decimal(90))
    approved_actual(town.first, "20", year=2023)
    report = table(town)

    rows = rows_of(report, sheet=1)

    head = next(at for at, row in enumerate(rows) if row[0] == "Hedef")
    assert rows[head][4:] == (
        *("2020 hedeflenen", "2020 gerçekleşen", "2021 hedeflenen", "2021 gerçekleşen"),
        *("2022 hedeflenen", "2022 gerçekleşen", "2023 hedeflenen", "2023 gerçekleşen"),
        *("2024 hedeflenen", "2024 gerçekleşen", "Performans (%)"),
    )
    assert rows[head + 1][2:] == (0.6, 0, *[None] * 6, 90, 20, 100, 25, 0.25)
    assert formulas_of(report, sheet=1) == {"O6": "=(N6-D6)/(M6-D6)"}


def test_what_is_said_of_a_figure_is_one_list(town: Town) -> None:
    town.first.actuals.all().update(
        explanation="Sulama sürdü.", corrective_measure="Gece sulanacak."
    )

    rows = rows_of(table(town))

    index = rows.index(row_starting(rows, town.first.code))
    assert rows[index + 1][1] == (
        "Sulama sürdü; Yağışlı bir yıl oldu; alınacak önlem: Gece sulanacak."
    )


def test_one_book_holds_every_year_each_as_the_years_own_book_has_it(
    town: Town,
) -> None:
    town.first.targets.create(year=2023, value=Decimal(90))
    approved_actual(town.first, "20", year=2023)
    publish_scores(plan=town.plan, year=2023, period="YEAR")

    years = [*town.plan.years]
    names = [f"İzleme {year} yılı" for year in years]
    assert book_of(table(town, EVERY_YEAR)).sheetnames == [
        *names,
        "Birikimli 2020–2024",
    ]
    for at, year in enumerate(years):
        # Two lines above say what the whole book is of.
        whole, own = (table(town, EVERY_YEAR), table(town, year=year))
        assert rows_of(whole, at)[2:] == rows_of(own)[2:]
        whole, own = (table(town, EVERY_YEAR), table(town, year=year))
        assert formulas_of(whole, at) == formulas_of(own)
    cumulative = rows_of(table(town, EVERY_YEAR), len(years))
    assert cumulative[2:] == rows_of(table(town), 1)[2:]


def test_a_book_of_every_year_ends_with_the_year_asked_for(town: Town) -> None:
    whole = monitoring(Asked(plan_year(town.plan, "2021"), EVERY_YEAR))

    assert book_of(whole).sheetnames == [
        *("İzleme 2020 yılı", "İzleme 2021 yılı"),
        "Birikimli 2020–2021",
    ]
    assert "2020–2021 yılları" in whole.about[0]


def test_every_year_asks_no_more_of_the_database_than_one(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown = plan_year(town.plan, "2024")
    with CaptureQueriesContext(connection) as of_one_year:
        book_of(monitoring(Asked(shown)))

    with django_assert_num_queries(len(of_one_year)):
        book_of(monitoring(Asked(shown, EVERY_YEAR)))
