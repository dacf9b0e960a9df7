"""Two at once on a plan's workbook: nobody's work is lost in silence, and each is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from indicators.models import TargetRevision
from ingest.models import FilledPlan
from tests.factories import Town, small_town
from tests.ingest.plan_books import (
    FIRST,
    applied,
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


def test_a_second_press_is_told_that_it_is_done(town: Town, office: Client) -> None:
    content = filled_in(
        handed_out(office, town.plan), typed("Hedef değerler", FIRST, y2023=7)
    )
    answer = uploaded(office, content)
    applied(office, answer)

    assert "Denetlenecek bir çalışma kitabınız yok" in applied(office, answer)

    assert TargetRevision.objects.filter(year=2023, value=7).count() == 1


def test_the_reason_stays_where_the_press_came_too_late(
    town: Town, office: Client
) -> None:
    content = filled_in(
        handed_out(office, town.plan),
        typed("Hedefler", FIRST, hedef="Yeni ad"),
    )
    answer = uploaded(office, content)
    uploaded(office, filled_in(content, typed("Amaçlar", FIRST, amaç="Yeni amaç")))

    told = applied(office, answer, reason="Meclis kararı")

    assert "hiçbir şey yazılmadı" in told
    assert "Meclis kararı" in told
    assert "Yeni amaç" in told


def test_a_target_that_somebody_changed_since_is_told_with_what_stands(
    town: Town, office: Client
) -> None:
    content = filled_in(
        handed_out(office, town.plan),
        typed("Hedef değerler", FIRST, y2024=80, gerekçe="Bütçe"),
    )
    answer = uploaded(office, content)
    TargetRevision.objects.create(
        indicator=town.first, year=2024, value=Decimal(90), origin="update"
    )

    told = applied(office, answer)

    assert "hiçbir şey yazılmadı" in told
    assert "Siz indirdikten sonra değişti; şimdi: 90. Yenisini indirin." in told
    assert not TargetRevision.objects.filter(value=80).exists()
