"""Received files on their way to a draft: the line, what is cut off, archives, what the page says."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import cast
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.asserts import assertContains, assertNotContains

import ingest.intake
from ingest.intake import work_off
from ingest.models import Draft, Intake, IntakeState
from ingest.receive import receive
from ingest.sandbox import read_safely
from ingest.tasks import resume
from plans.at_work import SILENT, this_process
from plans.document import PlanDocument
from plans.models import Membership, Municipality, SourceDocument
from tests.drawing import draw
from tests.factories import MunicipalityFactory, person

SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"
CARD = (SOURCES / "ilce-hedef-karti-h4-1.txt").read_bytes()
QUERIES = 7  # session, person, access, files, municipalities (twice: the form), drafts
LETTER = "Sayın başkan, yolumuz bozuk.".encode()

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]
# A worker gives back connections that a test's own transaction holds.
WORKER = pytest.mark.django_db(transaction=True)


@pytest.fixture
def planner(municipality: Municipality) -> User:
    return person("strateji", Membership.Role.STRATEGY, municipality=municipality)


@pytest.fixture
def desk(client: Client, planner: User) -> Client:
    client.force_login(planner)
    return client


@pytest.fixture
def queue(settings: Settings) -> None:
    """The queue of a real installation: nothing is read before a worker comes."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def received(
    planner: User,
    municipality: Municipality,
    content: bytes = CARD,
    name: str = "kart.txt",
) -> Intake:
    intake, _waits = receive(content, name=name, municipality=municipality, by=planner)
    return intake


def send(
    client: Client, municipality: Municipality, *files: tuple[str, bytes]
) -> HttpResponse:
    documents = [SimpleUploadedFile(name, content) for name, content in files]
    address = reverse("documents")
    sent = {"municipality": municipality.pk, "documents": documents}
    return cast(HttpResponse, client.post(address, sent, follow=True))


def zipped(**files: bytes) -> bytes:
    return archive_of(files)


