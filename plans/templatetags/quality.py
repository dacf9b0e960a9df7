"""Severities of plan quality, in words and as the shape of a mark."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from plans.quality import Report, Severity

register = template.Library()

WORDS: dict[Severity, StrOrPromise] = {
    Severity.ERROR: _("Hata"),
    Severity.WARNING: _("Uyarı"),
    Severity.HINT: _("İpucu"),
}
SHAPES = {Severity.ERROR: "far", Severity.WARNING: "behind", Severity.HINT: "near"}


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
