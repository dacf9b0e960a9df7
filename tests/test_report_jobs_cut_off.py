"""A worker that ends in the middle of a table: soon seen, followed by another once, then given up."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Event
from typing import IO
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from plans import at_work
from plans.at_work import SILENT, this_process
from reports.jobs import making
from reports.jobs.asking import ask
from reports.jobs.making import work_off
from reports.jobs.taking_up import MOST_BEGUN, resume, take_up
from reports.jobs.tidying import UNCLAIMED, tidy
from reports.models import ReportJob
from tests.factories import Town, approved_actual, small_town
from tests.ingest.test_intake import ended_process
from tests.report_jobs import DATABASE_QUEUE, job, kept_files, one

pytestmark = pytest.mark.django_db
State = ReportJob.State
ELSEWHERE = "başka-sunucu 7"
QUIETLY = "Bir süredir haber yok; iki dakikayı bulursa yarıda kesilmiş sayılır."
CUT_OFF = "Yarıda kesildi. Arka plan işleri çalışıyorsa birazdan yeniden ele alınır; ikinci kez kesilirse bırakılır."
GIVEN_UP = "Hazırlanırken iki kez yarıda kesildi; yeniden isteyin."


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


def long_ago() -> datetime:
    return timezone.now() - SILENT - timedelta(seconds=1)


def begun(town: Town, **more: object) -> ReportJob:
    """A job that was begun once, by a process of another machine."""
    told = {"state": State.RUNNING, "attempts": 1, "maker": ELSEWHERE}
    return job(town, **(told | more))


def state_of(row: ReportJob) -> tuple[str, str]:
    row.refresh_from_db()
    return row.state, row.error


def test_silence_is_noticed_after_minutes_and_not_after_an_hour() -> None:
    assert at_work.BEAT * 5 < SILENT <= timedelta(minutes=5)


@pytest.mark.parametrize(
    ("maker", "seen"),
    [
        pytest.param("gone", timedelta(0), id="its process is no more"),
        pytest.param("elsewhere", SILENT * 1.1, id="no news of another machine"),
        pytest.param("", SILENT * 1.1, id="begun before makers were named"),
    ],
)
def test_a_job_that_was_cut_off_says_so_and_is_made_by_another(
    office: Client, town: Town, maker: str, seen: timedelta
) -> None:
    names = {"gone": f"{socket.gethostname()} {ended_process()}", "": ""}
    cut = begun(
        town, maker=names.get(maker, ELSEWHERE), seen_at=timezone.now() - seen, parts=3
    )
    page = office.get(reverse("report_job", args=[cut.pk]))
    assert CUT_OFF in page.content.decode()
    assert "Refresh" in page.headers  # it goes on by itself

    assert resume() == 1

    assert state_of(cut) == ("done", "")
    assert cut.attempts == 2
    assert resume() == 0


@pytest.mark.parametrize(
    ("beats", "said"),
    [(2, ""), (4, QUIETLY), (13, CUT_OFF)],
    ids=["heard of", "quiet", "silent"],
)
def test_whoever_waits_is_told_that_there_is_no_news(
    office: Client, town: Town, beats: int, said: str
) -> None:
    row = begun(town, seen_at=timezone.now() - beats * at_work.BEAT, parts=3)

    for address in (reverse("report_job", args=[row.pk]), reverse("report_jobs")):
        page = office.get(address).content.decode()
        assert [each for each in (QUIETLY, CUT_OFF) if each in page] == [said] * bool(
            said
        )


@pytest.mark.usefixtures("_waiting")
def test_what_is_taken_up_waits_for_whoever_is_free(office: Client, town: Town) -> None:
    cut = begun(town, seen_at=long_ago())

    assert take_up(timezone.now()).again == 1
    assert take_up(timezone.now()).again == 0

    assert state_of(cut) == ("waiting", "")
    [task] = DBTaskResult.objects.all()
    assert task.args_kwargs["args"] == [cut.pk]
    page = office.get(reverse("report_job", args=[cut.pk])).content.decode()
    assert "yeniden sırada" in page


def test_what_was_cut_off_twice_is_given_up_and_says_so(
    office: Client, town: Town
) -> None:
    cut = begun(town, attempts=MOST_BEGUN, seen_at=long_ago())

    assert resume() == 0

    assert state_of(cut) == ("failed", GIVEN_UP)
    page = office.get(reverse("report_job", args=[cut.pk]))
    assert GIVEN_UP in page.content.decode()
    assert "Refresh" not in page.headers


@pytest.mark.parametrize(
    "maker",
    [pytest.param("own", id="in a thread of this process"), ELSEWHERE],
)
def test_what_is_being_made_is_left_alone(town: Town, maker: str) -> None:
    named = this_process() if maker == "own" else maker
    at_it = begun(town, maker=named, seen_at=timezone.now() - SILENT / 2)

    assert take_up(timezone.now()).again == 0
    assert ask(one(town), town.strategy) == at_it

    assert state_of(at_it) == ("running", "")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_waiting")
def test_a_worker_that_makes_nothing_was_cut_off_itself(town: Town) -> None:
    """A container that starts anew may have the name and the number that it had."""
    cut = begun(town, maker=this_process())

    call_command("work", "--once")

    assert state_of(cut) == ("done", "")


def test_whoever_was_slow_does_not_finish_what_was_given_up(town: Town) -> None:
    waiting, before = job(town), kept_files()

    def sleep(_part: object, _suffix: str, out: IO[bytes]) -> None:
        ReportJob.objects.update(
            maker=ELSEWHERE, attempts=MOST_BEGUN, seen_at=long_ago()
        )
        tidy(timezone.now())
        out.write(b"PK")

    with patch.object(making, "_copy", sleep):
        assert work_off(waiting.pk) is None

    assert state_of(waiting) == ("failed", GIVEN_UP)
    assert kept_files() == before


def test_tidying_sees_to_what_was_cut_off_and_leaves_what_is_at_work(
    town: Town,
) -> None:
    now = timezone.now()
    cut = begun(town, seen_at=long_ago())
    twice = begun(town, attempts=MOST_BEGUN, seen_at=long_ago(), suffix="docx")
    at_it = begun(town, suffix="pdf", seen_at=now - SILENT / 2)
    unclaimed = job(town, year=2023, seen_at=now - UNCLAIMED - timedelta(hours=1))
    waiting = job(town, year=2022)

    first, second = tidy(now), tidy(now)

    assert (first.again, first.given_up) == (1, 2)
    assert (second.again, second.given_up) == (0, 0)
    assert dict(ReportJob.objects.values_list("pk", "state")) == {
        cut.pk: "done",
        twice.pk: "failed",
        at_it.pk: "running",
        unclaimed.pk: "failed",
        waiting.pk: "waiting",
    }


def test_asking_again_for_what_was_cut_off_takes_it_up(town: Town) -> None:
    cut = begun(town, seen_at=long_ago())
    of_another = begun(town, asked_by=town.unit_user, seen_at=long_ago())

    again = ask(one(town), town.strategy)

    assert state_of(cut) == ("done", "")
    assert state_of(again) == ("done", "")
    assert state_of(of_another) == ("running", "")  # a worker's to take up


@pytest.fixture
def _quick_beats() -> Iterator[None]:
    with patch.object(at_work, "BEAT", timedelta(seconds=0.05)):
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_quick_beats")
def test_a_long_table_is_heard_of_while_it_is_made(town: Town) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("This database has one writer at a time; its file is not shared.")
    waiting, heard = job(town), []
    newer = ReportJob.objects.filter(pk=waiting.pk, seen_at__gt=timezone.now())

    def long(_part: object, _suffix: str, out: IO[bytes]) -> None:
        ReportJob.objects.update(seen_at=long_ago())
        for _time in range(200):
            heard.append(newer.exists())
            if heard[-1]:
                break
            Event().wait(0.05)
        out.write(b"PK")

    with patch.object(making, "_copy", long):
        assert work_off(waiting.pk) is not None

    assert heard[0] is False
    assert heard[-1] is True
