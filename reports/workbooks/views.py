"""Workbooks to take away, with the addresses of the pages that show the same rows."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from reports.portal.caching import public_page
from reports.portal.lookup import find_plan
from reports.workbooks.monitoring import file_name, monitoring_workbook
from reports.years import NoSuchYearError, plan_year

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@public_page
def monitoring(
    request: HttpRequest, *, municipality: str, start: int, end: int, year: int
) -> HttpResponse:
    """The izleme tablosu of one year."""
    plan = find_plan(request, municipality, start, end).plan
    try:
        shown = plan_year(plan, str(year))
    except NoSuchYearError as error:
        raise Http404 from error
    headers = {"Content-Disposition": f'attachment; filename="{file_name(shown)}"'}
    return HttpResponse(monitoring_workbook(shown), content_type=XLSX, headers=headers)
