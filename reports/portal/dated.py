"""Any public page as it stood at the end of a day that its address names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from plans.models import Plan
from reports.days.as_of import PARAMETER, FutureDayError, NoSuchDayError, asked_day
from reports.days.rewinding import as_it_stood

NOT_INDEXED = "noindex"  # what a search engine finds is the page of today
# A day that is over does not change.  An hour, so that what is taken back (evidence with personal
# data, a plan) is soon gone from every cache.
HELD = "public, max-age=3600, s-maxage=3600"


def of_now(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Mark a view that begins at the day of its address, rather than shows it."""
    view.is_of_now = True  # type: ignore[attr-defined]
    return view


def dated(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a view speak of the day that `?tarih=` names; without it, of now.

    What is no day is answered with 400, a day to come and a day before the page with 404,
    each in a sentence.
    """

    @wraps(view)
    def of_its_day(
        request: HttpRequest,
        *args: Any,  # noqa: ANN401 - the view's
        **place: Any,  # noqa: ANN401
    ) -> HttpResponseBase:
        try:
            day = asked_day(request.GET.get(PARAMETER) or None, timezone.localdate())
        except NoSuchDayError:
            return _no_page(request, _("Tarih 2024-06-30 biçiminde yazılır."), 400)
        except FutureDayError as error:
            return _no_page(request, _("Bu gün henüz gelmedi."), 404, error.day)
        if day is None or getattr(view, "is_of_now", False):
            return view(request, *args, **place)
        with as_it_stood(day):
            try:
                response = view(request, *args, **place)
            except Http404:
                response = None
        if response is None:
            return _not_then(request, day, place)
        response["X-Robots-Tag"] = NOT_INDEXED
        response["Cache-Control"] = HELD
        return _streamed(response, day)

    return of_its_day


def _not_then(
    request: HttpRequest, day: date, place: dict[str, Any]
) -> HttpResponseBase:
    """Say what was not there on a day; what is not there today either is not found."""
    if not {"municipality", "start", "end"} <= place.keys():
        return _no_page(request, _("Bu sayfa o gün henüz yoktu."), 404, day)
    plans = Plan.objects.public().filter(
        municipality__slug=place["municipality"],
        start_year=place["start"],
        end_year=place["end"],
    )
    if not plans.exists():
        raise Http404
    with as_it_stood(day):
        was_public = plans.all().exists()
    if was_public:
        return _no_page(request, _("Bu sayfa o gün planda yoktu."), 404, day)
    return _no_page(request, _("Bu plan o gün henüz yayımlanmamıştı."), 404, day)


def _no_page(
    request: HttpRequest, sentence: StrOrPromise, status: int, day: date | None = None
) -> HttpResponse:
    context = {"sentence": sentence, "day": day}
    page = render(request, "portal/not_then.html", context, status=status)
    page["X-Robots-Tag"] = NOT_INDEXED
    page["Cache-Control"] = "public, max-age=0, s-maxage=60"
    return page


def _streamed(response: HttpResponseBase, day: date) -> HttpResponseBase:
    """What is read while it is sent is read as of the day, too."""
    if isinstance(response, StreamingHttpResponse) and not isinstance(
        response, FileResponse
    ):
        response.streaming_content = _chunks(response.streaming_content, day)
    return response


def _chunks(content: Any, day: date) -> Iterator[bytes]:  # noqa: ANN401 - Django's
    with as_it_stood(day):
        yield from content
