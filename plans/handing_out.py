"""How a kept file leaves: to be kept, never to be opened inside our own pages."""

from __future__ import annotations

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404


def handed_out(file: FieldFile, name: str = "") -> FileResponse:
    """Return a file as a download called `name`, else as it is stored; raise Http404 where it is gone."""
    try:
        opened = file.open()
    except (
        ValueError,
        FileNotFoundError,
    ) as missing:  # no file at all, or not any more
        raise Http404 from missing
    return FileResponse(
        opened,
        as_attachment=True,
        filename=name,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
