"""The worker: takes up what was cut off, then does what is in line, and looks again."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from ingest.tasks import resume_crops


class Command(BaseCommand):
    """1. Resume.  2. Empty the queue.  3. Wait a moment, and again."""

    help = (
        "Sıradaki işleri yapar: yüklenen belgeleri okur, kaynak kesitlerini çıkarır, "
        "istenen tabloları hazırlar."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--once", action="store_true", help="sıra boşalınca beklemeden bit"
        )
        parser.add_argument(
            "--interval", type=float, default=1.0, help="bekleme süresi (saniye)"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Work until told to stop; a running task is finished first."""
        resume_crops()
        resumes = [import_string(path) for path in settings.TAKEN_UP_AGAIN]
        while True:
            for resume in resumes:
                resume()
            call_command(
                "db_worker", batch=True, startup_delay=False, reload=False, verbosity=0
            )
            if options["once"]:
                return
            time.sleep(options["interval"])
