"""The addresses that the browser goes to."""

from __future__ import annotations

from django.conf import settings

from tests.portal.pages import PAGES


def in_every_language() -> list[str]:
    """Return the addresses of all pages in all languages, the Turkish ones first."""
    return [
        address.replace("/tr/", f"/{code}/", 1)
        for code, _name in settings.LANGUAGES
        for address in PAGES
    ]
