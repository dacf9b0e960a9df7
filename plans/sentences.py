"""What the rules of plan quality have to say, in the reader's language: words, figures, lists.

Turkish is what the rules are written in; English comes from the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from django.utils.html import escape, format_html
from django.utils.translation import get_language, gettext, ngettext

from plans.quality.telling import InTurkish, Listed, Percent, Told, Value
from plans.turkish import plain

_SWAPPED = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class _Medium:
    """How a template is filled, and how words are marked that are Turkish on any page."""

    fill: Callable[..., str]
    mark: Callable[[str], str]


def said(told: Told) -> str:
    """Return a text in the active language, as plain text.

    >>> said(Told("{n}: {share}", (("n", Decimal("13654.50")), ("share", Percent(Decimal("-6.7"))))))
    '13.654,5: %-6,7'
    """
    return _written(told, _TEXT)


def said_on_page(told: Told) -> str:
    """Return it as HTML; on a page that is not Turkish, what stays Turkish says so.

    >>> said_on_page(Told("{name} & “{other}”", (("name", InTurkish("<Park>")), ("other", "A"))))
    '&lt;Park&gt; &amp; “A”'
    """
    return _written(told, _HTML)


def _written(told: Told, medium: _Medium) -> str:
    template = (
        ngettext(told.template, told.plural, told.count)
        if told.plural
        else gettext(told.template)
    )
    values = {name: _value(value, medium) for name, value in told.values}
    return medium.fill(template, **values)


def _value(value: Value, medium: _Medium) -> str:
    match value:
        case Told():
            return _written(value, medium)
        case InTurkish(words):
            return medium.mark(words)
        case Listed(parts):
            return _listed(parts, medium)
        case tuple():
            return _in_a_row(value, medium)
        case _:
            return _plain(value)


def _plain(value: str | int | Decimal | Percent) -> str:
    if isinstance(value, Percent):
        figure = _figure(value.value)
        return f"{figure}%" if _in_english() else f"%{figure}"
    return _figure(value) if isinstance(value, Decimal) else str(value)


def _listed(parts: tuple[Value, ...], medium: _Medium) -> str:
    if len(parts) == 1:
        return _value(parts[0], medium)
    first, last = _in_a_row(parts[:-1], medium), _value(parts[-1], medium)
    return medium.fill(gettext("{first} ve {last}"), first=first, last=last)


def _in_a_row(parts: Iterable[Value], medium: _Medium) -> str:
    words = [_value(part, medium) for part in parts]
    return reduce(lambda row, word: medium.fill("{}, {}", row, word), words)


def _figure(value: Decimal) -> str:
    """Return the number as the language prints it: "13.654,5", in English "13,654.5"."""
    text = f"{plain(value):,f}"
    return text if _in_english() else text.translate(_SWAPPED)


def _in_english() -> bool:
    return get_language() == "en"


def _filled(template: str, *parts: str, **values: str) -> str:
    """Fill a template for a page; without values there is nothing that braces could name."""
    written = escape(template)
    return format_html(written, *parts, **values) if parts or values else written


def _marked(words: str) -> str:
    return format_html('<span lang="tr">{}</span>' if _in_english() else "{}", words)


_TEXT = _Medium(str.format, str)
_HTML = _Medium(_filled, _marked)
