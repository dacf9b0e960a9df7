"""One module a layout; each has LAYOUTS, and all of them together are the drawn corpus."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from tests.corpus.layouts.layout import Layout


def every_layout() -> list[Layout]:
    """Return the layouts of all modules, by name."""
    modules = (
        import_module(f"{__name__}.{module.name}")
        for module in iter_modules(__path__)
        if module.name != "layout"
    )
    layouts = [layout for module in modules for layout in module.LAYOUTS]
    return sorted(layouts, key=lambda layout: layout.name)
