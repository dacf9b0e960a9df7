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
        _clean([row])
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
        _clean(rows)
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


def _clean(rows: Sequence[models.Model]) -> None:
    fields = rows[0]._meta.fields if rows else ()
    relations = {field.name for field in fields if field.is_relation}
    for row in rows:
        row.clean_fields(exclude=relations)
        row.clean()
