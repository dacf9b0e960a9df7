"""Links and forms of a page of a past day lead to pages of that day; no template has to see to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase

from reports.days.as_of import PARAMETER, day_shown

LINK = re.compile(r'<(a|link)\b[^>]*?\bhref="([^"#]*)(#[^"]*)?"[^>]*>')
FORM = re.compile(r"(<form\b[^>]*>)(.*?</form>)", re.DOTALL)
TO_NOW = 'rel="latest-version"'  # a link that leaves the past on purpose
NAMES_THE_PAGE = ('rel="canonical"', "hreflang=")
NEVER_DATED = (".xml", ".jsonl")  # a feed and a chain go on


def staying(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let the links of a page keep the day that it is shown on."""

    @wraps(view)
    def on_its_day(
        request: HttpRequest,
        *args: Any,  # noqa: ANN401 - the view's
        **place: Any,  # noqa: ANN401
    ) -> HttpResponseBase:
        response = view(request, *args, **place)
        day = day_shown()
        kind = response.headers.get("Content-Type", "")
        if day and isinstance(response, HttpResponse) and kind.startswith("text/html"):
            here = f"{request.scheme}://{request.get_host()}"
            response.content = on_the_day(response.content.decode(), day, here)
        return response

    return on_its_day


def on_the_day(html: str, day: date, here: str) -> str:
    """Return a page whose links within the site, at `here`, and whose forms name a day."""
    inside = tuple(
        f"{start}/{code}/" for start in ("", here) for code, _name in settings.LANGUAGES
    )

    def link(found: re.Match[str]) -> str:
        tag, kind, address = found[0], found[1], found[2]
        is_ours = address.startswith((*inside, "?", "./"))
        is_page = kind == "a" or any(each in tag for each in NAMES_THE_PAGE)
        path = address.partition("?")[0]
        if not is_ours or not is_page or TO_NOW in tag or path.endswith(NEVER_DATED):
            return tag
        if re.search(rf"(\?|&amp;|&){PARAMETER}=", address):
            return tag
        dated = f"{address}{'&amp;' if '?' in address else '?'}{PARAMETER}={day}"
        return tag.replace(f'href="{address}', f'href="{dated}', 1)

    def form(found: re.Match[str]) -> str:
        opening, rest = found[1], found[2]
        if 'method="post"' in opening or f'name="{PARAMETER}"' in rest:
            return found[0]
        return f'{opening}<input type="hidden" name="{PARAMETER}" value="{day}">{rest}'

    return FORM.sub(form, LINK.sub(link, html))
