"""The check of a plan's workbook is kept: looking at it writes nothing, and says when it is out of date."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators.models import Indicator
from ingest.models import FilledPlan
from plans.models import Objective
from tests.factories import MunicipalityFactory, PlanFactory, Town, small_town
from tests.ingest.plan_books import (
    FIRST,
    applied,
    blank_line,
    changes_of,
    errors_of,
    filled_in,
    handed_out,
    typed,
    uploaded,
)

pytestmark = pytest.mark.django_db
STALE = "aşağıdaki sonuç eskidi"
PRESS = "Uygula: hepsini yaz"
CHECK = "/veri-girisi/excel/plan/denetim/"
# What asks SQLite for its one writer, or holds a transaction open.
WRITES = re.compile(r"INSERT|UPDATE|DELETE|SAVEPOINT|BEGIN", re.IGNORECASE)


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(client: Client, town: Town) -> Client:
    client.force_login(town.strategy)
    return client


def renamed(office: Client, town: Town, title: str = "Yeni ad") -> bytes:
    content = handed_out(office, town.plan)
    return filled_in(content, typed("Hedefler", FIRST, hedef=title))


def faulty(office: Client, town: Town) -> bytes:
    content = handed_out(office, town.plan)
    return filled_in(content, typed("Hedefler", FIRST, sorumlu_birim="Yok Müdürlüğü"))


def text_of(office: Client) -> str:
    return office.get(CHECK).content.decode()


@pytest.mark.parametrize("address", ["plan_book_check", "marked_plan_book"])
def test_looking_at_a_check_writes_nothing(
    town: Town, office: Client, address: str
) -> None:
    uploaded(office, faulty(office, town))
    office.get(reverse("report_desk"))  # what a first page of a session writes

    with CaptureQueriesContext(connection) as asked:
        answer = office.get(reverse(address))
        b"".join(answer)

    assert [each["sql"] for each in asked if WRITES.match(each["sql"])] == []


def test_what_was_found_is_shown_again_as_it_was(town: Town, office: Client) -> None:
    first = uploaded(office, renamed(office, town))
    again = office.get(CHECK)

    told = [("Hedefler", "hedef", town.objective.title or "–", "Yeni ad")]
    assert changes_of(first) == changes_of(again) == told
    assert STALE not in again.content.decode()
    assert "1 satır yazıldı." in applied(office, again)

    uploaded(office, faulty(office, town))
    [(sheet, line, heading, sentence)] = errors_of(office.get(CHECK))
    assert (sheet, line, heading) == ("Hedefler", FIRST, "sorumlu birim")
    assert "Yok Müdürlüğü" in sentence


def test_a_change_of_somebody_else_is_noticed_before_anything_is_applied(
    town: Town, office: Client
) -> None:
    shown = uploaded(office, renamed(office, town))
    Objective.objects.filter(pk=town.objective.pk).update(title="Başkasının adı")

    page = text_of(office)
    assert STALE in page
    assert PRESS not in page
    assert "hiçbir şey yazılmadı" in applied(office, shown)
    town.objective.refresh_from_db()
    assert town.objective.title == "Başkasının adı"
    [(_sheet, line, _heading, sentence)] = errors_of(office.get(CHECK))
    assert (line, "değişti" in sentence) == (FIRST, True)


def test_another_row_that_changed_makes_one_check_again_and_go_on(
    town: Town, office: Client
) -> None:
    uploaded(office, renamed(office, town))
    Indicator.objects.filter(pk=town.second.pk).update(name="Başka gösterge")
    assert STALE in text_of(office)

    page = office.post(CHECK, {"denetle": "1"}, follow=True)

    assert STALE not in page.content.decode()
    assert PRESS in page.content.decode()
    assert "1 satır yazıldı." in applied(office, page)
    town.objective.refresh_from_db()
    assert town.objective.title == "Yeni ad"


def test_what_happens_in_another_municipality_is_no_change(
    town: Town, office: Client
) -> None:
    uploaded(office, renamed(office, town))

    PlanFactory.create(municipality=MunicipalityFactory.create())

    assert STALE not in text_of(office)


def test_a_press_without_a_reason_keeps_what_is_shown(
    town: Town, office: Client
) -> None:
    shown = uploaded(office, renamed(office, town))

    page = office.post(
        CHECK, {"reason": " ", "shown": shown.context["check"].digest}
    ).content.decode()

    assert "Neden değiştirdiğinizi yazın." in page
    assert PRESS in page
    assert "Yeni ad" in page


def test_a_workbook_kept_before_checks_were_is_checked_at_a_press(
    town: Town, office: Client
) -> None:
    uploaded(office, renamed(office, town))
    FilledPlan.objects.update(result=None, standing="")

    page = text_of(office)
    assert "henüz denetlenmedi" in page
    assert PRESS not in page
    assert office.get(reverse("marked_plan_book")).status_code == 404

    checked = office.post(CHECK, {"denetle": "1"}, follow=True)
    assert PRESS in checked.content.decode()


def test_what_is_wrong_stands_at_its_own_cell_and_once(
    town: Town, office: Client
) -> None:
    content = handed_out(office, town.plan)
    entries = blank_line(content, "Kart maddeleri")
    item = typed("Kart maddeleri", entries, hedef="H9", bölüm="risk", metin="Kuraklık")
    cost = typed("Tahmini maliyetler", FIRST, toplam=-5)

    answer = uploaded(office, filled_in(content, item, cost))

    assert errors_of(answer) == [
        ("Kart maddeleri", entries, "hedef", "Burada “H9” diye bir hedef yok."),
        ("Tahmini maliyetler", FIRST, "toplam", "Tutar eksi olamaz."),
    ]


def test_the_plan_of_which_the_book_is_is_no_change(town: Town, office: Client) -> None:
    content = handed_out(office, town.plan)
    line = blank_line(content, "Amaçlar")

    answer = uploaded(
        office, filled_in(content, typed("Amaçlar", line, kod="A2", amaç="Yeşil"))
    )

    told = [heading for _sheet, heading, _old, _new in changes_of(answer)]
    assert "kod" in told
    assert "plan" not in told
