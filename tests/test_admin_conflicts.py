"""Two people at once in the admin: nobody saves over what they have not seen."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from plans.models import Objective
from plans.models.remembered import acting
from plans.versions import versions_of
from tests.admin_forms import opened
from tests.factories import Town, small_town
from tests.test_admin import objective_form
from tests.test_history import card, card_form, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def change_meanwhile(town: Town, title: str) -> User:
    other = User.objects.create_user("ayse", first_name="Ayşe", last_name="Kaya")
    with acting(by=other, why="Meclis değiştirdi"):
        town.objective.title = title
        town.objective.save()
    return other


def test_a_record_changed_meanwhile_is_not_written_over_unseen(
    town: Town, office: Client
) -> None:
    typed = opened(office, card(town)) | card_form(town, title="Benim adım")
    change_meanwhile(town, "Onun adı")

    answer = office.post(card(town), typed)

    page = answer.content.decode()
    town.objective.refresh_from_db()
    assert (answer.status_code, town.objective.title) == (200, "Onun adı")
    assert "Bu kayıt siz yazarken değişti" in page
    assert "Benim adım</textarea>" in page
    words = told(page)
    assert "Ayşe Kaya" in words
    assert "Meclis değiştirdi" in words
    assert "Onun adı Benim adım" in words  # now, and what was typed


def test_whoever_has_seen_the_conflict_saves_over_it(
    town: Town, office: Client
) -> None:
    typed = opened(office, card(town)) | card_form(town, title="Benim adım")
    change_meanwhile(town, "Onun adı")
    page = office.post(card(town), typed)

    shown = page.context["adminform"].form["shown"].value()
    answer = office.post(card(town), typed | {"shown": shown})

    town.objective.refresh_from_db()
    assert (answer.status_code, town.objective.title) == (302, "Benim adım")


def test_a_row_changed_meanwhile_counts_as_the_record(
    town: Town, office: Client
) -> None:
    risk = town.objective.entries.create(kind="risk", position=1, text="Kuraklık")
    typed = opened(office, card(town)) | card_form(
        town, **{"entries-0-text": "Susuzluk"}
    )
    risk.text = "Sel"
    risk.save()

    words = told(office.post(card(town), typed).content.decode())

    risk.refresh_from_db()
    assert risk.text == "Sel"
    assert "Kart maddesi Sel: metin" in words
    assert "Kuraklık Sel Susuzluk" in words


def test_a_row_deleted_meanwhile_stays_deleted_and_the_rest_is_saved(
    town: Town, office: Client
) -> None:
    risk = town.objective.entries.create(kind="risk", position=1, text="Kuraklık")
    typed = opened(office, card(town)) | card_form(town, title="Benim adım")
    risk.delete()
    page = office.post(card(town), typed)

    shown = page.context["adminform"].form["shown"].value()
    again = typed | {"shown": shown, "entries-0-DELETE": "on"}
    answer = office.post(card(town), again)

    town.objective.refresh_from_db()
    assert (answer.status_code, town.objective.title) == (302, "Benim adım")
    assert not town.objective.entries.exists()


def test_a_form_that_does_not_say_what_it_showed_is_asked_again(
    town: Town, office: Client
) -> None:
    typed = opened(office, card(town)) | card_form(town, title="Benim adım")

    for shown in ("", "0 dün", "x"):
        answer = office.post(card(town), typed | {"shown": shown})
        assert answer.status_code == 200

    town.objective.refresh_from_db()
    assert town.objective.title != "Benim adım"


def test_two_people_placing_the_same_item_in_the_list_do_not_undo_each_other(
    town: Town, office: Client
) -> None:
    item = town.objective.entries.create(kind="unplaced", position=1, text="Arsa yok")
    address = reverse("admin:plans_cardentry_changelist")
    form = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": item.pk,
        "initial-form-0-kind": "unplaced",
        "form-0-kind": "risk",
        "change_reason": "Yeri bulundu",
        "_save": "Kaydet",
    }
    item.kind = "need"
    item.save()

    page = office.post(address, form).content.decode()

    item.refresh_from_db()
    assert item.kind == "need"
    assert "şimdi: ihtiyaç" in page


def test_a_new_record_sent_twice_is_made_once(town: Town, office: Client) -> None:
    address = reverse("admin:plans_objective_add")
    page = office.get(address)
    key = page.context["adminform"].form["shown"].value()
    typed = objective_form(town, title="Yalnız bir kez", shown=key)

    office.post(address, typed)
    again = office.post(address, typed, follow=True)

    assert "Bu form daha önce kaydedildi." in again.content.decode()
    assert Objective.objects.filter(title="Yalnız bir kez").count() == 1
    assert len(versions_of(Objective, title="Yalnız bir kez")) == 1


def test_a_new_record_that_was_refused_can_be_sent_again(
    town: Town, office: Client
) -> None:
    address = reverse("admin:plans_objective_add")
    key = office.get(address).context["adminform"].form["shown"].value()

    office.post(address, objective_form(town, shown=key, rollup_weight="-1"))
    office.post(address, objective_form(town, shown=key, title="Doğrusu"))

    assert Objective.objects.filter(title="Doğrusu").count() == 1
