"""A place in a document, such as goals[0].objectives[1].targets.2021, as steps to walk; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from plans.document import Citation, PlanDocument

Steps = tuple[str | int, ...]

RECORDS = ("goals", "objectives", "indicators", "statistics")
HISTORIES = ("actuals", "target_revisions")
_YEARLY = ("targets", "by_year")


class NoSuchPlaceError(LookupError):
    """The path leads nowhere in this document."""


def steps_of(path: str) -> Steps:
    """Return the steps of a path; indices are numbers of at most nine digits.

    >>> steps_of("goals[0].objectives[1].cost_estimate.by_year.2021")
    ('goals', 0, 'objectives', 1, 'cost_estimate', 'by_year', 2021)
    """
    return tuple(
        int(step) if step.isdecimal() else step
        for step in re.findall(r"[A-Za-z_]+|\d{1,9}", path)
    )


def path_of(steps: Steps) -> str:
    """Return the path as a document writes it: [n] into a list, .year into figures by year.

    >>> path_of(("goals", 0, "title")), path_of(("targets", 2021))
    ('goals[0].title', 'targets.2021')
    """
    path = ""
    for before, step in zip(("", *steps), steps, strict=False):
        if isinstance(step, int) and before not in _YEARLY:
            path += f"[{step}]"
        else:
            path += f".{step}" if path else str(step)
    return path


def at(document: PlanDocument, steps: Steps) -> Any:  # noqa: ANN401 - any part of a document
    """Return what stands there, None for a year that is not listed; raises NoSuchPlaceError."""
    node: Any = document
    for step in steps:
        node = _under(node, step)
    return node


def _under(node: Any, step: str | int) -> Any:  # noqa: ANN401
    if isinstance(node, tuple) and isinstance(step, int) and step < len(node):
        return node[step]
    if isinstance(step, int) and (node is None or isinstance(node, Mapping)):
        return (node or {}).get(step)
    if is_dataclass(node) and step in {field.name for field in fields(node)}:
        return getattr(node, str(step))
    raise NoSuchPlaceError(step)


def exists(document: PlanDocument, path: str) -> bool:
    """Whether the path leads somewhere."""
    try:
        at(document, steps_of(path))
    except NoSuchPlaceError:
        return False
    return True


def with_at(node: Any, steps: Steps, value: Any) -> Any:  # noqa: ANN401
    """Return the document, or the part of it, with `value` at the steps counted from it."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    changed = with_at(_under(node, step), rest, value)
    if isinstance(node, tuple) and isinstance(step, int):
        return (*node[:step], changed, *node[step + 1 :])
    if isinstance(step, int):
        return dict(sorted({**(node or {}), step: changed}.items()))
    return replace(node, **{step: changed})


def owner_of(steps: Steps) -> tuple[Steps, str]:
    """Return the innermost record on the way, and the field's name in that record's citations.

    >>> owner_of(("goals", 0, "objectives", 1, "risks", 2))
    (('goals', 0, 'objectives', 1), 'risks.2')
    """
    end = 0
    for number, step in enumerate(steps[:-1]):
        if step in (*RECORDS, *HISTORIES):
            end = number + 2
    return steps[:end], ".".join(map(str, steps[end:]))


def cited_at(document: PlanDocument, path: str) -> Citation | None:
    """Return where the value at the path was printed, None where that is not known."""
    owner, name = owner_of(steps_of(path))
    record = at(document, owner)
    if hasattr(record, "citations"):
        citation: Citation | None = record.citations.get(name)
        return citation
    return getattr(record, "citation", None)
