"""From an empty database, in the browser only: the first administrator, a town, a plan, a figure."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from indicators.models import ActualEntry, Indicator, ReportingPeriod, TargetRevision
from plans.models import Goal, Membership, Municipality, Objective, Plan, Unit
from tests.admin_forms import opened
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
WORDS = "uzun-bir-parola-77"
FIRST = {
    "username": "ilk",
    "email": "ilk@ornek.bel.tr",
    "password1": WORDS,
    "password2": WORDS,
}


def added(client: Client, model: str, **fields: object) -> None:
    """Fill in the admin's form for a new row; it has to be accepted."""
    answer = client.post(reverse(f"admin:{model}_add"), fields)
    if answer.status_code != 302:
        raise AssertionError(re.findall(r"errorlist.*?</ul>", answer.content.decode()))


def no_rows(*prefixes: str, **counts: int) -> dict[str, object]:
    """The management form of each inline."""
    rows: dict[str, object] = {}
    for prefix in prefixes:
        rows |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    for prefix, count in counts.items():
        rows |= {f"{prefix}-TOTAL_FORMS": count, f"{prefix}-INITIAL_FORMS": 0}
    return rows


def test_without_a_token_a_public_server_makes_no_administrator(client: Client) -> None:
    answer = client.post("/kurulum/", FIRST)

    assert answer.status_code == 403
    assert "SETUP_TOKEN" in answer.content.decode()
    assert not User.objects.exists()


def test_a_debugging_server_needs_no_token(client: Client, settings: Settings) -> None:
    settings.DEBUG = True

    client.post("/kurulum/", FIRST)

    assert User.objects.get().is_superuser


@pytest.mark.parametrize("token", ["", "baska"])
def test_a_wrong_token_makes_no_administrator(
    client: Client, settings: Settings, token: str
) -> None:
    settings.SETUP_TOKEN = "sozlesilen"

    answer = client.post("/kurulum/", FIRST | {"token": token})

    assert answer.status_code == 200
    assert not User.objects.exists()


def test_the_first_run_is_offered_once_and_never_again(
    client: Client, settings: Settings
) -> None:
    settings.SETUP_TOKEN = "sozlesilen"
    assert client.get("/giris/").headers["Location"] == "/kurulum/"

    answer = client.post("/kurulum/", FIRST | {"token": "sozlesilen"})

    assert answer.headers["Location"] == reverse("admin:index")
    assert client.get(reverse("admin:index")).status_code == 200
    assert client.get("/kurulum/").status_code == 404
    assert client.post("/kurulum/", FIRST | {"token": "sozlesilen"}).status_code == 404
    assert Client().get("/giris/").status_code == 200


def test_a_weak_password_is_refused(client: Client, settings: Settings) -> None:
    settings.DEBUG = True

    client.post("/kurulum/", FIRST | {"password1": "12345", "password2": "12345"})

    assert not User.objects.exists()


def test_the_admin_has_no_log_in_of_its_own(client: Client) -> None:
    answer = client.get("/yonetim/login/?next=/yonetim/")

    assert answer.headers["Location"] == "/giris/?next=%2Fyonetim%2F"


def test_logging_in_leads_to_a_desk_and_out_again(client: Client) -> None:
    UserFactory.create(username="ayse", is_superuser=True)

    answer = client.post("/giris/", {"login": "ayse", "password": PASSWORD})
    assert answer.headers["Location"] == "/basla/"
    assert client.get("/cikis/").status_code == 200
    assert "_auth_user_id" in client.session

    client.post("/cikis/")
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_is_answered_in_turkish(client: Client) -> None:
    UserFactory.create(username="ayse")

    page = client.post("/giris/", {"login": "ayse", "password": "yanlis"})

    assert "kullanıcı adı" in page.content.decode().lower()


