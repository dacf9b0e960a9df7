"""The planners' desk: received documents and the upload of new ones."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ingest.forms import UploadForm
from ingest.models import Draft
from ingest.receive import RefusedError, receive
from ingest.views.mine import offices_of


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
            received = receive(
                file.read(),
                name=file.name,
                municipality=form.cleaned_data["municipality"],
                by=cast(User, request.user),
            )
        except RefusedError as error:
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
