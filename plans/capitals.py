"""A capital in front, as the language of the page writes it."""

from __future__ import annotations

from django.utils.translation import get_language

from plans import turkish


def capitalised(text: object) -> str:
    """Begin with a capital: "ilçe" is "İlçe", and on an English page "increase" is "Increase"."""
    if get_language() == "en":
        return str(text)[:1].upper() + str(text)[1:]
    return turkish.capitalised(text)
