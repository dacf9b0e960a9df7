"""One field of a reading as the page shows it: what stands in it, where it was printed, what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from indicators.models import Direction, Method, Period
from ingest.edits.fields import Field, Shape, field_at, printed
from ingest.edits.paths import NoSuchPlaceError, at, cited_at, steps_of
from plans.document import Citation, PlanDocument

Choice = tuple[str, StrOrPromise]

CHOICES: dict[str, list[Choice]] = {
    "method": [*Method.choices],
    "direction": [*Direction.choices],
    "period": [*Period.choices],
}
YES: list[Choice] = [("evet", _("evet"))]


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed that could not be taken: texts and sentences by path."""

    texts: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


NOTHING_TYPED = Typed()


@dataclass(frozen=True, slots=True)
class Entry:
    """One field.  `slug` is its name in the address #f-…; `box` that of its printed place, "" for none."""

    path: str
    label: str
    text: str
    about: Field
    choices: tuple[Choice, ...] = ()
    citation: Citation | None = None
    error: str = ""
    is_asked: bool = False  # an open issue points at it

    @property
    def slug(self) -> str:
        """The path as a name in an address."""
        return slug_of(self.path)

    @property
    def box(self) -> str:
        """The name of the place where it was printed; fields printed in one place share it."""
        return box_of(self.citation) if self.citation else ""

    @property
    def is_figure(self) -> bool:
        """Whether digits are typed."""
        return self.about.shape in (
            Shape.NUMBER,
            Shape.PERCENT,
            Shape.MONEY,
            Shape.YEAR,
        )

    @property
    def is_lacking(self) -> bool:
        """Whether the document should state it and does not."""
        return not self.text and not self.path.endswith(".id")

    @property
    def rows(self) -> int:
        """Lines of the box to type in, so that the text is seen whole."""
        return min(8, 1 + len(self.text) // 58)


def slug_of(path: str) -> str:
    """Return a path as a name in an address.

    >>> slug_of("goals[0].objectives[1].risks[2]")
    'goals-0-objectives-1-risks-2'
    """
    return re.sub(r"\W+", "-", path).strip("-")


def box_of(citation: Citation) -> str:
    """Return the name of a printed place in an address, "" where it is none.

    >>> box_of(Citation(cell="H1.1!E4"))
    'k-H1-1-E4'
    """
    if citation.box and citation.page:
        return "k-" + slug_of("-".join(map(str, (citation.page, *citation.box))))
    if citation.cell:
        return f"k-{slug_of(citation.cell)}"
    return f"k-satir-{citation.line}" if citation.line is not None else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A reading with what was typed into its page; makes the page's fields."""

    document: PlanDocument
    typed: Typed = NOTHING_TYPED
    asked: frozenset[str] = frozenset()  # paths of open issues

    def entry(
        self, path: str, label: str = "", choices: tuple[Choice, ...] = ()
    ) -> Entry:
        """Return the field at the path."""
        steps = steps_of(path)
        about = field_at(steps)
        name = str(steps[-1])
        if about.shape is Shape.FLAG:
            choices = tuple(YES)
        return Entry(
            path=path,
            label=label or about.label,
            text=self.typed.texts.get(path, self._text(path)),
            about=about,
            choices=choices or tuple(CHOICES.get(name, ())),
            citation=cited_at(self.document, path),
            error=self.typed.errors.get(path, ""),
            is_asked=path in self.asked,
        )

    def _text(self, path: str) -> str:
        try:
            return printed(at(self.document, steps_of(path)))
        except NoSuchPlaceError:
            return ""
