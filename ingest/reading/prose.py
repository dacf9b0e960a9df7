"""Running text as sentences: each under its heading, with its bold runs and the line of every letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.reading.grid import Line
from ingest.reading.turkish import tidy

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
    starts: tuple[tuple[int, int], ...]  # offset -> line from there on
    paragraph: int

    @property
    def section(self) -> str:
        """The nearest heading above."""
        return self.headings[-1] if self.headings else ""

    def line_at(self, offset: int) -> int:
        """Return the 1-based line on which the letter at this offset is printed."""
        return self.starts[bisect_right(self.starts, (offset, 1 << 60)) - 1][1]

    def bold_run(self, offset: int) -> Span | None:
        """Return the bold run that this letter is in."""
        return next((run for run in self.bold if run[0] <= offset < run[1]), None)


@dataclass(slots=True)
class _Paragraph:
    headings: tuple[str, ...]
    lines: list[Line] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether its last sentence is not at its end."""
        return not self.lines or tidy(self.lines[-1].text).rstrip("*_”\"')")[
            -1:
        ] not in tuple(".!?:")


def sentences(lines: Sequence[Line]) -> Iterator[Sentence]:
    """Yield the sentences of a text with "#" headings, blank lines and ** emphasis.

    A sentence goes on over blank lines, and over a line that is only marked as
    a heading, until it ends.
    """
    for number, paragraph in enumerate(_paragraphs(lines)):
        yield from _sentences_of(paragraph, number)


def _paragraphs(lines: Sequence[Line]) -> Iterator[_Paragraph]:
    headings: list[tuple[int, str]] = []
    current = _Paragraph(())
    printed = [line for line in lines if tidy(line.text)]
    for at, line in enumerate(printed):
        heading = _HEADING.fullmatch(tidy(line.text))
        is_heading = heading is not None and not _goes_on(printed[at + 1 : at + 2])
        follows = at > 0 and (line.line or 0) - (printed[at - 1].line or 0) == 1
        if (
            is_heading or heading or not (follows or current.is_open)
        ) and current.lines:
            yield current
            current = _Paragraph(current.headings)
        if heading and is_heading:
            level = len(heading[1])
            headings = [above for above in headings if above[0] < level] + [
                (level, heading[2])
            ]
            current = _Paragraph(tuple(name for _, name in headings))
        else:
            current.lines.append(Line(heading[2], line=line.line) if heading else line)
    if current.lines:
        yield current


def _goes_on(following: Sequence[Line]) -> bool:
    """Whether the next line begins small, so that this one is no heading."""
    return bool(following) and tidy(following[0].text)[:1].islower()


def _sentences_of(paragraph: _Paragraph, number: int) -> Iterator[Sentence]:
    text, bold, starts = _joined(paragraph.lines)
    ends = [found.end() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    begin = 0
    for end in ends:
        inside = [
            (max(s, begin) - begin, min(e, end) - begin)
            for s, e in bold
            if s < end and e > begin
        ]
        first = starts[bisect_right(starts, (begin, 1 << 60)) - 1][1]
        later = [
            (offset - begin, line) for offset, line in starts if begin < offset < end
        ]
        yield Sentence(
            text[begin:end].strip(),
            paragraph.headings,
            tuple(inside),
            ((0, first), *later),
            number,
        )
        begin = end


def _joined(lines: Sequence[Line]) -> tuple[str, list[Span], list[tuple[int, int]]]:
    """Return the paragraph on one line, its bold runs, and where each line of print begins."""
    text = ""
    bold: list[Span] = []
    starts: list[tuple[int, int]] = []
    opened: int | None = None
    for line in lines:
        text += " " if text else ""
        starts.append((len(text), line.line or 0))
        for number, piece in enumerate(_BOLD_MARK.split(tidy(line.text))):
            if number > 0:
                if opened is None:
                    opened = len(text)
                else:
                    bold.append((opened, len(text)))
                    opened = None
            text += piece
    return text, bold, starts
