"""Hold every published figure against its plan's chain."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.published import KINDS
from indicators.verification import Verification
from indicators.wording import sentence_about
from plans.addresses import plan_address, plan_asked_for
from plans.models import Plan

HEAD = re.compile(r"(\S+/\d{4}-\d{4}) (\d+) ([0-9a-f]{64})")
"""A head as this command prints it, and as a plan's feed says it."""

Published = dict[int, dict[int, str]]


class Command(BaseCommand):
    """1. Read heads that were published earlier.  2. Verify.  3. Say what was checked, and what is broken."""

    help = _(
        "Yayımlanan her değeri planının zinciriyle karşılaştırır; bozuk kayıt varsa 1 ile biter."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--plan", metavar="MUNICIPALITY-SLUG/START-END")
        parser.add_argument(
            "--against",
            type=Path,
            metavar="FILE",
            help=_(
                "Daha önce yayımlanan zincir başları: bu komutun ya da akışın metni"
            ),
        )

    def handle(
        self, *, plan: str | None, against: Path | None, **_options: object
    ) -> None:
        """Verify all plans, or one."""
        only = None if plan is None else {plan_asked_for(plan).pk}
        published = _published(against, only) if against else {}
        verification = Verification(only, published)
        first, more = None, 0
        for broken in verification.broken():
            more += first is not None
            first = first or broken
        self._say(verification)
        if first is not None:
            raise CommandError(_with_rest(sentence_about(first), more))

    def _say(self, verification: Verification) -> None:
        by_plan: dict[int, dict[str, int]] = defaultdict(dict)
        for (pk, kind), count in verification.checked.items():
            by_plan[pk][kind] = count
        plans = Plan.objects.select_related("municipality").order_by("pk")
        for plan in plans.filter(pk__in=by_plan.keys() | verification.heads.keys()):
            head = verification.heads.get(plan.pk)
            chain = f"{head.count} {head.digest}" if head else _("zinciri yok")
            self.stdout.write(
                f"{plan_address(plan)} {chain} {_counts(by_plan[plan.pk])}"
            )
        total = verification.checked.total()
        self.stdout.write(
            _("Denetlenen yayımlanmış değer: %(total)d") % {"total": total}
        )


def _counts(by_kind: dict[str, int]) -> str:
    """Return "412 (gerçekleşme 120, hedef değer 292)"."""
    said = [
        f"{kind.model._meta.verbose_name} {by_kind[kind.name]}"
        for kind in KINDS
        if kind.name in by_kind
    ]
    return f"{sum(by_kind.values())} ({', '.join(said)})" if said else "0"


def _with_rest(sentence: str, more: int) -> str:
    if not more:
        return sentence
    rest = ngettext("Bozuk %(n)d kayıt daha var.", "Bozuk %(n)d kayıt daha var.", more)
    return f"{sentence} {rest % {'n': more}}"


def _published(file: Path, only: set[int] | None) -> Published:
    """Return the digests, by plan and number, that a text states; raise CommandError for none."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise CommandError(
            _("Dosya okunamadı: %(error)s") % {"error": error}
        ) from error
    found: Published = defaultdict(dict)
    for address, count, digest in HEAD.findall(text):
        pk = plan_asked_for(address).pk
        if only is None or pk in only:
            found[pk][int(count)] = digest
    if not found:
        raise CommandError(
            _("%(name)s dosyasında zincir başı yok.") % {"name": file.name}
        )
    return found
