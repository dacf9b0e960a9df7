"""Writes to whoever still has something to do; to be run once a day."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from indicators import chasing


class Command(BaseCommand):
    """One letter a person and day at most; a second run on the same day sends nothing twice."""

    help = (
        "Son günü yaklaşan ya da geçen değerleri birimlere, bekleyen onayları strateji "
        "birimine e-postayla hatırlatır; her gün bir kez çalıştırılır."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--on", type=date.fromisoformat, help="hangi gün için (YYYY-AA-GG)"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="göndermeden kime ne gideceğini yaz"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Send today's letters, or say what they would be; fails where an address was refused."""
        post = chasing.post_of(options["on"] or timezone.localdate())
        if options["dry_run"]:
            self._show(post)
            return
        sent, refused = chasing.send(
            post, say=self.stdout.write, complain=self.stderr.write
        )
        self.stdout.write(f"{sent} mektup gönderildi.")
        if refused:
            raise CommandError(f"{refused} mektup gönderilemedi.")

    def _show(self, post: chasing.Post) -> None:
        for letter in post.letters:
            user = post.users[letter.person.key]
            told = chasing.obstacle_of(user) or chasing.subject_of(letter)
            self.stdout.write(f"{user.email or user.get_username()}: {told}")
        self.stdout.write(f"{len(post.letters)} mektup; hiçbiri gönderilmedi.")
