"""The fields of models, which hold only so much."""

from __future__ import annotations

from typing import Any

from django.db.models import Model


def field_of(model: type[Model], name: str) -> Any:  # noqa: ANN401 - Django's fields
    return model._meta.get_field(name)
