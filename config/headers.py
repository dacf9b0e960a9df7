"""What every answer tells a browser besides its content."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponseBase

Respond = Callable[[HttpRequest], HttpResponseBase]
# Nothing here asks for any of these; what is framed or injected may not either.
FORBIDDEN = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in FORBIDDEN)


def permissions_policy(respond: Respond) -> Respond:
    """Middleware: switch off what a browser could let a page do and no page here does."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = respond(request)
        response["Permissions-Policy"] = PERMISSIONS
        return response

    return answered


class ContentPolicyMiddleware(CSPMiddleware):
    """The content policy; a page that a browser has already keeps the one that it came with."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the policy, unless nothing is sent: 304 knows no exception of the page's own."""
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            return response
        return super().process_response(request, response)
