"""A table is made without the collector, which goes on afterwards as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import IO

import pytest

from reports.official.asked import Asked
from reports.official.formats import FORMATS
from reports.official.kinds import KINDS
from reports.official.making import made
from reports.official.report import Report
from reports.years import plan_year
from tests.factories import PlanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[True, False], ids=["collecting", "not collecting"])
def before(request: pytest.FixtureRequest) -> Iterator[bool]:
    was = gc.isenabled()
    collecting: bool = request.param
    (gc.enable if collecting else gc.disable)()
    yield collecting
    (gc.enable if was else gc.disable)()


def test_the_collector_rests_only_while_a_table_is_made(*, before: bool) -> None:
    seen: list[bool] = []

    def write(_report: Report) -> IO[bytes]:
        seen.append(gc.isenabled())
        return BytesIO()

    made(KINDS[0], asked(), replace(FORMATS["xlsx"], write=write))

    assert (seen, gc.isenabled()) == ([False], before)


def test_it_goes_on_also_where_a_table_could_not_be_made(*, before: bool) -> None:
    def write(_report: Report) -> IO[bytes]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        made(KINDS[0], asked(), replace(FORMATS["xlsx"], write=write))

    assert gc.isenabled() is before


def asked() -> Asked:
    return Asked(plan_year(PlanFactory.create()))
