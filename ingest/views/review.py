"""The review of one draft: look, place, accept or reject."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ingest import drafting
from ingest.commit import NotCommittableError
from ingest.forms import AcceptForm, PlacementForm
from ingest.models import Draft
from ingest.review import cards, issues_first
from ingest.views.mine import my_draft
from plans.document import Kind


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
