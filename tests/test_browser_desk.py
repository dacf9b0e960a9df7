"""How the pages of the staff stand on a telephone and on a desk: no table hides a column."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from indicators.models import (
    ActualEntry,
    EvaluationCriterion,
    ObjectiveEvaluation,
    ReportingPeriod,
)
from ingest.models import Draft
from reports.models import Question, ReportJob, ReportSchedule
from tests.two_towns import TownOfDesks, marked_town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN_ALL = "document.querySelectorAll('details').forEach((each) => each.open = true)"
RUNS_OFF = """() => [document.documentElement, ...document.querySelectorAll('.scroll')]
    .filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth)
    .map((each) => `${each.ariaLabel ?? each.tagName}: ${each.scrollWidth - each.clientWidth} px`)"""

PLAIN = (
    *("begin", "approvals", "periods", "overdue", "staff_quality", "staff_home"),
    *("documents", "filled_sheets", "plan_books", "question_desk", "report_desk"),
    *("dashboard", "consistency", "report_jobs", "report_schedules"),
)
OF_A_ROW: dict[str, type[Model]] = {
    "decide": ActualEntry,
    "decide_evaluation": ObjectiveEvaluation,
    "period": ReportingPeriod,
    "draft": Draft,
    "decide_question": Question,
    "report_job": ReportJob,
    "report_schedule": ReportSchedule,
}


@pytest.fixture
def town(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> TownOfDesks:
    # The browser's event loop runs in this thread, which Django takes for async code.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    # Between tests of this kind the database is emptied, of what migrations wrote, too.
    EvaluationCriterion.objects.get_or_create(municipality=None, label="İlgililik")
    town = marked_town("uzun")
    ObjectiveEvaluation.objects.update(state="submitted")
    return town


@pytest.fixture
def office(page: Page, live_server: LiveServer, town: TownOfDesks) -> Page:
    """A browser in which the strategy office is signed in."""
    client = Client()
    person = town.rows[User]
    assert isinstance(person, User)
    client.force_login(person)
    session = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": live_server.url}]
    )
    return page


def addresses(town: TownOfDesks) -> Iterator[str]:
    """Yield every page of the strategy office."""
    yield from map(reverse, PLAIN)
    rows = town.rows | town.desks[0].rows
    for name, model in OF_A_ROW.items():
        yield reverse(name, args=[rows[model].pk])


def test_no_page_of_the_office_hides_a_column(
    office: Page, live_server: LiveServer, town: TownOfDesks
) -> None:
    runs_off = {}

    for address in addresses(town):
        answer = office.goto(live_server.url + address)
        assert answer, address
        assert answer.ok, address
        office.evaluate(OPEN_ALL)
        for width in (360, 1280):
            office.set_viewport_size({"width": width, "height": 740})
            if found := office.evaluate(RUNS_OFF):
                runs_off[address, width] = found

    assert runs_off == {}
