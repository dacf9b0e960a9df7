"""Addresses of the planners' desk."""

from __future__ import annotations

from django.urls import path

from reports.desk import consistency, dashboard, views

urlpatterns = [
    path("", views.report_desk, name="report_desk"),
    path("pano/", dashboard.dashboard, name="dashboard"),
    path("tutarlilik/", consistency.consistency, name="consistency"),
    path(
        "<int:pk>/<slug:kind>.<slug:suffix>",
        views.report_file,
        name="report_file",
    ),
]
