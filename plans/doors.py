"""What a staff view asks of a person before it lets them in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from plans.access import Access, access_of

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who has logged in."""

    user: User


Open = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
Guarded = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def staff_required(view: Guarded[P]) -> Open[P]:
    """Let in who may act for a unit or a municipality; a visitor logs in, others get 403."""
    return _guarded(view, lambda access: access.is_staff)


def office_required(view: Guarded[P]) -> Open[P]:
    """Let in who sits in a strategy office or administers; a unit's people get 403."""
    return _guarded(view, lambda access: access.has_office)


def _guarded(view: Guarded[P], is_let_in: Callable[[Access], bool]) -> Open[P]:
    @login_required
    @wraps(view)
    def door(
        request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        if not is_let_in(access_of(request.user)):
            raise PermissionDenied
        return view(cast(StaffRequest, request), *args, **kwargs)

    return door
