"""Who leaves is out at once, keeps their name on what they did, and can come back."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from indicators.models import ActualEntry
from plans.access import Access, access_of
from plans.leavers import switch_off, switch_on
from plans.models import Membership
from plans.people import AccountRefusedError
from plans.second_factor import take_off_second_factor
from tests.factories import (
    PASSWORD,
    ActualEntryFactory,
    MunicipalityFactory,
    Town,
    UserFactory,
    person,
    small_town,
)

pytestmark = pytest.mark.django_db
Role = Membership.Role


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def chief(town: Town) -> User:
    return person("yonetici", Role.ADMINISTRATOR, municipality=town.municipality)


@pytest.fixture
def root() -> User:
    return UserFactory.create(username="kok", is_superuser=True)


def log_in(login: str) -> Client:
    client = Client()
    client.post("/giris/", {"login": login, "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


def is_active(user: User) -> bool:
    return User.objects.get(pk=user.pk).is_active


def test_who_leaves_is_out_everywhere_at_once(town: Town, chief: User) -> None:
    desk, telephone, colleague = log_in("birim"), log_in("birim"), log_in("fen")

    switch_off(person=town.unit_user, by=chief)

    assert desk.get("/veri-girisi/").status_code == 302
    assert telephone.get("/veri-girisi/").status_code == 302
    assert colleague.get("/veri-girisi/").status_code == 200
    assert Session.objects.count() == 1
    assert access_of(User.objects.get(pk=town.unit_user.pk)) == Access()


def test_who_left_does_not_come_in_again(town: Town, chief: User) -> None:
    switch_off(person=town.unit_user, by=chief)

    answer = Client().post("/giris/", {"login": "birim", "password": PASSWORD})

    assert answer.headers["Location"] == "/giris/kapali/"


def test_a_name_stays_on_what_was_done(town: Town, chief: User) -> None:
    ActualEntryFactory.create(indicator=town.first, entered_by=town.unit_user)

    switch_off(person=town.unit_user, by=chief)

    assert ActualEntry.objects.get().entered_by == town.unit_user
    assert town.unit_user.memberships.count() == 1


def test_it_is_kept_who_closed_an_account_and_when(town: Town, chief: User) -> None:
    switch_off(person=town.unit_user, by=chief)

    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (chief, str(town.unit_user.pk))
    assert "Görevden ayrıldı" in entry.get_change_message()


def test_who_comes_back_has_the_old_roles_and_no_old_session(
    town: Town, chief: User
) -> None:
    old = log_in("birim")
    switch_off(person=town.unit_user, by=chief)

    switch_on(person=town.unit_user, by=chief)

    assert old.get("/veri-girisi/").status_code == 302
    assert log_in("birim").get("/veri-girisi/").status_code == 200
    assert LogEntry.objects.count() == 2


def refusal(person: User, by: User) -> str:
    """The sentence that refuses to close the account, which stays as it was."""
    before = is_active(person)
    with pytest.raises(AccountRefusedError) as refused:
        switch_off(person=person, by=by)
    assert is_active(person) is before
    assert not LogEntry.objects.filter(object_id=str(person.pk), user=by).exists()
    return " ".join(refused.value.messages)


def test_nobody_closes_their_own_account(town: Town, chief: User, root: User) -> None:
    for oneself in (chief, root):
        assert "Kendi hesabınız" in refusal(oneself, oneself)


@pytest.mark.parametrize("who", ["strategy", "unit_user", "foreign_strategy"])
def test_only_an_administrator_closes_accounts(town: Town, who: str) -> None:
    assert "yetkiniz yok" in refusal(town.other_unit_user, getattr(town, who))


def test_another_towns_people_are_not_ones_own(town: Town, chief: User) -> None:
    assert "yetkiniz yok" in refusal(town.foreign_strategy, chief)


def test_who_has_no_role_at_all_is_nobodys_but_the_installations(
    town: Town, chief: User, root: User
) -> None:
    assert "yetkiniz yok" in refusal(town.visitor, chief)

    switch_off(person=town.visitor, by=root)
    assert not is_active(town.visitor)


def test_who_works_elsewhere_too_is_left_to_the_installation(
    town: Town, chief: User, root: User
) -> None:
    Membership.objects.create(
        user=town.strategy,
        municipality=MunicipalityFactory.create(),
        role=Role.STRATEGY,
    )

    assert "başka bir belediyede de" in refusal(town.strategy, chief)

    switch_off(person=town.strategy, by=root)
    assert not is_active(town.strategy)


def test_a_town_does_not_close_who_may_do_everything(
    town: Town, chief: User, root: User
) -> None:
    Membership.objects.create(
        user=root, municipality=town.municipality, role=Role.STRATEGY
    )

    assert "yetkiniz yok" in refusal(root, chief)


def test_the_only_administrator_of_a_town_stays(
    town: Town, chief: User, root: User
) -> None:
    assert "Örnek Belediyesi için tek yönetici" in refusal(chief, root)

    person("ikinci", Role.ADMINISTRATOR, municipality=town.municipality)
    switch_off(person=chief, by=root)
    assert not is_active(chief)


def test_an_administrator_who_left_does_not_count_as_another(
    town: Town, chief: User, root: User
) -> None:
    second = person("ikinci", Role.ADMINISTRATOR, municipality=town.municipality)
    switch_off(person=second, by=chief)

    assert "tek yönetici" in refusal(chief, root)


def test_of_two_who_close_each_other_one_stays(root: User) -> None:
    """The second asks as somebody who has been closed meanwhile."""
    other = UserFactory.create(username="oteki", is_superuser=True)
    switch_off(person=other, by=root)

    assert "yetkiniz yok" in refusal(root, other)


def test_a_closed_account_is_not_closed_twice(town: Town, chief: User) -> None:
    switch_off(person=town.unit_user, by=chief)

    with pytest.raises(AccountRefusedError, match="zaten kapalı"):
        switch_off(person=town.unit_user, by=chief)
    switch_on(person=town.unit_user, by=chief)
    with pytest.raises(AccountRefusedError, match="zaten açık"):
        switch_on(person=town.unit_user, by=chief)


def test_nobody_opens_an_account_that_is_not_theirs_to_open(
    town: Town, chief: User, root: User
) -> None:
    switch_off(person=town.foreign_strategy, by=root)

    with pytest.raises(AccountRefusedError, match="yetkiniz yok"):
        switch_on(person=town.foreign_strategy, by=chief)


def act(client: Client, action: str, *people: User) -> str:
    """Choose people in the list, run the act; what the next page says."""
    answer = client.post(
        reverse("admin:auth_user_changelist"),
        {"action": action, "_selected_action": [row.pk for row in people]},
        follow=True,
    )
    return answer.content.decode()


def test_the_list_of_people_closes_and_opens(town: Town, chief: User) -> None:
    client = log_in("yonetici")

    page = act(client, "close_accounts", town.unit_user, town.strategy, chief)

    assert "Birim: hesap kapatıldı" in page
    assert "Strateji: hesap kapatıldı" in page
    assert "Yonetici: Kendi hesabınız" in page
    assert [is_active(row) for row in (town.unit_user, town.strategy, chief)] == [
        False,
        False,
        True,
    ]

    assert "Birim: hesap yeniden açıldı" in act(client, "open_accounts", town.unit_user)
    assert is_active(town.unit_user)


def seen(client: Client, address: str) -> str:
    """What the page remembers of how the record stood when it was shown."""
    found = re.search(
        r'name="shown" value="([^"]*)"', client.get(address).content.decode()
    )
    assert found
    return found[1]


def test_people_who_are_not_in_the_list_are_not_closed_by_number(
    town: Town, chief: User
) -> None:
    act(log_in("yonetici"), "close_accounts", town.foreign_strategy)

    assert is_active(town.foreign_strategy)


def test_the_persons_page_has_no_second_way_to_close(town: Town, chief: User) -> None:
    client = log_in("yonetici")
    address = reverse("admin:auth_user_change", args=[town.unit_user.pk])
    row = town.unit_user.memberships.get()

    client.post(
        address,
        {
            "shown": seen(client, address),
            "username": "birim",
            "email": "yeni@example.org",
            "memberships-TOTAL_FORMS": 1,
            "memberships-INITIAL_FORMS": 1,
            "memberships-0-id": row.pk,
            "memberships-0-user": town.unit_user.pk,
            "memberships-0-municipality": row.municipality_id,
            "memberships-0-unit": row.unit_id,
            "memberships-0-role": row.role,
        },
    )

    changed = User.objects.get(pk=town.unit_user.pk)
    assert (changed.email, changed.is_active) == ("yeni@example.org", True)


def test_the_last_who_may_do_everything_keeps_that(root: User) -> None:
    client = log_in("kok")
    address = reverse("admin:auth_user_change", args=[root.pk])
    fields = {
        "shown": seen(client, address),
        "username": "kok",
        "is_staff": "on",
        "memberships-TOTAL_FORMS": 0,
        "memberships-INITIAL_FORMS": 0,
    }

    page = client.post(address, fields).content.decode()
    assert "son yöneticisinden" in page
    assert User.objects.get(pk=root.pk).is_superuser

    UserFactory.create(username="oteki", is_superuser=True)
    client.post(address, fields | {"shown": seen(client, address)})
    assert not User.objects.get(pk=root.pk).is_superuser


@pytest.fixture
def factor(town: Town) -> Authenticator:
    return Authenticator.objects.create(user=town.unit_user, type="totp", data={})


@pytest.mark.usefixtures("factor")
def test_a_lost_telephone_is_forgotten_by_an_administrator(
    town: Town, chief: User
) -> None:
    assert "ikinci adım sıfırlandı" in act(
        log_in("yonetici"), "take_off_second_factors", town.unit_user
    )

    assert not Authenticator.objects.exists()
    assert "sıfırlandı" in LogEntry.objects.get().get_change_message()
    log_in("birim")


@pytest.mark.usefixtures("factor")
def test_nobody_takes_off_the_factor_of_another_town_or_their_own(
    town: Town, chief: User
) -> None:
    Authenticator.objects.create(user=chief, type="totp", data={})

    for asked, by in [(town.unit_user, town.foreign_strategy), (chief, chief)]:
        with pytest.raises(AccountRefusedError):
            take_off_second_factor(person=asked, by=by)
    assert Authenticator.objects.count() == 2


def test_where_there_is_no_factor_that_is_said(town: Town, chief: User) -> None:
    with pytest.raises(AccountRefusedError, match="kurulu değil"):
        take_off_second_factor(person=town.unit_user, by=chief)


def test_the_librarys_own_pages_are_not_in_the_admin(
    root: User, settings: Settings
) -> None:
    page = log_in("kok").get("/yonetim/").content.decode()

    for model in ("mfa/authenticator", "account/emailaddress", "socialaccount/"):
        assert f"/yonetim/{model}" not in page


def test_closing_costs_the_same_however_many_people_there_are(
    town: Town, chief: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        person(f"kisi-{number}", Role.STRATEGY, municipality=town.municipality)
        log_in(f"kisi-{number}")

    # savepoint twice; people, roles of who asks and whom, who else administers; write,
    # sessions looked through, note
    with django_assert_num_queries(9):
        switch_off(person=town.unit_user, by=chief)
