"""Drafts in the admin: to look at; the desk decides."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from ingest.models import Draft


@admin.register(Draft)
class DraftAdmin(admin.ModelAdmin[Draft]):
    """Read-only: accepting and rejecting happen on the review page."""

    list_display = ["document", "municipality", "state", "created_at", "created_by"]
    list_filter = ["state", "municipality"]
    list_select_related = ["document", "municipality", "created_by"]
    search_fields = ["document__name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Drafts come from uploads."""
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Draft | None = None
    ) -> bool:
        """Nothing is edited here."""
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: Draft | None = None
    ) -> bool:
        """What was received is kept."""
        return False
