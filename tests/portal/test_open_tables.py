"""The public tables: each in every form, whole, streamed, and the same in all of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from pytest_django import DjangoAssertNumQueries

from plans.formulas import FORMULA_STARTS
from plans.models import CardEntry, CostEstimate
from reports.opendata.columns import Column, Field, Kind
from reports.opendata.formats.csv_rows import AT_ONCE, cell_text, csv_pieces
from reports.opendata.formats.json_rows import json_pieces
from reports.opendata.formats.xlsx_rows import Named, xlsx_file
from reports.opendata.reading import PIECE
from reports.opendata.tables import OF_INSTALLATION, OF_PLAN, Sheet, Table
from tests.factories import (
    ActualEntryFactory,
    MunicipalityFactory,
    Town,
    approved_actual,
)
from tests.portal.builders import body_of, closed_town, grow, published_plan

pytestmark = pytest.mark.django_db
SITE = "/tr/veri/"
FOLDER = "/tr/ornek/2020-2024/veri/"
TABLES: list[tuple[str, Table[Any]]] = [
    *((SITE, table) for table in OF_INSTALLATION),
    *((FOLDER, table) for table in OF_PLAN),
]
every_table = pytest.mark.parametrize(
    ("folder", "table"), TABLES, ids=[table.name for _folder, table in TABLES]
)


@pytest.fixture
def town() -> Town:
    """The closed town with a row in every table."""
    town = closed_town()
    card = town.objective
    card.entries.create(kind=CardEntry.Kind.RISK, position=1, text="=1+1")
    card.entries.create(kind=CardEntry.Kind.RISK, position=2, text="Sel; heyelan, don")
    CostEstimate.objects.create(objective=card, amount=Decimal("1250000.50"))
    card.cooperating_units.create(position=1, text="Tüm Birimler")
    card.evaluations.create(
        year=2024, deviation_reason="Ödenek gecikti.", state="approved"
    )
    entry = town.first.actuals.get()
    entry.parts.create(dimension="district", category="Merkez", value=80)
    town.first.targets.create(
        year=2024, value=90, origin="update", reason="Güncellendi."
    )
    return town


def lines_of(text: bytes, separator: str = ",") -> list[list[str]]:
    """Return the cells of a CSV."""
    return list(csv.reader(StringIO(text.decode("utf-8-sig")), delimiter=separator))


def rows_of(client: Client, table: str, folder: str = FOLDER) -> list[dict[str, Any]]:
    """Return a table's rows from its JSON, numbers exact."""
    body = body_of(client, f"{folder}{table}.json")
    found: list[dict[str, Any]] = json.loads(body, parse_float=Decimal)["rows"]
    return found


@pytest.mark.usefixtures("town")
@every_table
def test_a_table_says_the_same_as_csv_json_and_workbook(
    client: Client, folder: str, table: Table[Any]
) -> None:
    head, *lines = lines_of(body_of(client, f"{folder}{table.name}.csv"))
    rows = rows_of(client, table.name, folder)
    book = openpyxl.load_workbook(
        BytesIO(body_of(client, f"{folder}{table.name}.xlsx"))
    )
    sheet = list(book.worksheets[0].iter_rows(values_only=True))

    assert head == list(sheet[0]) == [str(each.column.title) for each in table.fields]
    assert len(set(head)) == len(head)
    assert lines
    assert len(lines) == len(rows) == len(sheet) - 1
    for line, row in zip(lines, rows, strict=True):
        assert list(row) == [each.name for each in table.fields]
        assert [cell == "" for cell in line] == [cell is None for cell in row.values()]


@pytest.mark.usefixtures("town")
@every_table
def test_numbers_are_written_with_a_dot_and_texts_start_no_formula(
    client: Client, folder: str, table: Table[Any]
) -> None:
    _head, *lines = lines_of(body_of(client, f"{folder}{table.name}.csv"))

    for line, row in zip(lines, rows_of(client, table.name, folder), strict=True):
        for cell, field in zip(line, table.fields, strict=True):
            value = row[field.name]
            if field.kind in (Kind.DECIMAL, Kind.INTEGER) and value is not None:
                assert Decimal(cell) == value
                assert "," not in cell
            else:
                assert not cell.startswith(FORMULA_STARTS)


