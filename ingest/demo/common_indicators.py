"""Ortak göstergeler of the demonstration: what a person said two plans measure alike, and why."""

from __future__ import annotations

from decimal import Decimal

from django.contrib.auth.models import User

from indicators import services
from indicators.models import CommonIndicator, Indicator
from ingest.demo.told import ADMINISTRATOR, FIXTURES, Row, at_nine, told_in
from plans.models.remembered import acting

FILE = FIXTURES / "ornek" / "common_indicators.json"


def load_common_indicators() -> None:
    """Write them, and map what stands in the plans; the real plans are mapped as of now.

    A real plan was not here on any day before, so nobody can have mapped it then.
    """
    by = User.objects.get(username=ADMINISTRATOR)
    for row in told_in(FILE):
        with acting(by=by, at=at_nine(row["defined_on"])):
            common = CommonIndicator.objects.create(
                name=row["name"],
                unit_of_measure=row["unit_of_measure"],
                definition=row["definition"],
                per_people=row["per_people"],
            )
        for said in row["mappings"]:
            _map(common, said, by)


def _map(common: CommonIndicator, said: Row, by: User) -> None:
    objective, code = said["indicator"].split("/")
    indicator = Indicator.objects.get(
        objective__goal__plan__municipality__slug=said["municipality"],
        objective__code=objective,
        code=code,
    )
    at = at_nine(said["mapped_on"]) if "mapped_on" in said else None
    with acting(at=at):
        services.map_indicator(
            common=common,
            indicator=indicator,
            factor=Decimal(said["factor"]),
            note=said["note"],
            by=by,
            at=at,
        )
