"""The front door: log-in, log-out, and the first administrator of a new installation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from plans.forms import FirstAdministratorForm


class FrontDoor(LoginView):
    """Log in; where nobody can yet, make the first administrator."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        """Lead to the first run while there is no user at all."""
        if not User.objects.exists():
            return redirect("setup")
        return super().get(request, *args, **kwargs)


@never_cache
@require_http_methods(["GET", "POST"])
def log_out(request: HttpRequest) -> HttpResponse:
    """Ask, then log out: a link alone must not end a session."""
    if request.method == "POST":
        logout(request)
        return redirect("login")
    return render(request, "registration/log_out.html")


@never_cache
@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest) -> HttpResponseBase:
    """Make the first administrator; there is no such page once there is a user."""
    if User.objects.exists():
        raise Http404
    if not (settings.DEBUG or settings.SETUP_TOKEN):
        return render(request, "registration/setup_closed.html", status=403)
    form = FirstAdministratorForm(request.POST or None)
    if form.is_valid():
        login(request, form.save())
        return redirect("admin:index")
    return render(request, "registration/setup.html", {"form": form})
