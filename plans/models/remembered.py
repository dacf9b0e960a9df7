"""Every version of what a person changes, and why; kept by django-simple-history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.apps.registry import Apps
from django.db import connections, models, router
from django.utils import timezone
from simple_history.models import HistoricalRecords

BATCH = 500
# Why a first version was kept that is older than the histories.
BEGAN = "Geçmiş tutulmaya başlandığında böyleydi."
# Versions are looked up by their record, and by what that was part of; nothing else needs an index.
NEVER_ASKED_BY = [
    "name",
    "slug",
    "uid",
    "citation",
    "introduced_in",
    "withdrawn_in",
    "supersedes",
    "entered_by",
    "submitted_by",
    "decided_by",
    "added_by",
    "removed_by",
    "linked_by",
    "granted_by",
]


@dataclass(frozen=True, slots=True)
class Act:
    """What is being done: by whom, None for whoever asks, why, and when, None for now."""

    by: Any = None  # the installation's user model
    why: str = ""
    at: datetime | None = None


_act: ContextVar[Act] = ContextVar("act", default=Act())  # noqa: B039 - frozen


@contextmanager
def acting(
    *,
    by: Any = None,  # noqa: ANN401
    why: str = "",
    at: datetime | None = None,
) -> Iterator[None]:
    """Give an author and a reason to every version kept meanwhile that has none of its own.

    `at` dates the versions; only a demonstration tells of what is past.
    """
    outer = _act.get()
    token = _act.set(Act(by or outer.by, why or outer.why, at or outer.at))
    try:
        yield
    finally:
        _act.reset(token)


class Remembered(HistoricalRecords):
    """Versions that outlive their record and whoever wrote them."""

    def create_historical_record(
        self, instance: models.Model, history_type: str, using: str | None = None
    ) -> None:
        """Keep a version, of the moment of the act."""
        at = _act.get().at
        if at is None:
            super().create_historical_record(instance, history_type, using)
            return
        instance._history_date = at  # type: ignore[attr-defined]
        super().create_historical_record(instance, history_type, using)
        del instance._history_date  # type: ignore[attr-defined]

    def get_history_user(self, instance: models.Model) -> Any:  # noqa: ANN401
        """Return who: named on the record, else by the act, else whoever sent the request."""
        own = getattr(instance, "_history_user", None) or _act.get().by
        return own or super().get_history_user(instance)

    def get_change_reason_for_object(
        self,
        instance: models.Model,
        history_type: str,
        using: str | None,
    ) -> str:
        """Return why: the record's own reason, else the act's."""
        own: str | None = getattr(instance, "_change_reason", None)
        return own or _act.get().why


def remembered(*, apart_from: Sequence[str] = ()) -> Any:  # noqa: ANN401 - becomes a manager
    """Return the `history` of a model; `apart_from` names columns that follow from others.

    Who wrote is kept as a bare number: no deleted account takes its name off a version.
    """
    return Remembered(
        excluded_fields=list(apart_from),
        no_db_index=NEVER_ASKED_BY,
        history_id_field=models.BigAutoField(),
        history_user_id_field=models.IntegerField(null=True),
        history_change_reason_field=models.TextField(blank=True),
    )


def is_remembered(model: type[models.Model]) -> bool:
    """Whether versions of a model's rows are kept."""
    return hasattr(model._meta, "simple_history_manager_attribute")


def remember(rows: Iterable[models.Model], *, are_new: bool) -> None:
    """Keep the versions of rows of one model that were written together, past `save`.

    The database copies them: built here, they would cost more than the rows themselves.
    """
    kept = list(rows)
    if not kept or not is_remembered(type(kept[0])):
        return
    act = _act.get()
    versions = type(kept[0]).history.model  # type: ignore[attr-defined]
    by = versions.get_default_history_user(kept[0])
    said = {
        "history_date": act.at or timezone.now(),
        "history_type": "+" if are_new else "~",
        "history_user_id": None if by is None else by.pk,
        "history_change_reason": act.why,
    }
    for start in range(0, len(kept), BATCH):
        _copy(versions, [row.pk for row in kept[start : start + BATCH]], said)


def _copy(
    versions: type[models.Model], keys: Sequence[Any], said: Mapping[str, Any]
) -> None:
    """Copy rows as they stand into the table of their versions, with what is said of each."""
    connection = connections[router.db_for_write(versions)]
    quoted = connection.ops.quote_name
    own = [field.column for field in versions.tracked_fields]  # type: ignore[attr-defined]
    row = versions.instance_type._meta  # type: ignore[attr-defined]
    columns = ", ".join(map(quoted, [*own, *said]))
    copied = ", ".join([*map(quoted, own), *["%s"] * len(said)])
    fields = {field.name: field for field in versions._meta.concrete_fields}
    values = [
        fields[name].get_db_prep_save(value, connection) for name, value in said.items()
    ]
    places = ", ".join(["%s"] * len(keys))
    sql = (
        f"INSERT INTO {quoted(versions._meta.db_table)} ({columns})"  # noqa: S608 - names of columns
        f" SELECT {copied} FROM {quoted(row.db_table)}"
        f" WHERE {quoted(row.pk.column)} IN ({places}) ORDER BY {quoted(row.pk.column)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            sql,
            [*values, *(row.pk.get_db_prep_save(key, connection) for key in keys)],
        )


def begin_history(apps: Apps, app: str, names: Iterable[str]) -> None:
    """Keep as first versions what stood before histories began: a migration calls it once."""
    now = timezone.now()
    for name in names:
        history = apps.get_model(app, f"Historical{name}")
        model = apps.get_model(app, name)
        kept = {field.attname for field in history._meta.concrete_fields}
        columns = [f.attname for f in model._meta.concrete_fields if f.attname in kept]
        rows = model._default_manager.order_by("pk").values(*columns).iterator(BATCH)
        versions = (
            history(
                history_date=now,
                history_type="+",
                history_change_reason=BEGAN,
                **row,
            )
            for row in rows
        )
        while batch := list(islice(versions, BATCH)):
            history._default_manager.bulk_create(batch)
