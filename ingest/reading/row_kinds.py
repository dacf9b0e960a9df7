"""What one row of a card is: the head of a table, a goal by its code, a heading printed again, a total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from ingest.reading.card_labels import heads_section, label_of
from ingest.reading.card_values import Coded, coded
from ingest.reading.grid import Cell
from ingest.reading.headings import Part
from ingest.reading.indicator_rows import Row, distinct, is_heading_row
from ingest.reading.ranks import Rank
from plans.turkish import heading_key, tidy

_TITLE_LINES = 3  # a goal's title has no more
_ALIKE = 0.95  # of two titles' letters; a line's end breaks words in one of them


def heads_table(rows: Sequence[Row], at: int) -> bool:
    """Whether a row heads a table; its lower half may say so where cells reach down into it."""
    if is_heading_row(rows[at]):
        return True
    below = rows[at + 1] if at + 1 < len(rows) else ()
    is_half = any(
        cell is other and tidy(cell.text)
        for cell, other in zip(rows[at], below, strict=False)
        if cell is not None
    )
    return is_half and is_heading_row(below)


def goal_over(rows: Sequence[Row], at: int) -> Part | None:
    """Return the goal that a line names by its code alone, above an objective of that number ("A4 Kent …")."""
    goal = coded(distinct(rows[at])[0], 1)
    if goal is None or not goal.code.text[:1].isalpha() or len(goal.number) > 1:
        return None
    for row in rows[at + 1 : at + 1 + _TITLE_LINES]:
        below = next(iter(distinct(row)), None)
        if below is not None and label_of(below) is Part.OBJECTIVE:
            objective = coded(below, 2)
            is_its = objective is not None and objective.number[:1] == goal.number
            return Part.GOAL if is_its else None
    return None


def is_over_table(cell: Cell) -> bool:
    """Whether a line that stands alone is the title of the indicator table below it."""
    return heads_section(cell.text) is Rank.TABLE


def is_printed_again(known: Coded, objective: Coded) -> bool:
    """Whether a heading has the code of the open card and, as far as both go, its title."""
    if not known.number or known.number != objective.number:
        return False
    one, other = (
        heading_key(title.text) if (title := each.title) else ""
        for each in (known, objective)
    )
    least = min(len(one), len(other))
    likeness = SequenceMatcher(None, one[:least], other[:least], autojunk=False)
    return likeness.ratio() > _ALIKE or "devam" in other


def is_total(cell: Cell) -> bool:
    key = heading_key(cell.text)
    return (
        re.fullmatch(
            r"(genel)?toplam(i|lari)?(hedefe)?(etki|agirlik|yuzde|oran)?(si|i)?\d*", key
        )
        is not None
    )
