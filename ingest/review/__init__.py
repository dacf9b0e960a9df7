"""A draft as rows for a page: what to look at first, then every field with its place."""

from __future__ import annotations
