"""Every address of the product, asked for by every role, about what is theirs and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.auth.models import User
from django.core import serializers
from django.db.models import Model
from django.http import HttpResponse, HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from indicators.models import (
    ActualEntry,
    Evidence,
    Indicator,
    ObjectiveEvaluation,
    ReportingPeriod,
)
from ingest.models import Draft
from plans.models import Membership, Plan, SourceDocument
from reports.models import Question, ReportJob, ReportSchedule
from tests.factories import person
from tests.two_towns import TownOfDesks, marked_town

pytestmark = pytest.mark.django_db

Role = Membership.Role
UNIT_ROLES = ("entry", "unit_manager")
OFFICE_ROLES = ("strategy", "administrator")
LIMITED = ("visitor", "nobody", *UNIT_ROLES, *OFFICE_ROLES)

# What an address outside the admin is about.  A new one must be told here, or a test fails.
PUBLIC = {
    *("accessibility", "privacy", "style"),
    *(
        "ask",
        "question",
        "questions",
        "municipality",
        "municipality_list",
        "method",
        "search",
        "compare_years",
        "compare_towns",
        "changes_since",
        "citation",
        "plan",
        "plan_json",
        "goal",
    ),
    *("units", "unit", "indicators"),
    *("robots", "sitemap_index", "site_map", "plan_map"),
    *("official_tables", "official_table", "objective", "indicator", "target_changes"),
    *(
        "plan_quality",
        "plan_feed",
        "municipality_feed",
        "objective_feed",
        "embed",
        *("site_picture", "municipality_picture", "plan_picture"),
        *("goal_picture", "objective_picture", "indicator_picture"),
        "embedded_objective",
        "plan_chain",
        "freshness",
    ),
    *("data", "site_csv", "site_csvw", "site_xlsx", "site_table_json", "identifier"),
    *("catalogue", "whole_csv", "whole_xlsx"),
    *("api_page", "api-root", "openapi-json", "api_nothing"),
    *("municipalities", "plans", "goals", "objectives", "indicators"),
    *("plan_actuals", "publications"),
    *("plan_data", "plan_csv", "plan_csvw", "plan_xlsx", "plan_table_json", "all_xlsx"),
    *("healthz", "readyz", "plan_schema", "citation_crop", "evidence_file"),
}
FRONT_DOOR = re.compile(r"account_|mfa_|socialaccount_|openid_connect_|setup$")
# Addresses that take what is typed, and show nothing when they are merely asked for.
TAKING = {"save_row", "save_objective", "decide_evaluations"}
OFFICE_DESKS = {
    "approvals",
    "documents",
    "arrivals",
    "periods",
    "report_desk",
    "dashboard",
    "consistency",
    "report_jobs",
    "report_schedules",
    "plan_books",
}
DESKS = {
    *("plan_book_check", "marked_plan_book"),
    *("filled_sheets", "figure_template", "filled_sheet", "marked_sheet"),
    "filled_drafts",
    *("begin", "staff_home", "staff_quality", "overdue", "question_desk"),
    *OFFICE_DESKS,
}
OF_A_UNIT: dict[str, type[Model]] = {
    "correct_figure": ActualEntry,
    "kept_evidence": Evidence,
    "indicator_story": Indicator,
    "decide_question": Question,
}
OF_AN_OFFICE: dict[str, type[Model]] = {
    "kept_document": SourceDocument,
    "decide": ActualEntry,
    "period": ReportingPeriod,
    "report_file": Plan,
    "plan_book": Plan,
    "report_job": ReportJob,
    "report_job_file": ReportJob,
    "discard_report_job": ReportJob,
    "report_schedule": ReportSchedule,
    "decide_evaluation": ObjectiveEvaluation,
    "draft": Draft,
    "correct_draft": Draft,
    "accept_draft": Draft,
    "reject_draft": Draft,
    "page_picture": Draft,
}
OF_A_ROW = OF_A_UNIT | OF_AN_OFFICE
MORE: dict[str, dict[str, object]] = {
    "page_picture": {"number": 1},
    "report_file": {"kind": "eksik-veri", "suffix": "xlsx"},
}  # what an address needs beside the row's key


@dataclass(frozen=True, slots=True)
class World:
    """Two municipalities, and somebody of every role in the first unit of the first."""

    here: TownOfDesks
    there: TownOfDesks
    cast: dict[str, User | None]


@pytest.fixture
def world() -> World:
    here, there = marked_town("yakınkent"), marked_town("uzakkent")
    place, unit = here.municipality, here.desks[0].unit
    root = person("kök")
    root.is_superuser = True
    root.save()
    cast = {
        "visitor": None,
        "nobody": person("kimse"),
        "superuser": root,
        **{role: person(f"k-{role}", role, unit=unit) for role in UNIT_ROLES},
        **{
            role: person(f"k-{role}", role, municipality=place) for role in OFFICE_ROLES
        },
    }
    return World(here, there, cast)


def names_outside_the_admin() -> Iterator[str | None]:
    """The name of every address that is not the admin's."""

    def walk(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str | None]:
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                yield pattern.name
            elif pattern.app_name != "admin":
                yield from walk(pattern.url_patterns)

    return walk(get_resolver().url_patterns)


