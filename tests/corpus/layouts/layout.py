"""What a layout of the drawn corpus is: how it draws a plan, what it says of it, how well it must be read."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)

from plans.document import PlanDocument
from tests.corpus.forms import titles
from tests.drawing import paragraph_style


def all_of_it(plan: PlanDocument) -> PlanDocument:
    """Return the plan as it is: a layout that prints everything."""
    return plan


@dataclass(frozen=True)
class Layout:
    """A way to print a plan; `floor` is the least F1 at which it must be read.

    `silent` is the most wrong values that no issue points at: of a picture, not all
    can be known.
    """

    name: str
    suffix: str
    draw: Callable[[PlanDocument], bytes]
    truth: Callable[[PlanDocument], PlanDocument] = all_of_it
    floor: float = 1.0
    silent: int = 0
    goals: int = 2
    objectives: int = 2
    missing: Callable[[], str | None] = lambda: None  # what the machine lacks for it


def pdf_of(
    story: Sequence[Flowable], pagesize: tuple[float, float] = A4, margin: float = 15
) -> bytes:
    """Return a PDF of the story; the margin in millimetres."""
    file = io.BytesIO()
    SimpleDocTemplate(
        file,
        pagesize=pagesize,
        leftMargin=margin * mm,
        rightMargin=margin * mm,
        topMargin=margin * mm,
        bottomMargin=margin * mm,
        invariant=1,
    ).build(list(story))
    return file.getvalue()


def titled(plan: PlanDocument) -> list[Flowable]:
    """Return the lines that name institution and period."""
    lines = [Paragraph(line, paragraph_style(12)) for line in titles(plan)]
    return [*lines, Spacer(0, 4 * mm)]


def paged(
    plan: PlanDocument, stories: Sequence[Sequence[Flowable]], a_page: int = 1
) -> list[Flowable]:
    """Return the titles and the cards' stories, so many to a page."""
    story = titled(plan)
    for at, parts in enumerate(stories):
        if at and at % a_page == 0:
            story.append(PageBreak())
        story += [*parts, Spacer(0, 6 * mm)]
    return story
