"""Who may see and write what: roles, units and municipalities, at every door."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.forms import inlineformset_factory
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from indicators.models import ActualEntry, Evidence, Indicator
from plans.access import access_of
from plans.admin.people import RolesFormSet
from plans.models import Membership, Municipality
from tests.factories import (
    ActualEntryFactory,
    Town,
    UnitFactory,
    UserFactory,
    approved_actual,
    person,
    small_town,
)

pytestmark = pytest.mark.django_db
Role = Membership.Role


@pytest.fixture
def town() -> Town:
    return small_town()


def reached(town: Town, name: str) -> set[str]:
    """The codes of the town's indicators that one of the cast may enter."""
    mine = Indicator.objects.entered_by(getattr(town, name))
    return set(mine.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("strategy", {"PG1.1.1", "PG1.1.2"}),
        ("unit_user", {"PG1.1.1"}),
        ("other_unit_user", {"PG1.1.2"}),
        ("foreign_strategy", set()),
        ("visitor", set()),
    ],
)
def test_each_of_the_cast_reaches_their_own_indicators(
    town: Town, name: str, codes: set[str]
) -> None:
    approved_actual(town.first, "1")
    approved_actual(town.second, "1")

    assert reached(town, name) == codes
    visible = ActualEntry.objects.visible_to(getattr(town, name))
    assert {entry.indicator.code for entry in visible} == codes


def test_a_superuser_reaches_everything(town: Town) -> None:
    chief = UserFactory.create(is_superuser=True)

    assert Indicator.objects.entered_by(chief).count() == 2
    assert access_of(chief).administers(town.municipality.pk)


def test_who_has_left_reaches_nothing(town: Town) -> None:
    town.strategy.is_active = False

    assert not access_of(town.strategy).is_staff
    assert not access_of(AnonymousUser()).is_staff


