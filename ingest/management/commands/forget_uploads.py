"""Deletes uploaded workbooks that nobody applied; to be run once a day."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ingest.filled.forgetting import KEPT_DAYS, forget_filled


class Command(BaseCommand):
    """What was applied or replaced is gone already."""

    help = (
        "Doldurulup yüklenen, ama uygulanmayan çalışma kitaplarını siler; her gün bir "
        "kez çalıştırılır."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--days", type=int, default=KEPT_DAYS, help="kaç gün saklanır"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Delete, and say how much."""
        deleted = forget_filled(timezone.now(), options["days"])
        self.stdout.write(f"{deleted} çalışma kitabı silindi.")
