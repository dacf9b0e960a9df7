"""Fill an empty database with the demonstration; do no harm the second time."""

from __future__ import annotations

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from ingest.demo.common_indicators import load_common_indicators
from ingest.demo.example import load_example
from ingest.demo.sources import load_sources


class Command(BaseCommand):
    """1. The source documents, as they are read.  2. The fictional Örnek Belediyesi, and what it is asked."""

    help = "Boş bir veri tabanını örnek belgelerle ve kurgusal Örnek Belediyesi ile doldurur."

    def handle(self, **options: object) -> None:
        """Load both."""
        load_sources()
        self.stdout.write(_("Kaynak belgeler aktarıldı."))
        if self._load_example():
            self.stdout.write(_("Örnek Belediyesi (kurgusal) yüklendi."))
        else:
            self.stdout.write(_("Örnek Belediyesi zaten var; dokunulmadı."))

    @transaction.atomic
    def _load_example(self) -> bool:
        """Write all of it or nothing; return False where it is there already."""
        if not load_example():
            return False
        load_common_indicators()
        call_command("load_demo_questions")  # of a room that ingest does not know
        return True
