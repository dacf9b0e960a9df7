"""What a form showed when it was opened, so that nobody saves over what they have not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.contrib.admin.options import InlineModelAdmin
from django.db import models
from django.forms.models import _get_foreign_key
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from plans.models.remembered import is_remembered
from plans.versions import NOTHING, Version, Wording, named, plain, versions_of

# What signing in changes is not what people edit.
UNWATCHED = frozenset({"last_login"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A record with its rows as they stood at a moment; travels in a hidden field."""

    digest: str
    at: datetime

    def __str__(self) -> str:
        return f"{self.digest} {self.at.isoformat()}"


def read(text: str) -> Shown | None:
    """Return what a hidden field says was shown; None where it says nothing understandable."""
    digest, _space, moment = text.strip().partition(" ")
    try:
        at = parse_datetime(moment)
    except ValueError:
        return None
    return Shown(digest, at) if at is not None and timezone.is_aware(at) else None


def shown_now(
    record: models.Model,
    inlines: Sequence[InlineModelAdmin[Any, Any]],
    request: HttpRequest,
) -> Shown:
    """Return a record and the rows of its inlines as they stand; a query for each of them."""
    digest = sha256()
    own = type(record)._base_manager.filter(pk=record.pk)
    for rows in [own, *(_rows_of(inline, record, request) for inline in inlines)]:
        columns = [
            field.attname
            for field in rows.model._meta.concrete_fields
            if field.name not in UNWATCHED
        ]
        found = list(rows.order_by("pk").values_list(*columns))
        digest.update(repr((rows.model._meta.label, found)).encode())
    return Shown(digest.hexdigest()[:32], timezone.now())


def editable(
    inlines: Iterable[InlineModelAdmin[Any, Any]],
    record: Any,  # noqa: ANN401
    request: HttpRequest,
) -> list[InlineModelAdmin[Any, Any]]:
    """Keep the inlines in which something can be written."""
    return [
        inline
        for inline in inlines
        if inline.has_add_permission(request, record)
        or inline.has_change_permission(request, record)
        or inline.has_delete_permission(request, record)
    ]


def parent_of(inline: InlineModelAdmin[Any, Any], record: models.Model) -> str:
    """Return the name of the field by which an inline's rows name their record."""
    key = _get_foreign_key(type(record), inline.model, fk_name=inline.fk_name)
    return str(key.name)


def _rows_of(
    inline: InlineModelAdmin[Any, Any], record: models.Model, request: HttpRequest
) -> models.QuerySet[Any]:
    rows: models.QuerySet[Any] = inline.get_queryset(request)
    return rows.filter(**{parent_of(inline, record): record.pk})


def versions_around(
    record: models.Model,
    inlines: Iterable[InlineModelAdmin[Any, Any]],
    request: HttpRequest,
) -> tuple[list[Version], list[Version]]:
    """Return the versions of a record, and of what its inlines hold and held."""
    own = versions_of(type(record), id=record.pk) if is_remembered(type(record)) else []
    parts: list[Version] = []
    for inline in inlines:
        if is_remembered(inline.model):
            lookup: dict[str, Any] = {parent_of(inline, record): record.pk}
            if hasattr(inline, "own_versions"):
                lookup |= inline.own_versions(request)
            found = versions_of(inline.model, **lookup)
            parts += [replace(each, parent=parent_of(inline, record)) for each in found]
    return own, parts


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that somebody changed meanwhile, beside what was typed."""

    at: datetime
    who: str
    why: str
    label: str
    old: str
    new: str
    typed: str


def clashes(
    own: Sequence[Version],
    parts: Sequence[Version],
    since: datetime,
    forms: dict[tuple[type[models.Model], Any], Any],
) -> Iterator[Clash]:
    """Yield what changed after a moment, with what `forms` (by model and key) hold for it."""
    later = [each for each in [*own, *parts] if each.row.history_date > since]
    words = Wording(later)
    for version in later:
        form = forms.get((version.model, version.row.id))
        about = f"{named(version)}: " if version in parts else ""
        for field, old, new in version.changed():
            yield Clash(
                at=version.row.history_date,
                who=words.who(version),
                why=version.row.history_change_reason,
                label=f"{about}{field.verbose_name}",
                old=words.text(field, old),
                new=words.text(field, new),
                typed=_typed(form, field),
            )


def _typed(form: Any, field: models.Field[Any, Any]) -> str:  # noqa: ANN401
    """Return what a form holds for a field, in words; "" where it has no such field."""
    if form is None or field.name not in form.fields:
        return ""
    value = form[field.name].value()
    if value in (None, ""):
        return NOTHING
    if field.is_relation:
        assert isinstance(field.related_model, type)  # noqa: S101 - no "self" here
        found = field.related_model._base_manager.filter(pk=value).first()
        return str(found or value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return plain(value)