@pytest.mark.usefixtures("town")
def test_a_text_that_looks_like_a_formula_stays_a_text(client: Client) -> None:
    csv_text = body_of(client, f"{FOLDER}kart-maddeleri.csv").decode("utf-8-sig")
    book = openpyxl.load_workbook(
        BytesIO(body_of(client, f"{FOLDER}kart-maddeleri.xlsx"))
    )
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    texts = [row["text"] for row in rows_of(client, "kart-maddeleri")]

    assert "'=1+1" in csv_text
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "=1+1" in [cell.value for cell in cells]
    assert texts[0] == "=1+1"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+90 232", "'+90 232"),
        ("-5 puan", "'-5 puan"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("\n=1", "'\n'=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("a;=HYPERLINK(B1)", "a;'=HYPERLINK(B1)"),
        ('a;"=HYPERLINK(B1)', "a;\"'=HYPERLINK(B1)"),
        ("a\n+cmd|' /C calc'!A0", "a\n'+cmd|' /C calc'!A0"),
        ("1.000,-TL", "1.000,-TL"),
        ("artış; -5 puan", "artış; -5 puan"),
    ],
    ids=repr,
)
def test_no_text_starts_a_formula_by_whatever_separator_a_program_goes(
    text: str, cell: str
) -> None:
    assert cell_text(text) == cell


@pytest.mark.usefixtures("town")
def test_turkish_excel_gets_semicolons_and_commas_before_decimals(
    client: Client,
) -> None:
    address = f"{FOLDER}maliyetler.csv"
    body = body_of(client, f"{address}?ayrac=noktali-virgul")

    assert body.startswith(b"\xef\xbb\xbf")
    usual = lines_of(body_of(client, address))
    assert usual[1][-2] == "1250000.5"
    # Turkish Excel takes 14.1 for a day in January.
    assert lines_of(body, ";")[1][-2] == "1250000,5"
    assert [
        [cell.replace(",", ".") for cell in line] for line in lines_of(body, ";")
    ] == [[cell.replace(",", ".") for cell in line] for line in usual]
    assert client.get(f"{address}?ayrac=boru").status_code == 404


@pytest.mark.usefixtures("town")
@every_table
def test_the_metadata_tells_the_columns_of_the_csv(
    client: Client, folder: str, table: Table[Any]
) -> None:
    answer = client.get(f"{folder}{table.name}.csv")
    head = lines_of(answer.getvalue())[0]
    english = lines_of(
        body_of(client, f"{folder}{table.name}.csv".replace("/tr/", "/en/"))
    )[0]
    told = json.loads(client.get(f"{folder}{table.name}.csv-metadata.json").content)
    columns = told["tableSchema"]["columns"]

    assert told["url"] == f"{table.name}.csv"
    assert f'<{table.name}.csv-metadata.json>; rel="describedby"' in answer["Link"]
    assert [each["titles"]["tr"] for each in columns] == head
    assert [each["titles"]["en"] for each in columns] == english
    assert len(set(english)) == len(english)
    assert told["dc:license"]["@id"].startswith("https://creativecommons.org/")
    for column, field in zip(columns, table.fields, strict=True):
        assert column["name"] == field.name
        assert column["propertyUrl"].startswith("http")


@pytest.mark.usefixtures("town")
def test_every_column_has_its_place_on_the_data_page(client: Client) -> None:
    page = client.get(SITE).content.decode()

    for _folder, table in TABLES:
        for field in table.fields:
            assert f'id="{table.name}.{field.name}"' in page


def many(count: int) -> Sheet:
    """A sheet whose rows would fail if they were asked for all at once."""
    fields = (Field("n", Kind.INTEGER, Column("n")),)
    return Sheet(fields, ((number,) for number in range(count)))


@pytest.mark.parametrize(
    "pieces", [csv_pieces, lambda sheet: json_pieces(sheet, {"a": 1})]
)
def test_rows_are_read_only_as_they_are_sent(
    pieces: Callable[[Sheet], Iterator[str]],
) -> None:
    sheet = many(10**12)
    begun = pieces(sheet)

    next(begun)
    next(begun)

    assert next(sheet.rows)[0] == AT_ONCE  # no row beyond the piece was read


