"""Örnek and Misal Belediyesi: municipalities that do not exist; Örnek has every feature in use."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _

from ingest.commit import commit_document
from ingest.demo.budget import write_budget
from ingest.demo.figures import Figures
from ingest.demo.told import ADMINISTRATOR, FIXTURES, Row, at_nine, told_in
from ingest.demo.yearly import being_read, take_in
from ingest.receive import keep_document
from plans.document import PlanDocument
from plans.document_json import loads
from plans.models import Membership, Municipality, Objective, Plan, StatisticLink, Unit
from plans.models.remembered import acting

EXAMPLE = "ornek"
TOWNS = (EXAMPLE, "misal")
PASSWORD = "kent-karnesi-demo"  # noqa: S105 - printed in the README, for a demonstration only


class NoRoomError(Exception):
    """A fictional town's people cannot be written; says why."""


@transaction.atomic
def load_towns() -> list[str]:
    """Write the fictional municipalities that are not there; return their addresses.

    Raises NoRoomError, and writes nothing.
    """
    there = set(Municipality.objects.values_list("slug", flat=True))
    lacking = [name for name in TOWNS if name not in there]
    password = make_password(PASSWORD)  # slow on purpose, and the same for all
    for name in lacking:
        _check_names(name)
        _load(FIXTURES / name, password)
    return lacking


def _check_names(town: str) -> None:
    people = told_in(FIXTURES / town / "people.json")["users"]
    names = {row["username"] for row in people}
    known = set(User.objects.values_list("username", flat=True))
    for name in sorted(names & known):
        sentence = _("“%(town)s” yüklenmedi: “%(name)s” adlı bir kullanıcı zaten var.")
        raise NoRoomError(sentence % {"town": town, "name": name})
    if ADMINISTRATOR not in names | known:
        sentence = _("“%(town)s” yüklenmedi: “%(name)s” adlı kullanıcı yok.")
        raise NoRoomError(sentence % {"town": town, "name": ADMINISTRATOR})


def _load(folder: Path, password: str) -> None:
    people = told_in(folder / "people.json")
    document = loads((folder / "plan.json").read_text(encoding="utf-8"))
    with acting(at=at_nine(document.revisions[0].adopted_on or "")):
        municipality = Municipality.objects.create(**people["municipality"])
        _write_people(municipality, people, password)
        plan = _write_plan(municipality, folder / "plan.json", document)
        _link_statistics(plan, people["statistic_links"])
    refresh_statistics()
    yearly = folder / "yearly.json"
    with being_read(folder, told_in(yearly) if yearly.exists() else []) as read:
        figures = Figures(plan, told_in(folder / "actuals.json"))
        for row in people["reporting_periods"]:
            figures.report(row)
            refresh_statistics()
        figures.correct()
        take_in(plan, read, figures.office)
    if (folder / "budget.csv").exists():
        write_budget(plan, folder / "budget.csv")


def refresh_statistics() -> None:
    """Let the database look at what was loaded: in one transaction it would plan for empty tables."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _write_people(municipality: Municipality, people: Row, password: str) -> None:
    units = {
        name: Unit.objects.create(municipality=municipality, name=name)
        for name in people["units"]
    }
    users = {
        row["username"]: User.objects.create(password=password, **row)
        for row in people["users"]
    }
    for row in people["memberships"]:
        Membership.objects.create(
            user=users[row["user"]],
            municipality=municipality,
            unit=units.get(row["unit"]),
            role=row["role"],
        )


def _write_plan(municipality: Municipality, path: Path, document: PlanDocument) -> Plan:
    source = keep_document(
        path.read_bytes(), document, name=path.name, municipality=municipality
    )
    result = commit_document(
        document,
        source=source,
        municipality=municipality,
        period=document.period,
        at=at_nine(document.revisions[0].adopted_on or ""),
    )
    assert result.plan is not None  # noqa: S101 - a plan document makes a plan
    return result.plan


def _link_statistics(plan: Plan, links: Iterable[Row]) -> None:
    for link in links:
        statistic = plan.municipality.statistics.get(subject=link["statistic"])
        for code in link["objectives"]:
            objective = Objective.objects.get(goal__plan=plan, code=code)
            StatisticLink.objects.create(statistic=statistic, objective=objective)
