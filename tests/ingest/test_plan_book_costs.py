"""Budget lines of a plan's workbook: whose money it is, and whether it was spent, is said, never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from plans.models import CardEntry, CostLine
from tests.factories import Town, small_town
from tests.ingest.plan_books import (
    FIRST,
    Fill,
    applied,
    blank_line,
    changes_of,
    errors_of,
    filled_in,
    handed_out,
    typed,
    uploaded,
)

pytestmark = pytest.mark.django_db
SHEET = "Maliyet satırları"


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def standing(town: Town) -> CostLine:
    """A line of the budget, planned: what a line without these words would be taken for."""
    activity = CardEntry.objects.create(
        objective=town.objective, kind="activity", position=1, text="Fidan dikimi"
    )
    return CostLine.objects.create(
        activity=activity, year=2024, economic_code="06", amount=Decimal(100)
    )


@pytest.fixture
def office(client: Client, town: Town) -> Client:
    client.force_login(town.strategy)
    return client


def another(town: Town, line: int, code: str, **said: str) -> Fill:
    row = {"hedef": town.objective.code, "faaliyet": "Fidan dikimi", "yyıl": 2024}
    return typed(SHEET, line, **row, ekonomik_kod=code, tutar=750, **said)


def test_a_new_line_says_whose_money_it_is_and_whether_it_was_spent(
    town: Town, office: Client, standing: CostLine
) -> None:
    content = handed_out(office, town.plan)
    line = blank_line(content, SHEET)

    answer = uploaded(
        office,
        filled_in(
            content,
            another(town, line, "03"),
            another(town, line + 1, "03", kaynak="bütçe dışı"),
            another(town, line + 2, "06"),  # is not the one that stands
        ),
    )

    source = "Şunlardan biri yazılır: bütçe içi; bütçe dışı."
    stage = "Şunlardan biri yazılır: ödenek; harcama."
    assert [each[1:] for each in errors_of(answer)] == [
        (line, "kaynak", source),
        (line, "aşama", stage),
        (line + 1, "aşama", stage),
        (line + 2, "kaynak", source),
        (line + 2, "aşama", stage),
    ]
    assert [line.amount for line in CostLine.objects.all()] == [100]


def test_a_line_that_says_both_is_new_and_one_that_stands_needs_to_say_neither(
    town: Town, office: Client, standing: CostLine
) -> None:
    content = handed_out(office, town.plan)
    line = blank_line(content, SHEET)
    told = typed(SHEET, FIRST, kaynak=None, aşama=None, tutar=120)
    fresh = another(town, line, "06", kaynak="bütçe dışı", aşama="harcama")

    answer = uploaded(office, filled_in(content, told, fresh))
    assert (SHEET, "tutar (₺)", "100", "120") in changes_of(answer)
    applied(office, answer)

    rows = CostLine.objects.order_by("amount").values_list("amount", "source", "stage")
    assert [(f"{amount:f}", *said) for amount, *said in rows] == [
        ("120.00", "budget", "planned"),
        ("750.00", "off_budget", "spent"),
    ]
