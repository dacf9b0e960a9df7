"""The demonstration: real documents as they are read, and one municipality that does not exist."""

from __future__ import annotations

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from indicators.models import ActualEntry, Evidence, Score, TargetRevision
from ingest.demo.sources import load_sources
from plans.models import (
    CardEntry,
    Municipality,
    Objective,
    Plan,
    Statistic,
    StatisticLink,
)

pytestmark = pytest.mark.django_db


def counts() -> list[int]:
    """How many rows there are of what a second load could double."""
    rows = (
        Municipality,
        Plan,
        Objective,
        CardEntry,
        Statistic,
        StatisticLink,
        Score,
        ActualEntry,
        Plan.history.model,
    )
    return [model.objects.count() for model in rows]


def test_the_source_documents_come_in_as_they_are_read() -> None:
    load_sources()

    names = Municipality.objects.values_list("name", "slug", "code")
    assert list(names) == [
        ("Belgede adı yazmayan ilçe belediyesi", "belgede-adi-yazmayan-ilce", ""),
        ("İstanbul Büyükşehir Belediyesi", "istanbul", "3400"),
        ("İzmir Büyükşehir Belediyesi", "izmir", "3500"),
    ]
    assert Plan.objects.get(municipality__slug="izmir").period_note
    unplaced = CardEntry.objects.filter(kind=CardEntry.Kind.UNPLACED)
    assert unplaced.count() == 11 + 8
    assert Objective.objects.get(code="H4.3").statistics.filter(value=15).exists()


def test_no_figure_is_invented_for_a_real_municipality() -> None:
    load_sources()

    assert not ActualEntry.objects.exists()
    assert not Score.objects.exists()
    with_targets = TargetRevision.objects.values_list(
        "indicator__objective__goal__plan__municipality__slug", flat=True
    )
    assert set(with_targets) == {
        "belgede-adi-yazmayan-ilce"
    }  # the one that prints them


def test_the_demo_shows_every_state_and_a_second_load_does_no_harm() -> None:
    call_command("load_demo", stdout=StringIO())
    before = counts()
    said = StringIO()

    call_command("load_demo", stdout=said)

    assert counts() == before
    assert "dokunulmadı" in said.getvalue()
    states = set(ActualEntry.objects.values_list("state", flat=True))
    assert states == set(ActualEntry.State.values)
    assert ActualEntry.objects.exclude(correction_reason="").exists()
    assert set(Evidence.objects.values_list("is_public", flat=True)) == {True, False}
    # (25 · 1.066 ÷ 1.346 + 20 · 81 ÷ 85 + 25 + 10 · 0,88) ÷ 0,8
    score = Score.objects.filter(
        objective__code="H4.1", year=2023, period="YEAR", basis="current"
    ).latest("pk")
    assert (score.percent, score.coverage) == (Decimal("90.8227864697"), Decimal(80))
