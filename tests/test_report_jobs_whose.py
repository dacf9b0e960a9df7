"""Whose a job of tables is, and how long its file is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indicators.services.refusals import NotYoursError
from plans.models import Membership
from reports.jobs.asking import ask
from reports.jobs.tidying import LISTED, UNNAMED, tidy
from reports.models import ReportJob
from reports.models.job import FOLDER
from reports.official.kinds import KINDS
from tests.factories import (
    PlanFactory,
    Town,
    UserFactory,
    approved_actual,
    person,
    small_town,
)
from tests.report_jobs import STORE, State, done, job, kept_at, one

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


def names_in(answer: HttpResponseBase) -> list[str]:
    return ZipFile(BytesIO(b"".join(answer))).namelist()


def test_the_administrator_of_the_system_has_every_plan_of_every_municipality(
    client: Client, town: Town
) -> None:
    other = PlanFactory.create(start_year=2025, end_year=2029)
    client.force_login(UserFactory.create(is_superuser=True))
    form = {"plan": "kurulum", "tur": "xlsx"}

    assert "Bütün kurulum" in client.get(reverse("report_jobs")).content.decode()
    client.post(reverse("report_jobs"), form)

    made = ReportJob.objects.get()
    assert made.parts == 2 * len(KINDS)
    names = names_in(client.get(made.file.url))
    assert len(names) == len(set(names)) == 2 * len(KINDS)
    for plan in (town.plan, other):
        folder = f"{plan.municipality.slug}/{plan.period}/"
        assert sum(name.startswith(folder) for name in names) == len(KINDS)


def test_an_office_does_not_have_the_whole_installation(
    office: Client, town: Town
) -> None:
    page = office.post(reverse("report_jobs"), {"plan": "kurulum"}, follow=True)

    assert "Bu kayıt için yetkiniz yok." in page.content.decode()
    assert "Bütün kurulum" not in page.content.decode()
    assert not ReportJob.objects.exists()


def test_another_municipality_s_plan_is_not_found_and_not_made(
    client: Client, town: Town
) -> None:
    client.force_login(town.foreign_strategy)

    answer = client.post(
        reverse("report_jobs"), {"plan": town.plan.pk, "yil": "2024", "tur": "xlsx"}
    )

    assert answer.status_code == 404
    with pytest.raises(NotYoursError):
        ask(one(town), town.foreign_strategy)
    assert not ReportJob.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"),
    [("strategy", 200), ("foreign_strategy", 404), ("unit_user", 403), (None, 302)],
)
def test_a_job_is_its_own_person_s(
    town: Town, client: Client, name: str | None, status: int
) -> None:
    made = done(town)
    if name:
        client.force_login(getattr(town, name))

    page = client.get(reverse("report_job", args=[made.pk]))
    file = client.get(made.file.url)

    assert (page.status_code, file.status_code) == (status, status)
    if status == 200:
        assert b"".join(file) == b"PK"
    else:
        client.post(reverse("discard_report_job", args=[made.pk]))
        assert ReportJob.objects.filter(pk=made.pk).exists()


def test_a_colleague_of_the_same_office_has_jobs_of_their_own(
    town: Town, client: Client
) -> None:
    made = done(town)
    office = Membership.Role.ADMINISTRATOR
    client.force_login(person("meslektaş", office, municipality=town.municipality))

    assert client.get(made.file.url).status_code == 404
    assert "izleme-ornek" not in client.get(reverse("report_jobs")).content.decode()


def test_who_has_left_the_office_no_longer_has_what_they_asked_for(
    office: Client, town: Town
) -> None:
    made = done(town)
    town.strategy.memberships.all().delete()

    assert office.get(made.file.url).status_code == 403


def test_an_expired_file_is_gone_and_says_so(office: Client, town: Town) -> None:
    made = done(town)
    ReportJob.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    answer = office.get(made.file.url)

    assert answer.status_code == 410
    assert "tabloları yeniden isteyin." in answer.content.decode()
    assert STORE.exists(kept_at(made))  # until it is tidied away
    assert "süresi doldu" in office.get(reverse("report_jobs")).content.decode()

    call_command("tidy_reports")

    assert not STORE.exists(kept_at(made))
    assert office.get(f"/raporlar/isler/{made.pk}/dosya/").status_code == 410


def test_a_person_throws_a_job_away_with_its_file(office: Client, town: Town) -> None:
    made = done(town)
    address = reverse("discard_report_job", args=[made.pk])

    assert office.get(address).status_code == 405
    page = office.post(address, follow=True)

    assert "İş ve dosyası silindi." in page.content.decode()
    assert not ReportJob.objects.exists()
    assert not STORE.exists(kept_at(made))


def test_tidying_deletes_files_that_no_job_names_and_old_rows(town: Town) -> None:
    kept = done(town)
    now = timezone.now()
    orphan = STORE.save(f"{FOLDER}/yetim.zip", ContentFile(b"PK"))
    old = job(
        town,
        state=State.FAILED,
        error="Olmadı.",
        asked_at=now - LISTED - timedelta(days=1),
    )

    assert tidy(now).files == 0
    later = tidy(now + UNNAMED + timedelta(minutes=1))

    assert later.files >= 2  # the orphan, and what has expired by then
    assert not STORE.exists(orphan)
    assert not STORE.exists(kept_at(kept))
    assert not ReportJob.objects.filter(pk=old.pk).exists()
    assert ReportJob.objects.filter(pk=kept.pk, file="").exists()


def wrong_rows() -> Iterator[tuple[str, dict[str, object]]]:
    yield "unknown state", {"state": "x"}
    yield "unknown kind of file", {"suffix": "exe"}
    yield "unknown period", {"period": "Q1"}
    yield "no tables", {"kinds": ""}
    yield "done without an end", {"state": State.DONE}
    yield "an end before it is done", {"expires_at": timezone.now()}
    yield "a file before it is done", {"file": "x.zip"}
    yield "failed without a reason", {"state": State.FAILED}
    yield "a reason without a failure", {"error": "x"}
    yield "more done than there is", {"parts": 1, "parts_done": 2}
    yield "a plan without a year", {"year": None}
    yield "a year without a plan", {"plan": None}
    yield "nobody's", {"asked_by": None}
    yield "a person's with an occasion", {"occasion": "2024-01"}


@pytest.mark.parametrize(
    "wrong", [pytest.param(row, id=name) for name, row in wrong_rows()]
)
def test_the_database_holds_a_job_to_its_rules(
    town: Town, wrong: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        job(town, **wrong)


@pytest.mark.parametrize(
    "same", [{}, {"plan": None, "year": None}], ids=["plan", "installation"]
)
def test_the_database_keeps_one_job_of_a_wish_under_way(
    town: Town, same: dict[str, object]
) -> None:
    first = job(town, **same)
    with pytest.raises(IntegrityError), transaction.atomic():
        job(town, state=State.RUNNING, **same)
    ReportJob.objects.filter(pk=first.pk).update(state=State.FAILED, error="Olmadı.")

    assert job(town, **same) != first
