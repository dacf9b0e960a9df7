"""How a column is held to its choices by the database itself, not by forms alone."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import CheckConstraint, Q
from django_stubs_ext import StrOrPromise


def held_to(
    choices: Iterable[str], *, field: str, name: str, says: StrOrPromise
) -> CheckConstraint:
    """Return the constraint that `field` is one of `choices`; `says` tells a person that it is not."""
    condition = Q(**{f"{field}__in": [str(choice) for choice in choices]})
    return CheckConstraint(condition=condition, name=name, violation_error_message=says)
