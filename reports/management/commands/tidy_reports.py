"""Deletes tables that nobody can have any more, and sees to what was cut off; to be run once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from reports.jobs.tidying import tidy


class Command(BaseCommand):
    """Safe at any time, and beside workers that are at it."""

    help = (
        "Süresi dolan rapor dosyalarını siler, yarıda kesilen işleri yeniden sıraya koyar ya da kapatır; her gün "
        "bir kez çalıştırılır."
    )

    def handle(self, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Tidy, and say how much."""
        done = tidy(timezone.now())
        self.stdout.write(
            f"{done.files} dosya ve {done.rows} eski iş silindi; yarıda kalan "
            f"{done.again} iş yeniden sıraya kondu, {done.given_up} iş kapatıldı."
        )
