"""The pages of a person's jobs: ask for tables, see how far they are, take the file, throw it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from indicators.models import Period
from indicators.services.refusals import RefusedError
from plans.access import access_of
from plans.doors import StaffRequest, office_required
from plans.handing_out import handed_out
from plans.models import Plan
from plans.whole_numbers import whole_number
from reports.desk.choosing import plans_of
from reports.jobs.asking import Wanted, ask, discard
from reports.jobs.parts import titles_of
from reports.jobs.refusals import NoSuchTablesError
from reports.models import ReportJob
from reports.models.job import ALL_KINDS
from reports.official.formats import FORMATS

SHOWN = 100
GONE = 410
EVERY = "5"  # seconds; the pages say so
WHOLE = "kurulum"  # in the place of a plan's key


@never_cache
@require_http_methods(["GET", "POST"])
@office_required
def report_jobs(request: StaffRequest) -> HttpResponse:
    """List what a person asked for; take a new wish."""
    if request.method == "POST":
        try:
            job = ask(_wanted(request), request.user)
        except RefusedError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("report_jobs")
        return redirect("report_job", pk=job.pk)
    mine = ReportJob.objects.seen_by(request.user).filter(asked_by=request.user)
    jobs = list(mine.with_place()[:SHOWN])
    is_under_way = any(job.is_under_way for job in jobs)
    context: dict[str, object] = {
        "rows": [(job, titles_of(job.kinds)) for job in jobs],
        "is_under_way": is_under_way,
        "refreshes": is_under_way and _is_let_refresh(request),
        "may_ask_for_all": access_of(request.user).is_total,
        "suffixes": [*FORMATS],
    }
    return _refreshed(render(request, "staff/report_jobs.html", context), context)


@never_cache
@require_safe
@office_required
def report_job(request: StaffRequest, pk: int) -> HttpResponse:
    """Show how far one job is; the page asks for itself anew while it is under way."""
    job = _seen(request, pk)
    context: dict[str, object] = {
        "job": job,
        "tables": titles_of(job.kinds),
        "is_mine": job.asked_by_id == request.user.pk,
        "refreshes": job.is_under_way and _is_let_refresh(request),
    }
    return _refreshed(render(request, "staff/report_job.html", context), context)


@require_safe
@office_required
def report_job_file(request: StaffRequest, pk: int) -> FileResponse | HttpResponse:
    """Hand the file out until it expires; afterwards say that it has."""
    job = _seen(request, pk)
    if job.has_expired:
        return render(request, "staff/report_job_gone.html", {"job": job}, status=GONE)
    return handed_out(job.file, job.name)


@require_POST
@office_required
def discard_job(request: StaffRequest, pk: int) -> HttpResponse:
    """Throw one of a person's own jobs away, whatever has become of it."""
    mine = ReportJob.objects.seen_by(request.user).filter(asked_by=request.user)
    discard(get_object_or_404(mine, pk=pk))
    messages.success(request, _("İş ve dosyası silindi."))
    return redirect("report_jobs")


def _refreshed(page: HttpResponse, context: dict[str, object]) -> HttpResponse:
    """Let the browser ask for the page anew while something is under way, without a script."""
    if context["refreshes"]:
        page.headers["Refresh"] = EVERY
    return page


def _is_let_refresh(request: StaffRequest) -> bool:
    """Whether the page may ask for itself anew: nobody is hurried who does not want it."""
    return request.GET.get("yenileme") != "yok"


def _seen(request: StaffRequest, pk: int) -> ReportJob:
    jobs = ReportJob.objects.seen_by(request.user).with_place()
    return get_object_or_404(jobs, pk=pk)


def _wanted(request: StaffRequest) -> Wanted:
    """Return what a form asks for; raises Http404 for a plan that is not theirs, NoSuchTablesError."""
    typed = request.POST
    suffix, kinds = typed.get("tur", "xlsx"), typed.getlist("tablo") or [ALL_KINDS]
    if typed.get("plan") == WHOLE:
        return Wanted(None, kinds=tuple(kinds), suffix=suffix)
    plan = _plan(request, typed.get("plan", ""))
    year = whole_number(typed.get("yil", ""))
    if year is None:
        raise NoSuchTablesError
    period = typed.get("donem", Period.YEAR)
    return Wanted(plan, year, period, tuple(kinds), suffix)


def _plan(request: StaffRequest, key: str) -> Plan:
    plan = whole_number(key)
    if plan is None:
        raise NoSuchTablesError
    return get_object_or_404(plans_of(request), pk=plan)
