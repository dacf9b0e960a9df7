"""What the arguments of a command choose."""

from __future__ import annotations

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from plans.models import Municipality


def municipality_of(slug: str) -> Municipality:
    """Return the municipality of this slug; raise CommandError where there is none such."""
    try:
        return Municipality.objects.get(slug=slug)
    except Municipality.DoesNotExist as error:
        raise CommandError(
            _("“%(slug)s” adında bir belediye yok.") % {"slug": slug}
        ) from error
