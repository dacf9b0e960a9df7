"""What plan quality says, in words and as the shape of a mark."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from plans.quality import Report, Severity
from plans.quality.telling import Told
from plans.sentences import said_on_page

register = template.Library()

WORDS: dict[Severity, StrOrPromise] = {
    Severity.ERROR: _("Hata"),
    Severity.WARNING: _("Uyarı"),
    Severity.HINT: _("İpucu"),
}
SHAPES = {Severity.ERROR: "far", Severity.WARNING: "behind", Severity.HINT: "near"}


@register.filter
def said(told: Told) -> str:
    """Return a text of the rules in the page's language, as HTML."""
    return said_on_page(told)


@register.filter
def severity(of: Severity) -> StrOrPromise:
    """Return a severity in a word."""
    return WORDS[of]


@register.filter
def shape(of: Severity) -> str:
    """Return the status mark that a severity is drawn with: shape and colour."""
    return SHAPES[of]


@register.filter
def counts(report: Report) -> list[tuple[Severity, int]]:
    """Return how many findings there are of every severity, none left out."""
    return [(each, report.by_severity.get(each, 0)) for each in Severity]
