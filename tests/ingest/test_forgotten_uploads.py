"""An uploaded workbook that nobody applied is not kept for ever."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indicators.models import ReportingPeriod
from ingest.filled.forgetting import KEPT_DAYS, forget_filled
from ingest.models import FilledSheet
from tests.factories import Town, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def kept_since(town: Town, days: int) -> FilledSheet:
    """What the town's unit uploaded so many days ago."""
    period = ReportingPeriod.objects.filter(plan=town.plan)[0]
    return FilledSheet.objects.create(
        period=period,
        by=town.unit_user,
        name="veri.xlsx",
        content=b"PK",
        at=timezone.now() - timedelta(days=days, minutes=1),
    )


@pytest.mark.parametrize(
    ("days", "deleted"),
    [(KEPT_DAYS - 1, 0), (KEPT_DAYS, 1)],
    ids=["lately", "long ago"],
)
def test_a_workbook_goes_after_two_weeks(town: Town, days: int, deleted: int) -> None:
    kept_since(town, days)

    assert forget_filled(timezone.now()) == deleted
    assert FilledSheet.objects.count() == 1 - deleted


def test_the_command_says_how_many_and_runs_twice(town: Town) -> None:
    kept_since(town, 3)
    said = StringIO()

    for _time in range(2):
        call_command("forget_uploads", "--days", "2", stdout=said)

    assert said.getvalue().splitlines() == [
        "1 çalışma kitabı silindi.",
        "0 çalışma kitabı silindi.",
    ]


def test_a_workbook_uploaded_anew_begins_anew(client: Client, town: Town) -> None:
    kept_since(town, KEPT_DAYS + 1)
    client.force_login(town.unit_user)
    template = client.get(reverse("figure_template")).getvalue()

    client.post(
        reverse("filled_sheets"), {"sheet": SimpleUploadedFile("yeni.xlsx", template)}
    )

    assert forget_filled(timezone.now()) == 0
    assert FilledSheet.objects.get().name == "yeni.xlsx"
