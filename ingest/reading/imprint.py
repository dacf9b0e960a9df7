"""What the lines beside the cards tell of the document: its institution, its period, its titles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar

from ingest.reading.card_titles import is_furniture, named_in

_LONGEST = 120  # letters; what is longer is prose
T = TypeVar("T")


@dataclass(slots=True)
class Imprint:
    """What was named so far, and how often."""

    institutions: Counter[str] = field(default_factory=Counter)
    periods: Counter[tuple[int, int]] = field(default_factory=Counter)
    titles: list[str] = field(default_factory=list)  # lines that stand alone

    def takes(self, line: str, *, is_title: bool) -> bool:
        """Note what a line names; return whether it belongs to no card."""
        if len(line) > _LONGEST:
            return False
        self.titles.append(line)
        return self.names(line, is_title=is_title) or is_furniture(line)

    def names(self, line: str, *, is_title: bool = False) -> bool:
        """Count the institution and the period that a line names; return whether it names any."""
        name, period = named_in(line, is_title=is_title)
        self.institutions.update([name] if name else [])
        self.periods.update([period] if period else [])
        return bool(name or period)

    def count_with(self, other: Imprint) -> None:
        """Count also what another part of the document named."""
        self.institutions += other.institutions
        self.periods += other.periods

    @property
    def institution(self) -> str | None:
        """The institution that is named most often."""
        return _most(self.institutions)

    @property
    def period(self) -> tuple[int, int] | None:
        """The plan period that is named most often."""
        return _most(self.periods)


def _most(found: Counter[T]) -> T | None:
    return found.most_common(1)[0][0] if found else None
