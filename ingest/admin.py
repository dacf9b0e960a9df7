"""Received files and drafts in the admin: to look at; the desk decides."""

from __future__ import annotations

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

from ingest.models import Draft, Intake
from plans.admin.scope import OfficeAdmin, ReadOnly

# The queue's own page is in English, and for its programmers; what people wait for is an Intake.
admin.site.unregister(DBTaskResult)


@admin.register(Draft)
class DraftAdmin(ReadOnly, OfficeAdmin[Draft]):
    """Read-only: accepting and rejecting happen on the review page."""

    list_display = ["document", "municipality", "state", "created_at", "created_by"]
    list_filter = ["state"]
    list_select_related = ["document", "municipality", "created_by"]
    search_fields = ["document__name"]


@admin.register(Intake)
class IntakeAdmin(ReadOnly, OfficeAdmin[Intake]):
    """Read-only: how the reading of each received file went."""

    municipality_path = "document__municipality"
    list_display = ["document", "state", "reason", "received_at", "received_by"]
    list_filter = ["state"]
    list_select_related = ["document", "received_by"]
    search_fields = ["document__name"]
