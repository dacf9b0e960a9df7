"""Ortak göstergeler of the demonstration: what a person said two plans measure alike, and why."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from django.contrib.auth.models import User

from indicators import services
from indicators.models import CommonIndicator, Indicator
from ingest.demo.told import ADMINISTRATOR, FIXTURES, Row, at_nine, told_in
from plans.models.remembered import acting

FILE = FIXTURES / "ornek" / "common_indicators.json"


def load_common_indicators(places: Collection[str]) -> None:
    """Write them where there are none yet, and map what stands in the plans; the real plans as of now.

    A real plan was not here on any day before, so nobody can have mapped it then.  Where
    there are some, people keep them: only what was written of `places` is mapped.
    """
    by = User.objects.get(username=ADMINISTRATOR)
    standing = {common.name: common for common in CommonIndicator.objects.all()}
    for row in told_in(FILE):
        if not standing:
            common = _written(row, by)
            mapped = row["mappings"]
        else:
            found = standing.get(row["name"])
            if found is None:
                continue
            common = found
            mapped = [
                said for said in row["mappings"] if said["municipality"] in places
            ]
        for said in mapped:
            _map(common, said, by)


def _written(row: Row, by: User) -> CommonIndicator:
    with acting(by=by, at=at_nine(row["defined_on"])):
        return CommonIndicator.objects.create(
            name=row["name"],
            unit_of_measure=row["unit_of_measure"],
            definition=row["definition"],
            per_people=row["per_people"],
        )


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
