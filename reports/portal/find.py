"""The page that searches the texts of every public plan."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from reports.portal.caching import public_page
from reports.portal.dated import of_now
from reports.search import Filters, Hit, Kind, found, understood

_PERIOD = re.compile(r"[0-9]{4}-[0-9]{4}")
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")


@public_page
@of_now
def search(request: HttpRequest) -> HttpResponse:
    """Texts that hold all the words of `?q=`, the fittest first; narrowed by kind, place and period.

    The words that the database keeps are those of now, so that no day is searched.
    """
    asked = request.GET
    question = understood(asked.get("q", ""))
    filters = Filters(
        kind=_fitting(asked, "tur", re.compile("|".join(Kind.values))),
        period=_fitting(asked, "donem", _PERIOD),
        town=_fitting(asked, "belediye", _SLUG),
    )
    hits = found(question, filters, _page_in(asked))
    context = {
        "question": question,
        "filters": filters,
        "hits": hits,
        "rows": [(hit, address_of(hit)) for hit in hits.hits],
        "address": _address(question.typed, filters),
    }
    return render(request, "portal/search.html", context)


def address_of(hit: Hit) -> str:
    """Return the page that a text stands on, at its section where it is one of a card's list."""
    if hit.kind is Kind.MUNICIPALITY:
        return reverse("municipality", args=[hit.town])
    place = (hit.town, hit.start_year, hit.end_year, *hit.slugs)
    if hit.kind is Kind.UNIT and hit.slugs:
        return reverse("unit", args=place)
    names = ("plan", "goal", "objective", "indicator")
    section = SECTIONS.get(hit.kind)
    address = reverse(names[len(hit.slugs)], args=place)
    return f"{address}#{section}" if section else address


# Where the objective's page has each list.
SECTIONS = {
    Kind.RISK: "riskler",
    Kind.ACTIVITY: "faaliyetler",
    Kind.STRATEGY: "stratejiler",
    Kind.FINDING: "tespitler",
    Kind.NEED: "ihtiyaclar",
}


def _fitting(asked: QueryDict, name: str, form: re.Pattern[str]) -> str:
    """What cannot be a value of the filter narrows nothing."""
    value = asked.get(name, "")
    return value if form.fullmatch(value) else ""


def _page_in(asked: QueryDict) -> int:
    number = asked.get("sayfa", "")
    return int(number) if re.fullmatch(r"[0-9]{1,4}", number) else 1


def _address(typed: str, filters: Filters) -> str:
    """Return the query that finds the same again, without a page."""
    query = QueryDict(mutable=True)
    named = {
        "q": typed,
        "belediye": filters.town,
        "donem": filters.period,
        "tur": filters.kind,
    }
    query.update({name: value for name, value in named.items() if value})
    return f"?{query.urlencode()}" if query else ""
