"""Accepting a reading: what it would do is shown first, and what cannot be done is asked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from indicators.models import ActualEntry as ActualRow
from indicators.models import Indicator
from ingest import drafting
from ingest.models import Draft
from plans.document import (
    ActualEntry,
    GoalEntry,
    IndicatorEntry,
    Kind,
    ObjectiveEntry,
    PlanDocument,
)
from plans.models import Membership, Municipality, Objective, Plan, PlanRevision
from tests.factories import person
from tests.ingest.drafts import CARD, draft_of, small_reading

pytestmark = pytest.mark.django_db

YEARS = {"start_year": "2020", "end_year": "2024"}
ROW = f"{CARD}.indicators[0]"


def draft(municipality: Municipality, reading: PlanDocument, content: bytes) -> Draft:
    role = Membership.Role.STRATEGY
    by = person(f"yukleyen{len(content)}", role, municipality=municipality)
    return draft_of(reading, municipality, by, content)


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    """The small reading, accepted."""
    first = draft(municipality, small_reading(), b"plan")
    drafting.accept(first.pk, drafting.Choice((2020, 2024)), by=first.created_by)
    return Plan.objects.get()


@pytest.fixture
def programme(municipality: Municipality, plan: Plan) -> Draft:
    """A yearly table whose one indicator is called as none of the plan's."""
    row = IndicatorEntry(
        "PG7.7.7",
        "Bambaşka bir gösterge",
        actuals=(ActualEntry(2021, "YEAR", Decimal(7)),),
    )
    card = ObjectiveEntry("H7.7", "Başka hedef", indicators=(row,))
    goal = GoalEntry("A7", "Başka amaç", objectives=(card,))
    reading = PlanDocument(kind=Kind.MONITORING_TABLE, goals=(goal,))
    return draft(municipality, reading, b"izleme tablosu")


def preview(client: Client, draft: Draft, **asked: str) -> str:
    """Open the page that accepts, or ask it again with what was chosen."""
    address = reverse("accept_draft", args=[draft.pk])
    if not asked:
        return client.get(address).content.decode()
    answer = client.post(address, {**YEARS, "islem": "onizle", **asked})
    return answer.content.decode()


def test_the_years_of_the_one_plan_are_those_of_a_yearly_document(
    planner: Client, programme: Draft
) -> None:
    html = preview(planner, programme)

    assert 'value="2020"' in html
    assert 'name="adopted_on"' not in html
    assert "Kabul edilemeyen: 1" in html
    assert "Planda bulunamadı" in html


def test_a_row_is_accepted_for_the_indicator_that_a_person_chose(
    planner: Client, programme: Draft
) -> None:
    trees = Indicator.objects.get(code="PG1.1.1")
    page = planner.post(
        reverse("correct_draft", args=[programme.pk]),
        {"seen": programme.digest, f"{ROW}.id": str(trees.uid), "geri": "onizle"},
        follow=True,
    )
    assertNotContains(page, "Kabul edilemeyen")

    planner.post(reverse("accept_draft", args=[programme.pk]), YEARS)

    actual = ActualRow.objects.get()
    assert actual.indicator == trees
    assert actual.value == 7


def test_a_row_is_left_out_by_an_answer(planner: Client, programme: Draft) -> None:
    asked = preview(planner, programme, **{f"cevap:{ROW}": "keep"})
    planner.post(
        reverse("accept_draft", args=[programme.pk]),
        {**YEARS, f"cevap:{ROW}": "keep"},
    )

    assert "Kabul edilemeyen" not in asked
    assert not ActualRow.objects.exists()
    programme.refresh_from_db()
    assert programme.state == Draft.State.COMMITTED


def test_an_answer_stays_with_the_page_after_it_was_previewed(
    planner: Client, programme: Draft
) -> None:
    html = preview(planner, programme, **{f"cevap:{ROW}": "keep"})

    assert f'<input type="hidden" name="cevap:{ROW}" value="keep">' in html


def test_one_answer_is_given_to_all_that_is_open(
    planner: Client, programme: Draft
) -> None:
    html = preview(planner, programme, hepsi="keep")

    assert "Kabul edilemeyen" not in html
    assert f'<input type="hidden" name="cevap:{ROW}" value="keep">' in html


def test_what_is_refused_keeps_all_of_it_out(planner: Client, programme: Draft) -> None:
    answer = planner.post(reverse("accept_draft", args=[programme.pk]), YEARS)

    assertContains(answer, "Planda bulunamadı", status_code=400)
    programme.refresh_from_db()
    assert programme.state == Draft.State.OPEN


def test_a_corrected_document_shows_what_it_changes_of_the_plan(
    planner: Client, plan: Plan, municipality: Municipality
) -> None:
    reading = small_reading()
    card = replace(reading.goals[0].objectives[0], responsible_unit="Çevre Müdürlüğü")
    objectives = (card, *reading.goals[0].objectives[1:])
    corrected = replace(
        reading, goals=(replace(reading.goals[0], objectives=objectives),)
    )
    again = draft(municipality, corrected, b"duzeltilmis plan")

    html = preview(planner, again)

    assert "Değişecek: 1" in html
    assert "Park Müdürlüğü" in html
    assert "Çevre Müdürlüğü" in html
    unit = Objective.objects.get(code="H1.1").responsible_unit
    assert unit is not None
    assert unit.name == "Park Müdürlüğü"


def test_an_update_is_asked_for_its_day_and_becomes_a_revision(
    planner: Client, plan: Plan, municipality: Municipality
) -> None:
    again = draft(municipality, small_reading(), b"guncellenmis plan")
    address = reverse("accept_draft", args=[again.pk])
    update = {**YEARS, "standing": "update", "decision_number": "12"}

    asked = planner.post(address, update)
    planner.post(address, {**update, "adopted_on": "2022-06-01"})

    assertContains(asked, "kabul tarihini yazın", status_code=400)
    revision = PlanRevision.objects.get(plan=plan, number=1)
    assert revision.decision_number == "12"


def test_a_document_without_years_is_asked_for_them_before_a_preview(
    planner: Client, municipality: Municipality
) -> None:
    bare = draft(municipality, replace(small_reading(), period=None), b"yilsiz plan")

    html = preview(planner, bare)

    assert "Eklenecek" not in html
    assert 'class="error"' not in html
