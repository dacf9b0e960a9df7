"""Rows that the database holds to their rules, and what is said where one is broken."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction


def save_held(row: models.Model) -> None:
    """Write a row; raise ValidationError, as `full_clean` does, where it breaks a rule.

    `full_clean` asks the database about each rule, and the database holds the row to all of
    them as it is written: so they are asked only where it refuses, to say which was broken.
    """
    try:
        row.clean_fields(exclude={f.name for f in row._meta.fields if f.is_relation})
        row.clean()
        with transaction.atomic():
            row.save()
    except (ValidationError, IntegrityError):
        row.full_clean()
        raise
