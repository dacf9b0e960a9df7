"""Addresses of figures by Excel, under /veri-girisi/excel/."""

from __future__ import annotations

from django.urls import path

from ingest.views import filled, filled_drafts

urlpatterns = [
    path("", filled.filled_sheets, name="filled_sheets"),
    path("sablon.xlsx", filled.figure_template, name="figure_template"),
    path("denetim/", filled.filled_sheet, name="filled_sheet"),
    path("gonder/", filled_drafts.filled_drafts, name="filled_drafts"),
    path("denetim/isaretli.xlsx", filled.marked_sheet, name="marked_sheet"),
]
