"""A row that changed while somebody typed in it: what stood, what stands, what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.utils.functional import Promise

from indicators.models import ActualEntry, ObjectiveEvaluation


@dataclass(frozen=True, slots=True)
class Change:
    """One field, as the page showed it, as it stands now, and as it was typed; each as text."""

    label: str | Promise
    opened: str
    now: str
    typed: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """`entry` is what stands now; `is_open` says whether it can still be written over."""

    entry: ActualEntry | ObjectiveEvaluation | None
    is_open: bool
    changes: tuple[Change, ...]


def conflict_of(
    form: Form,
    entry: ActualEntry | ObjectiveEvaluation | None,
    now: Mapping[str, Any],
    *,
    is_open: bool,
) -> Conflict:
    """Return what a person has to choose between.

    The form's `initial` is what they saw, and `now` the same fields as they stand in `entry`.
    """
    changes = []
    for name, field in form.fields.items():
        if field.label is None or name not in {*form.initial, *now}:
            continue
        opened = _text(form, name, form.initial.get(name))
        stands = _text(form, name, now.get(name))
        typed = _labelled(form, name, str(form[name].data or "").strip())
        if len({opened, stands, typed}) > 1:
            changes.append(Change(field.label, opened, stands, typed))
    return Conflict(entry, is_open, tuple(changes))


def _text(form: Form, name: str, value: Any) -> str:  # noqa: ANN401
    prepared = form.fields[name].prepare_value(value)
    return "" if prepared is None else _labelled(form, name, str(prepared))


def _labelled(form: Form, name: str, text: str) -> str:
    """Say a choice in its own words."""
    choices = getattr(form.fields[name], "choices", ())
    return str(dict(choices).get(text, text)) if choices else text