def test_no_row_is_lost_however_many_there_are(client: Client, town: Town) -> None:
    count = PIECE * 2 + 1
    town.objective.entries.all().delete()
    CardEntry.objects.bulk_create(
        CardEntry(objective=town.objective, kind="risk", position=n, text=f"Risk {n}")
        for n in range(1, count + 1)
    )

    lines = lines_of(body_of(client, f"{FOLDER}kart-maddeleri.csv"))
    rows = rows_of(client, "kart-maddeleri")

    assert len(lines) == count + 1
    assert [row["position"] for row in rows] == list(range(1, count + 1))


def test_a_workbook_goes_on_on_the_next_sheet() -> None:
    with xlsx_file([Named("Sayılar", many(7))], [], most_rows=4) as file:
        book = openpyxl.load_workbook(file)

    sheets = [
        [row[0] for row in s.iter_rows(values_only=True)] for s in book.worksheets
    ]
    assert book.sheetnames == ["Sayılar", "Sayılar (2)", "Sayılar (3)", "Açıklama"]
    assert sheets[:3] == [["n", 0, 1, 2], ["n", 3, 4, 5], ["n", 6]]


def test_a_text_too_long_for_a_cell_says_where_it_is_whole() -> None:
    sheet = Sheet((Field("t", Kind.TEXT, Column("t")),), iter([("a" * 40_000,)]))
    with xlsx_file([Named("Metin", sheet)], []) as file:
        cell = str(openpyxl.load_workbook(file).worksheets[0]["A2"].value)

    assert len(cell) == 32_767
    assert cell.endswith("(Excel hücresine sığmadı; tamamı CSV ve JSON dosyasında)")


def test_a_correction_stands_beside_what_it_corrects(
    client: Client, town: Town
) -> None:
    first = town.first.actuals.get()
    second = approved_actual(
        town.first, "0", supersedes=first, correction_reason="Yanlış yazılmıştı."
    )
    ActualEntryFactory.create(indicator=town.second, value=7)  # a draft

    rows = rows_of(client, "gerceklesmeler")

    told = [(r["record"], r["actual"], r["is_standing"], r["corrects"]) for r in rows]
    assert told == [(first.pk, 80, False, None), (second.pk, 0, True, first.pk)]


@pytest.mark.usefixtures("town")
def test_a_year_without_a_figure_is_empty_and_no_zero(client: Client) -> None:
    results = rows_of(client, "gosterge-sonuclari")

    of_second = next(
        r for r in results if (r["indicator"], r["year"]) == ("PG1.1.2", 2024)
    )
    assert (of_second["target"], of_second["actual"], of_second["percent"]) == (
        50,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("folder", "table"), TABLES[2:], ids=[table.name for _f, table in TABLES[2:]]
)
def test_a_table_of_a_hidden_plan_is_not_found(
    client: Client, town: Town, folder: str, table: Table[Any]
) -> None:
    town.plan.is_public = False
    town.plan.save()

    for form in ("csv", "xlsx", "json", "csv-metadata.json"):
        assert client.get(f"{folder}{table.name}.{form}").status_code == 404


@pytest.mark.parametrize(
    ("folder", "table"), TABLES, ids=[table.name for _f, table in TABLES]
)
def test_the_number_of_queries_does_not_grow_with_rows(
    client: Client, town: Town, folder: str, table: Table[Any]
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            body_of(client, f"{folder}{table.name}.csv")
        return len(queries)

    before = asked()
    grow(town.plan)
    published_plan(MunicipalityFactory.create())

    assert asked() == before


@pytest.mark.usefixtures("town")
def test_all_tables_come_in_one_workbook(client: Client) -> None:
    book = openpyxl.load_workbook(
        BytesIO(body_of(client, f"{FOLDER}tum-tablolar.xlsx"))
    )

    assert book.sheetnames == [*(str(table.title) for table in OF_PLAN), "Açıklama"]
    notes = {str(key): str(text) for key, text in book["Açıklama"].values}
    assert notes["Lisans"].startswith("CC BY 4.0")
    assert notes["Uyarı"] == "Kurgusal veri."


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("address", "count"), [(SITE, 0), ("/tr/veri/api/", 0), (FOLDER, 3)]
)
def test_the_pages_about_data_ask_little(
    address: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with override_settings(PAGE_SECONDS=0), django_assert_num_queries(count):
        Client().get(address)
