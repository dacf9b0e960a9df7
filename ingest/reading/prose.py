"""Running text as sentences: each under its heading, with its bold runs and the line of every letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.reading.grid import Line
from ingest.reading.plain_headings import (
    CLOSED,
    Headings,
    goes_on,
    is_after_blank,
    plain_headings,
)
from plans.turkish import tidy

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_SENTENCE_END = re.compile(r"(?<![0-9])[.!?][”\"')]*\s+(?=[\"“(]?[A-ZÇĞİÖŞÜ0-9])")
_BOLD_MARK = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence without its marks of emphasis; offsets count letters of `text`."""

    text: str
    headings: tuple[str, ...]  # the chapter first, the nearest heading last
    bold: tuple[Span, ...]
    starts: tuple[tuple[int, Line], ...]  # offset -> line from there on
    paragraph: int
    stands_alone: bool = True  # whether its paragraph holds no other

    @property
    def section(self) -> str:
        """The nearest heading above."""
        return self.headings[-1] if self.headings else ""

    def line_at(self, offset: int) -> Line:
        """Return the line on which the letter at this offset is printed."""
        return _line_at(self.starts, offset)

    def bold_run(self, offset: int) -> Span | None:
        """Return the bold run that this letter is in."""
        return next((run for run in self.bold if run[0] <= offset < run[1]), None)


@dataclass(slots=True)
class _Paragraph:
    headings: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)


def _line_at(starts: Sequence[tuple[int, Line]], offset: int) -> Line:
    return starts[bisect_right([start for start, _ in starts], offset) - 1][1]


def sentences(lines: Sequence[Line]) -> Iterator[Sentence]:
    """Yield the sentences of a text with "#" headings, blank lines and ** emphasis.

    An open sentence goes on over blank lines, and over a line that is only marked as
    a heading, but never into a heading.
    """
    for number, paragraph in enumerate(_paragraphs(lines)):
        yield from _sentences_of(paragraph, number)


def _paragraphs(lines: Sequence[Line]) -> Iterator[_Paragraph]:
    printed = [line for line in lines if tidy(line.text)]
    named, asides = _headings(printed)
    above: list[tuple[int, str]] = []
    current = _Paragraph(())
    for at, line in enumerate(printed):
        heading = named.get(at)
        marked = _HEADING.fullmatch(tidy(line.text))
        is_other = heading or marked or at in asides or not _continues(printed, at)
        if current.lines and is_other:
            yield current
            current = _Paragraph(current.headings)
        if heading:
            above = [outer for outer in above if outer[0] < heading[0]] + [heading]
            current = _Paragraph(tuple(name for _, name in above))
        elif at not in asides:
            current.lines.append(replace(line, text=marked[2]) if marked else line)
    if current.lines:
        yield current


def _continues(printed: Sequence[Line], at: int) -> bool:
    """Whether a line belongs to the paragraph of the line above it.

    Over an empty line only an open sentence goes on: where the line above ends in its
    middle, or this one does not begin as a sentence does.
    """
    if at == 0:
        return False
    line, above = printed[at], tidy(printed[at - 1].text)
    if line.line is not None and not is_after_blank(printed, at):
        return True
    if CLOSED.search(above):
        return False
    begins = tidy(line.text).strip("*_ ")[:1].isupper()
    return line.line is None or goes_on(above) or not begins


def _headings(printed: Sequence[Line]) -> tuple[Headings, set[int]]:
    """Return the lines that are headings, with level and name, and those that are no text.

    They are marked with "#", or in a text without such marks they are plain.
    """
    texts = [tidy(line.text) for line in printed]
    marked = {
        at: found
        for at, text in enumerate(texts)
        if (found := _HEADING.fullmatch(text))
    }
    if not marked:
        return plain_headings(printed)
    return {
        at: (len(found[1]), found[2])
        for at, found in marked.items()
        if at + 1 == len(texts) or not texts[at + 1][:1].islower()
    }, set()


def _sentences_of(paragraph: _Paragraph, number: int) -> Iterator[Sentence]:
    text, bold, starts = _joined(paragraph.lines)
    ends = [found.end() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    for begin, end in pairwise([0, *ends]):
        runs = [
            (max(s, begin) - begin, min(e, end) - begin)
            for s, e in bold
            if s < end and e > begin
        ]
        later = [
            (offset - begin, line) for offset, line in starts if begin < offset < end
        ]
        places = ((0, _line_at(starts, begin)), *later)
        yield Sentence(
            text[begin:end].strip(),
            paragraph.headings,
            tuple(runs),
            places,
            number,
            stands_alone=len(ends) == 1,
        )


def _joined(lines: Sequence[Line]) -> tuple[str, list[Span], list[tuple[int, Line]]]:
    """Return the paragraph on one line, its bold runs, and where each line of print begins."""
    text = ""
    bold: list[Span] = []
    starts: list[tuple[int, Line]] = []
    opened: int | None = None
    for line in lines:
        text += " " if text else ""
        starts.append((len(text), line))
        for number, piece in enumerate(_BOLD_MARK.split(tidy(line.text))):
            if number > 0:
                if opened is None:
                    opened = len(text)
                else:
                    bold.append((opened, len(text)))
                    opened = None
            text += piece
    return text, bold, starts
