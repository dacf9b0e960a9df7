"""The addresses that have no language."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from reports.opendata import plain_urls as opendata
from reports.portal import health, sources

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="municipality_list")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    *opendata.urlpatterns,
    path("kaynak/<int:pk>.png", sources.citation_crop, name="citation_crop"),
    path("kanit/<int:pk>", sources.evidence_file, name="evidence_file"),
]
