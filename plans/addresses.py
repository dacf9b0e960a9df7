"""A plan by the address that people write: "izmir/2020-2024"."""

from __future__ import annotations

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from plans.models import Plan
from plans.whole_numbers import whole_number


def plan_address(plan: Plan) -> str:
    """Return the address of a plan whose municipality is loaded."""
    return f"{plan.municipality.slug}/{plan.period}"


def plan_at(address: str) -> Plan:
    """Return the plan at an address, public or not; raises Plan.DoesNotExist."""
    slug, _slash, period = address.partition("/")
    first, _dash, last = period.partition("-")
    start, end = whole_number(first), whole_number(last)
    if start is None or end is None:
        raise Plan.DoesNotExist
    plans = Plan.objects.select_related("municipality")
    return plans.get(municipality__slug=slug, start_year=start, end_year=end)


def plan_asked_for(address: str) -> Plan:
    """Return the plan that a command names; raises CommandError where there is none."""
    try:
        return plan_at(address)
    except Plan.DoesNotExist as error:
        raise CommandError(
            _("“%(address)s” adresinde plan yok; örnek: izmir/2020-2024")
            % {"address": address}
        ) from error
