"""What stands beside approved figures and objectives in public: reasons, parts, evaluations, corrections."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client

from indicators import services
from indicators.models import (
    ActualEntry,
    BreakdownPart,
    ConfirmedDoubt,
    EvaluationCriterion,
    Evidence,
    IndicatorEvaluation,
    ObjectiveEvaluation,
)
from indicators.services import Figure
from tests.factories import NOON, Town, approved_actual
from tests.portal.builders import closed_town, publish, queries_of, text_of

CARD = "/tr/ornek/2020-2024/amac/1/1.1/"
PAGE = CARD + "1.1.1/"
STATES = ("draft", "submitted", "returned")


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


def evaluated(town: Town, state: str = "approved", **fields: object) -> None:
    usual: dict[str, object] = {
        "year": 2024,
        "deviation_reason": "Kuraklık sürdü.",
        "measures": "Sulama hattı kurulacak.",
        "decision_note": "Not",
        "decided_at": NOON,
    }
    ObjectiveEvaluation.objects.create(
        objective=town.objective, state=state, **usual | fields
    )


def corrected(town: Town, value: str, reason: str) -> ActualEntry:
    """Replace the public figure as people do; return what replaced it."""
    old = town.first.actuals.get(state="approved", correction=None)
    figure = Figure(
        Decimal(value), deviation_reason="Yine az", corrective_measure="Ek ekip"
    )
    entry = services.correct(entry=old, by=town.unit_user, figure=figure, reason=reason)
    services.submit(entry=entry, by=town.unit_user, sure=True)
    return entry


def test_an_approved_evaluation_stands_on_the_objectives_card(
    client: Client, town: Town
) -> None:
    assert "Hedefin değerlendirmesi" not in text_of(client, CARD)
    evaluated(town)
    evaluated(town, period="H1", deviation_reason="Geç başladı.", measures="")

    text = text_of(client, CARD)

    said = text.split("Hedefin değerlendirmesi, 2024 ")[1].split("Riskler")[0]
    assert said.startswith("2024 yılı Sapmanın nedeni Kuraklık sürdü.")
    assert "Alınacak önlemler Sulama hattı kurulacak." in said
    assert "2024 ilk altı ay Sapmanın nedeni Geç başladı. Giriş ve onay" in said
    assert "onay ve yayım: 01.07.2024" in said


def test_an_evaluation_stands_in_its_own_year_alone(client: Client, town: Town) -> None:
    evaluated(town, year=2023)

    assert "Kuraklık" not in text_of(client, CARD)
    assert "Kuraklık" in text_of(client, CARD + "?yil=2023")


@pytest.mark.parametrize("state", STATES)
def test_an_evaluation_that_is_not_approved_is_nobodys_business(
    client: Client, town: Town, state: str
) -> None:
    evaluated(town, state)

    assert "Kuraklık" not in text_of(client, CARD)


def test_evaluations_ask_one_query_however_many_there_are(
    client: Client, town: Town
) -> None:
    none = queries_of(client, CARD)
    for period in ("YEAR", "H1", "Q3"):
        evaluated(town, period=period)

    assert queries_of(client, CARD) == none


def test_a_percentage_shows_numerator_denominator_and_parts_that_are_not_summed(
    client: Client, town: Town
) -> None:
    town.first.terms.update(unit_of_measure="%")
    town.first.actuals.update(
        value=Decimal("25.7"),
        numerator=Decimal(346),
        denominator=Decimal(1346),
        breakdown_note="Yaşı bilinmeyenler var.",
    )
    entry = town.first.actuals.get()
    entry.parts.create(dimension="sex", category="Kadın", value=Decimal(30))
    entry.parts.create(dimension="sex", category="Erkek", value=Decimal(21))

    text = text_of(client, PAGE)

    assert "Pay ve payda 346 ÷ 1.346 × 100 = %25,71" in text
    assert "Parçalar neden değeri vermiyor? Yaşı bilinmeyenler var." in text
    assert "Cinsiyet Değer Kadın %30 Erkek %21" in text
    assert "Toplam" not in text


def test_parts_of_a_count_stand_with_their_total_dimension_by_dimension(
    client: Client, town: Town
) -> None:
    entry = town.first.actuals.get()
    for dimension, category, value in (
        ("district", "Konak", 50),
        ("district", "Bornova", 30),
        ("age_group", "0–6 yaş", 75),
    ):
        entry.parts.create(dimension=dimension, category=category, value=value)

    text = text_of(client, PAGE)

    assert "İlçe Değer Konak 50 Bornova 30 Toplam 80" in text
    assert "Yaş grubu Değer 0–6 yaş 75 Toplam 75" in text


def test_each_criterion_has_its_evaluation(client: Client, town: Town) -> None:
    entry = town.first.actuals.get()
    for criterion in EvaluationCriterion.objects.filter(municipality=None)[:2]:
        IndicatorEvaluation.objects.create(
            actual=entry, criterion=criterion, text=f"{criterion.label} üzerine."
        )

    text = text_of(client, PAGE)

    assert "İlgililik İlgililik üzerine. Etkililik Etkililik üzerine." in text


def test_a_half_years_words_stand_after_those_of_the_year(
    client: Client, town: Town
) -> None:
    approved_actual(town.first, "40", period="H1", explanation="Yarısı bitti.")
    approved_actual(town.second, "9", period="H1", explanation="Yalnız yarım yıl.")

    said = text_of(client, PAGE).split("Belediyenin açıklaması, 2024 ")[1]

    assert said.index("2024 yılı: 80") < said.index("2024 ilk altı ay: 40")
    assert "Açıklama Yarısı bitti." in said
    assert "Yalnız yarım yıl." in text_of(client, CARD + "1.1.2/")


def test_a_correction_shows_the_old_value_the_new_one_and_why(
    client: Client, town: Town
) -> None:
    old = town.first.actuals.get()
    ActualEntry.objects.filter(pk=old.pk).update(explanation="İlk sayım.")
    old.parts.create(dimension="sex", category="Kadın", value=Decimal(80))
    entry = corrected(town, "75", "Beş kayıt çift sayılmış.")
    at = datetime(2025, 3, 4, 9, tzinfo=UTC)
    services.approve(entry=entry, by=town.strategy, at=at)

    text = text_of(client, PAGE)

    assert "2024 yılı: 75 Sapma nedeni Yine az" in text
    assert (
        "04.03.2025 · düzeltme eski 80 → yeni 75 Düzeltme nedeni Beş kayıt çift sayılmış."
        in text
    )
    assert "Düzeltilen kayıt Açıklama İlk sayım." in text
    assert "Cinsiyet Değer Kadın 80 Toplam 80" in text


def test_every_correction_stays_readable_the_latest_first(
    client: Client, town: Town
) -> None:
    for value, reason in (("75", "Çift sayım."), ("77", "Eksik şube.")):
        entry = corrected(town, value, reason)
        services.approve(entry=entry, by=town.strategy)

    text = text_of(client, PAGE)

    assert text.index("eski 75 → yeni 77") < text.index("eski 80 → yeni 75")


def test_a_correction_that_is_not_approved_is_not_shown(
    client: Client, town: Town
) -> None:
    corrected(town, "75", "Beş kayıt çift sayılmış.")

    text = text_of(client, PAGE)

    assert "2024 yılı: 80" in text
    assert "çift sayılmış" not in text
    assert "Ek ekip" not in text


@pytest.mark.parametrize("state", STATES)
def test_nothing_that_hangs_on_a_draft_is_shown(
    client: Client, town: Town, state: str
) -> None:
    entry = town.second.actuals.create(
        year=2024,
        value=Decimal(4711),
        state=state,
        explanation="gizlitaslak",
        breakdown_note="gizlitaslak",
        decision_note="gizlitaslak",
    )
    BreakdownPart.objects.create(
        actual=entry, dimension="sex", category="gizlitaslak", value=1
    )
    IndicatorEvaluation.objects.create(
        actual=entry,
        criterion=EvaluationCriterion.objects.all()[0],
        text="gizlitaslak",
    )
    publish(town.plan)

    assert "gizlitaslak" not in text_of(client, CARD + "1.1.2/")
    assert "4.711" not in text_of(client, CARD + "1.1.2/")


def test_nobody_is_named_and_no_doubt_no_note_and_no_private_evidence_is_shown(
    client: Client, town: Town
) -> None:
    entry = corrected(town, "75", "Çift sayım.")
    services.approve(entry=entry, by=town.strategy)
    for row in town.first.actuals.all():
        Evidence.objects.create(
            actual=row, title="gizlikanıt", address="https://example.org/gizli"
        )
        ConfirmedDoubt.objects.create(
            actual=row,
            kind="above",
            question="gizlişüphe",
            value=1,
            confirmed_by=town.unit_user,
        )
    ActualEntry.objects.update(decision_note="gizlinot")
    User.objects.filter(pk=town.unit_user.pk).update(
        username="saklıkişi", first_name="saklıad", last_name="saklısoyad"
    )

    html = client.get(PAGE).content.decode()

    assert "75" in html
    assert "saklı" not in html


def test_what_is_said_costs_the_same_however_much_it_is(
    client: Client, town: Town
) -> None:
    entry = town.first.actuals.get()
    entry.parts.create(dimension="sex", category="Kadın", value=Decimal(30))
    approved_actual(town.first, "30", period="Q1")
    before = queries_of(client, PAGE)
    for number, period in enumerate(("H1", "Q2", "Q3"), start=1):
        row = approved_actual(town.first, "40", period=period)
        for category in range(number):
            row.parts.create(dimension="district", category=str(category), value=1)
        for criterion in EvaluationCriterion.objects.all()[:number]:
            row.evaluations.create(criterion=criterion, text="Var")
        newer = approved_actual(
            town.first, "41", period=period, supersedes=row, correction_reason="x"
        )
        newer.evidence.create(
            title="Özet", address="https://example.org/", is_public=True
        )

    assert queries_of(client, PAGE) == before
