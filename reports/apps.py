"""Reports: every way out."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """The app under its Turkish name."""

    name = "reports"
    verbose_name = _("Raporlar")
