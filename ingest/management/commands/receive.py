"""Receive files, whole folders and archives at once; the worker reads them into drafts."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ingest.management.chosen import municipality_of
from ingest.receive import too_large
from ingest.tasks import take_in
from plans.access import access_of
from plans.models import Municipality


class Command(BaseCommand):
    """1. Who sends, and for whom.  2. Keep every file and put it in line."""

    help = "Dosyaları ya da klasörleri alır ve okunmak üzere sıraya koyar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
        parser.add_argument("--municipality", metavar="SLUG", required=True)
        parser.add_argument("--by", metavar="USER", required=True, help="yükleyen")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Receive every file that can be received, and name the others."""
        municipality = municipality_of(options["municipality"])
        by = _sender(options["by"], municipality)
        count = 0
        for path in files_in(options["paths"]):
            if refusal := too_large(str(path), path.stat().st_size):
                self.stderr.write(refusal)
                continue
            _intake, waits = take_in(
                path.read_bytes(), name=path.name, municipality=municipality, by=by
            )
            count += waits
        self.stdout.write(_("%(n)s belge sıraya alındı.") % {"n": count})


def files_in(paths: list[Path]) -> Iterator[Path]:
    """Yield the files, and those of folders at any depth in the order of their names.

    Raises CommandError for a path that leads nowhere.
    """
    for path in paths:
        if path.is_dir():
            hidden = (p for p in sorted(path.rglob("*")) if not _is_hidden(p, path))
            yield from (p for p in hidden if p.is_file())
        elif path.is_file():
            yield path
        else:
            raise CommandError(_("Dosya bulunamadı: %(path)s") % {"path": path})


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _sender(username: str, municipality: Municipality) -> User:
    """Return the person in whose name it is received; their office has to be the municipality's."""
    for user in User.objects.filter(username=username, is_active=True):
        access = access_of(user)
        if access.is_total or municipality.pk in access.municipality_ids:
            return user
    raise CommandError(
        _("“%(name)s” bu belediyenin strateji biriminde değil.") % {"name": username}
    )
