"""Drafts in the admin: to look at; the desk decides."""

from __future__ import annotations

from django.contrib import admin

from ingest.models import Draft
from plans.admin.scope import OfficeAdmin, ReadOnly


@admin.register(Draft)
class DraftAdmin(ReadOnly, OfficeAdmin[Draft]):
    """Read-only: accepting and rejecting happen on the review page."""

    list_display = ["document", "municipality", "state", "created_at", "created_by"]
    list_filter = ["state"]
    list_select_related = ["document", "municipality", "created_by"]
    search_fields = ["document__name"]
