"""A person places what the reading could not: items of unassigned runs go into lists; pure."""

from __future__ import annotations

from dataclasses import replace

from ingest.edits.fields import EditError
from ingest.edits.operations import Place
from ingest.edits.paths import NoSuchPlaceError, steps_of
from ingest.edits.rows import TEXT_LISTS, Row, rows_at, with_rows
from plans.document import Citation, Fragment, PlanDocument

NO_LIST = "Bu madde oraya yerleştirilemez."


def items_of(run: Fragment) -> tuple[str, ...]:
    """Return what of a run can be placed by itself: its items, else all its text as one."""
    return run.items or ((run.text,) if run.text.strip() else ())


def place_items(document: PlanDocument, edit: Place) -> PlanDocument:
    """Move items to the end of their lists, in printed order; what is not named stays.

    A run that is wholly placed takes along the issue that asked about it.  Raises
    EditError for a list or an item that is not there.
    """
    for run, item, path in sorted(edit.places):
        document = _with_item(document, run, item, path)
    gone: list[Fragment] = []
    left: list[Fragment] = []
    for number, fragment in enumerate(document.unassigned):
        taken = {item for run, item, _path in edit.places if run == number}
        rest = _without(fragment, taken)
        (left if rest else gone).append(rest or fragment)
    asked = [_question(run) for run in gone]
    issues = tuple(
        issue
        for issue in document.issues
        if (issue.where, issue.citation) not in asked or issue.citation is None
    )
    return replace(document, unassigned=tuple(left), issues=issues)


def _question(run: Fragment) -> tuple[str, Citation | None]:
    return run.where or "", run.citation


def _with_item(document: PlanDocument, run: int, item: int, path: str) -> PlanDocument:
    steps = steps_of(path)
    try:
        fragment = document.unassigned[run]
        text = items_of(fragment)[item]
        rows = rows_at(document, steps) if steps[-1] in TEXT_LISTS else None
    except (IndexError, NoSuchPlaceError) as error:
        raise EditError(NO_LIST) from error
    if rows is None:
        raise EditError(NO_LIST)
    place = replace(fragment.citation or Citation(), text=text)
    return with_rows(document, steps, [*rows, Row(" ".join(text.split()), place)])


def _without(fragment: Fragment, taken: set[int]) -> Fragment | None:
    if not taken:
        return fragment
    left = tuple(text for n, text in enumerate(items_of(fragment)) if n not in taken)
    return replace(fragment, items=left, text="\n".join(left)) if left else None
