"""The addresses of the pages about the site itself."""

from __future__ import annotations

from django.urls import path

from reports.portal import about, style

urlpatterns = [
    path("erisilebilirlik/", about.accessibility, name="accessibility"),
    path("gizlilik/", about.privacy, name="privacy"),
    path("stil/", style.style, name="style"),
]
