"""Indicators: how it is measured."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    """The app under its Turkish name."""

    name = "indicators"
    verbose_name = _("Göstergeler")
