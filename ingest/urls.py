"""Addresses of the planners' desk, under /belgeler/."""

from __future__ import annotations

from django.urls import path

from ingest.views import documents, review

urlpatterns = [
    path("", documents.document_list, name="documents"),
    path("alinanlar/", documents.arrivals, name="arrivals"),
    path("<int:pk>/", review.draft_review, name="draft"),
    path("<int:pk>/yerlestir/", review.place_items, name="place_items"),
    path("<int:pk>/aktar/", review.accept_draft, name="accept_draft"),
    path("<int:pk>/reddet/", review.reject_draft, name="reject_draft"),
]
