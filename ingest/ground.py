"""What the rows of one commit stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from ingest.heap import Heap, NotCommittableError
from plans import document as entries
from plans.codes import address_of
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

Parsed = TypeVar("Parsed")


@dataclass(slots=True)
class Ground:
    """What every row of one commit stands on."""

    plan: Plan
    document: SourceDocument
    choice: Choice
    by: Any  # the committing user, None on the command line
    revisions: dict[int, PlanRevision]
    units: dict[str, Unit] = field(default_factory=dict)
    heap: Heap = field(default_factory=Heap)

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

    def leading_unit(self, printed: str | None) -> Unit | None:
        """Return the unit of this name, making it where the municipality has none such yet."""
        if not printed:
            return None
        key = fold(printed)
        if key not in self.units:
            unit = Unit(municipality=self.municipality, name=printed)
            self.units[key] = self.heap.keep(unit, _("sorumlu birim"))
        return self.units[key]


@dataclass(slots=True)
class Siblings:
    """What the children of one parent have taken already: places and addresses."""

    position: int = 0
    slugs: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, rows: Iterable[Any]) -> Siblings:
        """Return what these parts of a plan have taken."""
        known = list(rows)
        return cls(
            max((row.position for row in known), default=0), {r.slug for r in known}
        )

    def next_position(self) -> int:
        """Take the place after the last."""
        self.position += 1
        return self.position

    def address(self, code: str) -> str:
        """Take the address of a code at the place just taken."""
        slug = address_of(code, self.slugs, fallback=str(self.position))
        self.slugs.add(slug)
        return slug


def cite(ground: Ground, citation: entries.Citation) -> Citation:
    """Keep where a value stands in the document of this commit, to be written."""
    return cite_in(ground.document, citation, ground.heap)


def cite_in(
    document: SourceDocument, citation: entries.Citation, heap: Heap
) -> Citation:
    """Keep where a value stands in `document`, to be written."""
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
    return heap.keep(row, _("kaynak gösterimi"))


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
