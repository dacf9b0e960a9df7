"""The addresses that the browser goes to."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from tests.portal.pages import INDICATOR, OBJECTIVE, PAGES

QUESTION = UUID(int=1)  # the key of one that is answered
# Frames for other sites, and questions: read like pages, but not by everybody, nor in the demo.
OTHERS = [
    OBJECTIVE + "gomulu/",
    INDICATOR + "gomulu/",
    INDICATOR + "soru/",
    f"/tr/soru/{QUESTION}/",
]


def in_every_language(addresses: list[str] = PAGES) -> list[str]:
    """Return the addresses in all languages, the Turkish ones first."""
    return [
        address.replace("/tr/", f"/{code}/", 1)
        for code, _name in settings.LANGUAGES
        for address in addresses
    ]
