"""What stands between a log-in and the staff's pages: the session's end, the second factor, typed text."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from plans.second_factor import has_second_factor, must_have_second_factor
from plans.typed_text import kept_page

Respond = Callable[[HttpRequest], HttpResponseBase]
# Pages that somebody needs who has no second factor yet, besides the public ones.
WAY_TO_A_FACTOR = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "mfa_activate_totp",
    }
)
TOUCH_SECONDS = 60  # a session is written at most this often to stay alive


class SigningInMiddleware:
    """Ends old sessions, sends to the second factor, gives typed text back; never on a public page."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the page; instead of a bare log-in for what was posted, the text that was typed."""
        response = self.get_response(request)
        if request.method == "POST" and _asks_for_log_in(request, response):
            return kept_page(request, needs_log_in=True)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Look at the session of somebody who is about to see a staff page."""
        has_cookie = settings.SESSION_COOKIE_NAME in request.COOKIES
        if not has_cookie or view.__module__.startswith(settings.SESSION_FREE_MODULES):
            return None
        person = request.user
        if not isinstance(person, User):
            return None
        if _is_over(request, person):
            logout(request)
            return None
        return _way_to_second_factor(request, person)


def _is_over(request: HttpRequest, person: User) -> bool:
    """Whether the longest time since log-in is over; where not, stay alive for another idle time."""
    now = time.time()
    began = _began(request, person)
    if now - began > settings.SESSION_LONGEST_SECONDS:
        return True
    if now - request.session.get("touched", began) > TOUCH_SECONDS:
        request.session["touched"] = now
    return False


def _began(request: HttpRequest, person: User) -> float:
    """Return when the person logged in here, in seconds."""
    records = get_authentication_records(request, person)
    if records:
        return float(records[0]["at"])
    return person.last_login.timestamp() if person.last_login else 0.0


def _way_to_second_factor(
    request: HttpRequest, person: User
) -> HttpResponseBase | None:
    """Send away who must have a second factor and has none; ask the database once a session."""
    match = request.resolver_match
    is_on_the_way = match is not None and match.url_name in WAY_TO_A_FACTOR
    if is_on_the_way or request.session.get("second_factor"):
        return None
    if not must_have_second_factor(person):
        return None
    if has_second_factor(person):
        request.session["second_factor"] = True
        return None
    return redirect("mfa_activate_totp")


def _asks_for_log_in(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a view sent a visitor to log in, to come back to the same address."""
    if response.status_code != 302:
        return False
    query = parse_qs(urlsplit(response.headers["Location"]).query)
    is_to_come_back = query.get("next") == [request.get_full_path()]
    return is_to_come_back and not isinstance(request.user, User)
