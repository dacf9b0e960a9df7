"""What every answer tells a browser besides its content."""

from __future__ import annotations

from collections.abc import Callable

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