def test_access_is_asked_of_the_database_once(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        access_of(town.strategy)
        access_of(town.strategy)


def test_a_role_in_one_town_is_none_in_another(town: Town) -> None:
    both = person("iki", Role.STRATEGY, municipality=town.municipality)
    other = UnitFactory.create(municipality__slug="uzak")
    Membership.objects.create(
        user=both, municipality=other.municipality, unit=other, role=Role.ENTRY
    )

    access = access_of(both)

    assert access.decides_for(town.municipality.pk)
    assert not access.decides_for(other.municipality.pk)
    assert access.acts_for(other.pk, other.municipality.pk)
    assert not access.administers(town.municipality.pk)


PLAN_PAGES = [
    "plans_municipality",
    "plans_unit",
    "plans_plan",
    "plans_goal",
    "plans_objective",
    "plans_cardentry",
    "plans_unplacedrun",
    "plans_sourcedocument",
    "plans_statistic",
    "indicators_indicator",
    "indicators_reportingperiod",
    "indicators_statusband",
    "indicators_score",
    "indicators_evidence",
]
PEOPLE = ["auth_user"]
FIGURES = ["indicators_actualentry"]


@pytest.mark.parametrize(
    ("name", "open_pages"),
    [
        ("strategy", PLAN_PAGES + FIGURES),
        ("administrator", PLAN_PAGES + FIGURES + PEOPLE),
        ("unit_user", FIGURES),
        ("visitor", []),
    ],
)
def test_the_admin_opens_to_each_role_what_is_theirs(
    town: Town, client: Client, name: str, open_pages: list[str]
) -> None:
    if name == "administrator":
        client.force_login(
            person(name, Role.ADMINISTRATOR, municipality=town.municipality)
        )
    else:
        client.force_login(getattr(town, name))

    opened = [
        page
        for page in PLAN_PAGES + FIGURES + PEOPLE
        if client.get(reverse(f"admin:{page}_changelist")).status_code == 200
    ]

    assert opened == open_pages


def rows_of(town: Town) -> dict[str, int]:
    evidence = Evidence.objects.create(
        actual=approved_actual(town.first, "1"),
        title="Tutanak",
        address="https://ornek.bel.tr",
    )
    return {
        "plans_municipality": town.municipality.pk,
        "plans_unit": town.unit.pk,
        "plans_plan": town.plan.pk,
        "plans_goal": town.goal.pk,
        "plans_objective": town.objective.pk,
        "indicators_indicator": town.first.pk,
        "indicators_reportingperiod": town.open_year.pk,
        "indicators_actualentry": evidence.actual.pk,
        "indicators_evidence": evidence.pk,
        "auth_user": town.unit_user.pk,
    }


@pytest.mark.parametrize("role", [Role.STRATEGY, Role.ADMINISTRATOR])
def test_the_neighbours_records_are_not_there(
    town: Town, client: Client, role: str
) -> None:
    rows = rows_of(town)
    neighbour = town.foreign_strategy.memberships.get().municipality
    client.force_login(person("yabanci", role, municipality=neighbour))

    for page, pk in rows.items():
        for action in ("change", "delete", "history"):
            answer = client.get(reverse(f"admin:{page}_{action}", args=[pk]))
            assert answer.status_code in (302, 403), (page, action)
        listed = client.get(reverse(f"admin:{page}_changelist"))
        assert f"/{pk}/change/" not in listed.content.decode(), page


def test_a_neighbours_record_cannot_be_chosen(town: Town, client: Client) -> None:
    client.force_login(town.foreign_strategy)

    answer = client.post(
        reverse("admin:plans_unit_add"),
        {"municipality": town.municipality.pk, "name": "Sızan", "is_active": "on"},
    )

    assert answer.status_code == 200
    assert not town.municipality.units.filter(name="Sızan").exists()


def test_choices_offered_while_typing_are_ones_own(town: Town, client: Client) -> None:
    query = {"app_label": "plans", "model_name": "objective", "field_name": "goal"}

    def offered() -> int:
        answer = client.get(reverse("admin:autocomplete"), query | {"term": "amaç"})
        return len(answer.json()["results"])

    client.force_login(town.strategy)
    assert offered() == 1
    client.force_login(town.foreign_strategy)
    assert offered() == 0
    client.force_login(town.unit_user)
    assert client.get(reverse("admin:autocomplete"), query).status_code == 403


@pytest.mark.parametrize(
    ("name", "entry", "approvals"),
    [
        ("strategy", 200, 200),
        ("unit_user", 200, 403),
        ("visitor", 403, 403),
        (None, 302, 302),
    ],
)
def test_the_staff_pages_open_to_roles(
    town: Town, client: Client, name: str | None, entry: int, approvals: int
) -> None:
    if name:
        client.force_login(getattr(town, name))

    assert client.get(reverse("staff_home")).status_code == entry
    assert client.get(reverse("approvals")).status_code == approvals


def test_a_figure_of_another_town_is_not_found(town: Town, client: Client) -> None:
    entry = ActualEntryFactory.create(indicator=town.first, state="submitted")
    client.force_login(town.foreign_strategy)

    assert client.get(reverse("decide", args=[entry.pk])).status_code == 404
    client.post(reverse("approvals"), {"kayit": [entry.pk]})
    entry.refresh_from_db()
    assert entry.state == "submitted"


def test_an_administrator_adds_people_to_their_own_town_only(
    town: Town, client: Client
) -> None:
    chief = person("muhtar", Role.ADMINISTRATOR, municipality=town.municipality)
    client.force_login(chief)
    neighbour = town.foreign_strategy.memberships.get().municipality

    def add(username: str, place: int) -> int:
        return client.post(
            reverse("admin:auth_user_add"),
            {
                "username": username,
                "usable_password": "true",
                "password1": "uzun-bir-parola-77",
                "password2": "uzun-bir-parola-77",
                "is_superuser": "on",
                "memberships-TOTAL_FORMS": 1,
                "memberships-INITIAL_FORMS": 0,
                "memberships-0-municipality": place,
                "memberships-0-role": "strategy",
            },
        ).status_code

    assert add("yeni", town.municipality.pk) == 302
    assert add("casus", neighbour.pk) == 200

    added = chief.__class__.objects.get(username="yeni")
    assert not added.is_superuser
    assert added.memberships.get().municipality == town.municipality
    assert not chief.__class__.objects.filter(username="casus").exists()


@pytest.mark.parametrize("role", [Role.STRATEGY, Role.ADMINISTRATOR, Role.ENTRY])
def test_an_administrator_gives_no_role_where_they_only_plan(
    town: Town, client: Client, role: str
) -> None:
    chief = person("muhtar", Role.ADMINISTRATOR, municipality=town.municipality)
    elsewhere = UnitFactory.create(municipality__name="Uzak Belediyesi")
    Membership.objects.create(
        user=chief, municipality=elsewhere.municipality, role=Role.STRATEGY
    )
    client.force_login(chief)

    answer = client.post(
        reverse("admin:auth_user_add"),
        {
            "username": "casus",
            "usable_password": "true",
            "password1": "uzun-bir-parola-77",
            "password2": "uzun-bir-parola-77",
            "memberships-TOTAL_FORMS": 1,
            "memberships-INITIAL_FORMS": 0,
            "memberships-0-municipality": elsewhere.municipality.pk,
            "memberships-0-unit": elsewhere.pk if role == Role.ENTRY else "",
            "memberships-0-role": role,
        },
    )

    assert answer.status_code == 200
    assert not chief.__class__.objects.filter(username="casus").exists()


def test_the_rows_of_roles_ask_once_more_who_gives_them(town: Town) -> None:
    chief = person("muhtar", Role.ADMINISTRATOR, municipality=town.municipality)
    neighbour = town.foreign_strategy.memberships.get().municipality
    given_by_chief = type("Given", (RolesFormSet,), {"giver": access_of(chief)})
    rows = inlineformset_factory(
        User,
        Membership,
        formset=given_by_chief,
        fields=["municipality", "unit", "role"],
    )

    def refused(place: Municipality) -> bool:
        given = {
            "memberships-TOTAL_FORMS": 1,
            "memberships-INITIAL_FORMS": 0,
            "memberships-0-municipality": place.pk,
            "memberships-0-role": Role.ADMINISTRATOR,
        }
        return not rows(given, instance=User()).is_valid()

    assert refused(neighbour)
    assert not refused(town.municipality)


def test_an_administrator_does_not_touch_who_works_elsewhere_too(
    town: Town, client: Client
) -> None:
    neighbour = town.foreign_strategy.memberships.get().municipality
    Membership.objects.create(
        user=town.strategy, municipality=neighbour, role=Role.STRATEGY
    )
    client.force_login(
        person("muhtar", Role.ADMINISTRATOR, municipality=town.municipality)
    )

    for name, status in [("unit_user", 200), ("strategy", 302)]:
        pk = getattr(town, name).pk
        page = client.get(reverse("admin:auth_user_change", args=[pk]))
        password = client.get(reverse("admin:auth_user_password_change", args=[pk]))
        assert page.status_code == status
        assert password.status_code == (200 if status == 200 else 404)
