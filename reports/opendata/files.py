"""The files of the public tables: CSV, XLSX, JSON, and what describes a CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Unpack

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.urls import reverse
from django.utils.translation import gettext as _

from reports.opendata.answers import CSV, CSVW, JSON, json_answer, streamed, workbook
from reports.opendata.formats.csv_rows import Separator, csv_pieces
from reports.opendata.formats.csvw import csv_metadata
from reports.opendata.formats.json_rows import json_pieces
from reports.opendata.formats.xlsx_rows import Named, xlsx_file
from reports.opendata.labels import Label, label_of_plan, label_of_site
from reports.opendata.scope import Place as Site
from reports.opendata.scope import PlanPlace
from reports.opendata.tables import OF_INSTALLATION, OF_PLAN, Sheet, Table, named
from reports.portal.caching import public_file, public_page
from reports.portal.lookup import Place, find_plan

SEPARATORS = {
    None: Separator.COMMA,
    "virgul": Separator.COMMA,
    "noktali-virgul": Separator.SEMICOLON,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One table about one plan, or about the installation, and the label of its files."""

    table: Table[Any]
    place: Site
    label: Label

    @property
    def sheet(self) -> Sheet:
        """Its rows; nothing is read yet."""
        return self.table.sheet(self.place)


def site_of(request: HttpRequest) -> str:
    """Return where the site answers: "https://example.org"."""
    return request.build_absolute_uri("/").rstrip("/")


def place_of(request: HttpRequest, **place: Unpack[Place]) -> PlanPlace:
    """Return the public plan that an address names, in its year and on its day; raises Http404."""
    return PlanPlace(site_of(request), find_plan(request, **place))


def asked_of_plan(request: HttpRequest, table: str, **place: Unpack[Place]) -> Asked:
    """Return the table of a plan that an address names; raises Http404."""
    where, found = place_of(request, **place), named(OF_PLAN, table)
    if found is None:
        raise Http404
    return Asked(found, where, label_of_plan(where, found.name, found.title))


def asked_of_site(request: HttpRequest, table: str) -> Asked:
    """Return the table of the installation that an address names; raises Http404."""
    where, found = Site(site_of(request)), named(OF_INSTALLATION, table)
    if found is None:
        raise Http404
    return Asked(found, where, label_of_site(where, found.name, found.title))


@public_file
def plan_csv(
    request: HttpRequest, table: str, **place: Unpack[Place]
) -> StreamingHttpResponse:
    """One table of a plan as CSV."""
    return _csv(request, asked_of_plan(request, table, **place))


@public_file
def site_csv(request: HttpRequest, table: str) -> StreamingHttpResponse:
    """One table of the installation as CSV."""
    return _csv(request, asked_of_site(request, table))


@public_page
def plan_csvw(request: HttpRequest, table: str, **place: Unpack[Place]) -> HttpResponse:
    """What the CSV of a plan's table holds, for programs."""
    return _csvw(asked_of_plan(request, table, **place))


@public_page
def site_csvw(request: HttpRequest, table: str) -> HttpResponse:
    """What the CSV of an installation's table holds, for programs."""
    return _csvw(asked_of_site(request, table))


@public_file
def plan_xlsx(request: HttpRequest, table: str, **place: Unpack[Place]) -> FileResponse:
    """One table of a plan as an Excel workbook."""
    return _xlsx(asked_of_plan(request, table, **place))


@public_file
def site_xlsx(request: HttpRequest, table: str) -> FileResponse:
    """One table of the installation as an Excel workbook."""
    return _xlsx(asked_of_site(request, table))


@public_file
def all_xlsx(request: HttpRequest, **place: Unpack[Place]) -> FileResponse:
    """Every table of a plan in one Excel workbook."""
    where = place_of(request, **place)
    label = label_of_plan(where, "tum-tablolar", _("Bütün tablolar"))
    tables = (
        Named(str(each.title), Asked(each, where, label).sheet) for each in OF_PLAN
    )
    return workbook(xlsx_file(tables, label.notes), f"{label.file_name}.xlsx")


@public_file
def plan_table_json(
    request: HttpRequest, table: str, **place: Unpack[Place]
) -> StreamingHttpResponse:
    """One table of a plan as JSON."""
    return _json(asked_of_plan(request, table, **place))


@public_file
def site_table_json(request: HttpRequest, table: str) -> StreamingHttpResponse:
    """One table of the installation as JSON."""
    return _json(asked_of_site(request, table))


def separator_of(request: HttpRequest) -> Separator:
    """Return what is to stand between the cells of a CSV; raises Http404."""
    found = SEPARATORS.get(request.GET.get("ayrac"))
    if found is None:
        raise Http404
    return found


def _csv(request: HttpRequest, asked: Asked) -> StreamingHttpResponse:
    separator = separator_of(request)
    pieces = csv_pieces(asked.sheet, separator)
    answer = streamed(pieces, CSV, f"{asked.label.file_name}.csv")
    if separator is Separator.COMMA:  # the only one that is described
        metadata = f"{asked.table.name}.csv-metadata.json{asked.place.query}"
        answer["Link"] = (
            f'<{metadata}>; rel="describedby"; type="application/csvm+json"'
        )
    return answer


def _csvw(asked: Asked) -> HttpResponse:
    vocabulary = f"{asked.place.site}{reverse('data')}#{asked.table.name}"
    told = {
        "url": f"{asked.table.name}.csv{asked.place.query}",
        "dc:title": asked.label.title,
        "dc:description": str(asked.table.about),
        "dc:publisher": asked.label.publisher,
    }
    return json_answer(csv_metadata(asked.table.fields, told, vocabulary), CSVW)


def _xlsx(asked: Asked) -> FileResponse:
    sheet = Named(str(asked.table.title), asked.sheet)
    file = xlsx_file([sheet], asked.label.notes)
    return workbook(file, f"{asked.label.file_name}.xlsx")


def _json(asked: Asked) -> StreamingHttpResponse:
    head = {**asked.label.head, "table": asked.table.name}
    pieces = json_pieces(asked.sheet, head)
    return streamed(pieces, JSON, f"{asked.label.file_name}.json")
