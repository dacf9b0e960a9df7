"""A person who meets a database that others hold is told so, and keeps what was typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from http import HTTPStatus

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

Respond = Callable[[HttpRequest], HttpResponseBase]
PRIMARY = 0xFF  # the low byte of an extended result code of SQLite
RETRY_SECONDS = "5"


class BusyDatabaseMiddleware:
    """Answer 503 where SQLite gave up waiting for its turn to write; all else goes its way."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the page does."""
        return self.respond(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Return a page that sends the same form again, or None for any other error."""
        if not _is_busy(error):
            return None
        fields = [] if _has_password(request) else list(request.POST.lists())
        context = {"fields": fields, "has_files": bool(request.FILES)}
        status = HTTPStatus.SERVICE_UNAVAILABLE
        answer = render(request, "503.html", context, status=status)
        answer["Retry-After"] = RETRY_SECONDS
        answer["Cache-Control"] = "no-store"
        return answer


def _is_busy(error: Exception) -> bool:
    cause = error.__cause__
    return (
        isinstance(error, OperationalError)
        and isinstance(cause, sqlite3.OperationalError)
        and cause.sqlite_errorcode & PRIMARY == sqlite3.SQLITE_BUSY
    )


def _has_password(request: HttpRequest) -> bool:
    """Whether what was sent must not stand in a page."""
    return any("password" in name for name in request.POST)
