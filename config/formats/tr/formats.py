"""Dates as Turkish offices write them: 12.11.2024; the first form is the one shown in a field."""

from __future__ import annotations

DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d"]
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H.i"
