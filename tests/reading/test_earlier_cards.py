"""A plan that looks back on the one before prints its cards too; they are not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading import earlier_cards
from ingest.reading.cards import read_pdf_cards
from plans.document import PlanDocument
from tests.corpus.forms import Forms, cards
from tests.corpus.layouts.layout import paged, pdf_of
from tests.corpus.plans import invented_plan
from tests.drawing import card_table

FORMS = Forms()


def drawn(path: Path, *plans: PlanDocument) -> Path:
    tables = [[card_table(card)] for plan in plans for card in cards(plan, FORMS)]
    path.write_bytes(pdf_of(paged(plans[-1], tables)))
    return path


@pytest.fixture
def plan() -> PlanDocument:
    return invented_plan(4, first_year=2025)


def test_cards_of_the_plan_before_are_left_out_with_a_word(
    plan: PlanDocument, tmp_path: Path
) -> None:
    before = invented_plan(5, goals=1, objectives=1, first_year=2020)

    read = read_pdf_cards(drawn(tmp_path / "plan.pdf", before, plan))

    assert [one.code for _, one in read.objectives()] == [
        "H1.1",
        "H1.2",
        "H2.1",
        "H2.2",
    ]
    assert read.period == (2025, 2029)
    told = [issue for issue in read.issues if issue.where == ""]
    assert [issue.reason for issue in told] == [
        earlier_cards.EARLIER.format("2020-2024")
    ]
    assert told[0].citation is not None
    assert told[0].citation.page == 1


def test_of_two_plans_with_as_many_cards_none_is_left_out(
    plan: PlanDocument, tmp_path: Path
) -> None:
    before = invented_plan(5, first_year=2020)

    read = read_pdf_cards(drawn(tmp_path / "plan.pdf", before, plan))

    assert len(list(read.objectives())) == 8
