"""Evidence in the admin: the strategy office says what the public may see."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from indicators.models import Evidence
from indicators.services import show_evidence
from plans.admin.careful import reason_in
from plans.admin.scope import OfficeAdmin, ReadOnly


@admin.register(Evidence)
class EvidenceAdmin(ReadOnly, OfficeAdmin[Evidence]):
    """Kanıtlar: private unless somebody of the office has looked at one and opened it."""

    municipality_path = "actual__indicator__objective__goal__plan__municipality"
    list_display = ["title", "actual", "is_public", "added_by", "added_at"]
    list_filter = ["is_public"]
    list_select_related = ["actual__indicator", "added_by"]
    search_fields = ["title", "actual__indicator__code"]
    actions = ["open_to_all", "keep_private"]

    @admin.action(description=_("Herkese aç"))
    def open_to_all(
        self, request: HttpRequest, pieces: QuerySet[Evidence]
    ) -> HttpResponse | None:
        """Let the public see it."""
        return self._show(request, pieces, to_all=True)

    @admin.action(description=_("Gizle"))
    def keep_private(
        self, request: HttpRequest, pieces: QuerySet[Evidence]
    ) -> HttpResponse | None:
        """Take it off the portal."""
        return self._show(request, pieces, to_all=False)

    def _show(
        self, request: HttpRequest, pieces: QuerySet[Evidence], *, to_all: bool
    ) -> HttpResponse | None:
        if not reason_in(request):
            return self.ask_why(request, pieces)
        for piece in pieces:
            show_evidence(evidence=piece, by=request.user, to_all=to_all)  # type: ignore[arg-type]
        return None
