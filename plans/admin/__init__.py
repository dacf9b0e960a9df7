"""Municipalities, units, people and sources in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from plans.admin import people, places, sources

__all__ = ["people", "places", "sources"]

admin.site.site_header = "Kent Karnesi"
admin.site.site_title = "Kent Karnesi"
admin.site.index_title = _("Yönetim")
admin.site.empty_value_display = "–"
