"""Addresses of the planners' desk, under /belgeler/."""

from __future__ import annotations

from django.urls import path

from ingest import views

urlpatterns = [
    path("", views.document_list, name="documents"),
    path("<int:pk>/", views.draft_review, name="draft"),
    path("<int:pk>/yerlestir/", views.place_items, name="place_items"),
    path("<int:pk>/aktar/", views.accept_draft, name="accept_draft"),
    path("<int:pk>/reddet/", views.reject_draft, name="reject_draft"),
]
