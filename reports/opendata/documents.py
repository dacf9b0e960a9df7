"""A plan as the document it could be loaded from again, and the schema of such documents."""

from __future__ import annotations

from typing import Unpack

from django.http import HttpRequest, HttpResponse

from indicators.export import export_plan
from plans.document_json import SCHEMA_PATH, dumps
from reports.opendata.answers import JSON, OPEN, saved_as
from reports.portal.caching import public_page
from reports.portal.lookup import Place, find_plan


@public_page
def plan_json(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """The whole plan with its approved figures, as a PlanDocument."""
    plan = find_plan(request, **place).plan
    name = f"{plan.municipality.slug}-{plan.period}.json"
    document = export_plan(plan, public=True)
    return HttpResponse(dumps(document), content_type=JSON, headers=saved_as(name))


@public_page
def plan_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema that every PlanDocument follows."""
    return HttpResponse(SCHEMA_PATH.read_bytes(), content_type=JSON, headers=OPEN)
