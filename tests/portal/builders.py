"""What the portal's tests add to the small town: published years, and the reading of a page."""

from __future__ import annotations

import re
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from indicators.models import ReportingPeriod
from indicators.services.scores import publish_since
from plans.models import Citation, Municipality, Plan, SourceDocument
from tests.factories import (
    NOON,
    GoalFactory,
    ObjectiveFactory,
    PlanFactory,
    Town,
    approved_actual,
    measured_indicator,
    small_town,
)


def closed_town() -> Town:
    """The small town after 2024: the first indicator at 80 of 100, the second without a figure."""
    town = small_town()
    approved_actual(town.first, "80")
    close(town)
    return town


def close(town: Town) -> None:
    """Close 2024 and publish it."""
    town.open_year.state = ReportingPeriod.State.CLOSED
    town.open_year.save()
    publish(town.plan)


def publish(plan: Plan) -> None:
    """Publish the scores of every year of a plan."""
    publish_since(plan=plan, year=plan.start_year, at=NOON)


def grow(plan: Plan, goals: int = 2) -> None:
    """Add goals, each with two objectives of two indicators with figures, and publish."""
    for _goal in range(goals):
        goal = GoalFactory.create(plan=plan)
        for objective in ObjectiveFactory.create_batch(2, goal=goal):
            for _indicator in range(2):
                approved_actual(measured_indicator(objective), "50")
    publish(plan)


def published_plan(place: Municipality) -> Plan:
    """A whole plan of another municipality, published."""
    plan = PlanFactory.create(municipality=place)
    grow(plan, goals=1)
    return plan


def citation(place: Municipality, text: str, **fields: object) -> Citation:
    """A place in a document of the municipality."""
    document, _made = SourceDocument.objects.get_or_create(
        municipality=place, sha256="ab" * 32, defaults={"name": "plan.pdf"}
    )
    return Citation.objects.create(document=document, text=text, **fields)


def text_of(client: Client, address: str) -> str:
    """Return what a page says: its text without tags, blanks run together."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    apart = re.sub(
        r"(</(?:p|d[td]|t[dh]|li|h\d|div)>|</span>(?![.,;:)”]))",
        r"\1 ",
        response.content.decode(),
    )
    return re.sub(r"\s+", " ", unescape(strip_tags(apart))).strip()


def body_of(client: Client, address: str) -> bytes:
    """Return a streamed file, whole."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.getvalue()


def queries_of(client: Client, address: str) -> int:
    """Return how many queries a page asks."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