def test_a_forgotten_password_is_renewed_by_mail(client: Client) -> None:
    UserFactory.create(username="ayse", email="ayse@ornek.bel.tr")

    client.post("/sifre/unuttum/", {"email": "ayse@ornek.bel.tr"})
    message = mail.outbox[0]
    found = re.search(r"http://testserver(/sifre/\S+)", str(message.body))
    assert found
    form = client.get(found[1])
    client.post(form.headers["Location"], {"password1": WORDS, "password2": WORDS})

    assert message.subject == "Kent Karnesi: yeni şifre"
    assert client.login(username="ayse", password=WORDS)


def test_nobody_learns_from_a_reset_who_has_an_account(client: Client) -> None:
    answer = client.post("/sifre/unuttum/", {"email": "kimse@ornek.bel.tr"})

    assert answer.headers["Location"] == "/sifre/gonderildi/"
    assert mail.outbox == []


def test_a_password_is_changed_by_its_owner(client: Client) -> None:
    client.force_login(UserFactory.create(username="ayse"))

    client.post(
        "/sifre/",
        {"oldpassword": PASSWORD, "password1": WORDS, "password2": WORDS},
    )

    assert User.objects.get().check_password(WORDS)


def test_two_people_at_once_make_one_administrator(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for the row asks again once the other has finished."""
    settings.DEBUG = True

    def the_other_finishes() -> None:
        User.objects.create_superuser("oteki")

    monkeypatch.setattr("plans.views._one_at_a_time", the_other_finishes)

    assert client.post("/kurulum/", FIRST).status_code == 404
    assert not User.objects.filter(username="ilk").exists()


@pytest.mark.django_db(transaction=True)
def test_the_first_run_waits_for_another_that_has_begun(
    client: Client, settings: Settings
) -> None:
    settings.DEBUG = True
    ContentType.objects.get_for_model(User)

    with CaptureQueriesContext(connection) as queries:
        client.post("/kurulum/", FIRST)

    # SQLite locks the whole database as the transaction begins, PostgreSQL the row.
    asked = [query["sql"] for query in queries]
    held = "BEGIN IMMEDIATE" if connection.vendor == "sqlite" else "FOR UPDATE"
    lock = next(n for n, sql in enumerate(asked) if held in sql)
    assert lock < next(n for n, sql in enumerate(asked) if "auth_user" in sql)


def set_up(client: Client, settings: Settings) -> Municipality:
    """The first administrator adds a municipality."""
    settings.SETUP_TOKEN = "sozlesilen"
    client.post("/kurulum/", FIRST | {"token": "sozlesilen"})
    added(client, "plans_municipality", name="Kıyı Belediyesi", slug="", kind="town")
    return Municipality.objects.get()


def add_people(client: Client, place: Municipality) -> Unit:
    """A unit, somebody who enters its figures, somebody who plans."""
    unit = {"municipality": place.pk, "name": "Park Müdürlüğü", "is_active": "on"}
    added(client, "plans_unit", **unit)
    unit_pk = Unit.objects.get().pk
    for name, role, where in [("park", "entry", unit_pk), ("plan", "strategy", "")]:
        added(
            client,
            "auth_user",
            username=name,
            email=f"{name}@kiyi.bel.tr",
            usable_password="true",
            password1=WORDS,
            password2=WORDS,
            is_staff="on",
            **no_rows(memberships=1),
            **{
                "memberships-0-municipality": place.pk,
                "memberships-0-unit": where,
                "memberships-0-role": role,
            },
        )
    return Unit.objects.get()


def type_plan(client: Client, place: Municipality) -> Goal:
    """A plan, to be published later, with a goal."""
    plan = {"municipality": place.pk, "start_year": 2025, "end_year": 2029}
    added(client, "plans_plan", **plan, **no_rows("revisions", "goals"))
    goal = {"plan": Plan.objects.get().pk, "code": "A1", "title": "Yeşil bir kent"}
    added(client, "plans_goal", **goal, rollup_weight="1", **no_rows("objectives"))
    return Goal.objects.get()


def type_card(client: Client, goal: Goal, unit: Unit) -> Objective:
    """An objective with all that its card lists."""
    added(
        client,
        "plans_objective",
        goal=goal.pk,
        code="H1.1",
        title="Parkları çoğaltmak",
        responsible_unit=unit.pk,
        rollup_weight="1",
        **no_rows("indicators", cooperating_units=1, entries=2, costs=1),
        **{
            "cooperating_units-0-text": "Tüm Birimler",
            "entries-0-kind": "risk",
            "entries-0-text": "Arsa bulunmaması",
            "entries-1-kind": "activity",
            "entries-1-text": "Park yapımı",
            "costs-0-year": "",
            "costs-0-amount": "138.155.000",
        },
    )
    return Objective.objects.get()


def type_indicator(client: Client, objective: Objective) -> Indicator:
    """An indicator with its terms and the targets of two years."""
    added(
        client,
        "indicators_indicator",
        objective=objective.pk,
        code="PG1.1.1",
        name="Kişi başına yeşil alan",
        **no_rows(terms=1, targets=2),
        **{
            "terms-0-weight": "100",
            "terms-0-unit_of_measure": "m²",
            "terms-0-method": "level",
            "terms-0-direction": "increase",
            "terms-0-baseline_value": "4,5",
            "targets-0-year": "2025",
            "targets-0-value": "5,5",
            "targets-0-origin": "plan",
            "targets-1-year": "2026",
            "targets-1-value": "1.250",
            "targets-1-origin": "plan",
        },
    )
    return Indicator.objects.get()


def enter_and_approve(office: Client, indicator: Indicator) -> None:
    """The unit enters, the office approves."""
    unit = Client()
    unit.post("/giris/", {"login": "park", "password": WORDS})
    unit.post("/veri-girisi/", {f"pg{indicator.pk}-value": "5,5", "islem": "gonder"})
    office.post("/onay/", {"kayit": [ActualEntry.objects.get().pk]})


def publish(client: Client, plan: Plan) -> None:
    """Tick the box on the plan's page."""
    revision = plan.revisions.get()
    address = reverse("admin:plans_plan_change", args=[plan.pk])
    answer = client.post(
        address,
        opened(client, address)
        | {
            "municipality": plan.municipality_id,
            "start_year": plan.start_year,
            "end_year": plan.end_year,
            "is_public": "on",
            **no_rows("goals"),
            "revisions-TOTAL_FORMS": 1,
            "revisions-INITIAL_FORMS": 1,
            "revisions-0-id": revision.pk,
            "revisions-0-plan": plan.pk,
            "revisions-0-number": 0,
        },
    )
    assert answer.status_code == 302


def test_a_municipality_is_set_up_and_its_plan_typed_in_the_browser_only(
    client: Client, settings: Settings
) -> None:
    place = set_up(client, settings)
    unit = add_people(client, place)
    assert (place.slug, Membership.objects.count()) == ("kiyi-belediyesi", 2)

    client.post("/cikis/")
    client.post("/giris/", {"login": "plan", "password": WORDS})
    goal = type_plan(client, place)
    assert (goal.slug, goal.position, goal.plan.revisions.get().number) == ("1", 1, 0)

    objective = type_card(client, goal, unit)
    assert [entry.position for entry in objective.entries.all()] == [2, 1]
    assert objective.costs.get().amount == 138155000

    indicator = type_indicator(client, objective)
    assert (indicator.slug, indicator.terms.get().revision.number) == ("1.1.1", 0)
    assert [row.value for row in TargetRevision.objects.all()] == [5.5, 1250]

    added(
        client,
        "indicators_reportingperiod",
        plan=goal.plan.pk,
        year=2025,
        period="YEAR",
        **no_rows("extensions"),
    )
    assert ReportingPeriod.objects.get().state == "open"

    enter_and_approve(client, indicator)
    assert ActualEntry.objects.public().get().value == 5.5

    assert not Plan.objects.public().exists()
    publish(client, goal.plan)
    assert Plan.objects.public().exists()
