"""What somebody typed, given back to be sent again, when the page it was typed on is no longer valid."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_BAD_ORIGIN
from django.shortcuts import render

NOT_TYPED = ("csrfmiddlewaretoken", "next")
SIGN_IN_NAMES = ("account_", "mfa_", "socialaccount_", "setup")


def kept_page(request: HttpRequest, *, needs_log_in: bool) -> HttpResponse:
    """Return a 403 page with every field of a form of our own, to be sent again; no secret is in it."""
    fields = typed_fields(request)
    context = {
        "fields": fields,
        "texts": [value for _, value in fields if len(value.strip()) > 3],
        "has_files": bool(request.FILES),
        "needs_log_in": needs_log_in,
    }
    return render(request, "403_csrf.html", context, status=403)


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return name and value of each field sent to a page that is not about signing in."""
    match = request.resolver_match
    if match is None or (match.url_name or "").startswith(SIGN_IN_NAMES):
        return []
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        for value in values
        if name not in NOT_TYPED and "password" not in name
    ]


def came_from_us(request: HttpRequest, reason: str) -> bool:
    """Whether the browser said that the form stood on a page of ours, and Django agreed.

    Only then is what was sent shown with a button: a stranger's page could have filled it in.
    """
    refused = REASON_BAD_ORIGIN.split("%", 1)[0]
    return "Origin" in request.headers and not reason.startswith(refused)
