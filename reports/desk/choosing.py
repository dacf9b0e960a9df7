"""Which plan, year and part of the year a person of an office looks at."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet
from django.http import Http404

from indicators.models import Period
from plans.access import access_of
from plans.doors import StaffRequest
from plans.models import Plan
from reports.official.asked import Asked
from reports.official.kinds import HALF_YEARLY
from reports.years import NoSuchYearError, plan_year


def plans_of(request: StaffRequest) -> QuerySet[Plan]:
    """Return the plans that a person decides for, the newest first."""
    access = access_of(request.user)
    plans = Plan.objects.select_related("municipality")
    if not access.is_total:
        plans = plans.filter(municipality__in=access.municipality_ids)
    return plans.order_by("-start_year", "municipality__name", "pk")


def asked_for(
    request: StaffRequest, plan: Plan, periods: Collection[str] = HALF_YEARLY
) -> Asked:
    """Return what an address asks for, the year where it names none of `periods`.

    Raises Http404 for what the plan has not.
    """
    period = request.GET.get("donem", Period.YEAR)
    try:
        return Asked(
            plan_year(plan, request.GET.get("yil")),
            period if period in periods else Period.YEAR,
        )
    except NoSuchYearError as error:
        raise Http404 from error


def asked_or_usual(request: StaffRequest, plan: Plan) -> Asked:
    """Return what is asked for; the usual year where another plan's was chosen before."""
    try:
        return asked_for(request, plan)
    except Http404:
        return Asked(plan_year(plan))
