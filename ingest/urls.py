"""Addresses of the planners' desk, under /belgeler/."""

from __future__ import annotations

from django.urls import path

from ingest.views import acceptance, documents, review

urlpatterns = [
    path("", documents.document_list, name="documents"),
    path("alinanlar/", documents.arrivals, name="arrivals"),
    path("<int:pk>/", review.draft_review, name="draft"),
    path("<int:pk>/sayfa/<int:number>.png", review.page_picture, name="page_picture"),
    path("<int:pk>/duzelt/", review.correct_draft, name="correct_draft"),
    path("<int:pk>/aktar/", acceptance.accept_draft, name="accept_draft"),
    path("<int:pk>/reddet/", review.reject_draft, name="reject_draft"),
]
