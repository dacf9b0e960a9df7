"""Template tag of tables that fit a telephone."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from reports.portal import stacked as stacking

register = template.Library()


@register.simple_block_tag
def stacked(content: str) -> SafeString:
    """Return a table of class `stacked` with its columns named in its cells and its roles written out."""
    return mark_safe(stacking.stacked(content))  # noqa: S308 - a template's own markup
