"""What a person may act for, for menus."""

from __future__ import annotations

from django import template

from plans.access import Access, Person, access_of

register = template.Library()


@register.simple_tag
def access(person: Person) -> Access:
    """Return what a person may act for."""
    return access_of(person)
