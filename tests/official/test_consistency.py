"""Tutarlılık as a workbook: which documents there are, what was found, and all side by side."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import IO

import pytest

from indicators.models import ActualEntry
from ingest.changes import Answer
from plans.document import Citation, Kind, Origin, TargetEntry
from plans.models import Municipality, Plan
from reports.official.asked import Asked
from reports.official.consistency import consistency
from reports.official.docx import docx_file
from reports.official.pdf import pdf_file
from reports.official.report import Report
from reports.official.xlsx import xlsx_file
from reports.years import plan_year
from tests.factories import MunicipalityFactory
from tests.ingest.committing import CARD, LATER, commit, plan_of
from tests.official.books import row_starting, rows_of
from tests.yearly_papers import (
    PARKS_AT,
    bring,
    parks,
    programme,
    reported,
    trees,
    yearly,
)

pytestmark = pytest.mark.django_db

PAPERS, FOUND, BESIDE = range(3)


@pytest.fixture
def place() -> Municipality:
    town = MunicipalityFactory.create()
    commit(plan_of(CARD), town)
    return town


def table(year: str = "2022") -> Report:
    return consistency(Asked(plan_year(Plan.objects.get(), year)))


def test_a_document_that_was_not_taken_in_is_no_agreement(place: Municipality) -> None:
    programme(place, trees(), parks())

    rows = rows_of(table(), PAPERS)

    assert row_starting(rows, "Performans programı")[1:] == (
        "program.pdf",
        "Bu yılın programı olarak okundu.",
        2,
        0,
        1,
    )
    assert row_starting(rows, "Faaliyet raporu")[1:3] == (
        "yok",
        "Bu yılın belgesi içeri alınmadı; karşılaştırılamadı.",
    )
    assert row_starting(rows, "Faaliyet raporu")[5] is None


def test_without_documents_nothing_is_called_consistent(place: Municipality) -> None:
    rows = rows_of(table(), FOUND)

    assert [row[0] for row in rows if row[0]][-1] == "Karşılaştırılacak belge yok."
    assert not any("Bulgu yok" in str(row[0]) for row in rows)


def test_a_target_changed_on_the_way_has_both_figures_and_both_places(
    place: Municipality,
) -> None:
    programme(place, trees(), parks())

    assert row_starting(rows_of(table(), FOUND), "Farklı") == (
        "Farklı",
        "H1.1",
        "PG1.1.1",
        "Dikilen ağaç sayısı",
        "Hedeflenen",
        "Plan",
        200,
        "plan.pdf, satır 9: “200”",
        "Performans programı (program.pdf)",
        180,
        "s. 9: “180”",
        "İki belgede farklı yazıyor.",
    )


def test_what_was_set_aside_is_not_said_to_be_lacking_in_the_plan(
    place: Municipality,
) -> None:
    programme(place, trees(), parks("Sulanan tarla"), answers={PARKS_AT: Answer.KEEP})

    rows = rows_of(table(), FOUND)

    lost, aside = row_starting(rows, "Çıkarılmış"), row_starting(rows, "Eşi seçilmemiş")
    assert lost[11] == (
        "Gösterge bu belgede bulunamadı. Belgede eşi seçilmemiş 1 gösterge var."
    )
    assert (aside[3], aside[5], aside[9]) == ("Sulanan tarla", None, 5000)
    assert aside[11] == "Plandaki karşılığı seçilmedi."
    beside = rows_of(table(), BESIDE)
    [planned] = [row[3] for row in beside if row[2] == "Sulanan tarla"]
    assert planned == "eşi seçilmemiş"


def test_all_three_stand_side_by_side_with_the_approved_figure(
    place: Municipality,
) -> None:
    programme(place, trees(), parks())
    bring(place, "rapor.pdf", yearly(Kind.ACTIVITY_REPORT, reported("190")))
    ActualEntry.objects.update(
        state="approved", decided_at=LATER, published_at=LATER, value=Decimal(185)
    )

    [trees_row] = [row for row in rows_of(table(), BESIDE) if row[1] == "PG1.1.1"]
    [parks_row] = [row for row in rows_of(table(), BESIDE) if row[1] == "PG1.1.2"]

    assert trees_row[3] == 200
    both = "s. 9: “180”; s. 40: “190”"
    assert trees_row[5:] == (185, 180, "s. 9: “180”", 180, 190, both)
    assert parks_row[8:] == ("gösterge yok", None, None)
    typed = row_starting([row[4:] for row in rows_of(table(), FOUND)], "Gerçekleşen")
    assert typed[1:3] == ("Onaylı değer", 185)


def test_a_figure_that_was_not_read_is_told_and_a_document_that_is_not_there_too(
    place: Municipality,
) -> None:
    cited = {"targets.2022": Citation("18O", page=9)}
    own = (TargetEntry(2022, None, Origin.PROGRAMME),)
    unread = trees(targets={2022: None}, target_revisions=own, citations=cited)
    programme(place, unread, parks())

    found = row_starting(rows_of(table(), FOUND), "Okunamadı")
    [beside] = [row for row in rows_of(table(), BESIDE) if row[1] == "PG1.1.1"]

    assert found[9:11] == ("okunamadı", "s. 9: “18O”")
    assert beside[6:] == ("okunamadı", "s. 9: “18O”", "belge yok", None, None)


@pytest.mark.parametrize("write", [xlsx_file, pdf_file, docx_file])
def test_it_is_written_in_every_format(
    place: Municipality, write: Callable[[Report], IO[bytes]]
) -> None:
    programme(place, trees(), parks())

    with write(table()) as file:
        assert file.read(2) in (b"PK", b"%P")
