"""The strategy office decides on what was written about objectives."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.models import ObjectiveEvaluation
from plans.models import Membership, Objective
from tests.factories import NOON, ObjectiveFactory, Town, person, small_town
from tests.pages import text_of


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def waiting(town: Town, objective: Objective | None = None) -> ObjectiveEvaluation:
    draft = services.evaluate_objective(
        objective=objective or town.objective,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        deviation_reason="İhale gecikti",
        measures="Yeni ihale",
    )
    return services.submit_evaluation(evaluation=draft, by=town.unit_user)


def another(town: Town) -> ObjectiveEvaluation:
    objective = ObjectiveFactory.create(goal=town.goal, responsible_unit=town.unit)
    return waiting(town, objective)


def address_of(evaluation: ObjectiveEvaluation) -> str:
    return reverse("decide_evaluation", args=[evaluation.pk])


def test_an_evaluation_waits_on_the_list_and_is_approved_on_its_page(
    town: Town, office: Client
) -> None:
    evaluation = waiting(town)
    assert "1 hedef değerlendirmesi onay bekliyor" in text_of(office.get("/onay/"))
    page = text_of(office.get(address_of(evaluation)))
    assert "Sapmanın nedeni İhale gecikti" in page
    assert "Alınacak önlemler Yeni ihale" in page

    office.post(address_of(evaluation), {"islem": "onayla"})

    evaluation.refresh_from_db()
    assert (evaluation.state, evaluation.decided_by) == ("approved", town.strategy)
    assert "hedef değerlendirmesi onay bekliyor" not in text_of(office.get("/onay/"))


def test_an_evaluation_is_returned_with_a_note(town: Town, office: Client) -> None:
    evaluation = waiting(town)

    refused = office.post(address_of(evaluation), {"islem": "geri", "note": " "})
    assert "Geri gönderirken neden yazılır" in text_of(refused)
    office.post(address_of(evaluation), {"islem": "geri", "note": "Kısa yazın"})

    evaluation.refresh_from_db()
    assert (evaluation.state, evaluation.decision_note) == ("returned", "Kısa yazın")


def test_marked_evaluations_are_decided_on_together_or_not_at_all(
    town: Town, office: Client
) -> None:
    rows = [waiting(town), another(town)]
    marked = {"degerlendirme": [row.pk for row in rows]}
    services.withdraw_evaluation(evaluation=rows[1], by=town.unit_user)

    refused = office.post("/onay/hedef/", marked | {"islem": "onayla"}, follow=True)
    assert f'<a href="{address_of(rows[1])}">' in refused.content.decode()
    assert not ObjectiveEvaluation.objects.filter(state="approved").exists()
    services.submit_evaluation(evaluation=rows[1], by=town.unit_user)
    office.post("/onay/hedef/", marked | {"islem": "geri", "note": "Ayrıntı yok"})

    assert ObjectiveEvaluation.objects.filter(state="returned").count() == 2


def test_nobody_decides_on_what_they_wrote(town: Town, office: Client) -> None:
    draft = services.evaluate_objective(
        objective=town.objective,
        year=2024,
        period="YEAR",
        by=town.strategy,
        deviation_reason="Neden",
        measures="Önlem",
    )
    own = services.submit_evaluation(evaluation=draft, by=town.strategy)

    listed = office.get("/onay/").content.decode()
    assert "kendi yazdığınız değerlendirme" in listed
    assert 'name="degerlendirme"' not in listed
    answer = office.post(address_of(own), {"islem": "onayla"})

    assert "Kimse kendi" in text_of(answer)
    own.refresh_from_db()
    assert own.state == "submitted"


def test_the_second_of_two_people_learns_what_the_first_decided(
    town: Town, office: Client
) -> None:
    evaluation = waiting(town)
    colleague = person("ayse", Membership.Role.STRATEGY, municipality=town.municipality)
    services.approve_evaluation(evaluation=evaluation, by=colleague, at=NOON)

    answer = office.post(address_of(evaluation), {"islem": "geri", "note": "Olmaz"})

    assert answer.status_code == 409
    assert "Sizden önce ayse bunu onayladı (01.07.2024 12.00)" in text_of(answer)


def test_a_text_changed_since_it_was_read_is_not_approved_unseen(
    town: Town, office: Client
) -> None:
    evaluation = waiting(town)
    seen = evaluation.entered_at.isoformat()
    services.withdraw_evaluation(evaluation=evaluation, by=town.unit_user)
    waiting(town)

    answer = office.post(address_of(evaluation), {"islem": "onayla", "gorulen": seen})

    assert answer.status_code == 409
    assert "birim bunu değiştirdi" in text_of(answer)
    evaluation.refresh_from_db()
    assert evaluation.state == "submitted"


@pytest.mark.parametrize(
    ("name", "status"),
    [("unit_user", 403), ("visitor", 403), ("foreign_strategy", 404)],
)
def test_evaluations_are_decided_on_by_the_municipalitys_office(
    town: Town, client: Client, name: str, status: int
) -> None:
    evaluation = waiting(town)
    client.force_login(getattr(town, name))

    assert client.get(address_of(evaluation)).status_code == status
    answer = client.post(address_of(evaluation), {"islem": "onayla"})
    assert answer.status_code == status
    client.post("/onay/hedef/", {"degerlendirme": [evaluation.pk], "islem": "onayla"})

    evaluation.refresh_from_db()
    assert evaluation.state == "submitted"


def test_the_list_costs_the_same_for_one_evaluation_and_for_six(
    town: Town, office: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    waiting(town)
    with django_assert_num_queries(7):
        office.get("/onay/")
    for _ in range(5):
        another(town)

    with django_assert_num_queries(7):
        office.get("/onay/")
