"""Two people at once in the admin: nobody saves over what they have not seen."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from indicators import services
from indicators.models import ActualEntry, ObjectiveEvaluation
from indicators.services import Figure
from plans.models import Objective
from plans.models.remembered import acting
from plans.versions import versions_of
from tests.admin_forms import opened
from tests.factories import Town, approved_actual, small_town
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


def listed_at(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    found = re.search(r'name="as_of" value="([^"]+)"', page)
    assert found, "the list does not say when it was read"
    return found[1]


def entered(town: Town, value: int) -> ActualEntry:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(
            Decimal(value), deviation_reason="Kar yağdı", corrective_measure="Ek ekip"
        ),
    )
    return services.submit(entry=draft, by=town.unit_user, sure=True)


@pytest.mark.parametrize("action", ["approve", "return_with_note"])
def test_a_figure_changed_since_the_list_was_read_is_not_decided_unseen(
    town: Town, office: Client, action: str
) -> None:
    address = reverse("admin:indicators_actualentry_changelist")
    entry = entered(town, 90)
    as_of = listed_at(office, address)
    services.withdraw_submission(entry=entry, by=town.unit_user)
    entered(town, 9)

    marked = {"action": action, "_selected_action": entry.pk, "note": "Toplamı yazın"}
    told = office.post(address, marked | {"as_of": as_of}, follow=True).content.decode()

    entry.refresh_from_db()
    assert "Siz baktıktan sonra bu kayıt değişti" in told
    assert [entry.state, entry.value] == ["submitted", 9]

    office.post(address, marked | {"as_of": listed_at(office, address)})
    entry.refresh_from_db()
    assert entry.state in ("approved", "returned")


def test_being_sure_of_what_was_asked_says_nothing_of_what_came_after(
    town: Town,
) -> None:
    address = reverse("admin:indicators_actualentry_changelist")
    entry = services.withdraw_submission(entry=entered(town, 90), by=town.unit_user)
    unit = Client()
    unit.force_login(town.unit_user)
    as_of = listed_at(unit, address)
    marked = {"action": "submit", "_selected_action": entry.pk, "as_of": as_of}
    services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(90_000)),
    )

    told = unit.post(address, marked | {"sure": "1"}, follow=True).content.decode()

    entry.refresh_from_db()
    assert "Siz baktıktan sonra bu kayıt değişti" in told
    assert entry.state == "draft"
    assert not entry.confirmed_doubts.exists()


def test_an_evaluation_changed_since_the_list_was_read_is_not_approved_unseen(
    town: Town, office: Client
) -> None:
    address = reverse("admin:indicators_objectiveevaluation_changelist")

    def said(reason: str) -> ObjectiveEvaluation:
        row = services.evaluate_objective(
            objective=town.objective,
            year=2024,
            period="YEAR",
            by=town.unit_user,
            deviation_reason=reason,
        )
        return services.submit_evaluation(evaluation=row, by=town.unit_user)

    row = said("Salgın")
    as_of = listed_at(office, address)
    services.withdraw_evaluation(evaluation=row, by=town.unit_user)
    said("Deprem")

    marked = {"action": "approve", "_selected_action": row.pk, "as_of": as_of}
    told = office.post(address, marked, follow=True).content.decode()

    row.refresh_from_db()
    assert "Siz baktıktan sonra bu kayıt değişti" in told
    assert row.state == "submitted"


def test_a_figure_leads_on_to_its_correction_and_its_decision(
    town: Town, office: Client
) -> None:
    waits = entered(town, 90)
    approved = approved_actual(town.second, "50")
    replaced = approved_actual(town.second, "40", year=2023)
    approved_actual(
        town.second, "41", year=2023, supersedes=replaced, correction_reason="Eksikti"
    )
    unit = Client()
    unit.force_login(town.unit_user)

    def page(client: Client, entry: ActualEntry) -> str:
        address = reverse("admin:indicators_actualentry_change", args=[entry.pk])
        return client.get(address).content.decode()

    decision = reverse("decide", args=[waits.pk])
    assert decision in page(office, waits)
    assert decision not in page(unit, waits)
    for entry, is_corrected_here in (
        (waits, False),
        (approved, True),
        (replaced, False),
    ):
        correction = reverse("correct_figure", args=[entry.pk])
        assert (correction in page(office, entry)) is is_corrected_here
