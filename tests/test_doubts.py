"""Worked by hand: which values are asked about before they are sent, and which are not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.doubts import Kind, Submission, doubts_about
from indicators.performance import Measure
from plans.document import Direction, Method, ReportedAs

UP = Measure(Method.LEVEL, Direction.INCREASE, baseline=Decimal(13654))
DOWN = Measure(Method.LEVEL, Direction.DECREASE, baseline=Decimal(40))
YEARLY = Measure(Method.ANNUAL, Direction.INCREASE, baseline=None)
PERCENT = replace(YEARLY, is_percent=True)
TOTAL = Measure(Method.CUMULATIVE, Direction.INCREASE, baseline=Decimal(1000))
SHRINKING = replace(TOTAL, direction=Direction.DECREASE)
FOLLOWED = Measure(Method.DATA_ONLY, None, baseline=None)


def given(measure: Measure, value: str, **figures: object) -> Submission:
    """A whole year's value; figures as text."""
    known = {
        name: Decimal(figure) if isinstance(figure, str) else figure
        for name, figure in figures.items()
    }
    typed = Decimal(value)
    return Submission(measure, typed, **({"actual": typed} | known))  # type: ignore[arg-type]


def added(value: str, **figures: object) -> Submission:
    """An increment of a running total."""
    return replace(given(TOTAL, value, **figures), reported_as=ReportedAs.INCREMENT)


@pytest.mark.parametrize(
    ("submission", "kind"),
    [
        # A separator slipped: within 2 % of a power of ten.
        (given(UP, "142300", target="14500"), Kind.SCALE),  # 9,81 times
        (given(UP, "1450", target="14500"), Kind.SCALE),
        (given(UP, "145", target="14500"), Kind.SCALE),
        (given(UP, "14.2", target="14000", last="13900"), Kind.SCALE),
        (given(UP, "14500000", target="14500"), Kind.SCALE),
        (given(YEARLY, "8.5", target="85"), Kind.SCALE),
        (given(PERCENT, "8.5", target="85"), Kind.SCALE),
        (given(YEARLY, "500", target="50", is_part=True), Kind.SCALE),
        (given(FOLLOWED, "20400", last="2040"), Kind.SCALE),
        (given(FOLLOWED, "204", last="2040", is_part=True), Kind.SCALE),
        (added("1500", last="150", actual="3000", target="2200"), Kind.SCALE),
        # A ratio for a percentage, and a percentage that cannot be.
        (given(PERCENT, "0.85", target="85"), Kind.UNIT),
        (given(PERCENT, "0.8", target="2"), Kind.UNIT),
        (given(PERCENT, "101", target="85"), Kind.UNIT),
        (given(PERCENT, "850", target="85"), Kind.UNIT),
        (given(PERCENT, "0.85", last="83"), Kind.UNIT),
        # Above 150 % of the target.
        (given(UP, "22000", target="14500"), Kind.FAR_ABOVE),
        (given(YEARLY, "6", target="2"), Kind.FAR_ABOVE),
        (given(YEARLY, "80", target="50", is_part=True), Kind.FAR_ABOVE),
        (given(DOWN, "61", target="30"), Kind.FAR_ABOVE),  # worse than the start
        (added("900", actual="3400", target="2200"), Kind.FAR_ABOVE),
        # Where less is better, under two thirds is too good to be true.
        (given(DOWN, "19", target="30"), Kind.FAR_BELOW),
        (given(DOWN, "0", target="3"), Kind.FAR_BELOW),
        # Running totals.
        (given(TOTAL, "400", target="600", total="1350"), Kind.TOTAL_TURNS),
        (given(SHRINKING, "700", target="600", total="650"), Kind.TOTAL_TURNS),
        (
            added("1350", actual="2700", target="2600", total="1350"),
            Kind.INCREMENT_IS_TOTAL,
        ),
        # Signs.
        (given(YEARLY, "-12", target="12"), Kind.SIGN),
        (given(FOLLOWED, "-12", earlier=(Decimal(9), Decimal(0))), Kind.SIGN),
        (given(FOLLOWED, "12", earlier=(Decimal(-9),)), Kind.SIGN),
        (added("-50", earlier=(Decimal(150),), total="1350"), Kind.SIGN),
    ],
)
def test_a_value_wildly_off_is_asked_about(submission: Submission, kind: Kind) -> None:
    doubts = doubts_about(submission)

    assert [doubt.kind for doubt in doubts] == [kind]
    assert doubts[0].question.endswith("emin misiniz?")


