"""A hyphen at a line's end goes where it only marks the break, stays where it is the word's, and is told in doubt."""

from __future__ import annotations

import pytest

from ingest.reading.breaks import JOINED, KEPT, Printed, settled
from ingest.reading.card_values import flowed
from ingest.reading.syllables import is_syllable_break
from plans.document import (
    Citation,
    GoalEntry,
    IndicatorEntry,
    ObjectiveEntry,
    PlanDocument,
    Severity,
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("çalı", "şan", True),
        ("Labora", "tuvarlardan", True),
        ("Türk", "çe", True),
        ("sa", "atlik", True),
        ("Bi", "rim", True),
        ("ortez", "protez", False),
        ("sosyo", "spor", False),
        ("e", "Belediye", False),
        ("il", "k", False),
        ("bkz", "madde", False),
        ("okul", "aile", False),
    ],
)
def test_a_word_breaks_between_its_syllables(
    first: str, second: str, *, expected: bool
) -> None:
    assert is_syllable_break(first, second) is expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("çalı-\nşan kişi", "çalışan kişi"),
        ("cihaz ve ortez-\nprotez sayısı", "cihaz ve ortez-protez sayısı"),
        ("değer\u00ad\nlendirme", "değerlendirme"),
        ("e-\nBelediye", "e-Belediye"),
        ("2020-\n2024", "2020- 2024"),
        ("ge-\nliş-\ntirme", "geliştirme"),
    ],
)
def test_lines_flow_into_one(printed: str, expected: str) -> None:
    assert flowed(printed) == expected


def printed(*texts: str) -> Printed:
    words = Printed()
    for text in texts:
        words.add(text)
    return words


def test_what_the_document_prints_whole_decides() -> None:
    words = printed("Sosyal-kültürel alanlar", "geliştirme çalışması")

    assert words.doubt("sosyal", "kültürel") == ("sosyal-kültürel", None)
    assert words.doubt("geliş", "tirme") == ("geliştirme", None)


def test_without_any_evidence_the_hyphen_is_told() -> None:
    words = printed("Bir cümle")

    assert words.doubt("geliş", "tirme") == (
        "geliştirme",
        JOINED.format("geliştirme"),
    )
    assert words.doubt("ortez", "protez") == (
        "ortez-protez",
        KEPT.format("ortez-protez"),
    )


def test_a_document_that_breaks_words_as_a_habit_needs_no_doubt() -> None:
    words = printed("geliş-\ntirme", "ta-\nkılan", "ki-\ntap", "mevzuata uy-\ngunluk")

    assert words.doubt("geliş", "tirme") == ("geliştirme", None)
    words.add("geliş")
    assert words.doubt("geliş", "tirme") == ("geliştirme", JOINED.format("geliştirme"))


def test_hyphens_between_long_halves_only_show_no_habit() -> None:
    words = printed("kültür-\nsanat", "elektrik-\nelektronik", "kayıp-\nkaçak")

    assert words.doubt("kayıp", "kaçak") == ("kayıpkaçak", JOINED.format("kayıpkaçak"))


def test_a_second_half_that_is_a_word_of_its_own_keeps_the_hyphen() -> None:
    words = printed("kayıp ve kaçak oranı", "ta-\nkılan", "ki-\ntap", "uy-\ngunluk")

    assert words.doubt("kayıp", "kaçak") == (
        "kayıp-kaçak",
        KEPT.format("kayıp-kaçak"),
    )


def cited(text: str) -> Citation:
    return Citation(text, 3)


def document() -> PlanDocument:
    indicator = IndicatorEntry(
        "PG1.1.1",
        "Sosyalkültürel etkinlik",
        citations={"name": cited("Sosyal-\nkültürel etkinlik (adet)")},
    )
    objective = ObjectiveEntry(
        "H1.1",
        "Sporu sevdirmek",
        risks=("Kaynak", "Gön\u00fcll\u00fclerin azalması"),
        indicators=(indicator,),
        citations={
            "title": cited("Sporu sev-\ndirmek"),
            "risks.1": cited("• Gönül-\nlülerin azalması"),
        },
    )
    return PlanDocument(goals=(GoalEntry("A1", objectives=(objective,)),))


def test_the_hyphen_of_the_word_itself_comes_back() -> None:
    found = settled(document(), printed("sosyal-kültürel yaşam", "gönüllülerin"))
    ((_, indicator),) = found.indicators()
    ((_, objective),) = found.objectives()

    assert indicator.name == "Sosyal-kültürel etkinlik"
    assert objective.title == "Sporu sevdirmek"
    assert [(one.where, one.severity) for one in found.issues] == [
        ("goals[0].objectives[0].title", Severity.NOTICE)
    ]


def test_a_doubt_names_the_item_and_its_place() -> None:
    found = settled(document(), printed("sosyal-kültürel", "sevdirmek"))
    (issue,) = found.issues

    assert issue.where == "goals[0].objectives[0].risks[1]"
    assert issue.reason == JOINED.format("Gönüllülerin")
    assert issue.citation is not None
    assert issue.citation.page == 3
