"""What every public page has in common: read-only, cookie-free, and held by any shared cache."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def public_page(view: View) -> View:
    """Let a view answer GET and HEAD only, and shared caches keep the answer for a minute."""
    return require_safe(cache_control(public=True, max_age=0, s_maxage=60)(view))
