"""The live style page: every token and component of the stylesheet, drawn by the real templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reports.portal import samples
from reports.portal.caching import public_page
from reports.portal.chart import draw_both

TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")


@dataclass(frozen=True, slots=True)
class Token:
    """A named value of the stylesheet as it stands in the light theme."""

    name: str
    value: str

    @property
    def is_colour(self) -> bool:
        """Whether it can be shown as a swatch."""
        return self.value.startswith("#")


def tokens_of(stylesheet: str) -> tuple[Token, ...]:
    """Return the tokens of the first `:root` of a stylesheet, in their order."""
    root = stylesheet[stylesheet.index(":root {") :].partition("\n}")[0]
    return tuple(Token(f"--{name}", value) for name, value in TOKEN.findall(root))


@public_page
def style(request: HttpRequest) -> HttpResponse:
    """Everything a page can be made of; for those who change how the site looks."""
    stylesheet = Path(str(finders.find("site.css"))).read_text()
    rows = samples.indicator_rows()
    history = samples.history(rows[0])
    context = {
        "tokens": tokens_of(stylesheet),
        "sizes": ("t-xs", "t-s", "t-m", "t-l", "t-xl", "t-xxl"),
        "samples": samples,
        "rows": rows,
        "row": rows[0],
        "history": history,
        "drawings": draw_both(history),
    }
    return render(request, "portal/style.html", context)
