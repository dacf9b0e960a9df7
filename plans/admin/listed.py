"""A list of the admin as a table: its columns, with numbers as numbers and choices in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest
from import_export import fields, resources

from plans.tables.values import ValueWidget


def listed_resource(
    page: admin.ModelAdmin[Any], request: HttpRequest
) -> type[resources.ModelResource]:
    """Return the resource that writes what a list shows to a person, or a page's `taken_along`."""
    names = getattr(page, "taken_along", None) or page.get_list_display(request)
    columns = {_field_name(name): _column(page, name) for name in names}
    model = page.model
    meta = type("Meta", (), {"model": model, "fields": tuple(columns)})
    name = f"{model.__name__}Listed"
    return type(name, (resources.ModelResource,), {**columns, "Meta": meta})


def _field_name(name: Any) -> str:  # noqa: ANN401 - a name, or a function that has one
    return "itself" if name == "__str__" else getattr(name, "__name__", str(name))


def _column(page: admin.ModelAdmin[Any], name: Any) -> fields.Field:  # noqa: ANN401
    head = label_for_field(name, page.model, page)
    return fields.Field(
        column_name=str(head), widget=ValueWidget(), dehydrate_method=_value(page, name)
    )


def _value(page: admin.ModelAdmin[Any], name: Any) -> Callable[[models.Model], object]:  # noqa: ANN401
    """Return how a record's cell is told, as the list tells it."""
    tell = _told_by(page, name)
    widget = ValueWidget()
    return lambda record: widget.render(tell(record))


def _told_by(
    page: admin.ModelAdmin[Any],
    name: Any,  # noqa: ANN401
) -> Callable[[models.Model], object]:
    if callable(name):
        return name  # type: ignore[no-any-return]
    try:
        field = page.model._meta.get_field(name)
    except FieldDoesNotExist:
        if name != "__str__" and hasattr(page, name):
            return getattr(page, name)  # type: ignore[no-any-return]
        return lambda record: _called(getattr(record, name))
    if getattr(field, "choices", None):
        return lambda record: getattr(record, f"get_{name}_display")()
    return lambda record: getattr(record, name)


def _called(value: Any) -> object:  # noqa: ANN401
    return value() if callable(value) else value
