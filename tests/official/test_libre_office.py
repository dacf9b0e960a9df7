"""LibreOffice opens what is made here: it reads every sheet, and reckons every formula to what stands."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ingest.filled.scope import Scope
from ingest.filled.template import template_file
from reports.official.asked import Asked
from reports.official.kinds import KINDS
from reports.official.xlsx import xlsx_file
from reports.years import plan_year
from tests.conftest import lacking
from tests.factories import Town, approved_actual, small_town

SOFFICE = shutil.which("soffice")
MOST_SECONDS = 300

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    town = small_town()
    approved_actual(town.first, "25", deviation_reason="Mevsim")
    approved_actual(town.second, "50")
    return town


def made(town: Town, folder: Path) -> list[Path]:
    """Write the workbook of every official table, and the template of all units."""
    shown = plan_year(town.plan, "2024")
    files = {kind.name: xlsx_file(kind.build(Asked(shown))) for kind in KINDS}
    scope = Scope(town.open_year, is_whole=True)
    files["sablon"] = template_file(scope, scope.rows(town.strategy))
    paths = []
    for name, file in files.items():
        with file:
            paths.append(folder / f"{name}.xlsx")
            paths[-1].write_bytes(file.read())
    return paths


def without_results(path: Path) -> Path:
    """Write the same workbook with its formulas alone, so that whoever opens it has to reckon them."""
    bare = path.with_name(f"{path.stem}-formulas.xlsx")
    load_workbook(path).save(bare)
    return bare


def converted(paths: list[Path], folder: Path) -> list[Path]:
    """Let LibreOffice open each workbook and save it; it trusts the results that a workbook has."""
    profile = (folder / "profile").as_uri()
    out = folder / "out"
    subprocess.run(
        [
            str(SOFFICE),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(out),
            *map(str, paths),
        ],
        check=True,
        capture_output=True,
        timeout=MOST_SECONDS,
    )
    return [out / path.name for path in paths]


def cells_of(path: Path) -> dict[str, dict[str, object]]:
    """Return what every cell with something in it shows, by sheet; a number as far as Excel keeps it."""
    book: Workbook = load_workbook(path, data_only=True)
    return {
        page.title: {
            cell.coordinate: plain(cell.value)
            for row in page.iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        for page in book.worksheets
    }


def plain(value: object) -> object:
    if isinstance(value, int | float):
        return round(Decimal(value), 9).normalize()
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def test_every_workbook_is_opened_without_loss_and_its_formulas_come_to_what_it_shows(
    town: Town, tmp_path: Path
) -> None:
    if SOFFICE is None:
        lacking("LibreOffice")
    paths = made(town, tmp_path)
    bare = [without_results(path) for path in paths]
    opened = converted([*paths, *bare], tmp_path)

    for path, again in zip([*paths, *paths], opened, strict=True):
        assert cells_of(again) == cells_of(path), again.name
