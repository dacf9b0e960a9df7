"""From an address of the API to the plan or the indicator that it names."""

from __future__ import annotations

import re
from typing import Annotated
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Path

from indicators.models import Indicator
from reports.opendata.files import place_of
from reports.opendata.reading import indicators_of
from reports.opendata.scope import PlanPlace

PERIOD = re.compile(r"([0-9]{4})-([0-9]{4})")
Municipality = Annotated[
    str, Path(description=_("Belediyenin adreslerdeki adı, örneğin izmir."))
]
Period = Annotated[
    str, Path(description=_("Planın ilk ve son yılı, örneğin 2020-2024."))
]
IndicatorKey = Annotated[UUID, Path(description=_("Göstergenin değişmeyen kimliği."))]


def plan_at(request: HttpRequest, municipality: str, period: str) -> PlanPlace:
    """Return the public plan that an address names; raises Http404."""
    years = PERIOD.fullmatch(period)
    if years is None:
        raise Http404
    start, end = int(years[1]), int(years[2])
    return place_of(request, municipality=municipality, start=start, end=end)


def indicator_at(request: HttpRequest, uid: UUID) -> tuple[PlanPlace, Indicator]:
    """Return a public plan's indicator with all that its records ask; raises Http404."""
    rows = Indicator.objects.filter(objective__goal__plan__is_public=True)
    related = rows.select_related("objective__goal__plan__municipality")
    plan = get_object_or_404(related, uid=uid).objective.goal.plan
    place = plan_at(request, plan.municipality.slug, plan.period)
    return place, get_object_or_404(indicators_of(place), uid=uid)
