"""Every rule of plan quality, on a case from a real finding."""

from __future__ import annotations

import pytest

from plans.quality import PLAN_RULES
from tests.quality_cases import FOUND, said
from tests.quality_plans import card, indicator, plan


def test_a_plan_that_is_well_has_no_finding() -> None:
    assert said(plan(card(indicator()))) == []


@pytest.mark.parametrize("rule", [rule.id for rule in PLAN_RULES])
def test_every_rule_finds_its_real_case(rule: str) -> None:
    document, place, message = FOUND[rule]

    assert (rule, place, message) in said(document)


# What else the case itself breaks: everything not named here must stay quiet.
ALSO = {
    "hedef-olculemez": {"gosterge-hedefsiz"},
}


@pytest.mark.parametrize("rule", FOUND)
def test_one_fault_is_told_once(rule: str) -> None:
    document, _place, _message = FOUND[rule]

    assert {found for found, _p, _m in said(document)} == {rule} | ALSO.get(rule, set())
