"""Which part of a plan a document's part is, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.likeness import likeness
from ingest.matching import THRESHOLD, Match, Named, match, paired
from plans.document import GoalEntry, IndicatorEntry, ObjectiveEntry, PlanDocument

CERTAIN, ASKED, NOTHING = "certain", "asked", "nothing"


def named(side: str, rows: Sequence[tuple[str, str]]) -> list[Named]:
    return [Named(f"{side}{n}", ((code, name),)) for n, (code, name) in enumerate(rows)]


def said(found: Match) -> str:
    if found.is_certain:
        return CERTAIN
    return NOTHING if found.there is None else ASKED


@pytest.mark.parametrize(
    ("here", "there", "outcome", "confidence"),
    [
        (("pg1.1", "ağaç sayısı"), [("pg1.1", "ağaç sayısı")], CERTAIN, "1"),
        (
            ("pg1.1", "dikilen ağaç sayısı"),
            [("pg1.1", "dikilen ağaç sayısı (adet)")],
            CERTAIN,
            "0.89",
        ),
        (
            ("pg1.2", "dikilen ağaç sayısı"),
            [("pg1.1", "dikilen ağaç sayısı")],
            ASKED,
            "0.75",
        ),
        (
            ("", "dikilen ağaç sayısı"),
            [("pg1.1", "dikilen ağaç sayısı")],
            ASKED,
            "0.75",
        ),
        (("pg1.1", "ağaç sayısı"), [("pg1.1", "memnuniyet oranı")], NOTHING, "0"),
        (("pg1.1", "ağaç sayısı"), [("pg1.2", "ağaç sayıları")], NOTHING, "0"),
        (
            ("pg1.3", "eğitim sayısı"),
            [("pg1.1", "eğitim sayısı"), ("pg1.2", "eğitim sayısı")],
            ASKED,
            "0.75",
        ),
        (
            ("pg1.1", "eğitim verilen kadın sayısı"),
            [("pg1.1", "eğitim verilen erkek sayısı")],
            ASKED,
            None,
        ),
        (
            ("pg1.1", "2021 yılında dikilen ağaç sayısı"),
            [("pg1.1", "2022 yılında dikilen ağaç sayısı")],
            ASKED,
            None,
        ),
        (
            ("pg1.1", "eğitim verilen kadınların sayısı"),
            [("pg1.1", "eğitim verilen kadınlar sayısı")],
            CERTAIN,
            None,
        ),
        (
            ("pg1.1", "yeni ağaç sayısı"),
            [("pg1.1", "eski ağaç sayısı"), ("pg1.1", "yeşil ağaç sayısı")],
            ASKED,
            None,
        ),
        (
            ("pg1.1", "ağaç sayısı"),
            [("pg1.1", "memnuniyet oranı"), ("pg1.1", "ağaç sayısı")],
            CERTAIN,
            "1",
        ),
        (("pg1.1", "ağaç sayısı"), [], NOTHING, "0"),
    ],
    ids=[
        "same code and name",
        "same code, a word more",
        "renumbered, nobody knows where",
        "no code printed",
        "same code, another thing",
        "other code, alike name",
        "renumbered, two of that name",
        "same code, a word is another",
        "same code, a year is another",
        "same code, a word in another form",
        "same code twice, both near",
        "same code twice, one it is",
        "empty plan",
    ],
)
def test_one_row_is_paired_or_asked_about(
    here: tuple[str, str],
    there: list[tuple[str, str]],
    outcome: str,
    confidence: str | None,
) -> None:
    [found] = paired(named("h", [here]), named("t", there))

    assert said(found) == outcome
    if confidence is not None:
        assert found.confidence.quantize(Decimal("0.01")) == Decimal(confidence)


def test_the_same_code_on_the_same_card_is_at_least_asked_about() -> None:
    here = Named("h", (("pg1.1", "ağaç sayısı"),), parent="hp")
    there = Named("t", (("pg1.1", "memnuniyet oranı"),), parent="tp")

    [found] = paired([here], [there], {"hp": "tp"})

    assert said(found) == ASKED
    assert found.there == "t"


def test_a_name_is_known_on_its_card_under_another_code() -> None:
    here = Named("h", (("pg1.2", "dikilen ağaç sayısı"),), parent="hp")
    there = Named("t", (("pg1.1", "dikilen ağaç sayısı"),), parent="tp")

    [found] = paired([here], [there], {"hp": "tp"})

    assert (found.is_certain, found.confidence) == (True, Decimal("0.90"))


def test_a_name_under_another_card_is_never_certain() -> None:
    here = Named("h", (("pg1.1", "eğitim sayısı"),), parent="hp")
    there = Named("t", (("pg2.1", "eğitim sayısı"),), parent="other")

    [found] = paired([here], [there], {"hp": "tp"})

    assert said(found) == ASKED


def test_an_identifier_outweighs_code_and_name() -> None:
    here = Named("h", (("pg9", "bambaşka"),), id="kimlik")
    there = [
        Named("t0", (("pg9", "bambaşka"),), id="öteki"),
        Named("t1", (("pg1", "ağaç"),), id="kimlik"),
    ]

    [found] = paired([here], there)

    assert (found.there, found.confidence, found.is_certain) == ("t1", Decimal(1), True)


def test_an_identifier_printed_twice_decides_nothing() -> None:
    here = [Named(f"h{n}", ((f"pg{n}", "x"),), id="kimlik") for n in (1, 2)]

    found = paired(here, [Named("t", (("pg9", "y"),), id="kimlik")])

    assert [said(each) for each in found] == [NOTHING, NOTHING]


def test_rows_printed_alike_are_paired_in_their_order() -> None:
    twins = [("pg1", "eğitim sayısı")] * 2

    found = paired(named("h", twins), named("t", twins))

    assert [each.there for each in found] == ["t0", "t1"]


def test_one_of_two_rows_printed_alike_is_asked_about() -> None:
    twin = ("pg1", "eğitim sayısı")

    [found] = paired(named("h", [twin]), named("t", [twin, twin]))

    assert said(found) == ASKED


def test_a_name_that_a_person_changed_is_known_by_its_printed_form() -> None:
    printed = IndicatorEntry("PG1", "Dikilen ağaç sayısı")
    renamed = IndicatorEntry("PG1", "Yeşil alan kazanımı")
    where = "goals[0].objectives[0].indicators[0]"

    found = match(_plan(printed), _plan(renamed), {where: [printed]})

    assert found[where].is_certain


def test_capitals_and_blanks_make_no_difference() -> None:
    here = _plan(IndicatorEntry("PG1", "İŞBİRLİĞİ  SAYISI"))

    found = match(here, _plan(IndicatorEntry("PG1", "İşbirliği sayısı")))

    assert found["goals[0].objectives[0].indicators[0]"].confidence == 1


def test_a_reworded_card_is_known_by_its_indicators() -> None:
    indicators = (IndicatorEntry("PG1", "Ağaç"), IndicatorEntry("PG2", "Park"))
    here = ObjectiveEntry("H1.1", "Kenti yeşillendirmek", indicators=indicators)
    there = replace(here, title="İklim değişikliğine uyum sağlamak")

    found = match(_plan_of(here), _plan_of(there))

    assert found["goals[0].objectives[0]"].is_certain


def _plan_of(card: ObjectiveEntry) -> PlanDocument:
    return PlanDocument(goals=(GoalEntry("A1", "Yaşanır kent", objectives=(card,)),))


def _plan(indicator: IndicatorEntry) -> PlanDocument:
    return _plan_of(
        ObjectiveEntry("H1.1", "Kenti yeşillendirmek", indicators=(indicator,))
    )


words = st.sampled_from(["ağaç", "eğitim", "sayısı", "oranı", "kadın", "yol"])
names = st.lists(words, max_size=4).map(" ".join)
rows = st.lists(
    st.tuples(st.sampled_from(["", "pg1", "pg2", "pg3"]), names), max_size=6
)


@settings(max_examples=200, deadline=None)
@given(rows, rows)
def test_certain_pairs_are_one_to_one_sure_and_the_same_from_the_other_side(
    here: list[tuple[str, str]], there: list[tuple[str, str]]
) -> None:
    mine, theirs = named("h", here), named("t", there)

    forth = {m.here: m.there for m in paired(mine, theirs) if m.is_certain}
    back = {m.there: m.here for m in paired(theirs, mine) if m.is_certain}

    assert len(set(forth.values())) == len(forth)
    assert forth == back
    assert all(m.confidence >= THRESHOLD for m in paired(mine, theirs) if m.is_certain)


@given(names, names)
def test_likeness_does_not_depend_on_the_order(one: str, other: str) -> None:
    nothing = Decimal(0)

    forth = likeness(one, other, at_least=nothing)

    assert forth == likeness(other, one, at_least=nothing)
    assert 0 <= forth <= 1
