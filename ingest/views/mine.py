"""What of the desk is mine: my municipalities, and the drafts of their documents."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from indicators.export import export_plan
from indicators.models import Indicator
from ingest.models import Draft
from plans.access import access_of
from plans.document import CHAIN, PlanDocument
from plans.models import Municipality, Plan


def offices_of(request: HttpRequest) -> QuerySet[Municipality]:
    """Return the municipalities whose strategy office I sit in; PermissionDenied for none."""
    access = access_of(request.user)
    if not access.has_office:
        raise PermissionDenied
    municipalities = Municipality.objects.all()
    return (
        municipalities
        if access.is_total
        else municipalities.filter(pk__in=access.municipality_ids)
    )


def known_indicators(draft: Draft) -> list[tuple[str, str]]:
    """Return the indicators of the municipality's plans, in their order, to choose one from."""
    rows = Indicator.objects.filter(
        objective__goal__plan__municipality=draft.municipality
    ).order_by(
        "objective__goal__plan",
        "objective__goal__position",
        "objective__position",
        "position",
    )
    return [
        (str(uid), f"{code} {name}")
        for uid, code, name in rows.values_list("uid", "code", "name")
    ]


def plan_behind(draft: Draft, reading: PlanDocument) -> PlanDocument | None:
    """Return the plan that a document of one year can only be about, as it stands."""
    if reading.kind not in CHAIN:
        return None
    plans = Plan.objects.select_related("municipality").filter(
        municipality=draft.municipality
    )
    known = [draft.plan] if draft.plan else list(plans[:2])
    return export_plan(known[0], public=False) if len(known) == 1 else None


def my_draft(request: HttpRequest, pk: int) -> Draft:
    """Return a draft of one of my municipalities, or 404."""
    drafts = Draft.objects.select_related(
        "document", "municipality", "plan__municipality"
    )
    return get_object_or_404(drafts, pk=pk, municipality__in=offices_of(request))
