"""The planners' desk: received documents, their upload and their review."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ingest import drafting
from ingest.commit import NotCommittableError
from ingest.forms import AcceptForm, PlacementForm, UploadForm
from ingest.models import Draft
from ingest.review import cards, issues_first
from plans.access import access_of
from plans.document import Kind
from plans.models import Municipality


@login_required
@require_http_methods(["GET", "POST"])
def document_list(request: HttpRequest) -> HttpResponse:
    """List the drafts of my municipalities, and take a new document in."""
    municipalities = offices_of(request)
    form = UploadForm(
        request.POST or None, request.FILES or None, municipalities=municipalities
    )
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            received = drafting.receive(
                file.read(),
                name=file.name,
                municipality=form.cleaned_data["municipality"],
                by=cast(User, request.user),
            )
        except drafting.RefusedError as error:
            form.add_error("file", str(error))
        else:
            if not received.is_new:
                messages.info(
                    request, _("Bu belge daha önce yüklenmiş; incelemesi sürüyor.")
                )
            return redirect("draft", pk=received.draft.pk)
    drafts = Draft.objects.filter(municipality__in=municipalities).select_related(
        "document", "municipality", "plan__municipality"
    )
    return render(
        request, "ingest/document_list.html", {"form": form, "drafts": drafts[:100]}
    )


@login_required
@require_GET
def draft_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was read: issues first, then what has no place, then the cards."""
    draft = my_draft(request, pk)
    return shown(request, draft)


@login_required
@require_POST
def place_items(request: HttpRequest, pk: int) -> HttpResponse:
    """Put items of unassigned runs into sections."""
    draft = my_draft(request, pk)
    form = PlacementForm(request.POST, draft=draft)
    if form.is_valid():
        try:
            drafting.place(pk, form.placement, seen=form.cleaned_data["seen"])
        except NotCommittableError as error:
            messages.error(request, str(error))
        else:
            count = len(form.placement)
            messages.success(request, _("%(n)s madde yerleştirildi.") % {"n": count})
    return redirect("draft", pk=pk)


@login_required
@require_POST
def accept_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the draft into the plan."""
    draft = my_draft(request, pk)
    reading = draft.as_read()
    form = AcceptForm(request.POST)
    if reading.kind is not Kind.STATISTICS_BOOKLET and not form.is_valid():
        return shown(request, draft, form)
    period = form.period if form.is_valid() else None
    try:
        drafting.accept(pk, period=period, by=request.user)
    except NotCommittableError as error:
        form.add_error(None, str(error))
        return shown(request, draft, form)
    messages.success(request, _("Belge aktarıldı."))
    return redirect("draft", pk=pk)


@login_required
@require_POST
def reject_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the draft without writing anything."""
    my_draft(request, pk)
    try:
        drafting.reject(pk, by=request.user)
    except NotCommittableError as error:
        messages.error(request, str(error))
    return redirect("documents")


def offices_of(request: HttpRequest) -> QuerySet[Municipality]:
    """Return the municipalities whose strategy office I sit in; PermissionDenied for none."""
    access = access_of(request.user)
    if not access.has_office:
        raise PermissionDenied
    municipalities = Municipality.objects.all()
    return (
        municipalities
        if access.is_total
        else municipalities.filter(pk__in=access.municipality_ids)
    )


def my_draft(request: HttpRequest, pk: int) -> Draft:
    """Return a draft of one of my municipalities, or 404."""
    drafts = Draft.objects.select_related(
        "document", "municipality", "plan__municipality"
    )
    return get_object_or_404(drafts, pk=pk, municipality__in=offices_of(request))


def shown(
    request: HttpRequest, draft: Draft, form: AcceptForm | None = None
) -> HttpResponse:
    """Render the review page."""
    reading = draft.as_read()
    start, end = reading.period or (None, None)
    context = {
        "draft": draft,
        "reading": reading,
        "is_booklet": reading.kind is Kind.STATISTICS_BOOKLET,
        "issues": issues_first(reading),
        "committed_before": draft.document.drafts.filter(
            state=Draft.State.COMMITTED
        ).exclude(pk=draft.pk),
        "cards": list(cards(reading)),
        "placement": PlacementForm(draft=draft),
        "form": form or AcceptForm(initial={"start_year": start, "end_year": end}),
    }
    status = 200 if form is None else 400
    return render(request, "ingest/draft_review.html", context, status=status)
