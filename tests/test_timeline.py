"""An indicator's story: every act on its figures, in the order it happened."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators import services
from indicators.models import ActualEntry
from indicators.services import Commitment, Figure
from indicators.timeline import timeline_of
from plans.versions import Step
from tests.factories import Town, person, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


def typed(town: Town, value: str, at: datetime, explanation: str = "") -> ActualEntry:
    return services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(value), explanation=explanation),
        at=at,
    )


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 12, 30, hour, minute, tzinfo=UTC)


def told(steps: list[Step]) -> list[tuple[str, str]]:
    return [(step.who, step.act) for step in reversed(steps)]


def test_every_act_on_a_figure_is_told_with_who_did_it(town: Town) -> None:
    entry = typed(town, "100", at(8))
    services.submit(entry=entry, by=town.unit_user, at=at(9))
    services.return_(entry=entry, by=town.strategy, note="Tutanak yok", at=at(10))
    typed(town, "100", at(11), explanation="Tutanak eklendi")
    services.submit(entry=entry, by=town.unit_user, at=at(12))
    entry.refresh_from_db()
    services.approve(entry=entry, by=town.strategy, at=at(13))

    steps = timeline_of(entry)

    assert told(steps) == [
        ("birim", "girdi"),
        ("birim", "onaya gönderdi"),
        ("strateji", "geri gönderdi"),
        ("birim", "değiştirdi"),
        ("birim", "onaya gönderdi"),
        ("strateji", "onayladı"),
    ]
    assert steps[3].note == "Tutanak yok"
    [change] = steps[2].changes
    assert (change.label, change.old, change.new) == (
        "Açıklama",
        "–",
        "Tutanak eklendi",
    )


def test_what_is_saved_again_in_one_sitting_is_one_step(town: Town) -> None:
    typed(town, "9", at(8))
    typed(town, "98", at(8, 1))
    entry = typed(town, "1250.5", at(8, 2), explanation="Kar yağdı")
    typed(town, "13", at(9))

    last, first = timeline_of(entry)

    values = {c.label: (c.old, c.new) for c in first.changes}
    assert values["Gerçekleşen"] == ("–", "1.250,5")
    assert values["Açıklama"] == ("–", "Kar yağdı")
    assert {c.label: (c.old, c.new) for c in last.changes} == {
        "Gerçekleşen": ("1.250,5", "13"),
        "Açıklama": ("Kar yağdı", "–"),
    }


def test_taking_back_is_told(town: Town) -> None:
    entry = typed(town, "100", at(8))
    services.submit(entry=entry, by=town.unit_user, at=at(9))
    services.withdraw_submission(entry=entry, by=town.unit_user)

    assert told(timeline_of(entry))[-1][1] == "geri çekti"


def test_a_correction_is_told_with_its_reason_and_both_values(town: Town) -> None:
    entry = typed(town, "100", at(8))
    services.submit(entry=entry, by=town.unit_user, at=at(9))
    entry.refresh_from_db()
    approved = services.approve(entry=entry, by=town.strategy, at=at(10))
    services.correct(
        entry=approved,
        by=town.unit_user,
        figure=Figure(Decimal(90)),
        reason="Mükerrer kayıt",
        at=at(11),
    )

    step = timeline_of(approved)[0]

    assert (step.act, step.note) == ("düzeltti", "Mükerrer kayıt")
    assert ("Gerçekleşen", "90") in [(c.label, c.new) for c in step.changes]


def test_evidence_is_told_when_it_comes_and_when_it_is_opened(town: Town) -> None:
    entry = typed(town, "100", at(8))
    evidence = services.add_evidence(
        entry=entry,
        by=town.unit_user,
        title="Tutanak",
        source="https://ornek.bel.tr/tutanak",
    )
    services.show_evidence(evidence=evidence, by=town.strategy, to_all=True)

    steps = [s for s in timeline_of(entry) if s.note == "Tutanak"]

    assert [step.act for step in steps] == ["kanıtı herkese açtı", "kanıt ekledi"]


def test_a_changed_target_is_told_with_its_decision(town: Town, client: Client) -> None:
    services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=Commitment(
            2024, Decimal("80.5"), reason="Bütçe kesildi", decision_number="12"
        ),
    )
    client.force_login(town.strategy)

    page = client.get(reverse("indicator_story", args=[town.first.pk])).content.decode()

    assert "hedefi değiştirdi" in page
    assert "Bütçe kesildi<br>Karar 12" in page
    assert "80,5" in page


def test_the_story_is_for_those_who_enter_or_decide(town: Town, client: Client) -> None:
    address = reverse("indicator_story", args=[town.first.pk])
    answers = {}
    for user in (
        town.unit_user,
        town.strategy,
        town.other_unit_user,
        town.foreign_strategy,
        person("kimsesiz"),
    ):
        client.force_login(user)
        answers[user.username] = client.get(address).status_code
    client.logout()
    answers["–"] = client.get(address).status_code

    assert answers == {
        "birim": 200,
        "strateji": 200,
        "fen": 404,
        "komsu": 404,
        "kimsesiz": 403,
        "–": 302,
    }


def test_a_story_costs_the_same_however_much_happened(
    town: Town, client: Client
) -> None:
    address = reverse("indicator_story", args=[town.first.pk])
    client.force_login(town.strategy)

    def live(hour: int) -> None:
        entry = typed(town, str(hour), at(hour), explanation=f"Saat {hour}")
        services.add_evidence(
            entry=entry,
            by=town.unit_user,
            title=f"Tutanak {hour}",
            source="https://ornek.bel.tr/tutanak",
        )
        services.revise_target(
            indicator=town.first,
            by=town.strategy,
            commitment=Commitment(2024, Decimal(hour), reason="Uzadı"),
        )

    live(8)
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    for hour in range(9, 14):
        live(hour)
    with CaptureQueriesContext(connection) as after:
        client.get(address)

    assert len(after) == len(before)
