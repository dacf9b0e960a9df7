"""What a change was, in words for the history of a reading; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from ingest.edits.fields import FIELDS, printed
from ingest.edits.operations import (
    Add,
    Drop,
    Join,
    Move,
    Operation,
    Place,
    Settle,
    Split,
    SplitCard,
)
from ingest.edits.paths import NoSuchPlaceError, Steps, at, path_of, steps_of
from ingest.edits.placing import items_of
from plans.document import Citation, PlanDocument

CARD, GOAL, INDICATOR, RUN = (
    "Hedef kartı",
    "Amaç",
    "Gösterge",
    "Yeri belli olmayan metin",
)
DOCUMENT = "Belge"
_RECORDS = {
    "goals": GOAL,
    "objectives": CARD,
    "indicators": INDICATOR,
    "unassigned": RUN,
    "statistics": "Bağlam sayısı",
    "actuals": "Gerçekleşme",
    "target_revisions": "Hedef",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One change: what was done, where it stood, what it is called, how it read before and after."""

    kind: str
    path: str
    subject: str
    before: str = ""
    after: str = ""


def told(before: PlanDocument, operation: Operation, after: PlanDocument) -> Told:
    """Return the change that made `after` of `before`."""
    if isinstance(operation, Settle):
        issue = before.issues[operation.number]
        text = f"{issue.reason} {issue.text}".strip()
        return Told("settle", issue.where, subject_of(before, issue.where), text)
    if isinstance(operation, Place):
        return _placed(before, operation)
    path = path_of(steps_of(operation.path))
    was, now = _texts(before, operation, after)
    return Told(_kind(operation), path, subject_of(before, path), was, now)


def _placed(document: PlanDocument, operation: Place) -> Told:
    """Return what was placed, an item to a line, each with the list it went to."""
    was, now = [], []
    for run, item, path in sorted(operation.places):
        was.append(items_of(document.unassigned[run])[item])
        code, label = code_at(document, path), _label_of(steps_of(path))
        now.append(f"{code} · {label}: {was[-1]}")
    path = operation.places[0][2] if operation.places else ""
    return Told("place", path, RUN, "\n".join(was), "\n".join(now))


def _texts(
    before: PlanDocument, operation: Operation, after: PlanDocument
) -> tuple[str, str]:
    """Return how the place read before and after."""
    path = getattr(operation, "path", "")
    was, now = _text_at(before, path), _text_at(after, path)
    match operation:
        case Add():
            was, now = "", f"{operation.code} {operation.text}".strip()
        case Drop():
            now = ""
        case Split():
            now = "\n".join(operation.parts)
        case SplitCard():
            now = operation.code
        case Join():
            was = f"{was}\n{_text_after(before, path)}"
        case Move():
            now = subject_of(after, operation.to)
    return was, now


def _kind(operation: Operation) -> str:
    return type(operation).__name__.lower().removesuffix("card")


def _text_after(document: PlanDocument, path: str) -> str:
    *steps, number = steps_of(path)
    return _text_of(_found(document, (*steps, int(number) + 1)))


def _text_at(document: PlanDocument, path: str) -> str:
    return _text_of(_found(document, steps_of(path)))


def _found(document: PlanDocument, steps: Steps) -> Any:  # noqa: ANN401 - any part of a document
    try:
        return at(document, steps)
    except NoSuchPlaceError:
        return None


def _text_of(value: Any) -> str:  # noqa: ANN401
    return "\n".join(_lines(value)) if is_dataclass(value) else printed(value)


def _lines(record: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield every field of a record that says something, its own lists and records after it."""
    for field in fields(record):
        value = getattr(record, field.name)
        label = FIELDS[field.name].label if field.name in FIELDS else ""
        if isinstance(value, tuple):
            for one in value:
                yield from _lines(one) if is_dataclass(one) else [f"{label}: {one}"]
        elif isinstance(value, dict) and field.name in ("targets", "by_year"):
            yield from (f"{year} {label}: {printed(v)}" for year, v in value.items())
        elif is_dataclass(value) and not isinstance(value, Citation):
            yield from _lines(value)
        elif label and printed(value):
            yield f"{label}: {printed(value)}"


def subject_of(document: PlanDocument, path: str) -> str:
    """Return what a person calls the place: "PG4.1.1 · 2021 hedefi", "H4.1 · Risk 2".

    >>> from plans.document import GoalEntry, PlanDocument
    >>> subject_of(PlanDocument(goals=(GoalEntry("A4"),)), "goals[0].title")
    'A4 · Metin'
    """
    steps = steps_of(path)
    parts = (code_at(document, path), _label_of(steps))
    return " · ".join(filter(None, parts)) or DOCUMENT


def _label_of(steps: Steps) -> str:
    """Return what the last name on the way is called, with its year or number."""
    if not steps:
        return ""
    if isinstance(steps[-1], str):
        return FIELDS[steps[-1]].label if steps[-1] in FIELDS else ""
    name, number = str(steps[-2]), steps[-1]
    if name in _RECORDS:
        return _RECORDS[name]
    label = FIELDS[name].label if name in FIELDS else ""
    is_year = name in ("targets", "by_year")
    return f"{number} {label}" if is_year else f"{label} {number + 1}"


def code_at(document: PlanDocument, path: str) -> str:
    """Return the code of the innermost goal, objective or indicator on the way, or ""."""
    steps = steps_of(path)
    records = (_found(document, steps[:end]) for end in range(len(steps), 0, -1))
    codes = (record.code for record in records if hasattr(record, "code"))
    return next(codes, "")
