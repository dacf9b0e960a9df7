"""Pages about the portal itself: how accessible it is, and what it knows of its readers."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reports.portal.caching import public_page


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tried, how, what is known not to work, and whom to tell."""
    context = {"contact": settings.SITE_CONTACT}
    return render(request, "portal/accessibility.html", context)


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    """KVKK aydınlatma metni: what is kept of a reader, and of somebody who asks a question."""
    return render(request, "portal/privacy.html", {"contact": settings.SITE_CONTACT})
