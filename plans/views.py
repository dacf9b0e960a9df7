"""The front door: log-in, the first administrator of a new installation; kept documents."""

from __future__ import annotations

from typing import Any

from allauth.account.views import LoginView
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from requests import RequestException

from plans.access import access_of
from plans.doors import StaffRequest, office_required
from plans.forms import FirstAdministratorForm
from plans.handing_out import handed_out
from plans.models import SourceDocument
from plans.typed_text import came_from_us, kept_page


class FrontDoor(LoginView):
    """Log in; where nobody can yet, make the first administrator."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        """Lead to the first run while there is no user at all."""
        if not User.objects.exists():
            return redirect("setup")
        page: HttpResponse = super().get(request, *args, **kwargs)
        return page


@require_http_methods(["GET", "POST"])
def single_sign_on(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send to the institution's provider; say so where it does not answer."""
    try:
        page: HttpResponse = oidc.login(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=502)
    return page


@never_cache
@require_http_methods(["GET", "POST"])
@transaction.atomic
def setup(request: HttpRequest) -> HttpResponseBase:
    """Make the first administrator; there is no such page once there is a user."""
    if request.method == "POST":
        _one_at_a_time()
    if User.objects.exists():
        raise Http404
    if not (settings.DEBUG or settings.SETUP_TOKEN):
        return render(request, "account/setup_closed.html", status=403)
    form = FirstAdministratorForm(request.POST or None)
    if form.is_valid():
        login(request, form.save())
        return redirect("admin:index")
    return render(request, "account/setup.html", {"form": form})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Give back what was typed on a page whose form is no longer valid, as after a new log-in."""
    if came_from_us(request, reason):
        return kept_page(request, needs_log_in=False)
    return render(request, "403_csrf.html", status=403)


def _one_at_a_time() -> None:
    """Let whoever came first finish: hold a row that is there before there is any user."""
    ContentType.objects.select_for_update().get(app_label="auth", model="user")


@office_required
@require_GET
def kept_document(request: StaffRequest, pk: int) -> FileResponse:
    """Hand out a source document to those who decide for its municipality."""
    document = get_object_or_404(SourceDocument, pk=pk)
    place = document.municipality_id
    access = access_of(request.user)
    if not (access.is_total or (place is not None and access.decides_for(place))):
        raise Http404
    return handed_out(document.file, document.name)
