"""What every public page has in common: read-only, cookie-free, held by any cache and by our own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.cache import caches
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from reports.portal.asked import only_asked
from reports.portal.dated import dated
from reports.portal.making import made_by_one
from reports.portal.packing import Packed, accepted_by, pack
from reports.portal.staying import staying
from reports.portal.version import stored_version

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
PAGES = "pages"  # the cache's name in the settings
FILES = "files"  # likewise
MOST_BYTES = 250_000  # packed; what is larger is made anew each time
MOST_OF_FILE = 1_500_000
ANY = "*"  # of If-None-Match: whatever there is, which only making it tells


def public_page(view: View) -> View:
    """Let a view answer GET and HEAD only, packed, and shared caches keep the answer for a minute.

    We keep it ourselves for as long as nothing changes that is stored (`stored_version`), and
    for settings.PAGE_SECONDS at most: what a browser has already is then told from the tag
    without making the page.
    """

    made = staying(view)

    @wraps(view)
    def answered(request: HttpRequest, **place: Any) -> HttpResponseBase:  # noqa: ANN401
        if not settings.PAGE_SECONDS:
            return _sent(made(request, **place), request)
        key = _key(request, place)
        kept: Packed | None = caches[PAGES].get(key)
        if kept is not None:
            return _answer(kept, request)
        with made_by_one(caches[PAGES], key) as kept:
            if kept is not None:
                return _answer(kept, request)
            return _keep_page(key, made(request, **place), request)

    return cast("View", _public(answered))


def public_file(view: View) -> View:
    """Let a view answer with a file as `public_page` lets it with a page; a stream stays one.

    Its tag is of what it would be made from (`stored_version`): whoever has the file is told so
    without its being made.  A workbook, which takes a second to make, is kept as pages are.
    """

    @wraps(view)
    def answered(request: HttpRequest, **place: Any) -> HttpResponseBase:  # noqa: ANN401
        if not settings.PAGE_SECONDS:
            return view(request, **place)
        key = _key(request, place)
        tag = f'W/"{key[:32]}"'
        answer: HttpResponseBase | None = None
        if request.headers.get("If-None-Match", "").strip() != ANY:
            answer = get_conditional_response(request, etag=tag)
        if answer is None:
            answer = _kept_file(caches[FILES].get(key))
        if answer is None:
            with made_by_one(caches[FILES], key) as kept:
                answer = _kept_file(kept) or _keep_file(key, view(request, **place))
        answer["ETag"] = tag
        return answer

    return cast("View", _public(answered))


def _public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    public = cache_control(public=True, max_age=0, s_maxage=60)(view)
    # A day that an address names is asked for before anything is read, the version included.
    return require_safe(only_asked(dated(public)))


def _keep_page(
    key: str, response: HttpResponseBase, request: HttpRequest
) -> HttpResponseBase:
    """Keep a whole page, where it is not too large; return it to be sent."""
    if not _may_be_packed(response):
        return response
    kept = pack(cast("HttpResponse", response))
    if kept.size <= MOST_BYTES:
        caches[PAGES].set(key, kept, settings.PAGE_SECONDS)
    return _answer(kept, request)


def _kept_file(kept: tuple[bytes, dict[str, str]] | None) -> HttpResponse | None:
    return kept and HttpResponse(kept[0], headers=kept[1])


def _keep_file(key: str, answer: HttpResponseBase) -> HttpResponseBase:
    """Keep a file that is on the disk already, where it is not too large; return it to be sent."""
    if not isinstance(answer, FileResponse) or (
        int(answer.headers.get("Content-Length", MOST_OF_FILE + 1)) > MOST_OF_FILE
    ):
        return answer
    kept = answer.getvalue(), dict(answer.items())
    if answer.file_to_stream is not None:
        # Not the answer itself: its end is told to Django as that of the request.
        answer.file_to_stream.close()
    caches[FILES].set(key, kept, settings.PAGE_SECONDS)
    return HttpResponse(kept[0], headers=kept[1])


def _sent(response: HttpResponseBase, request: HttpRequest) -> HttpResponseBase:
    if not _may_be_packed(response):
        return response
    return _answer(pack(cast("HttpResponse", response)), request)


def _may_be_packed(response: HttpResponseBase) -> bool:
    """Whether it is a whole page: not a stream, not a refusal, not packed already."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.has_header("Content-Encoding")
    )


def _answer(page: Packed, request: HttpRequest) -> HttpResponse:
    response = page.answer(accepted_by(request.headers.get("Accept-Encoding", "")))
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _key(request: HttpRequest, place: dict[str, Any]) -> str:
    """Return what an answer depends on; the day, because pages say what is overdue."""
    parts = (
        request.build_absolute_uri(),
        get_language(),
        timezone.localdate().isoformat(),
        stored_version(place),
    )
    return sha256(repr(parts).encode()).hexdigest()