def archive_of(files: Mapping[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


@WORKER
@pytest.mark.usefixtures("queue")
def test_an_upload_answers_at_once_and_a_worker_reads_it_later(
    desk: Client, municipality: Municipality
) -> None:
    page = send(desk, municipality, ("kart.txt", CARD))

    assertContains(page, "sırada")
    assert not Draft.objects.exists()
    assert DBTaskResult.objects.count() == 1

    call_command("work", once=True)

    assert Intake.objects.get().state == IntakeState.READ
    assert Draft.objects.get().as_read().goals[0].code == "A4"
    assertNotContains(desk.get(reverse("arrivals")), "kart.txt")


@pytest.mark.usefixtures("queue")
def test_a_file_sent_twice_waits_once(desk: Client, municipality: Municipality) -> None:
    send(desk, municipality, ("kart.txt", CARD))
    send(desk, municipality, ("kart.txt", CARD))

    assert Intake.objects.count() == 1
    assert DBTaskResult.objects.count() == 1


def test_the_database_lets_a_document_be_read_once_at_a_time(
    planner: User, municipality: Municipality
) -> None:
    intake = received(planner, municipality)

    with pytest.raises(IntegrityError, match=r"intake_once_at_a_time|document_id"):
        Intake.objects.create(document=intake.document, received_by=planner)


def test_what_one_process_reads_another_leaves_alone(
    planner: User, municipality: Municipality
) -> None:
    intake = received(planner, municipality)
    Intake.objects.update(state=IntakeState.READING, reader="elsewhere 7")

    work_off(intake.pk)

    assert not Draft.objects.exists()
    assert resume() == 0


def test_a_refused_file_says_why_and_stays(
    planner: User, municipality: Municipality
) -> None:
    intake = received(planner, municipality, LETTER, "mektup.txt")

    work_off(intake.pk)

    intake.refresh_from_db()
    assert intake.state == IntakeState.REFUSED
    assert "stratejik plan belgesi değil" in intake.reason
    with intake.document.file.open() as file:
        assert file.read() == LETTER


def ended_process() -> int:
    """The number of a process that was and is no more."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


@pytest.mark.parametrize(
    ("reader", "age"),
    [
        pytest.param("gone", timedelta(0), id="the process is no more"),
        pytest.param("this", timedelta(0), id="it was this very process"),
        pytest.param("elsewhere", timedelta(hours=1), id="no news for an hour"),
    ],
)
def test_what_was_cut_off_is_read_again(
    reader: str, age: timedelta, planner: User, municipality: Municipality
) -> None:
    names = {
        "gone": f"{socket.gethostname()} {ended_process()}",
        "this": this_process(),
        "elsewhere": "elsewhere 7",
    }
    received(planner, municipality)
    Intake.objects.update(
        state=IntakeState.READING,
        reader=names[reader],
        attempts=1,
        seen_at=timezone.now() - age,
    )

    assert resume() == 1

    assert Intake.objects.get().state == IntakeState.READ
    assert Draft.objects.count() == 1


def test_what_runs_elsewhere_and_was_heard_of_is_not_cut_off(
    planner: User, municipality: Municipality
) -> None:
    received(planner, municipality)
    parent = f"{socket.gethostname()} {os.getppid()}"
    Intake.objects.update(state=IntakeState.READING, reader=parent, attempts=1)

    assert resume() == 0


def test_who_reads_elsewhere_and_was_just_heard_of_is_given_time(
    planner: User, municipality: Municipality
) -> None:
    received(planner, municipality)
    Intake.objects.update(
        state=IntakeState.READING,
        reader="elsewhere 7",
        attempts=1,
        seen_at=timezone.now() - SILENT / 2,
    )

    assert resume() == 0


def test_a_reading_that_another_took_up_is_not_kept_twice(
    planner: User, municipality: Municipality
) -> None:
    intake = received(planner, municipality)

    def read(path: Path, *, name: str, progress: object) -> PlanDocument:
        Intake.objects.update(attempts=2)  # another reader has it meanwhile
        return read_safely(path, name=name)

    with patch.object(ingest.intake, "read_safely", read):
        work_off(intake.pk)

    assert not Draft.objects.exists()
    assert Intake.objects.get().state == IntakeState.READING


def test_a_file_that_ended_its_reader_twice_is_refused(
    planner: User, municipality: Municipality
) -> None:
    received(planner, municipality)
    Intake.objects.update(state=IntakeState.READING, reader=this_process(), attempts=2)

    assert resume() == 0

    intake = Intake.objects.get()
    assert intake.state == IntakeState.REFUSED
    assert "iki kez yarıda kesildi" in intake.reason


def test_many_files_and_the_files_of_an_archive_become_drafts(
    desk: Client, municipality: Municipality
) -> None:
    other = CARD + b"\n"
    archive = zipped(plan__txt=other, mektup__txt=LETTER)

    page = send(desk, municipality, ("kart.txt", CARD), ("hepsi.zip", archive))

    assert Draft.objects.count() == 2
    assertContains(page, "2 belge alındı.")
    assertContains(page, "arşiv açıldı")
    assertContains(page, "stratejik plan belgesi değil")
    by_name = {str(intake): intake for intake in Intake.objects.all()}
    assert by_name["plan.txt"].archive == by_name["hepsi.zip"]


def test_what_an_archive_holds_that_is_not_taken_is_named(
    desk: Client, municipality: Municipality, settings: Settings
) -> None:
    settings.INGEST_MAX_BYTES = 4000
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr("büyük.txt", b"0" * 5000)
        members.writestr("__MACOSX/._kart.txt", b"x")
        members.writestr("kartlar/.DS_Store", b"x")

    page = send(desk, municipality, ("hepsi.zip", archive.getvalue()))

    assertContains(page, "Alınmayan dosyalar: büyük.txt")
    assert SourceDocument.objects.count() == 1


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ({}, "Arşivde dosya yok."),
        ({"ic__zip": zipped(plan__txt=CARD)}, "Arşivin içindeki arşiv açılmaz"),
    ],
    ids=["nothing", "an archive"],
)
def test_an_archive_of_no_documents_says_so(
    desk: Client, municipality: Municipality, inside: dict[str, bytes], sentence: str
) -> None:
    page = send(desk, municipality, ("hepsi.zip", archive_of(inside)))

    assertContains(page, sentence)
    assert not Draft.objects.exists()


def test_the_files_of_an_archive_have_a_limit_together(
    desk: Client,
    municipality: Municipality,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.INGEST_MAX_BYTES = 1024 * 1024
    monkeypatch.setattr("ingest.archive.MOST_TIMES", 1)
    halves = {f"{n}__txt": str(n).encode() * 600_000 for n in (1, 2)}

    archive = archive_of(halves, zipfile.ZIP_DEFLATED)
    page = send(desk, municipality, ("hepsi.zip", archive))

    assertContains(page, "2.txt (arşivin toplam 1 MB sınırından sonra geliyor)")
    assert SourceDocument.objects.filter(name="1.txt").exists()
    assert not SourceDocument.objects.filter(name="2.txt").exists()


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("/etc/kart.txt", "kart.txt"),
        ("../../kart.txt", "kart.txt"),
        ("C:\\Users\\x\\kart.txt", "kart.txt"),
        ("u" * 300 + ".txt", "u" * 251 + ".txt"),
        ("kart." + "u" * 300, "kart." + "u" * 19),
    ],
    ids=["absolute", "above", "of Windows", "long", "long ending"],
)
def test_a_file_of_an_archive_keeps_only_the_end_of_its_path(
    desk: Client, municipality: Municipality, inside: str, kept: str
) -> None:
    send(desk, municipality, ("hepsi.zip", archive_of({inside: CARD})))

    assert SourceDocument.objects.exclude(name="hepsi.zip").get().name == kept


def test_an_empty_file_stops_no_other(desk: Client, municipality: Municipality) -> None:
    page = send(desk, municipality, ("bos.pdf", b""), ("kart.txt", CARD))

    assertContains(page, 'okunamadı: <span class="error">Dosya boş.</span>')
    assert Draft.objects.count() == 1


def test_more_files_than_are_taken_at_once_end_with_one_sentence(
    desk: Client, municipality: Municipality, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [(f"{n}.txt", CARD) for n in range(3)]

    page = send(desk, municipality, *files)

    assertContains(page, "bir kerede en çok 500 dosya seçin", status_code=400)


def test_a_broken_archive_ends_with_one_sentence(
    desk: Client, municipality: Municipality
) -> None:
    content = bytearray(zipped(plan__txt=CARD))
    content[40:60] = bytes(20)  # inside the first entry

    page = send(desk, municipality, ("hepsi.zip", bytes(content)))

    assertContains(page, "Arşiv bozuk")
    assert not Draft.objects.exists()


def test_names_of_a_turkish_windows_are_read(
    desk: Client, municipality: Municipality
) -> None:
    content = zipped(YYYYYY__txt=LETTER).replace(
        b"YYYYYY.txt", "şğıİöü.txt".encode("cp857")
    )

    page = send(desk, municipality, ("hepsi.zip", content))

    assertContains(page, "şğıİöü.txt")


def test_the_page_shows_how_many_pages_are_read(
    desk: Client, planner: User, municipality: Municipality
) -> None:
    intake = received(planner, municipality)
    SourceDocument.objects.update(pages=187)
    Intake.objects.update(state=IntakeState.READING, pages_done=12)

    page = desk.get(reverse("arrivals"))

    assertContains(page, '<progress max="187" value="12"')
    assertContains(page, "187 sayfanın 12 tanesi okundu")
    assertContains(page, "data-yenile")
    assert intake.is_under_way


def test_a_reading_tells_how_many_pages_it_has_read(
    planner: User, municipality: Municipality, tmp_path: Path
) -> None:
    letter = draw(tmp_path / "mektup.pdf", "Sayın başkan, yolumuz bozuk.")
    intake = received(planner, municipality, letter.read_bytes(), "mektup.pdf")

    work_off(intake.pk)

    intake.refresh_from_db()
    assert intake.pages_done == 1
    assert intake.document.pages == 1


def test_another_office_sees_nothing_of_it(
    client: Client, planner: User, municipality: Municipality
) -> None:
    received(planner, municipality)
    role = Membership.Role.STRATEGY
    client.force_login(person("komşu", role, municipality=MunicipalityFactory.create()))

    assertNotContains(client.get(reverse("arrivals")), "kart.txt")


def test_the_list_costs_the_same_whatever_is_on_its_way(
    desk: Client,
    planner: User,
    municipality: Municipality,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    received(planner, municipality)
    with django_assert_num_queries(QUERIES):
        desk.get(reverse("documents"))
    for number in range(4):
        received(planner, municipality, LETTER + b" " * number, f"{number}.txt")
    with django_assert_num_queries(QUERIES):
        desk.get(reverse("documents"))


@WORKER
@pytest.mark.usefixtures("queue")
def test_a_whole_folder_is_received_by_one_command(
    planner: User, municipality: Municipality, tmp_path: Path
) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "kart.txt").write_bytes(CARD)
    (tmp_path / "mektup.txt").write_bytes(LETTER)
    (tmp_path / ".gizli").write_bytes(b"x")

    call_command(
        "receive", tmp_path, municipality=municipality.slug, by=planner.username
    )
    call_command("work", once=True)

    states = {str(intake): intake.state for intake in Intake.objects.all()}
    assert states == {
        "kart.txt": IntakeState.READ,
        "mektup.txt": IntakeState.REFUSED,
    }


def test_nobody_receives_for_another_municipality(
    planner: User, tmp_path: Path
) -> None:
    other = MunicipalityFactory.create()

    with pytest.raises(CommandError, match="strateji biriminde değil"):
        call_command("receive", tmp_path, municipality=other.slug, by=planner.username)
