"""The planners' desk: the upload of documents, those on their way, and what was read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from ingest.forms import UploadForm
from ingest.models import UNDER_WAY, Draft, Intake, IntakeState
from ingest.tasks import take_in
from ingest.views.mine import offices_of
from plans.models import Municipality

SHOWN = 100
TOLD_FOR = timedelta(days=30)  # how long a refusal stands in the list


@login_required
@require_http_methods(["GET", "POST"])
def document_list(request: HttpRequest) -> HttpResponse:
    """List what is on its way and what was read, and take new documents in."""
    municipalities = offices_of(request)
    form = UploadForm(
        request.POST or None, request.FILES or None, municipalities=municipalities
    )
    if form.is_valid():
        received = [
            _received(request, form, file) for file in form.cleaned_data["documents"]
        ]
        return _after(request, received)
    drafts = (
        Draft.objects.filter(municipality__in=municipalities)
        .select_related("document", "municipality", "plan__municipality")
        .defer("reading")  # a whole plan each
    )
    context = {"form": form, "drafts": drafts[:SHOWN], **_arrivals(municipalities)}
    return render(request, "ingest/document_list.html", context)


@login_required
@require_GET
def arrivals(request: HttpRequest) -> HttpResponse:
    """Show only what is on its way: the page asks for it while something is."""
    return render(request, "ingest/_arrivals.html", _arrivals(offices_of(request)))


def _arrivals(municipalities: QuerySet[Municipality]) -> dict[str, object]:
    intakes = list(_unfinished(municipalities)[:SHOWN])
    return {
        "intakes": intakes,
        "is_under_way": any(intake.is_under_way for intake in intakes),
    }


def _unfinished(municipalities: QuerySet[Municipality]) -> QuerySet[Intake]:
    """Return what is being read, and what ended without a draft."""
    mine = Intake.objects.filter(document__municipality__in=municipalities)
    ended = Q(state__in=[IntakeState.REFUSED, IntakeState.UNPACKED])
    lately = Q(seen_at__gte=timezone.now() - TOLD_FOR)
    return mine.filter(Q(state__in=UNDER_WAY) | ended & lately).select_related(
        "document__municipality", "archive__document"
    )


def _received(
    request: HttpRequest, form: UploadForm, file: UploadedFile[Any]
) -> Intake:
    """Take one file in; return where it stands."""
    intake, _waits = take_in(
        file.read(),
        name=file.name or "",
        municipality=form.cleaned_data["municipality"],
        by=request.user,
    )
    return intake


def _after(request: HttpRequest, received: list[Intake]) -> HttpResponse:
    """Say what happened to the files; go to the draft where it is the only one, and there already."""
    known = [intake for intake in received if intake.draft_id]
    for intake in known:
        messages.info(
            request,
            _("“%(name)s” daha önce yüklenmiş; incelemesi sürüyor.")
            % {"name": intake.document.name},
        )
    waiting = len(received) - len(known)
    if waiting:
        told = ngettext("%(n)s belge alındı.", "%(n)s belge alındı.", waiting)
        messages.success(request, told % {"n": waiting})
    if len(received) == len(known) == 1:
        return redirect("draft", pk=known[0].draft_id)
    return redirect("documents")
