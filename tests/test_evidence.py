"""Evidence: what a file must be, and what becomes of what is taken out."""

from __future__ import annotations

import hashlib
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.base import ContentFile

from indicators import services
from indicators.content import is_what_it_says
from indicators.models import ActualEntry, Evidence
from indicators.services import Figure, refusals
from tests.factories import NOON, Town, small_town

ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def package(**files: bytes) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return held.getvalue()


SHEET = package(xl__workbook_xml=b"<workbook/>")
WORDS = package(word__document_xml=b"<document/>")
OPEN_SHEET = package(mimetype=ODS, content_xml=b"<office/>")


@pytest.mark.parametrize(
    ("suffix", "content", "fits"),
    [
        ("pdf", b"%PDF-1.7\n...", True),
        ("pdf", b"\r\n%PDF-1.4", True),
        ("pdf", b"MZ\x90\0", False),
        ("pdf", b"", False),
        ("png", b"\x89PNG\r\n\x1a\nIHDR", True),
        ("png", b"\xff\xd8\xff\xe0", False),
        ("jpg", b"\xff\xd8\xff\xe0", True),
        ("jpeg", b"\xff\xd8\xff\xe0", True),
        ("jpg", b"GIF89a", False),
        ("xlsx", SHEET, True),
        ("xlsx", WORDS, False),
        ("xlsx", package(xl__workbook_xml=b"", **{"xl__vbaProject.bin": b""}), False),
        ("xlsx", b"PK\x03\x04 cut", False),
        ("docx", WORDS, True),
        ("docx", SHEET, False),
        ("ods", OPEN_SHEET, True),
        ("odt", OPEN_SHEET, False),
        ("ods", package(content_xml=b"<office/>"), False),
        ("txt", "Tutanak: ığüşöç".encode(), True),
        ("txt", b"a" * 5000 + b"\0", False),
        ("html", b"<html>", False),
    ],
)
def test_a_file_is_what_its_suffix_says(
    suffix: str, content: bytes, fits: bool
) -> None:
    file = BytesIO(content)

    assert is_what_it_says(file, suffix) is fits
    assert file.tell() == 0


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def draft(town: Town) -> ActualEntry:
    return services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(100)),
        at=NOON,
    )


def kept(town: Town, draft: ActualEntry, name: str, content: bytes) -> Evidence:
    return services.add_evidence(
        entry=draft,
        by=town.unit_user,
        title=name,
        source=ContentFile(content, name=name),
    )


@pytest.mark.django_db
def test_several_pieces_back_one_figure_each_with_its_digest(
    town: Town, draft: ActualEntry
) -> None:
    minutes = kept(town, draft, "tutanak.pdf", b"%PDF-1.4 bir")
    sheet = kept(town, draft, "liste.xlsx", SHEET)

    assert list(draft.evidence.all()) == [minutes, sheet]
    assert minutes.sha256 == hashlib.sha256(b"%PDF-1.4 bir").hexdigest()
    assert sheet.sha256 == hashlib.sha256(SHEET).hexdigest()
    with sheet.file.open() as file:
        assert file.read() == SHEET


@pytest.mark.django_db
def test_a_file_in_disguise_is_not_kept(town: Town, draft: ActualEntry) -> None:
    with pytest.raises(refusals.EvidenceContentError):
        kept(town, draft, "tutanak.pdf", b"MZ\x90\0")

    assert not Evidence.everything.exists()


@pytest.mark.django_db
def test_what_is_taken_out_is_shown_to_nobody_and_stays_in_the_history(
    town: Town, draft: ActualEntry
) -> None:
    piece = kept(town, draft, "tutanak.pdf", b"%PDF-1.4")
    services.show_evidence(evidence=piece, by=town.strategy, to_all=True)

    services.remove_evidence(evidence=piece, by=town.unit_user, at=NOON)

    assert not Evidence.objects.exists()
    assert not draft.evidence.exists()
    row = Evidence.everything.get()
    assert (row.removed_by, row.removed_at) == (town.unit_user, NOON)
    assert not row.is_public
    assert row.history.count() == 3
    with pytest.raises(refusals.WrongStateError):
        services.show_evidence(evidence=row, by=town.strategy, to_all=True)
    with pytest.raises(refusals.WrongStateError):
        services.remove_evidence(evidence=row, by=town.unit_user)


@pytest.mark.django_db
def test_what_backs_a_figure_that_is_sent_or_approved_stays(
    town: Town, draft: ActualEntry
) -> None:
    piece = kept(town, draft, "tutanak.pdf", b"%PDF-1.4")
    services.submit(entry=draft, by=town.unit_user)
    with pytest.raises(refusals.WrongStateError):
        services.remove_evidence(evidence=piece, by=town.unit_user)
    services.approve(entry=draft, by=town.strategy)

    with pytest.raises(refusals.WrongStateError):
        services.remove_evidence(evidence=piece, by=town.unit_user)

    assert list(draft.evidence.all()) == [piece]


@pytest.mark.django_db
def test_who_acts_for_others_takes_nothing_out(town: Town, draft: ActualEntry) -> None:
    piece = kept(town, draft, "tutanak.pdf", b"%PDF-1.4")

    for stranger in (town.other_unit_user, town.foreign_strategy):
        with pytest.raises(refusals.NotYoursError):
            services.remove_evidence(evidence=piece, by=stranger)
