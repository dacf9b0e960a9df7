"""Fill an empty database with the demonstration; a second time only what it lacks."""

from __future__ import annotations

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from ingest.demo.common_indicators import load_common_indicators
from ingest.demo.sources import load_sources
from ingest.demo.towns import EXAMPLE, NoRoomError, load_towns
from plans.models import Municipality


class Command(BaseCommand):
    """1. The source documents, as they are read.  2. The fictional towns, and what they are asked."""

    help = (
        "Boş bir veri tabanını kaynak belgelerle ve kurgusal iki belediyeyle doldurur."
    )

    def handle(self, **options: object) -> None:
        """Load both."""
        load_sources()
        self.stdout.write(_("Kaynak belgeler aktarıldı."))
        try:
            names = self._load_towns()
        except NoRoomError as error:
            raise CommandError(str(error)) from error
        if names:
            told = _(" ve ").join(names)
            self.stdout.write(_("%s (kurgusal) yüklendi.") % told)
        else:
            self.stdout.write(_("Kurgusal belediyeler zaten var; dokunulmadı."))

    @transaction.atomic
    def _load_towns(self) -> list[str]:
        """Write what is not there, all of it or nothing; return the names."""
        places = load_towns()
        if places:
            load_common_indicators(places)
        if EXAMPLE in places:
            call_command("load_demo_questions")  # of a room that ingest does not know
        written = Municipality.objects.filter(slug__in=places).order_by("pk")
        return list(written.values_list("name", flat=True))
