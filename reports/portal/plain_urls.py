"""The addresses that have no language."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from reports.opendata import plain_urls as opendata
from reports.portal import health, sitemaps, sources

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="municipality_list")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-site.xml", sitemaps.site_map, name="site_map"),
    path(
        "sitemap-<slug:municipality>-<int:start>-<int:end>.xml",
        sitemaps.plan_map,
        name="plan_map",
    ),
    *opendata.urlpatterns,
    path("kaynak/<int:pk>.png", sources.citation_crop, name="citation_crop"),
    path("kanit/<int:pk>", sources.evidence_file, name="evidence_file"),
]
