"""The API itself: numbers written digit for digit, and every error one Turkish sentence."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import Throttled, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import BaseRenderer
from ninja.throttling import AnonRateThrottle

from reports.opendata.formats.json_rows import to_text
from reports.opendata.licence import DATA_LICENCE

VERSION = "1.0.0"
NAMESPACE = "api"
DESCRIPTION = (
    "Belediyelerin stratejik planları, hedefleri, göstergeleri ve onaylanmış değerleri; "
    "salt okunur. Boş değer (null) veri yok demektir, sıfır değildir. Bir plan altındaki her "
    "adrese ?tarih=2024-06-30 eklenirse yanıt o günün sonundaki halidir."
)
PER_MINUTE = 120  # requests of one address that no cache has answered


class ExactJSON(BaseRenderer):
    """JSON in which no number has passed through a float."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:  # noqa: ANN401
        """Return the answer's text."""
        return to_text(data)


class Refusal(Schema):
    """Why there is no answer, in one sentence."""

    error: str


class PublicAPI(NinjaAPI):
    """An API whose description is for those who use it, not for those who wrote it."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return an operation's own name; there is one of each."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:  # noqa: ANN401
        """Return the OpenAPI document, without what docstrings tell other programmers."""
        document = super().get_openapi_schema(**options)
        for path in document["paths"].values():
            for operation in path.values():
                operation.pop("description", None)
                operation["responses"]["default"] = REFUSED
        schemas = document["components"]["schemas"]
        for told in schemas.values():
            told.pop("description", None)
        schemas[Refusal.__name__] = Refusal.model_json_schema() | {"description": ""}
        return document


REFUSED = {
    "description": "Yanıt yok; nedeni bir cümleyle yazılır.",
    "content": {
        "application/json": {
            "schema": {"$ref": f"#/components/schemas/{Refusal.__name__}"}
        }
    },
}
api = PublicAPI(
    title="Kent Karnesi API",
    version=VERSION,
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="/openapi.json",
    openapi_extra={
        "info": {"license": {"name": DATA_LICENCE.name, "url": DATA_LICENCE.address}}
    },
    urls_namespace=NAMESPACE,
    renderer=ExactJSON(),
    throttle=[AnonRateThrottle(f"{PER_MINUTE}/m")],
)


def refusal(sentence: str, status: int) -> HttpResponse:
    """Return an error: one sentence, as JSON."""
    return HttpResponse(
        to_text({"error": sentence}),
        status=status,
        content_type="application/json; charset=utf-8",
    )


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return refusal(_("Bu adreste yayımlanmış bir kayıt yok."), 404)


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    names = sorted({str(each["loc"][-1]) for each in error.errors})
    sentence = _("Adresteki şu değer anlaşılmadı: %(names)s.")
    return refusal(sentence % {"names": ", ".join(names)}, 400)


@api.exception_handler(Throttled)
def _too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    answer = refusal(_("Bir dakikada çok fazla istek geldi; biraz bekleyin."), 429)
    answer["Retry-After"] = str(int(error.wait or 60))
    return answer
