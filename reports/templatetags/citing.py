"""Template tag for how a page is cited; the address is made in reports.portal.permanent."""

from __future__ import annotations

from django import template

from reports.portal.permanent import permanent_of

register = template.Library()
register.simple_tag(permanent_of, name="permanent")
