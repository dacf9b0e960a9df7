"""A plan as documents it can be loaded from again, and the schema of the one in JSON."""

from __future__ import annotations

from typing import Unpack

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.utils.translation import gettext as _

from indicators.export import export_plan
from plans.document_json import SCHEMA_PATH, dumps
from reports.opendata.answers import CSV, JSON, OPEN, saved_as, streamed, workbook
from reports.opendata.files import place_of, separator_of
from reports.opendata.formats.csv_rows import csv_pieces
from reports.opendata.formats.xlsx_rows import Named, xlsx_file
from reports.opendata.labels import label_of_plan
from reports.opendata.plan_table import plan_sheet
from reports.portal.caching import public_file, public_page
from reports.portal.lookup import Place


@public_page
def plan_json(request: HttpRequest, **place: Unpack[Place]) -> HttpResponse:
    """The whole plan with its approved figures, as a PlanDocument."""
    where = place_of(request, **place)
    document = export_plan(where.plan, public=True)
    name = f"{label_of_plan(where, '', '').file_name}.json"
    return HttpResponse(dumps(document), content_type=JSON, headers=saved_as(name))


@public_file
def whole_csv(request: HttpRequest, **place: Unpack[Place]) -> StreamingHttpResponse:
    """The plan as one table, in CSV."""
    where, separator = place_of(request, **place), separator_of(request)
    sheet = plan_sheet(export_plan(where.plan, public=True))
    name = f"{label_of_plan(where, '', '').file_name}.csv"
    return streamed(csv_pieces(sheet, separator), CSV, name)


@public_file
def whole_xlsx(request: HttpRequest, **place: Unpack[Place]) -> FileResponse:
    """The plan as one table, in an Excel workbook."""
    where = place_of(request, **place)
    label = label_of_plan(where, "", _("Plan tablosu"))
    sheet = Named("Plan", plan_sheet(export_plan(where.plan, public=True)))
    return workbook(xlsx_file([sheet], label.notes), f"{label.file_name}.xlsx")


@public_page
def plan_schema(request: HttpRequest) -> HttpResponse:
    """The JSON Schema that every PlanDocument follows."""
    return HttpResponse(SCHEMA_PATH.read_bytes(), content_type=JSON, headers=OPEN)
