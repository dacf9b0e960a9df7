"""The file of a kept document, for programs that want a path."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from plans.models import SourceDocument


@contextmanager
def local_copy(document: SourceDocument) -> Iterator[Path]:
    """Give the kept file a path for as long as it is needed; the store may be elsewhere."""
    with NamedTemporaryFile(suffix=Path(document.name).suffix) as copy:
        with document.file.open() as file:
            for chunk in file.chunks():
                copy.write(chunk)
        copy.flush()
        yield Path(copy.name)
