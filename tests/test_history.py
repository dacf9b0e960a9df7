"""What people change is kept: who, when, what it was, what it became, and why."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.management import get_commands
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from indicators.models import StatusBand
from plans.models import Goal, Objective
from plans.models.remembered import acting, is_remembered, remember
from plans.versions import steps_of, versions_of
from tests.admin_forms import opened
from tests.factories import Town, UnitFactory, small_town
from tests.test_admin import objective_form

pytestmark = pytest.mark.django_db

REMEMBERED = {
    "plans": "Municipality Unit Membership Plan PlanRevision Goal Objective CooperatingUnit"
    " UnplacedRun CardEntry CostEstimate CostLine Statistic StatisticLink",
    "indicators": "Indicator IndicatorTerms ReportingPeriod PeriodExtension ActualEntry"
    " Evidence BreakdownPart EvaluationCriterion IndicatorEvaluation ObjectiveEvaluation"
    " Deadline StatusBand CommonIndicator CommonMapping",
    "reports": "Question Answer ReportSchedule",
}


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def card(town: Town) -> str:
    return reverse("admin:plans_objective_change", args=[town.objective.pk])


def card_form(town: Town, **fields: object) -> dict[str, object]:
    """The card as it stands, its rows included."""
    card = town.objective
    form = objective_form(
        town,
        code=card.code,
        title=card.title,
        position=card.position,
        slug=card.slug,
        introduced_in=card.introduced_in_id,
        responsible_unit=card.responsible_unit_id or "",
    )
    return form | rows_of(card) | fields


def rows_of(card: Objective) -> dict[str, object]:
    rows = list(card.entries.all())
    form: dict[str, object] = {
        "entries-TOTAL_FORMS": len(rows),
        "entries-INITIAL_FORMS": len(rows),
    }
    for number, row in enumerate(rows):
        form |= {
            f"entries-{number}-id": row.pk,
            f"entries-{number}-objective": card.pk,
            f"entries-{number}-kind": row.kind,
            f"entries-{number}-text": row.text,
            f"entries-{number}-position": row.position,
        }
    return form


def told(page: str) -> str:
    """A page's words without its markup."""
    main = page.partition('id="content"')[2] or page
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.mark.parametrize("app", REMEMBERED)
def test_everything_that_people_change_is_remembered(app: str) -> None:
    for name in REMEMBERED[app].split():
        assert is_remembered(apps.get_model(app, name)), name


def test_a_change_keeps_who_what_it_was_what_it_became_and_why(
    town: Town, office: Client
) -> None:
    form = opened(office, card(town), change_reason="Meclis kararı 12")

    answer = office.post(card(town), form | card_form(town, title="Yeni ad"))

    assert answer.status_code == 302
    [step, *_earlier] = steps_of(versions_of(Objective, id=town.objective.pk))
    assert step.note == "Meclis kararı 12"
    assert step.who in {town.strategy.get_full_name(), town.strategy.username}
    assert [(c.label, c.old, c.new) for c in step.changes] == [
        ("Hedef", town.objective.title, "Yeni ad")
    ]


def test_without_a_reason_nothing_is_changed(town: Town, office: Client) -> None:
    form = opened(office, card(town), change_reason="  ")

    page = office.post(card(town), form | card_form(town, title="Yeni ad"))

    assert "Neden değiştirdiğinizi yazın." in page.content.decode()
    town.objective.refresh_from_db()
    assert town.objective.title != "Yeni ad"


def test_the_rows_of_a_card_share_its_reason_also_when_they_go(
    town: Town, office: Client
) -> None:
    risk = town.objective.entries.create(kind="risk", position=1, text="Kuraklık")
    form = card_form(town, **{"entries-0-DELETE": "on"})

    office.post(card(town), opened(office, card(town)) | form)

    assert not town.objective.entries.exists()
    gone = versions_of(type(risk), objective=town.objective.pk)[-1].row
    assert (gone.history_type, gone.text) == ("-", "Kuraklık")
    assert gone.history_change_reason == "Meclis kararı"
    assert gone.history_user_id == town.strategy.pk
    address = reverse("admin:plans_objective_history", args=[town.objective.pk])
    page = told(office.get(address).content.decode())
    assert "Kart maddesi Kuraklık: metin önce Kuraklık → sonra –" in page


def test_the_story_is_told_in_turkish_with_names_for_keys(
    town: Town, office: Client
) -> None:
    unit = UnitFactory.create(municipality=town.municipality, name="Fen İşleri")
    town.objective.costs.create(year=2024, amount="1250.50")
    form = card_form(
        town,
        responsible_unit=unit.pk,
        **{
            "costs-TOTAL_FORMS": 1,
            "costs-INITIAL_FORMS": 1,
            "costs-0-id": town.objective.costs.get().pk,
            "costs-0-objective": town.objective.pk,
            "costs-0-year": 2024,
            "costs-0-amount": "2.000.000",
        },
    )

    office.post(card(town), opened(office, card(town)) | form)

    address = reverse("admin:plans_objective_history", args=[town.objective.pk])
    page = told(office.get(address).content.decode())
    assert "→ sonra Fen İşleri" in page
    assert "önce 1.250,5 → sonra 2.000.000" in page
    assert "değiştirdi" in page
    assert "Meclis kararı" in page


