"""A kept file: its address is a page that asks who wants it, never a place on the disk."""

from __future__ import annotations

from typing import Protocol

from django.db import models
from django.db.models.fields.files import FieldFile
from django.urls import reverse


class Kept(Protocol):
    """A record with a file; `kept_at` names the view that hands it out by its key."""

    pk: int
    kept_at: str


class KeptFile(FieldFile):
    """The file of a `Kept` record."""

    @property
    def url(self) -> str:
        """The address of the view that hands the file out to those who may have it."""
        record: Kept = self.instance  # type: ignore[assignment]
        return reverse(record.kept_at, args=[record.pk])


class KeptFileField(models.FileField):
    """The field of a `Kept` record."""

    attr_class = KeptFile
