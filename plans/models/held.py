"""Rows that the database holds to their rules, and what is said where one is broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from plans.models.remembered import BATCH, remember


class BrokenRowError(ValidationError):
    """One of several rows breaks a rule of the database; `row` is the one."""

    def __init__(self, row: models.Model, refusal: ValidationError) -> None:
        super().__init__(refusal)
        self.row = row


def save_held(row: models.Model) -> None:
    """Write a row; raise ValidationError, as `full_clean` does, where it breaks a rule.

    `full_clean` asks the database about each rule, and the database holds the row to all of
    them as it is written: so they are asked only where it refuses, to say which was broken.
    """
    try:
        row.clean_fields(
            exclude={field.name for field in row._meta.fields if field.is_relation}
        )
        row.clean()
        with transaction.atomic():
            row.save()
    except (ValidationError, IntegrityError):
        row.full_clean()
        raise


def save_all_held(rows: Sequence[models.Model], columns: Iterable[str]) -> None:
    """Write rows of one model together, new ones and those that stand, and keep their versions.

    Of what stands only `columns` are written.  Raises BrokenRowError, with the row, where
    `save_held` raises ValidationError; then none of them is written.
    """
    added = [row for row in rows if row.pk is None]
    changed = [row for row in rows if row.pk is not None]
    try:
        _require_clean(rows)
        with transaction.atomic():
            _insert(added)
            # A tenth of the time of `bulk_update`, which asks about each row in each column.
            _insert(changed, update_fields=list(columns))
    except (ValidationError, IntegrityError):
        _find_broken(rows)
        raise
    remember(added, are_new=True)
    remember(changed, are_new=False)


def _insert(
    rows: Sequence[models.Model], update_fields: Sequence[str] | None = None
) -> None:
    if not rows:
        return
    stand = update_fields is not None
    type(rows[0])._base_manager.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=stand,
        unique_fields=[rows[0]._meta.pk.name] if stand else None,
        update_fields=update_fields,
    )


def _find_broken(rows: Iterable[models.Model]) -> None:
    for row in rows:
        try:
            row.full_clean()
        except ValidationError as refusal:
            raise BrokenRowError(row, refusal) from refusal


def _require_clean(rows: Sequence[models.Model]) -> None:
    """Raise ValidationError as `clean_fields` and `clean` of each do; what many rows say is asked once."""
    fields = rows[0]._meta.fields if rows else ()
    for field in fields:
        if field.is_relation or field.primary_key:
            continue
        for value in {getattr(row, field.attname) for row in rows}:
            if not (field.blank and value in field.empty_values):
                field.clean(value, None)
    for row in rows:
        row.clean()