@pytest.mark.parametrize(
    "submission",
    [
        given(UP, "14000", target="15000"),
        given(UP, "15150", target="15000", last="1500"),  # it fits its target
        given(UP, "1490", target="15000", last="1500"),  # it fits what was before
        given(UP, "21750", target="14500"),  # 150 % is not above it
        given(UP, "13000", target="15000"),
        given(UP, "0", target="15000"),  # nothing done yet: a deviation, no slip
        given(UP, "4000", target="15000"),
        given(UP, "1600", target="14500"),  # 9,06 times less: no power of ten
        given(YEARLY, "1", target="10"),  # one of ten is done
        given(YEARLY, "5", target="50"),
        given(YEARLY, "2", target="1"),  # a neighbour of a small count
        given(YEARLY, "0", target="1"),
        given(YEARLY, "10", target="100", is_part=True),  # a tenth by June
        given(YEARLY, "80", target=None),
        given(YEARLY, "80", target="0"),
        given(PERCENT, "0.85", target="0.9"),  # below one is meant
        given(PERCENT, "0", target="85"),
        given(PERCENT, "1", target="2"),
        given(PERCENT, "104", target="105"),  # above a hundred is meant
        given(PERCENT, "100", target="90"),
        given(DOWN, "28", target="30"),
        given(DOWN, "39", target="10"),  # a miss, still better than the start
        given(DOWN, "20", target="30"),  # two thirds are not under them
        given(DOWN, "2", target="3"),
        given(DOWN, "10", target="30", is_part=True),
        given(FOLLOWED, "900", target="100"),  # nothing was promised
        given(TOTAL, "1350", target="1600", total="1350"),  # nothing was added
        given(TOTAL, "1600", target="1600", total="1350"),
        given(SHRINKING, "600", target="600", total="650"),
        added("150", actual="1500", target="1600", total="1350", last="140"),
        added("5", actual="10", target="10", total="5"),  # small counts meet by chance
        added("0", actual="1350", target="1600", total="1350"),
        added("-50", earlier=(Decimal(150), Decimal(-10)), total="1350"),
        given(FOLLOWED, "0", earlier=(Decimal(9),)),
        given(FOLLOWED, "-12", earlier=(Decimal(0),)),
    ],
)
def test_an_ordinary_figure_is_not_asked_about(submission: Submission) -> None:
    assert doubts_about(submission) == ()


@pytest.mark.parametrize(
    ("submission", "question"),
    [
        (
            given(UP, "142300", target="14500"),
            "142.300 yazdınız; bu, hedefin (14.500) yaklaşık 10 katı. Binlik ya da"
            " ondalık ayırıcı kaymış olabilir; değerden emin misiniz?",
        ),
        (
            given(YEARLY, "0.85", target="80", last="85"),
            "0,85 yazdınız; bu, önceki değerin (85) yaklaşık yüzde biri. Binlik ya da"
            " ondalık ayırıcı kaymış olabilir; değerden emin misiniz?",
        ),
        (
            given(PERCENT, "0.85", target="85"),
            "Gösterge yüzde ile ölçülüyor; 0,85 yazdınız, hedef 85. %0,85 mi, yoksa %85"
            " mi? Değerden emin misiniz?",
        ),
        (
            added("900", actual="3400", target="2200"),
            "Bu değerle toplam 3.400, hedef 2.200; hedefe oranı %155. Değerden emin"
            " misiniz?",
        ),
    ],
)
def test_the_question_has_its_numbers_as_turkish_writes_them(
    submission: Submission, question: str
) -> None:
    assert [doubt.question for doubt in doubts_about(submission)] == [question]


def test_a_value_may_raise_two_questions() -> None:
    kinds = [doubt.kind for doubt in doubts_about(given(TOTAL, "-5", total="1350"))]

    assert kinds == [Kind.TOTAL_TURNS]
    turned = given(TOTAL, "-5", total="1350", earlier=(Decimal(1350),))
    assert [doubt.kind for doubt in doubts_about(turned)] == [
        Kind.SIGN,
        Kind.TOTAL_TURNS,
    ]
