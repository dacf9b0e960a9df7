"""The addresses of data that have no language: schema, and permanent identifiers."""

from __future__ import annotations

from django.urls import include, path

from reports.opendata import catalogue, documents, identifiers
from reports.opendata.api import urls as api

urlpatterns = [
    path("plan-document.schema.json", documents.plan_schema, name="plan_schema"),
    path("katalog.jsonld", catalogue.catalogue, name="catalogue"),
    path("api/v1/", include(api.urlpatterns)),
    path("id/<path:pieces>", identifiers.identifier, name="identifier"),
]
