"""Official tables made away from the request: asked for, made once, followed, handed out."""

from __future__ import annotations

from io import BytesIO
from typing import IO
from unittest.mock import patch
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries, Settings

from reports.jobs import making
from reports.jobs.asking import ask, discard
from reports.jobs.making import work_off
from reports.jobs.refusals import NoSuchTablesError, TooManyJobsError
from reports.models import ReportJob
from reports.models.job import FOLDER
from reports.official.kinds import KINDS
from reports.official.typeset import TypesettingError
from tests.factories import Town, approved_actual, small_town
from tests.report_jobs import DATABASE_QUEUE, State, done, job, kept_at, kept_files, one

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    town = small_town()
    approved_actual(town.first, "25")
    return town


@pytest.fixture
def office(client: Client, town: Town) -> Client:
    client.force_login(town.strategy)
    return client


@pytest.fixture
def _waiting(settings: Settings) -> None:
    """Let jobs wait for a worker, as they do on a server."""
    settings.TASKS = DATABASE_QUEUE


def test_everything_is_made_as_one_archive_and_handed_out(
    office: Client, town: Town
) -> None:
    form = {"plan": town.plan.pk, "yil": "2024", "donem": "H1", "tur": "xlsx"}

    page = office.post(reverse("report_jobs"), form, follow=True)

    made = ReportJob.objects.get()
    assert (made.state, made.parts_done, made.parts) == ("done", len(KINDS), len(KINDS))
    assert reverse("report_job_file", args=[made.pk]) in page.content.decode()
    answer = office.get(made.file.url)
    archive = ZipFile(BytesIO(b"".join(answer)))
    place = f"{town.municipality.slug}-{town.plan.period}"
    halves = {kind.name for kind in KINDS if "H1" in kind.periods}
    assert {"izleme", "degerlendirme", "eksik-veri"} <= halves < {k.name for k in KINDS}
    expected = {
        f"{kind.name}-{place}"
        + ("-2024" if kind.of_year else "")
        + ("-h1" if kind.name in halves else "")
        + ".xlsx"
        for kind in KINDS
    }
    assert expected <= set(archive.namelist())
    assert len(archive.namelist()) == len(KINDS)
    for name in archive.namelist():
        assert load_workbook(BytesIO(archive.read(name))).sheetnames
    assert "attachment" in answer.headers["Content-Disposition"]
    assert f"tablolar-{place}-2024-h1-xlsx.zip" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("suffix", "begins"), [("xlsx", b"PK"), ("pdf", b"%PDF"), ("docx", b"PK")]
)
def test_one_table_is_the_file_itself(town: Town, suffix: str, begins: bytes) -> None:
    made = ask(one(town, suffix=suffix), town.strategy)

    made.refresh_from_db()
    with made.file.open() as file:
        content = file.read()
    assert content.startswith(begins)
    assert made.size == len(content)
    assert made.name.endswith(f"-2024.{suffix}")
    assert kept_at(made).startswith(f"{FOLDER}/")
    assert made.name not in kept_at(made)


@pytest.mark.usefixtures("_waiting")
def test_the_same_wish_is_the_same_job_while_it_is_under_way(town: Town) -> None:
    first = ask(one(town), town.strategy)

    assert ask(one(town), town.strategy) == first
    assert ask(one(town, suffix="pdf"), town.strategy) != first
    assert DBTaskResult.objects.count() == 2

    work_off(first.pk)
    assert ask(one(town), town.strategy) != first


@pytest.mark.usefixtures("_waiting")
def test_nobody_fills_the_queue(town: Town) -> None:
    for year in range(2020, 2025):
        ask(one(town, year=year), town.strategy)

    with pytest.raises(TooManyJobsError):
        ask(one(town, suffix="pdf"), town.strategy)
    assert ReportJob.objects.count() == 5


@pytest.mark.parametrize(
    "wrong",
    [
        {"year": 1999},
        {"year": None},
        {"period": "Q1"},
        {"suffix": "exe"},
        {"kinds": ("yok",)},
        {"kinds": ()},
    ],
    ids=str,
)
def test_what_there_is_not_is_refused(town: Town, wrong: dict[str, object]) -> None:
    with pytest.raises(NoSuchTablesError):
        ask(one(town, **wrong), town.strategy)

    assert not ReportJob.objects.exists()


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"plan": "x", "yil": "2024"},
        {"plan": "²", "yil": "2024"},
        {"yil": "x"},
        {"yil": "2024", "tablo": "yok"},
        {"yil": "99999999999999999999"},
        {"yil": "9" * 5000},
        {"plan": "9" * 5000, "yil": "2024"},
    ],
    ids=lambda form: str(form)[:40],
)
def test_a_form_that_makes_no_sense_is_told_so_in_one_sentence(
    office: Client, town: Town, form: dict[str, str]
) -> None:
    page = office.post(
        reverse("report_jobs"), {"plan": town.plan.pk} | form, follow=True
    )

    assert "Böyle bir tablo, yıl, dönem ya da dosya türü yok." in page.content.decode()
    assert not ReportJob.objects.exists()


