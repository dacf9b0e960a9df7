"""A municipality whose fifty people all work at once: `python -m tests.crowd seed` and `count`.

It runs as a process of its own beside a real server, on the database of TEST_DATABASE_URL.
"""

from __future__ import annotations

import json
import os
import sys

import django

UNITS = 25
INDICATORS = 3  # of each unit
WAITING = "submitted"


def seed() -> dict[str, list[str]]:
    """Make the database with a person in each unit and as many in the office; return their sessions."""
    from django.core.management import call_command

    from indicators.models import IndicatorTerms, ReportingPeriod, TargetRevision
    from indicators.services import chain
    from plans.models import Membership, Unit
    from tests.factories import (
        GoalFactory,
        MunicipalityFactory,
        ObjectiveFactory,
        PlanFactory,
        UnitFactory,
        measured_indicator,
        person,
    )

    call_command("migrate", verbosity=0)
    place = MunicipalityFactory.create(slug="kalabalik")
    plan = PlanFactory.create(municipality=place)
    goal = GoalFactory.create(plan=plan)
    ReportingPeriod.objects.create(plan=plan, year=2024, state="open")
    units: list[Unit] = UnitFactory.create_batch(UNITS, municipality=place)
    for unit in units:
        objective = ObjectiveFactory.create(goal=goal, responsible_unit=unit)
        for _each in range(INDICATORS):
            measured_indicator(objective)
    chain.link(plan, [*IndicatorTerms.objects.all(), *TargetRevision.objects.all()])
    role = Membership.Role
    return {
        "units": [
            session_of(person(f"birim{n}", role.ENTRY, unit=unit))
            for n, unit in enumerate(units)
        ],
        "office": [
            session_of(person(f"strateji{n}", role.STRATEGY, municipality=place))
            for n in range(UNITS)
        ],
    }


def session_of(user: object) -> str:
    """Log a person in; return the key of the session."""
    from django.test import Client

    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client.cookies["sessionid"].value


def count() -> dict[str, object]:
    """Return what stands in the database after the rush."""
    from django.db.models import Count

    from indicators.models import ActualEntry, Score

    entries = ActualEntry.objects.all()
    values = entries.filter(state="approved").order_by("indicator__pk")
    last = Score.objects.filter(goal=None, objective=None, basis="current")
    return {
        "by_state": dict(entries.values_list("state").annotate(Count("pk"))),
        "approved": [
            f"{value.normalize():f}"
            for value in values.values_list("value", flat=True)
            if value is not None
        ],
        "plan_coverage": [
            str(percent)
            for percent in last.order_by("published_at", "pk").values_list(
                "coverage", flat=True
            )
        ][-1],
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    json.dump({"seed": seed, "count": count}[sys.argv[1]](), sys.stdout)
