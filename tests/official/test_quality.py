"""Veri kalitesi as a workbook: the findings of the page, and every rule with what it looked at."""

from __future__ import annotations

import pytest

from indicators.judging import judged_plan
from plans.sentences import said
from reports.official.asked import Asked
from reports.official.quality import quality
from reports.years import plan_year
from tests.factories import small_town
from tests.official.books import rows_of

pytestmark = pytest.mark.django_db


def test_every_finding_of_the_page_is_in_the_workbook() -> None:
    town = small_town()
    town.first.terms.update(weight=57)
    report = judged_plan(town.plan, public=True)
    built = quality(Asked(plan_year(town.plan)))

    rows = rows_of(built)

    told = [
        (row[1], row[2], row[3]) for row in rows if row[0] in ("hata", "uyarı", "öneri")
    ]
    assert told == [
        (said(f.rule.title), said(f.place.label), said(f.message))
        for f in report.findings
    ]
    assert any("97" in str(message) for _rule, _place, message in told)


def test_a_rule_that_could_look_at_nothing_has_no_count() -> None:
    plan = small_town().plan
    unchecked = {said(o.rule.title) for o in judged_plan(plan, public=True).unchecked}

    built = quality(Asked(plan_year(plan)))

    blank = {row[0] for row in rows_of(built, sheet=1) if row[2] == 0}
    assert unchecked
    assert blank == unchecked
