"""Evidence on the entry pages: kept with a figure's form, taken out, shown to all."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePath

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from indicators import keeping, services
from indicators.forms import FigureForm
from indicators.models import ActualEntry, Evidence
from indicators.views.approval import KEY

Source = UploadedFile[bytes] | str


def add_evidence(form: FigureForm, entry: ActualEntry | None, *, by: User) -> bool:
    """Keep each file and address of a valid form; return whether any was kept.

    What is refused is said by name on the form, and holds back nothing else.
    """
    if entry is None:
        return False
    with transaction.atomic():
        keeping.hold([entry.indicator])
        known = {
            mark
            for piece in Evidence.objects.filter(actual=entry)
            for mark in (piece.address, piece.sha256)
        }
        sources: list[Source] = [
            *(file for file in form.chosen if _digest(file) not in known),
            *(address for address in form.addresses if address not in known),
        ]
        kept = [_is_kept(form, entry, by, source) for source in sources]
    return any(kept)


def _digest(file: UploadedFile[bytes]) -> str:
    """What tells the same file sent a second time."""
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _is_kept(form: FigureForm, entry: ActualEntry, by: User, source: Source) -> bool:
    is_address = isinstance(source, str)
    title = source if isinstance(source, str) else PurePath(source.name or "").name
    try:
        services.add_evidence(entry=entry, by=by, title=title[:200], source=source)
    except ValidationError as refusal:
        field = "evidence_addresses" if is_address else "evidence_files"
        form.add_error(field, f"{title}: {' '.join(refusal.messages)}")
        return False
    return True


def change_evidence(pressed: Mapping[str, str], *, by: User) -> bool:
    """Do what the button beside a piece of evidence says; return whether one was pressed.

    Raises RefusedError as the services do.
    """
    mine = Evidence.objects.filter(actual__in=ActualEntry.objects.visible_to(by))
    for name in ("kanit-cikar", "kanit-ac", "kanit-kapat"):
        key = pressed.get(name, "")
        piece = mine.filter(pk=key).first() if KEY.fullmatch(key) else None
        if piece is None:
            continue
        if name == "kanit-cikar":
            services.remove_evidence(evidence=piece, by=by)
        else:
            services.show_evidence(evidence=piece, by=by, to_all=name == "kanit-ac")
        return True
    return False
