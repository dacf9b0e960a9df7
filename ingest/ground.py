"""What the rows of one commit stand on, and how one row is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from plans import document as entries
from plans.committed import Choice
from plans.models import (
    Citation,
    Municipality,
    Plan,
    PlanRevision,
    SourceDocument,
    Unit,
)
from plans.turkish import fold

Row = TypeVar("Row", bound=models.Model)
Parsed = TypeVar("Parsed")


class NotCommittableError(Exception):
    """The document cannot be written as it is; the message is a Turkish sentence."""


@dataclass(slots=True)
class Ground:
    """What every row of one commit stands on."""

    plan: Plan
    document: SourceDocument
    choice: Choice
    by: Any  # the committing user, None on the command line
    revisions: dict[int, PlanRevision]
    units: dict[str, Unit] = field(default_factory=dict)

    @property
    def municipality(self) -> Municipality:
        return self.plan.municipality

    def revision(self, number: int) -> PlanRevision:
        """Return the plan revision; raise NotCommittableError where the document names none such."""
        if number not in self.revisions:
            raise NotCommittableError(
                _(
                    "Belge %(number)s. güncellemeyi anıyor ama sürümler arasında yazmıyor."
                )
                % {"number": number}
            )
        return self.revisions[number]

    def withdrawal(self, number: int | None) -> PlanRevision | None:
        return None if number is None else self.revision(number)


def written(row: Row, where: str) -> Row:
    """Save one row; raise NotCommittableError, saying where, for a value that does not fit."""
    relations = {f.name for f in row._meta.fields if f.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        verbose = row._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        raise NotCommittableError(
            f"{where}, {verbose}: {' '.join(messages)}"
        ) from error
    row.save(force_insert=True)
    return row


def cite(ground: Ground, citation: entries.Citation) -> Citation:
    """Write where a value stands in the document of this commit."""
    return cite_in(ground.document, citation)


def cite_in(document: SourceDocument, citation: entries.Citation) -> Citation:
    """Write where a value stands in `document`."""
    x0, top, x1, bottom = citation.box or (None, None, None, None)
    row = Citation(
        document=document,
        text=citation.text,
        page=citation.page,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        cell=citation.cell or "",
        line=citation.line,
        confidence=citation.confidence,
    )
    return written(row, _("kaynak gösterimi"))


def known_units(municipality: Municipality) -> dict[str, Unit]:
    """Return the municipality's units by their folded name."""
    return {fold(unit.name): unit for unit in municipality.units.all()}


def understood(parse: Callable[[str], Parsed], text: str, where: str) -> Parsed:
    """Return a date or an identifier; raise NotCommittableError where the text is none."""
    try:
        return parse(text)
    except ValueError as error:
        raise NotCommittableError(
            _("%(where)s: “%(text)s” anlaşılamadı.") % {"where": where, "text": text}
        ) from error


def broken_rule(error: IntegrityError) -> str:
    """Return the sentence of the named constraint that the database refused a row by."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name in str(error):
                return str(constraint.violation_error_message)
    return _("Belgedeki kayıtlar birbiriyle çelişiyor.")
