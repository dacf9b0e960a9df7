"""Tables out of the admin and in: safe to open, one's own rows only."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from plans.models import Unit
from tests.factories import Town, approved_actual, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def exported(office: Client, page: str, file_format: int) -> bytes:
    answer = office.post(
        reverse(f"admin:{page}_export"),
        {"format": file_format, "resource": "", "unitresource_name": "on"}
        | {f"{prefix}_{name}": "on" for prefix, name in EXPORTED[page]},
    )
    assert answer.status_code == 200
    return answer.content


EXPORTED = {
    "plans_unit": [("unitresource", name) for name in ("municipality", "name")],
    "indicators_actualentry": [
        ("actualresource", name) for name in ("indicator", "value", "explanation")
    ],
}


def test_an_exported_text_is_never_a_formula(town: Town, office: Client) -> None:
    Unit.objects.filter(pk=town.unit.pk).update(name="=HYPERLINK(1)")
    Unit.objects.filter(pk=town.other_unit.pk).update(name="-5 Birimi")

    csv = exported(office, "plans_unit", 1).decode("utf-8-sig")
    sheet = load_workbook(BytesIO(exported(office, "plans_unit", 0))).worksheets[0]

    assert "'=HYPERLINK(1)" in csv
    assert "'-5 Birimi" in csv
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]


def test_exported_figures_are_numbers(town: Town, office: Client) -> None:
    approved_actual(town.first, "1250.5", explanation="+1 bağış")

    content = exported(office, "indicators_actualentry", 0)
    sheet = load_workbook(BytesIO(content)).worksheets[0]

    values = [cell.value for row in sheet.iter_rows(min_row=2) for cell in row]
    assert 1250.5 in values
    assert "+1 bağış" in values


def test_an_export_holds_ones_own_rows_only(town: Town, client: Client) -> None:
    approved_actual(town.first, "1", explanation="benim")
    approved_actual(town.second, "2", explanation="başkasının")
    client.force_login(town.unit_user)

    text = exported(client, "indicators_actualentry", 1).decode("utf-8-sig")

    assert "benim" in text
    assert "başkasının" not in text


def test_units_are_imported_into_ones_own_municipality_only(
    town: Town, office: Client
) -> None:
    table = "belediye,birim,etkin\nornek,Park Müdürlüğü,1\nkomsu,Sızan Müdürlük,1\n"

    def read(text: str) -> str:
        file = SimpleUploadedFile("birimler.csv", text.encode())
        page = office.post(
            reverse("admin:plans_unit_import"),
            {"import_file": file, "format": 1, "change_reason": "Yeni müdürlükler"},
        )
        return page.content.decode()

    assert "Bu belediye için yetkiniz yok" in read(table)
    assert not Unit.objects.filter(name="Sızan Müdürlük").exists()


@pytest.mark.parametrize("page", ["plans_unit", "plans_objective"])
def test_a_units_people_neither_export_nor_import_plans(
    town: Town, client: Client, page: str
) -> None:
    client.force_login(town.unit_user)

    assert client.get(reverse(f"admin:{page}_export")).status_code == 403
    assert client.get(reverse("admin:plans_unit_import")).status_code == 403


def test_the_columns_to_export_are_called_as_their_heads(
    town: Town, office: Client
) -> None:
    page = office.get(reverse("admin:plans_unit_export")).content.decode()

    assert re.findall(r"<label for=\"id_unitresource_\w+\">([^<]*)<", page) == [
        "kimlik",
        "belediye",
        "birim",
        "etkin",
    ]


def test_what_the_libraries_leave_untranslated_is_said_in_turkish(town: Town) -> None:
    root = User.objects.create_superuser("kok", password="uzun-bir-parola-2024")
    client = Client()
    client.force_login(root)

    people = client.get(reverse("admin:auth_user_changelist")).content.decode()
    password = client.get(
        reverse("admin:auth_user_password_change", args=[root.pk])
    ).content.decode()

    assert 'alt="Ara"' in people
    assert "şimdiki şifresi silinir" in password
    assert "Whether the user" not in password
    assert "If disabled" not in password
