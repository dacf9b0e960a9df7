"""The addresses of data that have no language: schema, and permanent identifiers."""

from __future__ import annotations

from django.urls import path

from reports.opendata import documents, identifiers

urlpatterns = [
    path("plan-document.schema.json", documents.plan_schema, name="plan_schema"),
    path("id/<path:pieces>", identifiers.identifier, name="identifier"),
]