@pytest.mark.usefixtures("_waiting")
def test_a_worker_takes_the_job_from_the_queue(town: Town, settings: Settings) -> None:
    made = ask(one(town), town.strategy)
    assert (made.state, made.parts) == ("waiting", 0)
    task = DBTaskResult.objects.get()

    work_off(*task.args_kwargs["args"])

    made.refresh_from_db()
    assert made.state == State.DONE


def test_a_job_that_another_process_has_is_left_alone(town: Town) -> None:
    running = job(town, state=State.RUNNING, attempts=1)

    assert work_off(running.pk) is None
    assert work_off(running.pk + 1) is None

    running.refresh_from_db()
    assert (running.state, running.attempts) == ("running", 1)


def test_a_second_worker_finds_the_job_taken_while_the_first_is_at_it(
    town: Town,
) -> None:
    waiting, taken = job(town), []

    def look(_part: object, _suffix: str, out: IO[bytes]) -> None:
        taken.append(work_off(waiting.pk))
        out.write(b"PK")

    with patch.object(making, "_copy", look):
        assert work_off(waiting.pk) is not None

    assert taken == [None]
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == ("done", 1)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            TypesettingError("x"),
            "PDF dosyası dizilemedi; Excel ya da Word olarak isteyin.",
        ),
        (
            OSError(28, "No space left on device"),
            "Dosya saklanamadı, diskte yer kalmamış olabilir; sonra isteyin.",
        ),
    ],
    ids=["typesetting", "disk"],
)
def test_what_could_not_be_made_says_why_and_can_be_asked_for_again(
    office: Client, town: Town, error: Exception, sentence: str
) -> None:
    before = kept_files()
    with patch.object(making, "_copy", side_effect=error):
        failed = ask(one(town), town.strategy)

    failed.refresh_from_db()
    assert (failed.state, failed.error) == ("failed", sentence)
    page = office.get(reverse("report_job", args=[failed.pk]))
    assert sentence in page.content.decode()
    assert "Refresh" not in page.headers
    assert office.get(f"/raporlar/isler/{failed.pk}/dosya/").status_code == 404
    assert kept_files() == before
    again = ask(one(town), town.strategy)
    again.refresh_from_db()
    assert again.state == State.DONE


def test_what_nobody_foresaw_is_raised_and_the_job_says_so(town: Town) -> None:
    waiting = job(town)

    with (
        patch.object(making, "_copy", side_effect=ZeroDivisionError),
        pytest.raises(ZeroDivisionError),
    ):
        work_off(waiting.pk)

    waiting.refresh_from_db()
    assert waiting.state == State.FAILED
    assert waiting.error.startswith("Beklenmedik bir hata oldu")


def test_a_job_thrown_away_while_it_is_made_leaves_no_file(town: Town) -> None:
    waiting, before = job(town), kept_files()

    def vanish(_part: object, _suffix: str, out: IO[bytes]) -> None:
        discard(ReportJob.objects.get(pk=waiting.pk))
        out.write(b"PK")

    with patch.object(making, "_copy", vanish):
        assert work_off(waiting.pk) is None

    assert kept_files() == before


def test_progress_is_told_table_by_table(office: Client, town: Town) -> None:
    running = job(town, kinds="izleme maliyet")
    seen: list[str] = []

    def look(_part: object, _suffix: str, out: IO[bytes]) -> None:
        page = office.get(reverse("report_job", args=[running.pk]))
        assert page.headers["Refresh"] == "5"
        seen.append(page.content.decode())

    with patch.object(making, "_copy", look):
        work_off(running.pk)

    assert "2 tablodan 0 tanesi hazır" in seen[0]
    assert "2 tablodan 1 tanesi hazır" in seen[1]
    assert '<progress max="2" value="1"' in seen[1]


def test_the_page_is_not_asked_for_anew_where_nobody_wants_it(
    office: Client, town: Town
) -> None:
    waiting = job(town)

    for address in (reverse("report_jobs"), reverse("report_job", args=[waiting.pk])):
        assert "Refresh" in office.get(address).headers
        assert "Refresh" not in office.get(address, {"yenileme": "yok"}).headers


def test_the_number_of_queries_does_not_grow(
    office: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    done(town)
    with django_assert_num_queries(4):
        office.get(reverse("report_jobs"))
    for year in range(2020, 2024):
        done(town, year=year)

    with django_assert_num_queries(4):
        office.get(reverse("report_jobs"))
