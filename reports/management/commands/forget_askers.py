"""Deletes what is no longer needed of those who asked a question; to be run once a day."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from reports.asking.forgetting import KEPT_DAYS, forget_askers


class Command(BaseCommand):
    """Addresses of settled questions, and the words of refused ones after a while."""

    help = (
        "Cevaplanan ya da yayımlanmayan soruların e-posta adreslerini, süresi dolan "
        "adresleri ve yayımlanmayan soruların metnini siler; her gün bir kez çalıştırılır."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--days",
            type=int,
            default=KEPT_DAYS,
            help="cevaplanmayan sorunun adresi ve yayımlanmayanın metni kaç gün durur",
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Delete, and say how much."""
        addresses, words = forget_askers(timezone.now(), options["days"])
        self.stdout.write(
            f"{addresses} e-posta adresi, {words} yayımlanmamış soru metni silindi."
        )