def pages_of_the_admin() -> Iterator[tuple[type[Model], str, bool]]:
    """Every page of every registered model: the model, the page's name, whether it is about one row."""
    for model, page in admin.site._registry.items():
        for pattern in page.get_urls():
            if pattern.name:
                yield (
                    model,
                    f"admin:{pattern.name}",
                    "<" in str(pattern.pattern),
                )


def doors_to(rows: dict[type[Model], Model], only: dict[str, type[Model]]) -> list[str]:
    """The addresses about some rows, outside the admin."""
    return [
        reverse(name, kwargs={"pk": rows[model].pk, **MORE.get(name, {})})
        for name, model in only.items()
        if model in rows
    ]


def admin_doors_to(rows: dict[type[Model], Model]) -> list[str]:
    """The admin's addresses about some rows."""
    return [
        reverse(name, args=[rows[model].pk])
        for model, name, is_of_a_row in pages_of_the_admin()
        if is_of_a_row and model in rows
    ]


def client_of(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def is_refused(answer: HttpResponseBase) -> bool:
    """Whether an answer lets nobody in: not found, forbidden, or back to a door."""
    back = answer.headers.get("Location", "").split("?")[0]
    doors = ("account_login", "admin:login", "admin:index")
    return answer.status_code in (403, 404, 405) or back in map(reverse, doors)


def told_by(answer: HttpResponseBase) -> str:
    """All that an answer says, its file included."""
    if isinstance(answer, HttpResponse):
        return answer.content.decode(errors="replace")
    told = b"".join(answer).decode(errors="replace")
    file = getattr(answer, "file_to_stream", None)
    if (
        file is not None
    ):  # not answer.close(): its signal would end the test's connection
        file.close()
    return told


def records() -> str:
    """Everything that stands in the database about plans, figures and documents."""
    return "\n".join(
        serializers.serialize("json", model._default_manager.order_by("pk"))
        for label in ("plans", "indicators", "ingest", "reports")
        for model in apps.get_app_config(label).get_models()
    )


def test_every_address_is_told_of_here() -> None:
    told = PUBLIC | TAKING | DESKS | set(OF_A_ROW)

    unknown = {
        name
        for name in names_outside_the_admin()
        if name is not None and name not in told and not FRONT_DOOR.match(name)
    }

    assert unknown == set()


def test_the_world_has_a_row_for_every_page_of_the_admin(world: World) -> None:
    rows = world.there.rows | world.there.desks[0].rows

    assert {
        model for model, _name, is_of_a_row in pages_of_the_admin() if is_of_a_row
    } <= set(rows)


@pytest.mark.parametrize("role", LIMITED)
def test_nobody_reaches_a_row_of_another_municipality(world: World, role: str) -> None:
    client = client_of(world.cast[role])
    rows = world.there.rows | world.there.desks[0].rows
    before = records()

    for address in doors_to(rows, OF_A_ROW) + admin_doors_to(rows):
        for answer in (client.get(address), client.post(address, {"islem": "onayla"})):
            assert is_refused(answer), (address, answer.status_code)
            assert world.there.mark not in told_by(answer), address

    assert records() == before


@pytest.mark.parametrize("role", UNIT_ROLES)
def test_a_unit_reaches_no_row_of_another_unit_and_none_of_the_office(
    world: World, role: str
) -> None:
    client = client_of(world.cast[role])
    other = world.here.desks[1].rows
    before = records()

    addresses = (
        doors_to(other, OF_A_ROW)
        + admin_doors_to(other)
        + doors_to(world.here.rows | world.here.desks[0].rows, OF_AN_OFFICE)
        + admin_doors_to(world.here.rows)
    )
    for address in addresses:
        for answer in (client.get(address), client.post(address, {"islem": "onayla"})):
            assert is_refused(answer), (address, answer.status_code)

    assert records() == before


@pytest.mark.parametrize("role", LIMITED)
def test_no_list_no_choice_and_no_export_shows_what_is_another_municipality_s(
    world: World, role: str
) -> None:
    client = client_of(world.cast[role])
    for address in lists():
        told = told_by(client.get(address))
        assert world.there.mark not in told, address
        assert world.there.name not in told, address


@pytest.mark.parametrize("role", UNIT_ROLES)
def test_no_list_shows_a_unit_what_only_another_may_read(
    world: World, role: str
) -> None:
    client = client_of(world.cast[role])
    for address in lists():
        assert world.here.desks[1].mark not in told_by(client.get(address)), address


def lists() -> list[str]:
    """Every address of the staff that is about no single row, and what its fields offer."""
    pages = [reverse(name) for name in sorted(DESKS)]
    pages += [
        reverse(name)
        for _model, name, is_of_a_row in pages_of_the_admin()
        if not is_of_a_row and "import" not in name
    ]
    return pages + list(offers()) + [reverse("admin:index")]


def offers() -> Iterator[str]:
    """The addresses that complete what is typed, for every field that has one."""
    pages: list[tuple[type[Model], BaseModelAdmin[Any]]] = list(
        admin.site._registry.items()
    )
    pages += [
        (inline.model, inline(model, admin.site))
        for model, page in admin.site._registry.items()
        for inline in page.inlines
    ]
    for model, page in pages:
        for field in page.autocomplete_fields or ():
            place = (
                f"app_label={model._meta.app_label}&model_name={model._meta.model_name}"
            )
            yield f"{reverse('admin:autocomplete')}?{place}&field_name={field}"


@pytest.mark.parametrize("role", [*UNIT_ROLES, *OFFICE_ROLES, "superuser"])
def test_everybody_reaches_what_is_theirs(world: World, role: str) -> None:
    client = client_of(world.cast[role])
    desk = world.here.desks[0].rows
    approved(desk)
    addresses = doors_to({Evidence: desk[Evidence]}, OF_A_UNIT)
    addresses += [reverse("correct_figure", args=[desk[ActualEntry].pk])]
    addresses += [reverse("begin")] if role not in UNIT_ROLES else []
    if role not in UNIT_ROLES:
        rows = world.here.rows | desk
        addresses += doors_to(rows, {"draft": Draft, "decide": ActualEntry})
        addresses += [reverse(name) for name in sorted(OFFICE_DESKS)]
        addresses += [
            reverse(
                f"admin:{model._meta.label_lower.replace('.', '_')}_change",
                args=[rows[model].pk],
            )
            for model in (Indicator, ActualEntry)
        ]

    for address in addresses:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        told_by(answer)
        assert not answer.redirect_chain or "giris" not in answer.redirect_chain[-1][0]


def approved(rows: dict[type[Model], Model]) -> None:
    """Approve the desk's figure, so that it can be corrected."""
    from tests.factories import NOON

    ActualEntry.objects.filter(pk=rows[ActualEntry].pk).update(
        state="approved", decided_at=NOON, published_at=NOON
    )


def test_a_superuser_breaks_nothing(world: World) -> None:
    client = client_of(world.cast["superuser"])
    rows = world.here.rows | world.here.desks[0].rows

    for address in [*lists(), *admin_doors_to(rows), *doors_to(rows, OF_A_ROW)]:
        answer = client.get(address)
        assert answer.status_code < 500, address
        told_by(answer)
