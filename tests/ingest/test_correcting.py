"""The review page by plain forms: every field is corrected, every row divided, joined, moved or left out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from ingest.models import Draft, DraftEdit
from ingest.review.asking import key_of
from plans.document import ObjectiveEntry
from plans.models import Plan
from tests.ingest.drafts import CARD, small_reading

pytestmark = pytest.mark.django_db

NAME = f"{CARD}.indicators[0].name"
WEIGHT = f"{CARD}.indicators[0].weight_percent"


def correct(client: Client, draft: Draft, **asked: str) -> int:
    """Send what a page opened now would send; return the status."""
    return sent(client, draft, asked)


def sent(client: Client, draft: Draft, asked: dict[str, str]) -> int:
    draft.refresh_from_db()
    answer = client.post(
        reverse("correct_draft", args=[draft.pk]),
        {"seen": draft.digest, "kart": "1", **asked},
    )
    return answer.status_code


def card(draft: Draft, number: int = 0) -> ObjectiveEntry:
    draft.refresh_from_db()
    return draft.as_read().goals[0].objectives[number]


def test_a_value_is_corrected_and_the_history_says_who_and_what(
    planner: Client, draft: Draft
) -> None:
    sent(planner, draft, {WEIGHT: "%63", "islem": "kaydet"})

    assert card(draft).indicators[0].weight_percent == 63
    edit = DraftEdit.objects.get()
    assert (edit.kind, edit.path, edit.before, edit.after) == (
        "set",
        WEIGHT,
        "60",
        "63",
    )
    assert edit.by.get_username() == "strateji"
    assert edit.subject == "PG1.1.1 · Hedefe etkisi (%)"


def test_what_was_not_touched_is_no_correction(planner: Client, draft: Draft) -> None:
    asked = {
        WEIGHT: "60",
        NAME: "Dikilen ağaç  sayısı ",
        f"{CARD}.indicators[0].targets.2020": "13.654",
        f"{CARD}.cost_estimate.total": "1.500",
    }

    sent(planner, draft, asked)

    assert not DraftEdit.objects.exists()
    assert draft.as_read() == small_reading()


def test_a_figure_that_is_not_certain_is_asked_again_with_all_that_was_typed(
    planner: Client, draft: Draft
) -> None:
    asked = {WEIGHT: "altmış", NAME: "Yeni ad", "kart": "1", "seen": draft.digest}

    answer = planner.post(reverse("correct_draft", args=[draft.pk]), asked)

    assertContains(answer, "Sayı olarak okunamadı", status_code=422)
    assertContains(answer, 'value="altmış"', status_code=422)
    assertContains(answer, ">Yeni ad</textarea>", status_code=422)
    assert card(draft).indicators[0].name == "Dikilen ağaç sayısı"


def test_a_new_line_in_an_item_makes_two_of_it(planner: Client, draft: Draft) -> None:
    path = f"{CARD}.risks[1]"

    sent(planner, draft, {path: "Bütçe yetmez\r\nPersonel az", "islem": "kaydet"})

    assert card(draft).risks == ("Kuraklık", "Bütçe yetmez", "Personel az")
    assert DraftEdit.objects.get().kind == DraftEdit.Kind.SPLIT


def test_a_code_on_the_second_line_of_a_name_is_that_of_a_second_indicator(
    planner: Client, draft: Draft
) -> None:
    sent(planner, draft, {NAME: "Dikilen\nPG 1.1.9 ağaç sayısı", "islem": "kaydet"})

    rows = [(row.code, row.name) for row in card(draft).indicators]
    assert rows[:2] == [("PG1.1.1", "Dikilen"), ("PG 1.1.9", "ağaç sayısı")]


def test_an_indicator_is_not_divided_without_a_code_for_the_second(
    planner: Client, draft: Draft
) -> None:
    status = sent(planner, draft, {NAME: "Dikilen\nağaç sayısı", "islem": "kaydet"})

    assert status == 422
    assert len(card(draft).indicators) == 2


@pytest.mark.parametrize(
    ("islem", "risks"),
    [
        (f"birlestir {CARD}.risks[0]", ("Kuraklık Bütçe yetmez Personel az",)),
        (f"cikar {CARD}.risks[0]", ("Bütçe yetmez Personel az",)),
        (f"asagi {CARD}.risks[0]", ("Bütçe yetmez Personel az", "Kuraklık")),
        (f"yukari {CARD}.risks[1]", ("Bütçe yetmez Personel az", "Kuraklık")),
    ],
)
def test_a_button_beside_an_item_joins_drops_or_moves_it(
    planner: Client, draft: Draft, islem: str, risks: tuple[str, ...]
) -> None:
    correct(planner, draft, islem=islem)

    assert card(draft).risks == risks


def test_an_item_moves_to_the_section_that_was_chosen(
    planner: Client, draft: Draft
) -> None:
    path = f"{CARD}.risks[0]"

    sent(planner, draft, {"islem": f"tasi {path}", f"tasi:{path}": f"{CARD}.needs[0]"})

    assert card(draft).needs == ("Kuraklık",)


def test_an_indicator_moves_to_the_card_that_was_chosen(
    planner: Client, draft: Draft
) -> None:
    path = f"{CARD}.indicators[1]"
    page = planner.get(reverse("draft", args=[draft.pk]), {"kart": "1"})
    to = "goals[0].objectives[1].indicators[0]"
    assertContains(page, f'<option value="{to}">H1.2 Su</option>')

    sent(planner, draft, {"islem": f"tasi {path}", f"tasi:{path}": to})

    assert [row.code for row in card(draft).indicators] == ["PG1.1.1"]
    assert [row.code for row in card(draft, 1).indicators] == ["PG1.1.2"]


def test_a_missed_indicator_is_added_with_the_place_that_was_drawn(
    planner: Client, draft: Draft
) -> None:
    path = f"{CARD}.indicators"

    sent(
        planner,
        draft,
        {
            "islem": f"ekle {path}",
            f"yeni:{path}": "Sulanan alan",
            f"yenikod:{path}": "PG1.1.3",
            f"alan:{path}": "1 20.00 30.50 80.00 44.00",
        },
    )

    added = card(draft).indicators[2]
    assert (added.code, added.name) == ("PG1.1.3", "Sulanan alan")
    assert added.citations["name"].page == 1


@pytest.mark.parametrize(
    "drawn",
    [
        "",
        "1 2",
        "x y z a b",
        "1 90 0 20 30",
        "0 1 1 2 2",
        "3 1 1 2 2",  # the document has two pages
        "1e9999999 1 1 2 2",
        "Infinity 1 1 2 2",
        "1 NaN 1 2 2",
        "1 1 1 2 1e9999999",
        "1 1 1 2 1e-9999999",
    ],
)
def test_a_place_that_makes_no_sense_is_no_place(
    planner: Client, draft: Draft, drawn: str
) -> None:
    path = f"{CARD}.needs"

    sent(
        planner,
        draft,
        {"islem": f"ekle {path}", f"yeni:{path}": "Su", f"alan:{path}": drawn},
    )

    assert "needs.0" not in card(draft).citations


def test_a_card_is_split_joined_and_left_out(planner: Client, draft: Draft) -> None:
    sent(planner, draft, {"islem": f"kartbol {CARD} 1", f"kartkodu:{CARD}": "H1.9"})
    codes = [one.code for one in draft_cards(draft)]
    correct(planner, draft, islem=f"birlestir {CARD}")
    correct(planner, draft, islem="cikar goals[0].objectives[1]")

    assert codes == ["H1.1", "H1.9", "H1.2"]
    assert [one.code for one in draft_cards(draft)] == ["H1.1"]
    assert len(card(draft).indicators) == 2


def draft_cards(draft: Draft) -> tuple[ObjectiveEntry, ...]:
    draft.refresh_from_db()
    return draft.as_read().goals[0].objectives


def test_a_question_is_settled_without_a_change(planner: Client, draft: Draft) -> None:
    key = key_of(small_reading().issues[1])

    correct(planner, draft, islem=f"konu {key}")

    draft.refresh_from_db()
    assert [issue.reason for issue in draft.as_read().issues] == ["Etkiye bakın"]
    assert DraftEdit.objects.get().kind == DraftEdit.Kind.SETTLE


@pytest.mark.parametrize(
    "islem",
    [
        "yok",
        "cikar",
        "cikar goals[7]",
        "konu x",
        f"yukari {CARD}.risks[0]",
        "tasi x y z",
        "yukari [",
        f"tasi {CARD}.risks[0]",
        "ekle source",
        "ekle ",
        f"kartbol {CARD} {'9' * 5000}",
        f"cikar goals[{'9' * 5000}]",
        f"asagi {CARD}.risks[{'9' * 5000}]",
    ],
)
def test_a_button_that_makes_no_sense_changes_nothing(
    planner: Client, draft: Draft, islem: str
) -> None:
    assert correct(planner, draft, islem=islem) == 422

    assert draft.as_read() == small_reading()


@pytest.mark.parametrize("typed", ["a\x00b", "a\x1bb"])
def test_a_letter_that_cannot_be_written_is_refused(
    planner: Client, draft: Draft, typed: str
) -> None:
    assert sent(planner, draft, {NAME: typed}) == 422

    assert draft.as_read() == small_reading()


def test_fields_that_are_no_fields_are_passed_over(
    planner: Client, draft: Draft
) -> None:
    asked = {
        f"{CARD}.citations": "x",
        "goals[9].title": "x",
        "goals[0].objectives": "",
        "goals[0].title\x00": "x",
        f"goals[{'9' * 5000}].title": "x",
        f"yer:{'9' * 5000}:0": "risks",
        f"{CARD}.indicators[0].targets.99999": "5",
        f"{CARD}.cost_estimate.by_year.0": "5",
    }

    sent(planner, draft, asked)

    assert draft.as_read() == small_reading()


@pytest.mark.parametrize("number", ["9", "x", "9" * 5000])
def test_a_card_that_is_not_there_is_not_found(
    planner: Client, draft: Draft, number: str
) -> None:
    shown = planner.get(reverse("draft", args=[draft.pk]), {"kart": number})

    assert shown.status_code == 404


def test_a_script_saves_one_field_and_hears_what_is_asked_now(
    planner: Client, draft: Draft
) -> None:
    address = reverse("correct_draft", args=[draft.pk])
    asked = {"seen": draft.digest, "kart": "1", WEIGHT: "63"}

    answer = planner.post(address, asked, headers={"Accept": "application/json"})

    draft.refresh_from_db()
    told = answer.json()
    assert told["seen"] == draft.digest
    assert "İki risk olabilir" in told["issues"]
    assert "Etkiye bakın" not in told["issues"]


def test_a_script_hears_why_a_field_was_not_saved(
    planner: Client, draft: Draft
) -> None:
    address = reverse("correct_draft", args=[draft.pk])
    headers = {"Accept": "application/json"}
    asked = {"seen": draft.digest, "kart": "1", WEIGHT: "1.5"}

    refused = planner.post(address, asked, headers=headers)
    stale = planner.post(address, {**asked, "seen": "eski"}, headers=headers)

    assert (refused.status_code, stale.status_code) == (422, 409)
    assert "binlik mi ondalık mı" in refused.json()["error"]
    assert "belge değişti" in stale.json()["error"]


def test_a_decided_draft_is_shown_without_a_button_and_not_changed(
    planner: Client, draft: Draft
) -> None:
    planner.post(reverse("reject_draft", args=[draft.pk]))

    sent(planner, draft, {WEIGHT: "63"})
    page = planner.get(reverse("draft", args=[draft.pk]), {"kart": "1"})

    assertContains(page, "daha önce karar verilmiş")
    assertNotContains(page, 'name="islem"')
    assertNotContains(page, "Siz kabul etmeden")
    assertNotContains(page, "Önce bunlar")
    assertContains(page, "Okurken çıkan 2 konu")
    assert draft.as_read() == small_reading()


def test_the_preview_shows_what_would_be_written_and_writes_nothing(
    planner: Client, draft: Draft
) -> None:
    page = planner.get(reverse("accept_draft", args=[draft.pk]))

    assertContains(page, "Eklenecek")
    assertContains(page, "Henüz hiçbir şey yazılmadı")
    assert not Plan.objects.exists()


def test_a_reading_changed_since_the_preview_is_not_accepted(
    planner: Client, draft: Draft
) -> None:
    years = {"start_year": "2020", "end_year": "2024", "seen": draft.digest}
    sent(planner, draft, {WEIGHT: "63"})

    answer = planner.post(reverse("accept_draft", args=[draft.pk]), years)

    assertContains(answer, "Önizlemeden sonra bu belge değişti", status_code=400)
    assert not Plan.objects.exists()


def test_leaving_a_row_out_from_the_preview_leads_back_to_it(
    planner: Client, draft: Draft
) -> None:
    answer = planner.post(
        reverse("correct_draft", args=[draft.pk]),
        {"seen": draft.digest, "islem": f"cikar {CARD}.risks[0]", "geri": "onizle"},
    )

    assertRedirects(answer, reverse("accept_draft", args=[draft.pk]))
    assert card(draft).risks == ("Bütçe yetmez Personel az",)
