"""The addresses of the API: read by anyone, held by any cache, and refused in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from reports.days.as_of import PARAMETER, FutureDayError, NoSuchDayError, asked_day
from reports.opendata.answers import OPEN
from reports.opendata.api.operations import OPERATIONS
from reports.opendata.api.service import NAMESPACE, refusal
from reports.portal.caching import public_page
from reports.portal.lookup import has_nul

View = Callable[..., HttpResponseBase]
READING = ("GET", "HEAD")


def open_to_all(view: View) -> View:
    """Let a view of the API be read from any site, and be kept like a public page."""
    page = public_page(view)

    def answered(request: HttpRequest, **place: Any) -> HttpResponseBase:  # noqa: ANN401
        answer: HttpResponseBase | None = _refused(request)
        if answer is None:
            # The API knows no HEAD; the server leaves the body out.
            request.method = "GET"
            answer = page(request, **place)
        if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            answer["Cache-Control"] = "no-store"  # it is said to one, not to all
        for name, value in OPEN.items():
            answer[name] = value
        return answer

    answered.csrf_exempt = True  # type: ignore[attr-defined]
    return answered


def _refused(request: HttpRequest) -> HttpResponse | None:
    """Return why an address is not even asked: the wrong method, no text, or no day."""
    if request.method not in READING:
        answer = refusal(_("Bu API salt okunurdur."), 405)
        answer["Allow"] = ", ".join(READING)
        return answer
    if has_nul(request.get_full_path()):
        return _nothing(request, "")
    try:
        asked_day(request.GET.get(PARAMETER) or None, timezone.localdate())
    except NoSuchDayError:
        return refusal(_("Tarih 2024-06-30 biçiminde yazılır."), 400)
    except FutureDayError:
        return refusal(_("Bu gün henüz gelmedi."), 404)
    return None


def _nothing(request: HttpRequest, rest: str) -> HttpResponse:
    return refusal(_("Bu adreste yayımlanmış bir kayıt yok."), 404)


def _patterns() -> Iterator[URLPattern]:
    for pattern in OPERATIONS.urls[0]:
        if isinstance(pattern, URLPattern) and pattern.callback is not None:
            pattern.callback = open_to_all(pattern.callback)
            yield pattern
    yield path("<path:rest>", open_to_all(_nothing), name="api_nothing")


urlpatterns = (list(_patterns()), NAMESPACE)
