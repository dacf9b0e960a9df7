"""The public tables: each in every form, whole, streamed, and the same in all of them."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.test import Client

from plans.models import CardEntry, CostEstimate
from reports.opendata.tables import OF_INSTALLATION, OF_PLAN, Table
from tests.factories import Town
from tests.portal.builders import body_of, closed_town

pytestmark = pytest.mark.django_db
SITE = "/tr/veri/"
FOLDER = "/tr/ornek/2020-2024/veri/"
TABLES = [
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
