"""The JSON form of a PlanDocument: to and fro without a float, and its published schema."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jsonschema
import simplejson

from plans.document import YEAR, ActualEntry, CostEntry, IndicatorEntry, PlanDocument

SCHEMA_PATH = Path(__file__).with_name("plan-document.schema.json")

# Keys that are absent, not null, where there is nothing to say.
LEFT_OUT = {"citation", "confidence", "source", "state"}


class DocumentFormatError(ValueError):
    """The JSON is not a plan document; the message is a Turkish sentence."""


def dumps(document: PlanDocument, *, indent: int | None = 1) -> str:
    """Return the document as JSON text; decimals are written digit for digit."""
    return simplejson.dumps(
        to_json(document), ensure_ascii=False, indent=indent, use_decimal=True
    )


def loads(text: str) -> PlanDocument:
    """Return the document that `text` holds; raise DocumentFormatError where it is none."""
    try:
        value = json.loads(text, parse_float=Decimal)
    except ValueError as error:
        raise DocumentFormatError(f"Dosya JSON olarak okunamadı: {error}") from error
    return from_json(value)


@lru_cache(maxsize=4)  # a person looks at one draft many times
def loads_own(text: str) -> PlanDocument:
    """Return the document of a text that `dumps` wrote; it is not held to the schema again."""
    document: PlanDocument = _decode(
        PlanDocument, json.loads(text, parse_float=Decimal)
    )
    return document


def to_json(document: PlanDocument) -> dict[str, Any]:
    """Return the document as dictionaries, lists, strings, Decimal and int."""
    tree: dict[str, Any] = _encode(document)
    tree["actuals"] = _actuals_by_code(document)
    return tree


def from_json(tree: object) -> PlanDocument:
    """Return the document that `tree` describes; raise DocumentFormatError where it is none.

    The derived view `actuals` of the whole document is read over: the full list
    stands in each indicator.
    """
    error = jsonschema.exceptions.best_match(_validator().iter_errors(tree))
    if error is not None:
        raise DocumentFormatError(
            f"Plan belgesi biçimi tutmuyor, {error.json_path}: {error.message}"
        )
    document: PlanDocument = _decode(PlanDocument, tree)
    return document


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema that every plan document follows."""
    tree: dict[str, Any] = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return tree


@cache
def _validator() -> jsonschema.Draft202012Validator:
    # Decimal is a number here; JSON Schema's checker knows only int and float.
    number = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine(
        "number",
        lambda _checker, value: (
            isinstance(value, int | float | Decimal) and not isinstance(value, bool)
        ),
    )
    extend: Any = jsonschema.validators.extend  # its stub leaves it untyped
    validator = extend(jsonschema.Draft202012Validator, type_checker=number)
    return typing.cast(jsonschema.Draft202012Validator, validator(schema()))


def plain(value: Decimal) -> Decimal | int:
    """Return the number without trailing zeros or exponent, as a person would write it."""
    if value == value.to_integral_value():
        return int(value)
    return value.normalize()


def _encode(value: Any) -> Any:  # noqa: ANN401 - any field of any entry
    if isinstance(value, Mapping):
        return {str(key): _encode(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if dataclasses.is_dataclass(value):
        return _encode_entry(value)
    return _encode_scalar(value)


def _encode_scalar(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, StrEnum):
        return value.value
    return plain(value) if isinstance(value, Decimal) else value


def _encode_entry(entry: Any) -> dict[str, Any]:  # noqa: ANN401
    tree = {f.name: _encode(getattr(entry, f.name)) for f in dataclasses.fields(entry)}
    tree = {k: v for k, v in tree.items() if v is not None or k not in LEFT_OUT}
    if isinstance(entry, CostEntry):
        tree["currency"] = "TRY"
    if isinstance(entry, ActualEntry) and entry.period == YEAR:
        tree["period"] = "year"
    return tree


def _actuals_by_code(document: PlanDocument) -> dict[str, dict[str, Any]]:
    """Return code → year → actual; a code that occurs twice is left out, as it is ambiguous."""
    by_code: dict[str, list[IndicatorEntry]] = {}
    for _path, indicator in document.indicators():
        by_code.setdefault(indicator.code, []).append(indicator)
    view: dict[str, dict[str, Any]] = {}
    for code, indicators in by_code.items():
        if len(indicators) == 1 and indicators[0].actuals:
            view[code] = _one_actual_a_year(indicators[0])
    return view


def _one_actual_a_year(indicator: IndicatorEntry) -> dict[str, Any]:
    # The year's value before that of a part of it; a correction after what it corrects.
    in_order = sorted(indicator.actuals, key=lambda actual: actual.period == YEAR)
    return {str(actual.year): _encode(actual) for actual in in_order}


def _decode(kind: Any, value: Any) -> Any:  # noqa: ANN401 - driven by the type hints
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        wanted = next(a for a in arguments if a is not type(None))
        return None if value is None else _decode(wanted, value)
    if origin is not None:
        return _decode_collection(origin, arguments, value)
    if dataclasses.is_dataclass(kind):
        return _decode_entry(typing.cast(type, kind), value)
    return value if kind is bool else kind(value)


def _decode_collection(origin: type, arguments: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401
    if issubclass(origin, tuple):
        return tuple(_decode(arguments[0], item) for item in value)
    key, item = arguments
    return {key(k): _decode(item, v) for k, v in value.items()}


def _decode_entry(kind: type, tree: Mapping[str, Any]) -> Any:  # noqa: ANN401
    values = {
        name: _decode(hint, tree[name]) for name, hint in _hints(kind) if name in tree
    }
    if kind is ActualEntry and values.get("period") == "year":
        values["period"] = YEAR
    return kind(**values)


@cache
def _hints(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple(typing.get_type_hints(kind).items())
