"""The same document again, a corrected one, and what people have done since."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.export import export_plan
from indicators.models import ActualEntry, Indicator, TargetRevision
from ingest.changes import Answer, Change, Fate
from ingest.commit import NotCommittableError
from plans.document import ActualEntry as ActualIn
from plans.document import Citation, CostEntry, PlanDocument, State
from plans.models import (
    CardEntry,
    CommittedReading,
    CostEstimate,
    CostLine,
    Municipality,
    Objective,
    Plan,
)
from tests.factories import MunicipalityFactory
from tests.ingest.committing import (
    CARD,
    LATER,
    PARKS,
    TREES,
    card_of,
    commit,
    plan_of,
    preview,
    told,
)

pytestmark = pytest.mark.django_db

PLAN = plan_of(CARD)
WHERE = "goals[0].objectives[0]"
TREES_AT = f"{WHERE}.indicators[0]"


@pytest.fixture
def place() -> Municipality:
    return MunicipalityFactory.create()


def held() -> PlanDocument:
    return export_plan(Plan.objects.get(), public=False)


def rows_at(changes: tuple[Change, ...], where: str) -> list[Change]:
    return [change for change in changes if change.where == where]


def test_an_empty_plan_gets_a_new_row_for_each_part(place: Municipality) -> None:
    result = commit(PLAN, place)

    assert [(c.fate, c.code, c.after) for c in result.changes] == [
        (Fate.NEW, "A1", "Yaşanır kent"),
        (Fate.NEW, "H1.1", "Kenti yeşillendirmek"),
        (Fate.NEW, "PG1.1.1", "Dikilen ağaç sayısı"),
        (Fate.NEW, "PG1.1.2", "Yeni park alanı"),
    ]


def test_the_same_document_again_writes_nothing(place: Municipality) -> None:
    commit(PLAN, place)
    before = held()

    with CaptureQueriesContext(connection) as asked:
        result = commit(PLAN, place, at=LATER)

    written = [q["sql"] for q in asked if q["sql"].startswith(("INSERT", "UPDATE"))]
    assert written == []
    assert {change.fate for change in result.changes} == {Fate.UNCHANGED}
    assert (result.new, result.changed, result.unchanged) == ([], [], ["H1.1"])
    assert held() == before
    assert CommittedReading.objects.count() == 1


def test_a_corrected_document_changes_what_it_corrects(place: Municipality) -> None:
    commit(PLAN, place)
    trees = replace(
        TREES,
        unit="fidan",
        citations={**TREES.citations, "unit": Citation(text="fidan", line=70)},
    )
    corrected = card_of(
        trees,
        PARKS,
        title="Kenti ve çevresini yeşillendirmek",
        risks=("Kuraklık", "Ödenek yetersizliği, kur farkı", "Yangın"),
        cooperating_units=("Zabıta Müdürlüğü",),
        cost_estimate=CostEntry(total=Decimal("1250.50")),
    )

    result = commit(corrected, place, "duzeltilmis.pdf")

    assert told(result.changes) == [
        (
            Fate.CHANGED,
            "H1.1",
            "Başlık",
            "Kenti yeşillendirmek",
            "Kenti ve çevresini yeşillendirmek",
        ),
        (
            Fate.CHANGED,
            "H1.1",
            "İş birliği yapılacak birimler",
            "Fen İşleri Müdürlüğü",
            "Zabıta Müdürlüğü",
        ),
        (
            Fate.CHANGED,
            "H1.1",
            "Riskler",
            "Kuraklık\nÖdenek yetersizliği",
            "Kuraklık\nÖdenek yetersizliği, kur farkı\nYangın",
        ),
        (Fate.CHANGED, "H1.1", "Toplam maliyet", "1.000", "1.250,5"),
        (Fate.CHANGED, "PG1.1.1", "Ölçü birimi", "adet", "fidan"),
    ]
    card = held().goals[0].objectives[0]
    assert card.title == "Kenti ve çevresini yeşillendirmek"
    assert card.risks == ("Kuraklık", "Ödenek yetersizliği, kur farkı", "Yangın")
    assert card.cooperating_units == ("Zabıta Müdürlüğü",)
    assert card.cost_estimate.total == Decimal("1250.50")
    assert card.indicators[0].unit == "fidan"
    assert result.changed == ["H1.1"]


def test_a_changed_value_is_cited_where_it_stands_now(place: Municipality) -> None:
    commit(PLAN, place)
    heavier = replace(
        TREES,
        weight_percent=Decimal(55),
        citations={**TREES.citations, "weight_percent": Citation(text="55", line=80)},
    )

    commit(card_of(heavier, PARKS), place, "duzeltilmis.pdf")

    rows = Indicator.objects.get(code="PG1.1.1").citations
    cited = rows.get(field="weight_percent").citation
    assert (cited.text, cited.line, cited.document.name) == (
        "55",
        80,
        "duzeltilmis.pdf",
    )
    assert rows.get(field="name").citation.document.name == "plan.pdf"


def test_a_changed_value_without_a_place_keeps_no_old_place(
    place: Municipality,
) -> None:
    commit(PLAN, place)
    bare = replace(TREES, weight_percent=Decimal(55), citations={})

    commit(card_of(bare, PARKS), place, "duzeltilmis.pdf")

    rows = Indicator.objects.get(code="PG1.1.1").citations
    assert not rows.filter(field="weight_percent").exists()


def test_a_corrected_target_is_added_with_its_reason(place: Municipality) -> None:
    commit(PLAN, place)
    right = replace(TREES, targets={**TREES.targets, 2022: Decimal(250)})

    result = commit(card_of(right, PARKS), place, "duzeltilmis.pdf", at=LATER)

    assert told(result.changes) == [
        (Fate.CHANGED, "PG1.1.1", "2022 hedefi", "200", "250")
    ]
    first, second = TargetRevision.objects.filter(year=2022, indicator__code="PG1.1.1")
    assert (first.value, second.value, second.origin) == (
        Decimal(200),
        Decimal(250),
        "plan",
    )
    assert second.reason == "Belge düzeltildi: duzeltilmis.pdf"
    assert held().goals[0].objectives[0].indicators[0].targets[2022] == 250


def test_a_year_that_was_blank_gets_its_first_target(place: Municipality) -> None:
    commit(card_of(replace(TREES, targets={2022: None}), PARKS), place)
    found = replace(TREES, targets={2022: Decimal(200), 2024: Decimal(400)})

    result = commit(card_of(found, PARKS), place, "duzeltilmis.pdf")

    assert told(result.changes) == [
        (Fate.NEW, "PG1.1.1", "2022 hedefi", "", "200"),
        (Fate.NEW, "PG1.1.1", "2024 hedefi", "", "400"),
    ]


def test_what_a_person_changed_since_is_not_turned_back(place: Municipality) -> None:
    commit(PLAN, place)
    Objective.objects.update(title="Kenti daha da yeşillendirmek")
    corrected = card_of(replace(TREES, unit="fidan"), PARKS)

    result = commit(corrected, place, "duzeltilmis.pdf")

    assert Objective.objects.get().title == "Kenti daha da yeşillendirmek"
    [kept] = rows_at(result.changes, f"{WHERE}.title")
    assert kept.fate is Fate.UNCHANGED
    assert kept.reason == "Planda sonradan değişmiş; plandaki kalıyor."


@pytest.mark.parametrize(
    ("answer", "fate", "title"),
    [
        (None, Fate.REFUSED, "Kenti ağaçla doldurmak"),
        (Answer.KEEP, Fate.UNCHANGED, "Kenti ağaçla doldurmak"),
        (Answer.TAKE, Fate.CHANGED, "Kenti tümüyle yeşillendirmek"),
    ],
)
def test_what_both_changed_is_for_a_person(
    place: Municipality, answer: Answer | None, fate: Fate, title: str
) -> None:
    commit(PLAN, place)
    Objective.objects.update(title="Kenti ağaçla doldurmak")
    corrected = card_of(title="Kenti tümüyle yeşillendirmek")
    where = f"{WHERE}.title"
    answers = {where: answer} if answer else {}

    shown = preview(corrected, place, "duzeltilmis.pdf", answers=answers)

    [row] = rows_at(shown.changes, where)
    assert row.fate is fate
    if fate is Fate.REFUSED:
        assert row.reason == "Planda elle değiştirilmiş, belge de değişmiş."
        with pytest.raises(NotCommittableError, match="elle değiştirilmiş") as refusal:
            commit(corrected, place, "duzeltilmis.pdf")
        assert row in refusal.value.changes
    else:
        commit(corrected, place, "duzeltilmis.pdf", answers=answers)
    assert Objective.objects.get().title == title


def test_a_plan_that_no_document_filled_is_not_written_over(
    place: Municipality,
) -> None:
    commit(PLAN, place)
    CommittedReading.objects.all().delete()  # as if it had been typed in

    shown = preview(card_of(title="Kenti ormanla yeşillendirmek"), place)

    [row] = rows_at(shown.changes, f"{WHERE}.title")
    assert row.fate is Fate.REFUSED
    assert "kayıtlı değil" in row.reason


def test_what_was_typed_in_gains_its_place_in_the_document(
    place: Municipality,
) -> None:
    bare = replace(CARD, citations={}, indicators=())
    commit(plan_of(bare), place, "elle.json")

    result = commit(plan_of(replace(CARD, indicators=())), place)

    assert told(result.changes) == []
    assert Objective.objects.get().citations.get().citation.line == 3


def test_what_the_document_lacks_stays_and_is_told(place: Municipality) -> None:
    commit(PLAN, place)

    result = commit(card_of(TREES), place, "duzeltilmis.pdf")

    [row] = [c for c in result.changes if not c.where]
    assert (row.fate, row.code, row.before) == (
        Fate.UNCHANGED,
        "PG1.1.2",
        "Yeni park alanı",
    )
    assert row.reason == "Belgede yok; planda olduğu gibi kalıyor."
    assert Indicator.objects.filter(code="PG1.1.2").exists()


def test_one_card_does_not_miss_the_others(place: Municipality) -> None:
    other = replace(CARD, code="H1.2", title="Kenti temiz tutmak", indicators=())
    third = replace(CARD, code="H1.3", title="Kenti aydınlatmak", indicators=())
    commit(plan_of(CARD, other, third), place)

    result = commit(PLAN, place, "kart.pdf")

    assert [change for change in result.changes if not change.where] == []


def test_an_item_with_a_budget_is_not_dropped(place: Municipality) -> None:
    commit(card_of(activities=("Fidan dikimi", "Sulama")), place)
    activity = CardEntry.objects.get(text="Sulama")
    CostLine.objects.create(
        activity=activity, year=2022, economic_code="06", amount=Decimal(10)
    )

    shown = preview(card_of(activities=("Fidan dikimi",)), place, "duzeltilmis.pdf")

    assert [c.reason for c in shown.refused] == [
        "“Sulama” belgede yok ama planda bütçesi var; silinmedi."
    ]


def test_an_item_that_stays_keeps_its_row(place: Municipality) -> None:
    commit(PLAN, place)
    drought = CardEntry.objects.get(text="Kuraklık")

    commit(card_of(risks=("Yangın", "Kuraklık")), place, "duzeltilmis.pdf")

    rows = CardEntry.objects.filter(kind="risk").order_by("position")
    assert [row.text for row in rows] == ["Yangın", "Kuraklık"]
    assert rows[1].pk == drought.pk


def test_a_renumbered_indicator_stays_the_same_one(place: Municipality) -> None:
    commit(PLAN, place)
    trees = Indicator.objects.get(code="PG1.1.1")
    renumbered = card_of(PARKS, replace(TREES, code="PG1.1.3"))

    result = commit(renumbered, place, "duzeltilmis.pdf")

    assert told(result.changes) == [
        (Fate.CHANGED, "PG1.1.1", "Kod", "PG1.1.1", "PG1.1.3")
    ]
    trees.refresh_from_db()
    assert (trees.code, trees.slug) == ("PG1.1.3", "1.1.1")  # its address stays


def test_a_preview_is_the_commit_with_nothing_kept(place: Municipality) -> None:
    shown = preview(PLAN, place)

    assert shown.new == ["H1.1"]
    assert not Plan.objects.exists()
    assert commit(PLAN, place).changes == shown.changes


def test_every_refusal_is_told_at_once(place: Municipality) -> None:
    heavy = replace(TREES, weight_percent=Decimal(140))
    long = replace(PARKS, unit="m²" * 60, targets={2022: Decimal("0.12345")})

    shown = preview(card_of(heavy, long), place)
    first, second = shown.refused

    assert {first.code, second.code} == {"PG1.1.2"}
    assert first.where == f"{WHERE}.indicators[1]"
    assert [c.reason for c in preview(card_of(heavy, PARKS), place).refused] == [
        "Hedefe etkisi 0 ile 100 arasındadır."
    ]
    assert not Plan.objects.exists()


ACTUAL = ActualIn(year=2021, period="YEAR", value=Decimal(80))


def reported(actual: ActualIn) -> PlanDocument:
    return card_of(replace(TREES, actuals=(actual,)), PARKS)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED])
def test_a_figure_that_is_there_is_never_written_over(
    place: Municipality, state: State
) -> None:
    commit(reported(replace(ACTUAL, state=state)), place)

    shown = preview(reported(replace(ACTUAL, value=Decimal("85.5"))), place)

    [row] = rows_at(shown.changes, f"{TREES_AT}.actuals[0]")
    assert row.fate is Fate.REFUSED
    assert "85,5" in row.reason
    assert "80" in row.reason
    assert ActualEntry.objects.get().value == 80


@pytest.mark.parametrize(
    ("state", "answer", "value"),
    [
        (State.SUBMITTED, Answer.TAKE, "85.5"),
        (State.SUBMITTED, Answer.KEEP, "80"),
        (State.APPROVED, Answer.KEEP, "80"),
    ],
)
def test_a_person_says_which_of_two_figures_waits_for_approval(
    place: Municipality, state: State, answer: Answer, value: str
) -> None:
    commit(reported(replace(ACTUAL, state=state)), place)
    other = replace(ACTUAL, value=Decimal("85.5"), citation=Citation("85,5", page=2))

    commit(
        reported(other), place, "rapor.pdf", answers={f"{TREES_AT}.actuals[0]": answer}
    )

    row = ActualEntry.objects.get()
    assert (row.value, row.state) == (Decimal(value), state)
    assert (row.citation is not None) is (answer is Answer.TAKE)


def test_no_answer_writes_over_an_approved_figure(place: Municipality) -> None:
    commit(reported(replace(ACTUAL, state=State.APPROVED)), place)
    other = reported(replace(ACTUAL, value=Decimal("85.5")))

    shown = preview(other, place, answers={f"{TREES_AT}.actuals[0]": Answer.TAKE})

    assert [c.reason for c in shown.refused] == [
        "Belgede 85,5, planda onaylı değer 80; düzeltme olarak girin."
    ]


def test_words_are_added_to_an_open_figure_only(place: Municipality) -> None:
    commit(reported(ACTUAL), place)
    explained = replace(ACTUAL, deviation_reason="Kuraklık")

    commit(reported(explained), place, "rapor.pdf")
    again = commit(
        reported(replace(explained, deviation_reason="Ödenek")), place, "rapor2.pdf"
    )

    assert ActualEntry.objects.get().deviation_reason == "Kuraklık"
    assert told(again.changes) == []


def test_a_cost_of_a_year_is_added_beside_the_total(place: Municipality) -> None:
    commit(PLAN, place)
    costs = CostEntry(total=Decimal(1000), by_year={2022: Decimal(400)})

    result = commit(card_of(cost_estimate=costs), place, "duzeltilmis.pdf")

    assert told(result.changes) == [(Fate.NEW, "H1.1", "2022 maliyeti", "", "400")]
    assert CostEstimate.objects.count() == 2


def test_the_queries_do_not_grow_with_the_cards(place: Municipality) -> None:
    def asked_for(cards: int) -> int:
        town = MunicipalityFactory.create()
        document = plan_of(
            *(replace(CARD, code=f"H1.{n}", title=f"{n}. hedef") for n in range(cards))
        )
        with CaptureQueriesContext(connection) as asked:
            preview(document, town)
        return len(asked)

    assert asked_for(12) == asked_for(3)
