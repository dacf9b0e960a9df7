"""The izleme tablosu as .xlsx: the rows of the page, real numbers, blanks for what is missing."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from indicators.models import Method
from indicators.services import publish_scores
from reports.official.asked import Asked
from reports.official.monitoring import monitoring
from reports.official.xlsx import xlsx_file
from reports.years import PlanYear, plan_year
from tests.factories import Town, approved_actual, measured_indicator, small_town

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


def monitoring_workbook(shown: PlanYear, period: str = "YEAR") -> bytes:
    with xlsx_file(monitoring(Asked(shown, period))) as file:
        return file.read()


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    """Return what a reader sees: of a formula what it comes to."""
    sheet = load_workbook(BytesIO(content), data_only=True).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


def formulas_of(content: bytes) -> dict[str, str]:
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: str(cell.value) for cell in cells if cell.data_type == "f"}


def row_starting(rows: list[tuple[Any, ...]], text: str) -> tuple[Any, ...]:
    return next(row for row in rows if str(row[0] or "").startswith(text))


def test_the_columns_are_in_the_official_order(town: Town) -> None:
    rows = rows_of(monitoring_workbook(plan_year(town.plan, "2024")))

    assert list(row_starting(rows, "Performans Göstergesi")) == HEADS


def test_numbers_are_numbers_and_missing_is_blank(town: Town) -> None:
    rows = rows_of(monitoring_workbook(plan_year(town.plan, "2024")))

    assert row_starting(rows, town.first.code)[1:] == (0.6, 0, 100, 25, 0.25)
    assert row_starting(rows, town.second.code)[1:] == (0.4, 0, 50, None, None)


def test_the_objective_stands_above_with_its_performance_and_coverage(
    town: Town,
) -> None:
    rows = rows_of(monitoring_workbook(plan_year(town.plan, "2024")))

    head = row_starting(rows, "Hedef Performansı")
    assert head[1] == 0.25
    assert head[2] == "veri kapsamı %60"
    assert row_starting(rows, "Sorumlu Birim")[1] == "Sosyal Destek Müdürlüğü"


def test_every_indicator_is_followed_by_its_explanation(town: Town) -> None:
    rows = rows_of(monitoring_workbook(plan_year(town.plan, "2024")))

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

    rows = rows_of(monitoring_workbook(plan_year(town.plan, "2024")))

    index = rows.index(row_starting(rows, town.first.code))
    assert (rows[index + 1][1] or "") == remark


def remarks_on(town: Town) -> str:
    rows = rows_of(monitoring_workbook(plan_year(town.plan, "2024")))
    index = rows.index(row_starting(rows, town.first.code))
    return str(rows[index + 1][1])


def test_the_measure_and_the_percentage_by_the_first_target_stand_beside(
    town: Town,
) -> None:
    town.first.actuals.update(corrective_measure="Sulama hattı")
    town.first.targets.create(year=2024, value=Decimal(50), origin="update")

    assert remarks_on(town) == (
        "ilk hedefe göre %25,00; Yağışlı bir yıl oldu.; alınacak önlem: Sulama hattı"
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
        rows = rows_of(monitoring_workbook(plan_year(town.plan, "2024")))

        assert remarks_on(town) == "Yağışlı bir yıl oldu."
        assert row_starting(rows, town.first.code)[4] == 25


def test_an_increment_after_a_missing_period_is_not_called_missing(town: Town) -> None:
    town.first.terms.update(method=Method.CUMULATIVE)
    town.first.actuals.update(reported_as="increment")

    assert remarks_on(town) == "toplam hesaplanamıyor; Yağışlı bir yıl oldu."


def test_the_coverage_is_written_as_on_the_page(town: Town) -> None:
    measured_indicator(town.objective, weight=Decimal(80))
    publish_scores(plan=town.plan, year=2024, period="YEAR")

    rows = rows_of(monitoring_workbook(plan_year(town.plan, "2024")))

    assert row_starting(rows, "Hedef Performansı")[2] == "veri kapsamı %33,33"


def test_a_text_that_looks_like_a_formula_stays_text(town: Town) -> None:
    town.first.name = '=HYPERLINK("http://example.org")'
    town.first.save(update_fields=["name"])

    content = monitoring_workbook(plan_year(town.plan, "2024"))

    assert row_starting(rows_of(content), town.first.code)[0].endswith("(adet)")
    assert not any("HYPERLINK" in each for each in formulas_of(content).values())


def test_percentages_are_formulas_over_the_cells_that_they_come_from(
    town: Town,
) -> None:
    content = monitoring_workbook(plan_year(town.plan, "2024"))

    assert formulas_of(content) == {
        "B8": "=(B11*MIN(1,MAX(0,F11)))/(B11)",
        "F11": "=(E11-C11)/(D11-C11)",
    }


def test_a_half_year_has_its_own_figures_and_its_own_performance(town: Town) -> None:
    approved_actual(town.first, "10", period="H1")
    publish_scores(plan=town.plan, year=2024, period="H1")

    content = monitoring_workbook(plan_year(town.plan, "2024"), "H1")

    rows = rows_of(content)
    assert row_starting(rows, "Hedef Performansı")[1] == 0.1
    assert row_starting(rows, town.first.code)[4:] == (10, 0.1)


def test_the_button_of_the_plan_page_gives_the_file(client: Client, town: Town) -> None:
    page = client.get("/tr/ornek/2020-2024/?yil=2024")
    address = "/tr/ornek/2020-2024/tablolar/izleme.xlsx"
    assert address in page.content.decode()

    answer = client.get(address, {"yil": "2024"})

    assert answer.headers["Content-Disposition"].endswith(
        'izleme-ornek-2020-2024-2024.xlsx"'
    )
    assert rows_of(answer.getvalue())


def test_a_year_outside_the_plan_is_not_found(client: Client, town: Town) -> None:
    assert (
        client.get("/tr/ornek/2020-2024/tablolar/izleme.xlsx?yil=2031").status_code
        == 404
    )


def test_the_command_writes_the_same_file(town: Town, tmp_path: Path) -> None:
    out = tmp_path / "izleme.xlsx"

    call_command("report", "izleme", plan="ornek/2020-2024", year="2024", out=out)

    assert rows_of(out.read_bytes()) == rows_of(
        monitoring_workbook(plan_year(town.plan, "2024"))
    )


@pytest.mark.parametrize(
    ("plan", "year", "name", "sentence"),
    [
        ("yok/2020-2024", "2024", "a.xlsx", "adresinde plan yok"),
        ("ornek", "2024", "a.xlsx", "adresinde plan yok"),
        ("ornek/2020-2024", "2031", "a.xlsx", "yıllarından biri değil"),
        ("ornek/2020-2024", "2024", "a.txt", ".xlsx ile bitmeli"),
        ("ornek/2020-2024", "2024", "yok/a.xlsx", "Dosya yazılamadı"),
    ],
)
def test_the_command_says_what_is_wrong(
    town: Town, tmp_path: Path, plan: str, year: str, name: str, sentence: str
) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("report", "izleme", plan=plan, year=year, out=tmp_path / name)


def test_the_number_of_queries_does_not_grow_with_the_plan(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown = plan_year(town.plan, "2024")
    with django_assert_num_queries(11):
        monitoring_workbook(shown)
    for _ in range(3):
        measured_indicator(town.objective, weight=Decimal(0))

    with django_assert_num_queries(11):
        monitoring_workbook(shown)
