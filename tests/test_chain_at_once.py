"""Several people publish in one plan at the same moment: one chain, whole, nobody refused."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from indicators import services
from indicators.models import ActualEntry, ChainLink, IndicatorTerms, TargetRevision
from indicators.services import Commitment, Figure
from indicators.services.chain import link
from indicators.verification import Verification
from tests.factories import NOON, Town, small_town

pytestmark = pytest.mark.django_db(transaction=True)


def waiting(town: Town) -> list[ActualEntry]:
    """A figure of each indicator, submitted."""
    entries = []
    for indicator, by in (
        (town.first, town.unit_user),
        (town.second, town.other_unit_user),
    ):
        entry = services.enter(
            indicator=indicator,
            year=2024,
            period="YEAR",
            by=by,
            figure=Figure(
                Decimal(40),
                deviation_reason="Mevsim",
                corrective_measure="Takvim öne alınacak",
            ),
            at=NOON,
        )
        entries.append(services.submit(entry=entry, by=by, at=NOON))
    return entries


def at_once(acts: list[Callable[[], object]]) -> None:
    """Begin all acts at the same moment, each on a connection of its own; none may fail."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            start.wait()
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(run, act) for act in acts]:
            done.result()


def test_what_is_published_at_once_stands_in_one_whole_chain() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("This database has one writer at a time; its file is not shared.")
    town = small_town()
    link(town.plan, [*IndicatorTerms.objects.all(), *TargetRevision.objects.all()])
    first, second = waiting(town)
    commitments = [Commitment(2024, Decimal(n), reason="Bütçe") for n in (90, 80)]

    at_once(
        [
            lambda: services.approve(entry=first, by=town.strategy),
            lambda: services.approve(entry=second, by=town.strategy),
            *(
                lambda wanted=wanted: services.revise_target(
                    indicator=town.first, by=town.strategy, commitment=wanted
                )
                for wanted in commitments
            ),
            lambda: link(town.plan, [town.first.terms.get()]),
        ]
    )

    assert ChainLink.objects.filter(kind="actual").count() == 2
    assert ChainLink.objects.filter(kind="target").count() == 4
    assert list(Verification().broken()) == []
