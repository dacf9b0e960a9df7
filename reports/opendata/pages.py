"""The pages that tell what data there is, in which forms, and how to use and cite it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Unpack

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from reports.days.as_of import today_shown
from reports.opendata.files import place_of, site_of
from reports.opendata.licence import DATA_LICENCE
from reports.opendata.tables import OF_INSTALLATION, OF_PLAN, Table
from reports.portal.caching import public_page
from reports.portal.lookup import Place

FORMS = ("csv", "xlsx", "json", "csv-metadata.json")


@dataclass(frozen=True, slots=True)
class Offer:
    """A table and the addresses of its files."""

    table: Table[Any]
    csv: str
    semicolon: str
    xlsx: str
    json: str
    metadata: str


def offers(tables: Iterable[Table[Any]], folder: str, query: str = "") -> list[Offer]:
    """Return the tables whose files are in a folder, as addresses; `query` is for each of them."""
    found = []
    for table in tables:
        csv, *others = (f"{folder}{table.name}.{form}{query}" for form in FORMS)
        joint = "&" if query else "?"
        semicolon = f"{csv}{joint}ayrac=noktali-virgul"
        found.append(Offer(table, csv, semicolon, *others))
    return found


@public_page
def plan_data(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """Every table and document of one plan, to take away."""
    where = place_of(request, **place)
    plan = where.plan
    folder = reverse("plan_data", args=[where.slug, plan.start_year, plan.end_year])
    context = {
        "shown": where.shown,
        "identifier": where.of_plan(plan),
        "page_address": where.site + folder + where.shown.query,
        "read_on": today_shown(),
        "licence": DATA_LICENCE,
        "offers": offers(OF_PLAN, folder, where.shown.query),
    }
    return render(request, "portal/plan_data.html", context)


@public_page
def data(request: HttpRequest) -> HttpResponse:
    """What data the installation has, and what each column of each table means."""
    context = {
        "licence": DATA_LICENCE,
        "offers": offers(OF_INSTALLATION, reverse("data")),
        "tables": (*OF_INSTALLATION, *OF_PLAN),
        "site": site_of(request),
    }
    return render(request, "portal/data.html", context)
