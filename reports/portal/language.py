"""The language of a page stands in its address, never in a cookie or in what a browser asks for."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import translate_url
from django.utils import translation
from django.utils.translation import get_language_from_path


class AddressLanguageMiddleware(LocaleMiddleware):
    """Speaks the language that the address names; an address without one is Turkish.

    The framework's own asks a cookie and the browser where the address is silent: half of a
    staff page would come in English, and no shared cache could hold a file.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Turn to the address's language."""
        named = get_language_from_path(request.path_info)
        request.LANGUAGE_CODE = named or settings.LANGUAGE_CODE
        translation.activate(request.LANGUAGE_CODE)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the language; an address that leads nowhere is sent to where it has one."""
        if request.resolver_match is not None:
            # What a staff page does not find is not found, whatever the portal has by its name.
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response
        response = super().process_response(request, response)
        named = map(str.strip, response.get("Vary", "").split(","))
        others = [each for each in named if each.lower() not in {"", "accept-language"}]
        del response["Vary"]
        if others:
            response["Vary"] = ", ".join(others)
        return response


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A page in one of the languages: its code, what it calls itself, its address, whether it is this one."""

    code: str
    name: str
    path: str
    is_this: bool


def in_languages(request: HttpRequest) -> list[InLanguage]:
    """Return the page in each language, without its query; none where the address names no language."""
    this = get_language_from_path(request.path_info)
    if this is None:
        return []
    return [
        InLanguage(code, name, translate_url(request.path, code), code == this)
        for code, name in settings.LANGUAGES
    ]
