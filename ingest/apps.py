"""Ingest: how documents come in."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IngestConfig(AppConfig):
    """The app under its Turkish name."""

    name = "ingest"
    verbose_name = _("Belgeler")
