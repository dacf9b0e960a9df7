"""Plans: what was promised."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    """The app under its Turkish name."""

    name = "plans"
    verbose_name = _("Planlar")
