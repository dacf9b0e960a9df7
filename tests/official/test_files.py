"""Every official table as a file: from its public address, and from the command."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from plans.models import Plan
from reports.official.formats import FORMATS
from reports.official.kinds import KINDS, Kind
from reports.official.report import Report
from tests.factories import Town, approved_actual, small_town

pytestmark = pytest.mark.django_db

FILES = [
    pytest.param(kind, suffix, id=f"{kind.name}.{suffix}")
    for kind in KINDS
    for suffix in FORMATS
]


@pytest.fixture
def town() -> Town:
    town = small_town()
    approved_actual(town.first, "25")
    return town


@pytest.mark.parametrize(("kind", "suffix"), FILES)
def test_a_public_table_is_a_file_at_an_address_of_the_plan(
    client: Client, town: Town, kind: Kind, suffix: str
) -> None:
    answer = client.get(
        f"/tr/ornek/2020-2024/tablolar/{kind.name}.{suffix}", {"yil": "2024"}
    )

    if not kind.public:
        assert answer.status_code == 404
        return
    year = "-2024" if kind.of_year else ""
    name = f"{kind.name}-ornek-2020-2024{year}.{suffix}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"] == FORMATS[suffix].content_type
    assert answer.getvalue()[:4] in (b"PK\x03\x04", b"%PDF")


@pytest.mark.parametrize(
    "address",
    [
        "izleme.xlsx?yil=2031",
        "izleme.xlsx?donem=Q1",
        "izleme.xlsx?donem=x",
        "izleme.exe",
        "yok.xlsx",
    ],
)
def test_what_there_is_not_is_not_found(
    client: Client, town: Town, address: str
) -> None:
    assert client.get(f"/tr/ornek/2020-2024/tablolar/{address}").status_code == 404


def test_the_page_offers_the_half_year_and_every_year_where_a_table_has_them(
    client: Client, town: Town
) -> None:
    tables = "/tr/ornek/2020-2024/tablolar/"
    page = client.get(f"{tables}?yil=2024").content.decode()

    for period in ("H1", "PLAN"):
        address = re.search(rf'"({tables}izleme\.xlsx\?[^"]*donem={period})"', page)
        assert address is not None
        answer = client.get(address[1].replace("&amp;", "&"))
        assert answer.status_code == 200
        assert answer.getvalue().startswith(b"PK\x03\x04")
    assert re.findall(r"(\w+)\.xlsx\?[^\"]*donem=PLAN", page) == ["izleme"]


def test_a_plan_that_is_not_public_gives_no_table(client: Client, town: Town) -> None:
    Plan.objects.update(is_public=False)

    assert client.get("/tr/ornek/2020-2024/tablolar/izleme.xlsx").status_code == 404


@pytest.mark.parametrize(("kind", "suffix"), FILES)
def test_the_command_writes_every_table(
    town: Town, tmp_path: Path, kind: Kind, suffix: str
) -> None:
    out = tmp_path / f"tablo.{suffix}"

    call_command("report", kind.name, plan="ornek/2020-2024", year="2024", out=out)

    assert out.read_bytes()[:4] in (b"PK\x03\x04", b"%PDF")


@pytest.mark.parametrize(
    ("plan", "asked", "name", "sentence"),
    [
        ("yok/2020-2024", {}, "a.xlsx", "adresinde plan yok"),
        ("ornek", {}, "a.xlsx", "adresinde plan yok"),
        ("ornek/2020-2024", {"year": "2031"}, "a.xlsx", "yıllarından biri değil"),
        ("ornek/2020-2024", {"period": "PLAN "}, "a.xlsx", "bu dönem için yok"),
        ("ornek/2020-2024", {"period": "Q1"}, "a.xlsx", "bu dönem için yok"),
        ("ornek/2020-2024", {}, "a.txt", "ile bitmeli"),
        ("ornek/2020-2024", {}, "yok/a.xlsx", "Dosya yazılamadı"),
    ],
)
def test_the_command_says_what_is_wrong(
    town: Town,
    tmp_path: Path,
    plan: str,
    asked: dict[str, str],
    name: str,
    sentence: str,
) -> None:
    with pytest.raises(CommandError, match=sentence):
        call_command("report", "izleme", plan=plan, out=tmp_path / name, **asked)

    assert not (tmp_path / name).exists()


def test_a_table_that_cannot_be_made_leaves_the_old_file(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"eski")
    monkeypatch.setattr(
        "reports.management.commands.report.FORMATS",
        {"xlsx": replace(FORMATS["xlsx"], write=_broken)},
    )

    with pytest.raises(ZeroDivisionError):
        call_command("report", "izleme", plan="ornek/2020-2024", out=out)

    assert out.read_bytes() == b"eski"


def _broken(report: Report) -> IO[bytes]:
    raise ZeroDivisionError
