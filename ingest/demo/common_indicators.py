"""Ortak göstergeler of the demonstration: what a person said two plans measure alike, and why."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

from indicators import services
from indicators.models import CommonIndicator, Indicator
from plans.models.remembered import acting

FILE = Path(settings.BASE_DIR) / "fixtures" / "ornek" / "common_indicators.json"
BY = "yonetici"  # decides for every municipality


def load_common_indicators() -> None:
    """Write them, and map what stands in the plans; the real plans are mapped as of now.

    A real plan was not here on any day before, so nobody can have mapped it then.
    """
    by = User.objects.get(username=BY)
    for row in json.loads(FILE.read_text(encoding="utf-8"), parse_float=Decimal):
        with acting(by=by, at=_at(row["defined_on"])):
            common = CommonIndicator.objects.create(
                name=row["name"],
                unit_of_measure=row["unit_of_measure"],
                definition=row["definition"],
                per_people=row["per_people"],
            )
        for said in row["mappings"]:
            _map(common, said, by)


def _map(common: CommonIndicator, said: dict[str, Any], by: User) -> None:
    objective, code = said["indicator"].split("/")
    indicator = Indicator.objects.get(
        objective__goal__plan__municipality__slug=said["municipality"],
        objective__code=objective,
        code=code,
    )
    at = _at(said["mapped_on"]) if "mapped_on" in said else None
    with acting(at=at):
        services.map_indicator(
            common=common,
            indicator=indicator,
            factor=Decimal(said["factor"]),
            note=said["note"],
            by=by,
            at=at,
        )


def _at(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(9), tzinfo=UTC)