def test_a_story_costs_the_same_however_long_it_is(town: Town, office: Client) -> None:
    address = reverse("admin:plans_objective_history", args=[town.objective.pk])

    def change(number: int) -> None:
        with acting(by=town.strategy, why=f"Karar {number}"):
            card = town.objective
            card.responsible_unit = UnitFactory.create(municipality=town.municipality)
            card.save()
            card.entries.create(kind="risk", position=number, text=f"Risk {number}")

    change(1)
    office.get(address)
    with CaptureQueriesContext(connection) as before:
        office.get(address)
    for number in range(2, 8):
        change(number)
    with CaptureQueriesContext(connection) as after:
        office.get(address)

    assert len(after) == len(before)


def test_a_neighbour_reads_no_story(town: Town, client: Client) -> None:
    client.force_login(town.foreign_strategy)

    address = reverse("admin:plans_objective_history", args=[town.objective.pk])

    assert client.get(address).status_code == 302


def test_a_bulk_write_is_remembered_so_that_a_first_edit_shows_what_it_replaced(
    town: Town,
) -> None:
    goal = town.goal
    [made] = Goal.objects.bulk_create(
        [
            Goal(
                plan=town.plan,
                code="A9",
                title="Önce",
                slug="9",
                position=9,
                introduced_in=goal.introduced_in,
            )
        ]
    )
    with acting(by=town.strategy, why="plan.pdf belgesinden alındı."):
        remember([made], are_new=True)
    made.title = "Sonra"
    made.save()

    latest, first = steps_of(versions_of(Goal, id=made.pk))

    assert ("Amaç", "Önce", "Sonra") in [
        (c.label, c.old, c.new) for c in latest.changes
    ]
    assert first.note == "plan.pdf belgesinden alındı."


def test_what_stood_before_histories_began_is_the_first_version() -> None:
    band = StatusBand.objects.get(municipality=None, key="reach")
    old = band.label
    band.label = "Tamam"
    band.save()

    latest = steps_of(versions_of(StatusBand, id=band.pk))[0]

    assert [(c.old, c.new) for c in latest.changes] == [(old, "Tamam")]


def test_a_version_outlives_its_record_and_whoever_wrote_it(town: Town) -> None:
    leaver = User.objects.create_user("giden")
    with acting(by=leaver, why="Yanlış yazılmış"):
        risk = town.objective.entries.create(kind="risk", position=1, text="Kuraklık")
        risk.delete()
    key = leaver.pk
    leaver.delete()

    gone = versions_of(type(risk), objective=town.objective.pk)[-1].row

    assert (gone.history_user_id, gone.text) == (key, "Kuraklık")
    step = steps_of([], versions_of(type(risk), objective=town.objective.pk))[0]
    assert step.who == f"silinmiş hesap ({key})"


def test_a_band_is_taken_back_only_with_a_reason(town: Town, office: Client) -> None:
    band = StatusBand.objects.create(
        municipality=town.municipality, key="reach", label="Tamam", lower=90
    )
    address = reverse("admin:indicators_statusband_delete", args=[band.pk])

    office.post(address, {"post": "yes"})
    assert StatusBand.objects.filter(pk=band.pk).exists()

    office.post(address, {"post": "yes", "change_reason": "Ortak bantlar yeter"})
    assert not StatusBand.objects.filter(pk=band.pk).exists()
    last = versions_of(StatusBand, id=band.pk)[-1].row
    assert (last.history_type, last.history_change_reason) == (
        "-",
        "Ortak bantlar yeter",
    )


def test_no_page_and_no_command_writes_history() -> None:
    histories = {
        model for model in apps.get_models() if model.__name__.startswith("Historical")
    }
    routes = [str(pattern.pattern) for pattern in get_resolver().url_patterns]

    assert len(histories) == sum(len(names.split()) for names in REMEMBERED.values())
    assert not histories & set(admin.site._registry)
    assert not {"clean_old_history", "clean_duplicate_history"} & set(get_commands())
    assert not any("simple_history" in route for route in routes)
    for page in admin.site._registry.values():
        names = {str(each.name) for each in page.get_urls() if hasattr(each, "name")}
        assert not any("simple_history" in name for name in names)
        assert all(inline.model not in histories for inline in page.inlines)


def test_a_story_has_nothing_to_press(town: Town, client: Client) -> None:
    client.force_login(User.objects.create_superuser("hepsi"))
    address = reverse("admin:plans_objective_history", args=[town.objective.pk])
    town.objective.save()

    page = client.get(address).content.decode()
    before = len(versions_of(Objective, id=town.objective.pk))
    client.post(address, {"_save": "1", "title": "Sahte"})

    assert "<form" not in page.partition('id="content-main"')[2]
    assert len(versions_of(Objective, id=town.objective.pk)) == before
