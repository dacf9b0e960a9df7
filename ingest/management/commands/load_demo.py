"""Fill an empty database with the demonstration; do no harm the second time."""

from __future__ import annotations

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ingest.demo.example import load_example
from ingest.demo.sources import load_sources


class Command(BaseCommand):
    """1. The source documents, as they are read.  2. The fictional Örnek Belediyesi."""

    help = "Boş bir veri tabanını örnek belgelerle ve kurgusal Örnek Belediyesi ile doldurur."

    def handle(self, **options: object) -> None:
        """Load both."""
        load_sources()
        self.stdout.write(_("Kaynak belgeler aktarıldı."))
        if load_example():
            self.stdout.write(_("Örnek Belediyesi (kurgusal) yüklendi."))
        else:
            self.stdout.write(_("Örnek Belediyesi zaten var; dokunulmadı."))
