"""What a CSV file holds, told to programs: CSV on the Web (W3C) metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django_stubs_ext import StrOrPromise

from reports.opendata.columns import Field, Kind
from reports.opendata.formats.csv_rows import Separator
from reports.opendata.licence import DATA_LICENCE

CONTEXT = "http://www.w3.org/ns/csvw"


def csv_metadata(
    fields: Sequence[Field], told: dict[str, Any], vocabulary: str
) -> dict[str, Any]:
    """Return the metadata of a file; `told` names it, `vocabulary` is where columns are explained.

    Titles are given in every language, as a file's heading is in that of its address.
    """
    return {
        "@context": [CONTEXT, {"@language": settings.LANGUAGE_CODE}],
        **told,
        "dc:license": {"@id": DATA_LICENCE.address},
        "dialect": {"delimiter": Separator.COMMA, "header": True, "encoding": "utf-8"},
        "tableSchema": {"columns": [_column(each, vocabulary) for each in fields]},
    }


def _column(field: Field, vocabulary: str) -> dict[str, Any]:
    column = field.column
    told: dict[str, Any] = {
        "name": field.name,
        "titles": in_every_language(column.title),
        "datatype": _datatype(field),
        "propertyUrl": column.property or f"{vocabulary}.{field.name}",
    }
    if column.about:
        told["dc:description"] = str(column.about)
    if column.unit:
        told["schema:unitText"] = str(column.unit)
    if field.is_required:
        told["required"] = True
    return told


def _datatype(field: Field) -> str | dict[str, str]:
    if field.column.is_address:
        return "anyURI"
    if field.column.values and field.kind is Kind.TEXT:
        options = "|".join(re.escape(value) for value, _label in field.column.values)
        return {"base": "string", "format": f"^({options})$"}
    return field.kind.value


def in_every_language(text: StrOrPromise) -> dict[str, str]:
    """Return a text in each of the site's languages, by their codes."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = str(text)
    return found
