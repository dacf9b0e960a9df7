"""Two at once on a plan's workbook: nobody's work is lost in silence, and each is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ingest.models import FilledPlan
from tests.factories import Town, small_town
from tests.ingest.plan_books import (
    FIRST,
    errors_of,
    filled_in,
    handed_out,
    typed,
    uploaded,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    """Two indicators: the first's target of 2024 is 100, the second's 50."""
    return small_town()


@pytest.fixture
def office(client: Client, town: Town) -> Client:
    client.force_login(town.strategy)
    return client


def test_a_second_upload_is_kept_from_its_own_day(town: Town, office: Client) -> None:
    content = handed_out(office, town.plan)
    uploaded(office, content)
    FilledPlan.objects.update(at=datetime(2020, 1, 1, tzinfo=UTC))

    uploaded(office, content)

    assert timezone.now() - FilledPlan.objects.get().at < timedelta(hours=1)


def test_a_row_that_lost_what_was_seen_overwrites_nothing(
    town: Town, office: Client
) -> None:
    content = filled_in(
        handed_out(office, town.plan),
        typed("Hedefler", FIRST, görülen=None, hedef="Yeni ad"),
    )

    answer = uploaded(office, content)

    [(sheet, line, _heading, said)] = errors_of(answer)
    assert (sheet, line) == ("Hedefler", FIRST)
    assert "gizli hücresi okunamadı" in said
