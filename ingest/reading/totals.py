"""Under which heading a booklet's figure belongs: a total over subsections is the section's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.reading.figures import Figure
from ingest.reading.periods import periods
from ingest.reading.prose import Sentence
from plans.turkish import fold

_TOTAL = re.compile(r"\btoplam(?:da)?\b")
_THINGS = {"TL", "%", "adet", "hane", "araç", "başvuru", "etkinlik"}


@dataclass(frozen=True, slots=True)
class _Stated:
    headings: tuple[str, ...]
    paragraph: int
    unit: str


@dataclass(slots=True)
class Placing:
    """Remembers what was stated under which heading while a booklet of `province` is read."""

    province: str
    stated: list[_Stated] = field(default_factory=list)

    def section_of(self, figure: Figure, sentence: Sentence) -> str:
        """Return the heading that the figure belongs under, and remember the figure."""
        is_total = self._is_total(figure, sentence)
        stated = _Stated(sentence.headings, sentence.paragraph, figure.unit)
        self.stated.append(stated)
        return sentence.headings[-2] if is_total else sentence.section

    def _is_total(self, figure: Figure, sentence: Sentence) -> bool:
        """Whether the figure sums what the section's subsections stated.

        Its sentence says "toplam", stands alone in its paragraph after other figures of
        the subsection, and names no span of time, which would be what is summed over.
        """
        if not sentence.stands_alone or len(sentence.headings) < 2:
            return False
        if fold(sentence.headings[-2]) == fold(self.province):
            return False
        if not _TOTAL.search(fold(sentence.text[: figure.start])):
            return False
        if any(period.since_year for period in periods(sentence.text)):
            return False
        return self._follows_others(figure, sentence)

    def _follows_others(self, figure: Figure, sentence: Sentence) -> bool:
        earlier = [one for one in self.stated if one.paragraph != sentence.paragraph]
        section = sentence.headings[:-1]
        beside = any(one.headings == sentence.headings for one in earlier)
        return beside and any(
            _can_sum(figure.unit, one.unit)
            for one in earlier
            if one.headings[: len(section)] == section
        )


def _can_sum(unit: str, part: str) -> bool:
    """Whether a figure of this unit can hold one of the other: persons hold children."""
    return unit == part or (unit == "kişi" and part not in _THINGS)
