"""Fill an empty database with the demonstration; do no harm the second time."""

from __future__ import annotations

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from ingest.demo.common_indicators import load_common_indicators
from ingest.demo.sources import load_sources
from ingest.demo.towns import load_towns


class Command(BaseCommand):
    """1. The source documents, as they are read.  2. The fictional towns, and what they are asked."""

    help = (
        "Boş bir veri tabanını kaynak belgelerle ve kurgusal iki belediyeyle doldurur."
    )

    def handle(self, **options: object) -> None:
        """Load both."""
        load_sources()
        self.stdout.write(_("Kaynak belgeler aktarıldı."))
        if self._load_towns():
            self.stdout.write(_("Örnek ve Misal Belediyesi (kurgusal) yüklendi."))
        else:
            self.stdout.write(_("Kurgusal belediyeler zaten var; dokunulmadı."))

    @transaction.atomic
    def _load_towns(self) -> bool:
        """Write all of it or nothing; return False where it is there already."""
        if not load_towns():
            return False
        load_common_indicators()
        call_command("load_demo_questions")  # of a room that ingest does not know
        return True
