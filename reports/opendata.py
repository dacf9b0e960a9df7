"""Open data: a plan as the document it could be loaded from again, and the schema of such documents."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from indicators.export import export_plan
from plans.document_json import SCHEMA_PATH, dumps
from reports.portal.caching import public_page
from reports.portal.lookup import find_plan

JSON = "application/json; charset=utf-8"


@public_page
def plan_json(
    request: HttpRequest, *, municipality: str, start: int, end: int
) -> HttpResponse:
    """The whole plan with its approved figures, as a PlanDocument."""
    plan = find_plan(request, municipality, start, end).plan
    name = f"{municipality}-{plan.period}.json"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Access-Control-Allow-Origin": "*",
    }
    document = export_plan(plan, public=True)
    return HttpResponse(dumps(document), content_type=JSON, headers=headers)


@public_page
def plan_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema that every PlanDocument follows."""
    headers = {"Access-Control-Allow-Origin": "*"}
    return HttpResponse(SCHEMA_PATH.read_bytes(), content_type=JSON, headers=headers)
