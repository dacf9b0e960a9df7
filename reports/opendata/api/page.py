"""The page that tells people what the API answers; it is read from the API's own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from reports.opendata.api.operations import OPERATIONS
from reports.opendata.api.paging import MOST, USUAL
from reports.opendata.api.service import PER_MINUTE
from reports.opendata.files import site_of
from reports.opendata.licence import DATA_LICENCE
from reports.portal.caching import public_page


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked; names and sentences are Turkish msgids."""

    name: str
    path: str
    summary: str
    parameters: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]


def operations_of(document: dict[str, Any]) -> Iterator[Operation]:
    """Yield what an OpenAPI document says can be asked, in its order."""
    schemas = document["components"]["schemas"]
    for path, told in document["paths"].items():
        operation = told["get"]
        answer = operation["responses"][200]["content"]["application/json"]["schema"]
        yield Operation(
            operation["operationId"],
            path,
            operation["summary"],
            tuple((p["name"], p["description"]) for p in operation["parameters"]),
            tuple(_fields(answer, schemas)),
        )


def _fields(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[str]:
    """Yield the names that an answer has, those of its items where it is a list."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[1]]
    if schema["type"] == "array":
        yield from _fields(schema["items"], schemas)
    elif "items" in schema["properties"]:
        yield from _fields(schema["properties"]["items"], schemas)
    else:
        yield from schema["properties"]


@public_page
def api_page(request: HttpRequest) -> HttpResponse:
    """Every operation of the API with what it takes and what it gives."""
    context = {
        "operations": list(operations_of(OPERATIONS.get_openapi_schema())),
        "schema_address": reverse("api:openapi-json"),
        "site": site_of(request),
        "per_minute": PER_MINUTE,
        "usual": USUAL,
        "most": MOST,
        "licence": DATA_LICENCE,
    }
    return render(request, "portal/api.html", context)
