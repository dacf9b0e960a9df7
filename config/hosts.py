"""The site's own name, however an address wrote it: pages are the same, and so are their links."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.http.request import split_domain_port

Respond = Callable[[HttpRequest], HttpResponseBase]
USUAL_PORTS = {"http": "80", "https": "443"}
READING = ("GET", "HEAD")


def plain_host(respond: Respond) -> Respond:
    """Middleware: let links that a page makes name the site plainly, and by SITE_URL's own port.

    Only where something is read: where a form is sent, its origin is held against what came.
    """

    def answered(request: HttpRequest) -> HttpResponseBase:
        if request.method in READING and "HTTP_HOST" in request.META:
            named = str(request.META["HTTP_HOST"])
            request.META["HTTP_HOST"] = plainly(named, str(request.scheme))
        return respond(request)

    return answered


def plainly(host: str, scheme: str) -> str:
    """Return a host in small letters and without a port that goes without saying.

    What is no host comes back as it is, to be refused.

    >>> plainly("Karne.Example.BEL.TR:443", "https")
    'karne.example.bel.tr'
    >>> plainly("localhost:8000", "http"), plainly("[::1]:80", "http"), plainly("a b", "http")
    ('localhost:8000', '[::1]', 'a b')
    """
    name, port = split_domain_port(host)
    if not name:
        return host
    known, known_port = split_domain_port(settings.SITE_HOST)
    if name == known:
        port = known_port
    return name if port in ("", USUAL_PORTS.get(scheme)) else f"{name}:{port}"
