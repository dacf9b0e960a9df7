"""Read one document; print what was read, or write it into a plan."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ingest.changes import Fate
from ingest.commit import CommitResult, NotCommittableError, commit_document
from ingest.management.chosen import municipality_of
from ingest.proof import keep_crops
from ingest.receive import keep_document
from ingest.sandbox import read_safely
from ingest.standing import Standing
from plans.document import Kind, PlanDocument
from plans.document_json import dumps

REFUSED = 2  # exit status
BAR = 32  # signs


class Command(BaseCommand):
    """1. Read the file in a child process.  2. Print or report.  3. With --commit, write it."""

    help = "Bir plan belgesini okur. --commit verilmedikçe hiçbir şey yazılmaz."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--municipality", metavar="SLUG", help="planın belediyesi")
        parser.add_argument(
            "--period", metavar="START-END", type=period, help="plan dönemi"
        )
        parser.add_argument(
            "--json", metavar="OUT", help="okunanı JSON olarak yaz; '-' ekrana"
        )
        parser.add_argument("--commit", action="store_true", help="okunanı plana aktar")
        parser.add_argument(
            "--source-address", default="", help="belgenin alındığı adres"
        )
        parser.add_argument(
            "--adopted",
            metavar="YYYY-MM-DD",
            type=date.fromisoformat,
            help="belge güncellenmiş plansa güncellemenin kabul tarihi",
        )
        parser.add_argument(
            "--decision", default="", metavar="NO", help="güncellemenin karar numarası"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Run the three steps; a refused document ends with status 2."""
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(_("Dosya bulunamadı: %(path)s") % {"path": path})
        document = self._read(path)
        self._report(document, options["json"])
        if options["commit"] and document.kind is not Kind.REFUSED:
            self._commit(document, path, options)
        if document.kind is Kind.REFUSED:
            raise SystemExit(REFUSED)

    def _read(self, path: Path) -> PlanDocument:
        """Read the file; on a terminal a bar shows how far that has come."""
        if not self.stderr.isatty():
            return read_safely(path)
        document = read_safely(path, progress=self._show)
        self.stderr.write("\r\033[K", str, ending="")
        return document

    def _show(self, done: int, total: int) -> None:
        self.stderr.write(f"\r\033[K{bar(done, total)}", str, ending="")
        self.stderr.flush()

    def _report(self, document: PlanDocument, out: str | None) -> None:
        if out == "-":
            self.stdout.write(dumps(document))
        elif out:
            Path(out).write_text(dumps(document) + "\n", encoding="utf-8")
        if document.refusal:
            self.stderr.write(document.refusal)
        if out != "-":
            self._summarise(document)

    def _summarise(self, document: PlanDocument) -> None:
        for _path, objective in document.objectives():
            self.stdout.write(
                _("%(code)s: %(count)s gösterge")
                % {"code": objective.code, "count": len(objective.indicators)}
            )
        if document.statistics:
            self.stdout.write(
                _("%(count)s bağlam sayısı") % {"count": len(document.statistics)}
            )
        for issue in document.issues:
            self.stdout.write(
                f"[{issue.severity}] {issue.where}: {issue.reason} {issue.text}".rstrip()
            )

    def _commit(
        self, document: PlanDocument, path: Path, options: dict[str, Any]
    ) -> None:
        slug = options["municipality"]
        municipality = municipality_of(slug) if slug else None
        try:
            source = keep_document(
                path.read_bytes(),
                document,
                name=path.name,
                municipality=municipality,
                source_address=options["source_address"],
            )
            result = commit_document(
                document,
                source=source,
                municipality=municipality,
                period=options["period"],
                standing=Standing(options["adopted"], options["decision"]),
            )
        except NotCommittableError as error:
            for change in error.changes:
                if change.fate is Fate.REFUSED:
                    self.stderr.write(f"{change.code} {change.label}: {change.reason}")
            raise CommandError(str(error)) from error
        keep_crops(source)
        self.stderr.write(told(result))


def bar(done: int, total: int) -> str:
    """Return a line that shows how many pages are read.

    >>> bar(3, 12)
    '[########························] sayfa 3/12'
    """
    filled = BAR * done // max(total, 1)
    pages = _("sayfa %(done)s/%(total)s") % {"done": done, "total": total}
    return f"[{'#' * filled}{'·' * (BAR - filled)}] {pages}"


def period(text: str) -> tuple[int, int]:
    """Return the years of "2020-2024"; raise ValueError for anything else."""
    match = re.fullmatch(r"(\d{4})[-–](\d{4})", text)
    if match is None or match[1] > match[2]:
        raise ValueError(text)
    return int(match[1]), int(match[2])


def told(result: CommitResult) -> str:
    """Return one sentence about what a commit did."""
    if result.plan is None:
        return _("%(count)s bağlam sayısı yazıldı.") % {"count": result.statistics}
    told = _(
        "%(plan)s: yeni %(new)s, değişen %(changed)s, değişmeyen %(unchanged)s hedef."
    )
    return told % {
        "plan": result.plan,
        "new": len(result.new),
        "changed": len(result.changed),
        "unchanged": len(result.unchanged),
    }
