"""Plan, programme and report of a year held against each other: known answers, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plans.consistency import Consistency, What, YearPapers, consistency_of
from plans.document import (
    ActualEntry,
    Citation,
    GoalEntry,
    IndicatorEntry,
    Kind,
    ObjectiveEntry,
    Origin,
    PlanDocument,
    TargetEntry,
)
from plans.papers import Because, Field, Paper, Printed, Stated, Value, paper_of

YEAR = 2023
AT = "goals[0].objectives[0].indicators"
TREES, PARKS = 7, 9  # keys of the plan's indicators
PLACES = {f"{AT}[0]": TREES, f"{AT}[1]": PARKS}


def trees(**fields: Any) -> IndicatorEntry:  # noqa: ANN401 - fields of any kind
    """The first indicator as a paper of 2023 prints it, all as in the plan."""
    well: dict[str, Any] = {
        "name": "Dikilen ağaç sayısı",
        "unit": "adet",
        "weight_percent": Decimal(60),
        "targets": {YEAR: Decimal(300)},
        "citations": {f"targets.{YEAR}": Citation("300", page=14)},
    }
    return IndicatorEntry("PG1.1.1", **well | fields)


def parks(**fields: Any) -> IndicatorEntry:  # noqa: ANN401 - fields of any kind
    well: dict[str, Any] = {"name": "Yeni park alanı", "unit": "m²"}
    return IndicatorEntry("PG1.1.2", **well | {"targets": {YEAR: Decimal(50)}} | fields)


def paper(kind: Kind, *rows: IndicatorEntry) -> PlanDocument:
    card = ObjectiveEntry("H1.1", indicators=rows)
    return PlanDocument(kind=kind, goals=(GoalEntry("A1", objectives=(card,)),))


def programme(*rows: IndicatorEntry, of: int = YEAR) -> PlanDocument:
    own = [
        replace(
            row,
            target_revisions=(
                TargetEntry(of, row.targets.get(of), origin=Origin.PROGRAMME),
            ),
        )
        for row in rows
    ]
    return paper(Kind.PERFORMANCE_PROGRAMME, *own)


def report(*rows: IndicatorEntry) -> PlanDocument:
    return paper(Kind.ACTIVITY_REPORT, *rows)


def reached(value: str | None, text: str = "", year: int = YEAR) -> ActualEntry:
    figure = None if value is None else Decimal(value)
    return ActualEntry(year, "YEAR", figure, citation=Citation(text, page=40))


def own(code: str, name: str, target: str, **fields: Printed) -> Stated:
    figure = Printed(Decimal(target), Citation(target, page=67), "plan.pdf")
    return Stated(
        "H1.1",
        code,
        name,
        {Field.TARGET: figure, Field.NAME: Printed(name)}
        | {Field(each): printed for each, printed in fields.items()},
    )


PLAN = Paper(
    Kind.PLAN,
    "",
    {
        TREES: own(
            "PG1.1.1",
            "Dikilen ağaç sayısı",
            "300",
            unit=Printed("adet"),
            weight_percent=Printed(Decimal(60)),
            actual=Printed(Decimal(280), ways=frozenset({Decimal(280)})),
            baseline_value=Printed(Decimal(10), label="2019"),
        ),
        PARKS: own("PG1.1.2", "Yeni park alanı", "50", unit=Printed("m²")),
    },
)


def held(
    programmes: tuple[PlanDocument, ...] = (),
    reports: tuple[PlanDocument, ...] = (),
    places: Mapping[str, int] = PLACES,
    plan: Paper = PLAN,
) -> Consistency:
    told = [
        [paper_of(one, places, YEAR, name) for one in documents]
        for documents, name in ((programmes, "program.pdf"), (reports, "rapor.pdf"))
    ]
    first, second = (tuple(one for one in each if one) for each in told)
    return consistency_of(YearPapers(plan, first, second))


def said(found: Consistency) -> list[tuple[What, str, Field, Value, str, Value]]:
    """What, the code, the field, what it is held against, in which paper, what stands there."""
    return [
        (
            one.what,
            one.of.code,
            one.field,
            one.first.printed.value if one.first and one.first.printed else None,
            one.second.paper.name,
            one.second.printed.value if one.second.printed else None,
        )
        for one in found.findings
    ]


AGREE = programme(trees(), parks())


def test_papers_that_agree_have_no_findings_and_stand_side_by_side() -> None:
    reported = report(trees(actuals=(reached("280"),)), parks())

    found = held((AGREE,), (reported,))

    assert [one for one in found.findings if one.of.code == "PG1.1.1"] == []
    line = found.lines[0]
    targets = [
        stated and stated.printed(Field.TARGET).value for _p, stated in line.sides
    ]
    assert targets == [Decimal(300)] * 3
    assert [each.name for each, _stated in line.sides] == [
        "",
        "program.pdf",
        "rapor.pdf",
    ]


def test_a_document_that_is_not_there_is_no_finding_and_no_line_of_it() -> None:
    found = held()

    assert found.findings == ()
    assert [len(line.sides) for line in found.lines] == [1, 1]
    assert found.papers.programmes == found.papers.reports == ()


CASES = {
    "an indicator of the plan is not in the programme": (
        (programme(trees()),),
        (),
        [(What.MISSING, "PG1.1.2", Field.TARGET, Decimal(50), "program.pdf", None)],
    ),
    "an indicator of the programme is not in the report": (
        (AGREE,),
        (report(trees(actuals=(reached("280"),))),),
        [(What.MISSING, "PG1.1.2", Field.TARGET, Decimal(50), "rapor.pdf", None)],
    ),
    "the programme promises less than the plan": (
        (programme(trees(targets={YEAR: Decimal(250)}), parks()),),
        (),
        [
            (
                What.DIFFERS,
                "PG1.1.1",
                Field.TARGET,
                Decimal(300),
                "program.pdf",
                Decimal(250),
            )
        ],
    ),
    "the report is held to the programme, not to the plan": (
        (programme(trees(targets={YEAR: Decimal(250)}), parks()),),
        (
            report(
                trees(actuals=(reached("280"),)),
                parks(),
            ),
        ),
        [
            (
                What.DIFFERS,
                "PG1.1.1",
                Field.TARGET,
                Decimal(300),
                "program.pdf",
                Decimal(250),
            ),
            (
                What.DIFFERS,
                "PG1.1.1",
                Field.TARGET,
                Decimal(250),
                "rapor.pdf",
                Decimal(300),
            ),
            (What.BLANK, "PG1.1.2", Field.ACTUAL, None, "rapor.pdf", None),
        ],
    ),
    "without a programme the report is held to the plan": (
        (),
        (report(trees(targets={YEAR: Decimal(200)}), parks()),),
        [
            (
                What.DIFFERS,
                "PG1.1.1",
                Field.TARGET,
                Decimal(300),
                "rapor.pdf",
                Decimal(200),
            )
        ],
    ),
    "the report's actual is not the approved one": (
        (),
        (report(trees(actuals=(reached("281"),)), parks(actuals=(reached("5"),))),),
        [
            (
                What.DIFFERS,
                "PG1.1.1",
                Field.ACTUAL,
                Decimal(280),
                "rapor.pdf",
                Decimal(281),
            ),
            (
                What.UNAPPROVED,
                "PG1.1.2",
                Field.ACTUAL,
                None,
                "rapor.pdf",
                Decimal(5),
            ),
        ],
    ),
    "a target that is printed and was not read is a row of its own": (
        (
            programme(
                trees(
                    targets={YEAR: None},
                    citations={f"targets.{YEAR}": Citation("3O0", page=14)},
                ),
                parks(),
            ),
        ),
        (),
        [(What.UNREAD, "PG1.1.1", Field.TARGET, Decimal(300), "program.pdf", None)],
    ),
    "a dash in the programme is no target": (
        (
            programme(
                trees(
                    targets={YEAR: None},
                    citations={f"targets.{YEAR}": Citation("-", page=14)},
                ),
                parks(),
            ),
        ),
        (),
        [(What.BLANK, "PG1.1.1", Field.TARGET, Decimal(300), "program.pdf", None)],
    ),
    "unit, weight and name are repeated otherwise": (
        (
            programme(
                trees(
                    name="Dikilen fidan sayısı",
                    unit="fidan",
                    weight_percent=Decimal(50),
                ),
                parks(),
            ),
        ),
        (),
        [
            (
                What.DIFFERS,
                "PG1.1.1",
                Field.NAME,
                "Dikilen ağaç sayısı",
                "program.pdf",
                "Dikilen fidan sayısı",
            ),
            (What.DIFFERS, "PG1.1.1", Field.UNIT, "adet", "program.pdf", "fidan"),
            (
                What.DIFFERS,
                "PG1.1.1",
                Field.WEIGHT,
                Decimal(60),
                "program.pdf",
                Decimal(50),
            ),
        ],
    ),
    "a baseline of another year may differ, one of the same year may not": (
        (
            programme(
                trees(baseline_value=Decimal(90), baseline_label="2022 gerçekleşmesi"),
                parks(),
            ),
            programme(
                trees(baseline_value=Decimal(11), baseline_label="Başlangıç (2019)"),
                parks(),
            ),
        ),
        (),
        [
            (
                What.DIFFERS,
                "PG1.1.1",
                Field.BASELINE,
                Decimal(10),
                "program.pdf",
                Decimal(11),
            )
        ],
    ),
}


@pytest.mark.parametrize(
    ("programmes", "reports", "expected"), CASES.values(), ids=CASES
)
def test_each_disagreement_is_told_with_both_sides(
    programmes: tuple[PlanDocument, ...],
    reports: tuple[PlanDocument, ...],
    expected: list[object],
) -> None:
    assert said(held(programmes, reports)) == expected


def test_a_set_aside_indicator_is_told_as_unpaired_and_its_like_as_not_found() -> None:
    """Nobody paired the second row: that does not prove that the plan lacks it."""
    found = held((AGREE,), places={f"{AT}[0]": TREES})

    assert said(found) == [
        (What.MISSING, "PG1.1.2", Field.TARGET, Decimal(50), "program.pdf", None),
        (What.ADDED, "PG1.1.2", Field.TARGET, None, "program.pdf", Decimal(50)),
    ]
    assert [line.of.code for line in found.lines] == ["PG1.1.1", "PG1.1.2", "PG1.1.2"]


def test_a_running_total_may_be_said_as_what_the_year_adds() -> None:
    """Plan: 300 by the end of 2023, 200 a year before; programme and report may print 100."""
    stated = PLAN.stated[TREES]
    both = frozenset({Decimal(300), Decimal(100)})
    target = replace(stated.printed(Field.TARGET), ways=both)
    fields = {**stated.fields, Field.TARGET: target}
    plan = replace(PLAN, stated={TREES: replace(stated, fields=fields)})
    added = trees(targets={YEAR: Decimal(100)})

    found = held((programme(added),), (report(trees()),), plan=plan)

    assert found.findings == ()


def test_a_target_for_a_year_in_which_the_plan_has_none_is_told() -> None:
    stated = replace(PLAN.stated[TREES], is_owed=False, fields={})
    found = held((programme(trees()),), plan=replace(PLAN, stated={TREES: stated}))

    assert said(found) == [
        (What.NOT_OWED, "PG1.1.1", Field.TARGET, None, "program.pdf", Decimal(300))
    ]


def test_percent_has_two_spellings() -> None:
    stated = replace(PLAN.stated[TREES], fields={Field.UNIT: Printed("%")})
    found = held(
        (programme(trees(unit="Yüzde", targets={YEAR: None}, citations={})),),
        plan=replace(PLAN, stated={TREES: replace(stated, is_owed=False)}),
    )

    assert found.findings == ()


def test_each_side_says_where_it_is_printed() -> None:
    [found] = held((programme(trees(targets={YEAR: Decimal(1)}), parks()),)).findings

    assert found.first is not None
    assert found.first.printed is not None
    assert found.second.printed is not None
    assert found.first.printed.document == "plan.pdf"
    assert found.first.printed.citation == Citation("300", page=67)
    assert found.second.printed.document == "program.pdf"
    assert found.second.printed.citation == Citation("300", page=14)


OF_A_YEAR = {
    "a programme is of the year it was read as": (AGREE, Because.OWN),
    "a programme of another year is not": (
        programme(trees(), of=YEAR + 1),
        None,
    ),
    "a programme whose year was not read tells of the years it has figures of": (
        paper(Kind.PERFORMANCE_PROGRAMME, trees()),
        Because.TOLD,
    ),
    "a report is of the last year that it reports": (
        report(trees(actuals=(reached("1", year=YEAR - 1), reached("2")))),
        Because.LAST,
    ),
    "what a later report repeats of the year is not the year's report": (
        report(trees(actuals=(reached("1"), reached("2", year=YEAR + 1)))),
        None,
    ),
    "a plan is no yearly document": (paper(Kind.PLAN, trees()), None),
    "a monitoring table is none of the three": (
        paper(Kind.MONITORING_TABLE, trees()),
        None,
    ),
}


@pytest.mark.parametrize(("document", "because"), OF_A_YEAR.values(), ids=OF_A_YEAR)
def test_a_document_is_of_the_year_for_a_reason(
    document: PlanDocument, because: Because | None
) -> None:
    found = paper_of(document, PLACES, YEAR, "x.pdf")

    assert (found.because if found else None) == because


def test_what_a_document_says_is_withdrawn_is_not_in_it() -> None:
    found = held((programme(trees(withdrawn=True), parks()),))

    assert said(found) == [
        (What.MISSING, "PG1.1.1", Field.TARGET, Decimal(300), "program.pdf", None)
    ]
