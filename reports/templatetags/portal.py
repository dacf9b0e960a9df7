"""Template tags of the portal: addresses within a plan, and flags in words."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from indicators.scoring import Flag
from plans.capitals import capitalised
from plans.models import Citation, Goal, Objective
from reports.figures import measured
from reports.history import History
from reports.portal import words
from reports.portal.language import InLanguage, in_languages
from reports.rows import IndicatorRow
from reports.sources import SourceLine, source_lines
from reports.years import PlanYear

register = template.Library()
LEVELS = ("plan", "goal", "objective", "indicator")


@register.simple_tag(takes_context=True)
def languages(context: Context) -> list[InLanguage]:
    """Return this page in each language; an error page has only the one it came in."""
    request: HttpRequest | None = context.get("request")
    if request is None or request.resolver_match is None:
        return []
    return in_languages(request)


@register.simple_tag
def address(shown: PlanYear, *slugs: str) -> str:
    """Return the address of a plan's page: of a goal, an objective or an indicator by its slugs.

    It stays in the year shown.
    """
    plan = shown.plan
    place = (plan.municipality.slug, plan.start_year, plan.end_year, *slugs)
    return reverse(LEVELS[len(slugs)], args=place) + shown.query


@register.filter
def number(row: Goal | Objective) -> str:
    """Return a canonical code without its letters: "H4.1" is 4.1."""
    return row.code.lstrip("AH") or row.slug


register.filter(capitalised)


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """Return the page's whole address without what a reader may have added to it."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(request.path)


@register.filter
def source(citation: Citation | None) -> SourceLine | None:
    """Return where one value stands, in one line."""
    return None if citation is None else source_lines([citation])[0]


@register.filter
def absence(row: IndicatorRow) -> StrOrPromise:
    """Say why a row has no percentage; a missing actual outweighs all but being withdrawn."""
    if row.added is not None and not row.withdrawn:
        return words.NO_TOTAL
    flags = Flag.WITHDRAWN, Flag.DATA_ONLY, Flag.NO_ACTUAL, *words.ABSENCES
    return next(
        (words.ABSENCES[flag] for flag in flags if flag in row.result.flags), ""
    )


@register.filter
def notes(row: IndicatorRow) -> list[StrOrPromise]:
    """Return what a reader must know of a row's percentage."""
    return words.notes_on(row.result)


@register.filter
def other_notes(row: IndicatorRow) -> list[StrOrPromise]:
    """Return what is left to say of it after the sentence of its rule."""
    return words.notes_beside_the_rule(row.result)


@register.filter
def rule_sentence(row: IndicatorRow) -> StrOrPromise:
    """Say which rule gave the percentage that counts."""
    return words.RULES.get(row.result.rule, "")


@register.filter
def warnings(flags: Iterable[str]) -> list[StrOrPromise]:
    """Return the sentences for the flags of a score."""
    return [text for flag, text in words.WARNINGS.items() if flag in flags]


@register.filter
def in_a_sentence(history: History) -> str:
    """Say what a chart shows to those who cannot see it: first and last figure, changed targets."""
    reached = [row for row in history.year_rows if row.row.reading.actual is not None]
    parts = [
        _("%(year)s gerçekleşeni %(actual)s, hedefi %(target)s.")
        % {
            "year": row.year,
            "actual": measured(row.row.reading.actual, row.row.unit),
            "target": measured(row.row.reading.target, row.row.unit),
        }
        for row in (reached[:1] + reached[1:][-1:])
    ] or [_("Yıl sonu gerçekleşeni girilmemiş.")]
    changed = [str(row.year) for row in history.year_rows if row.row.target_changed]
    if changed:
        parts.append(_("Hedefi sonradan değişen yıllar: %s.") % ", ".join(changed))
    return " ".join(parts)


@register.filter
def behind_start(row: IndicatorRow, is_year: bool = True) -> StrOrPromise:  # noqa: FBT001, FBT002 - a filter's argument
    """Say why an official performance is below zero; nothing where it is not."""
    return words.behind_start(row, is_year=is_year)
