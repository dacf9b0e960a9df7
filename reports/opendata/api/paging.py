"""Pages of a list that is read on from its last row, so that none is lost or told twice."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Annotated, Any, Generic, TypeVar

from django.core.exceptions import ValidationError as Misfit
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Schema

Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)
USUAL, MOST = 100, 500

Limit = Annotated[
    int,
    Query(USUAL, ge=1, le=MOST, description=_("Bir sayfada en çok kaç kayıt olsun.")),
]
After = Annotated[
    str,
    Query(
        "", max_length=400, description=_("Önceki sayfanın “next” adresindeki değer.")
    ),
]


class Page(Schema, Generic[Item]):
    """Some records, and the address of those after them."""

    items: list[Item]
    next: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list: columns that together differ in every row, all up or all down."""

    columns: tuple[str, ...]
    is_down: bool = False

    def page(
        self, rows: QuerySet[Row], after: str, limit: int
    ) -> tuple[list[Row], str | None]:
        """Return the rows after a cursor, and the next cursor; raises Http404 for a false one."""
        sign = "-" if self.is_down else ""
        ordered = rows.order_by(*(sign + column for column in self.columns))
        values = _decoded(after, len(self.columns)) if after else None
        try:
            if values is not None:
                ordered = ordered.filter(self._beyond(values))
            found = list(ordered[: limit + 1])
        except (TypeError, ValueError, OverflowError, Misfit) as error:  # no such value
            raise Http404 from error
        if len(found) <= limit:
            return found, None
        return found[:limit], self._cursor(found[limit - 1])

    def _beyond(self, values: Sequence[Any]) -> Q:
        """Return the condition that a row comes after one with these values."""
        beyond, alike = Q(pk=None) & ~Q(pk=None), Q()
        side = "lt" if self.is_down else "gt"
        for column, value in zip(self.columns, values, strict=True):
            beyond |= alike & Q(**{f"{column}__{side}": value})
            alike &= Q(**{column: value})
        return beyond

    def _cursor(self, row: Model) -> str:
        values = [attrgetter(each.replace("__", "."))(row) for each in self.columns]
        text = json.dumps(values, default=str, ensure_ascii=False)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def next_address(request: HttpRequest, cursor: str | None) -> str | None:
    """Return the whole address of the next page."""
    if cursor is None:
        return None
    query = request.GET.copy()
    query["after"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _decoded(after: str, size: int) -> list[Any]:
    """Return the values that a cursor stands for; raises Http404 where it is none of ours."""
    try:
        padded = after.encode() + b"=" * (-len(after) % 4)
        values = json.loads(base64.urlsafe_b64decode(padded))
    except (binascii.Error, ValueError) as error:
        raise Http404 from error
    plain = isinstance(values, list) and len(values) == size
    if not plain or not all(isinstance(each, str | int) for each in values):
        raise Http404
    if any("\0" in each for each in values if isinstance(each, str)):
        raise Http404  # PostgreSQL takes no such text
    return list(values)
