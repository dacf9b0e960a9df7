"""What an address may ask of a public page: anything else said in it changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from reports.days.as_of import PARAMETER
from reports.portal.permanent import CHOICES, YEAR

SEARCHED = ("q", "belediye", "donem")
OF_FILES = ("ayrac",)
OF_API = ("after", "goal", "limit", "municipality", "objective")
ASKED = frozenset({PARAMETER, YEAR, *CHOICES, *SEARCHED, *OF_FILES, *OF_API})


def only_asked(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Let a view see only what an address may ask, in one order.

    Whatever a mailing or a crawler adds makes no page of its own, and stands in no link of a
    page that is kept for everybody.
    """

    @wraps(view)
    def answered(request: HttpRequest, **place: Any) -> HttpResponseBase:  # noqa: ANN401
        asked = [
            (name, value)
            for name in sorted(ASKED & request.GET.keys())
            for value in request.GET.getlist(name)
        ]
        request.META["QUERY_STRING"] = urlencode(asked)
        request.GET = QueryDict(request.META["QUERY_STRING"])
        return view(request, **place)

    return answered
