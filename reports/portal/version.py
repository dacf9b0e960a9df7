"""How far what is stored has come, asked in one query: a page kept under it is still right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from indicators.models import ChainHead, ChainLink
from indicators.published import ALL, KINDS
from plans.models.remembered import is_remembered

APPS = ("plans", "indicators", "reports")
RELEASED = ("config", *APPS, "templates", "static", "locale")
# What may be a draft counts from the moment when the chain holds it.
DRAFTED = frozenset(kind.model for kind in KINDS if kind.published != ALL)


def stored_version(place: Mapping[str, Any]) -> str:
    """Return what changes as soon as something public does; typing drafts changes nothing.

    It is the greatest key of every history, and of the chain that all publishing goes
    through: of the plan's own where `place` names a plan, otherwise of all.  Where two
    people write at once on PostgreSQL, the lower key may be the last to be committed; and a
    figure that is only sent for approval, which one page counts, is not looked at.  Both are
    seen when the time of a kept page is over.
    """
    try:
        chain, params = _chain(place).query.sql_with_params()
    except EmptyResultSet:  # a year that no database can hold
        chain, params = "NULL", ()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_histories()}, ({chain})", params)
        return repr((_release(), cursor.fetchone()))


def _chain(place: Mapping[str, Any]) -> QuerySet[Any, Any]:
    if not place.keys() >= {"municipality", "start", "end"}:
        return ChainLink.objects.order_by("-pk").values("pk")[:1]
    return ChainHead.objects.filter(
        plan__municipality__slug=place["municipality"],
        plan__start_year=place["start"],
        plan__end_year=place["end"],
    ).values("digest")


@cache
def _histories() -> str:
    """Return the SQL of the greatest key of each history, a column each."""
    latest = [
        f"({model.history.order_by('-pk').values('pk')[:1].query})"  # type: ignore[attr-defined]
        for model in apps.get_models()
        if model._meta.app_label in APPS
        and model not in DRAFTED
        and is_remembered(model)
    ]
    return ", ".join(latest)


@cache
def _release() -> str:
    """Return a digest of what pages are made with: the same wherever the same release runs."""
    digest = sha256()
    for folder in RELEASED:
        for path in sorted(Path(settings.BASE_DIR / folder).rglob("*.*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()
