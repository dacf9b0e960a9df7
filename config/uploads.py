"""How much somebody may send who has not signed in: a form's words, and no file."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from plans.whole_numbers import whole_number

Respond = Callable[[HttpRequest], HttpResponseBase]
MOST_BYTES = 64 * 1024  # five times the longest question


def small_from_strangers(respond: Respond) -> Respond:
    """Middleware: answer 413 where a stranger sends more than any form of theirs holds.

    It is told from what the request says of itself, before a byte of it is read.  Whatever
    looks at a form first, be it the check of where it came from, would put its files on the disk.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        if not _is_large(request) or request.user.is_authenticated:
            return respond(request)
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        answer = render(request, "413.html", status=status)
        answer["Cache-Control"] = "no-store"
        return answer

    return answered


def _is_large(request: HttpRequest) -> bool:
    """Whether a request says that it is larger; one that does not say how large it is may be."""
    if "Transfer-Encoding" in request.headers:
        return True
    length = whole_number(request.headers.get("Content-Length") or "0")
    return length is None or length > MOST_BYTES
