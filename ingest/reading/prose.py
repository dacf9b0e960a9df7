"""Running text as sentences: each under its heading, with its bold runs and the line of every letter."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.reading.grid import Line
from ingest.reading.turkish import tidy

_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_SENTENCE_END = re.compile(r"(?<![0-9])[.!?][”\"')]*\s+(?=[\"“(]?[A-ZÇĞİÖŞÜ0-9])")
_BOLD_MARK = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")

_CLOSED = re.compile(r"[.!?:][*_”\"')]*$")
_TITLE = re.compile(
    r"[A-ZÇĞİÖŞÜ][^0-9]*[^0-9.!?:,;]"
)  # a short line that may be a heading
_SHORT = 0.8  # of the widest line

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence without its marks of emphasis; offsets count letters of `text`."""

    text: str
    headings: tuple[str, ...]  # the chapter first, the nearest heading last
    bold: tuple[Span, ...]
    starts: tuple[tuple[int, Line], ...]  # offset -> line from there on
    paragraph: int

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

    @property
    def is_open(self) -> bool:
        """Whether its last sentence is not at its end."""
        return not self.lines or not _CLOSED.search(tidy(self.lines[-1].text))


def _line_at(starts: Sequence[tuple[int, Line]], offset: int) -> Line:
    return starts[bisect_right([start for start, _ in starts], offset) - 1][1]


def sentences(lines: Sequence[Line]) -> Iterator[Sentence]:
    """Yield the sentences of a text with "#" headings, blank lines and ** emphasis.

    A sentence goes on over blank lines, and over a line that is only marked as
    a heading, until it ends.
    """
    for number, paragraph in enumerate(_paragraphs(lines)):
        yield from _sentences_of(paragraph, number)


def _paragraphs(lines: Sequence[Line]) -> Iterator[_Paragraph]:
    printed = [line for line in lines if tidy(line.text)]
    named = _headings(printed)
    above: list[tuple[int, str]] = []
    current = _Paragraph(())
    for at, line in enumerate(printed):
        heading = named.get(at)
        marked = _HEADING.fullmatch(tidy(line.text))
        follows = at > 0 and (line.line or 0) - (printed[at - 1].line or 0) == 1
        if current.lines and (heading or marked or not (follows or current.is_open)):
            yield current
            current = _Paragraph(current.headings)
        if heading:
            above = [outer for outer in above if outer[0] < heading[0]] + [heading]
            current = _Paragraph(tuple(name for _, name in above))
        else:
            current.lines.append(replace(line, text=marked[2]) if marked else line)
    if current.lines:
        yield current


def _headings(printed: Sequence[Line]) -> dict[int, tuple[int, str]]:
    """Return the lines that are headings, with level and name.

    They are marked with "#"; in a text without such marks they are the short
    lines between two sentences, capitals above the rest.
    """
    texts = [tidy(line.text) for line in printed]
    marked = {
        at: found
        for at, text in enumerate(texts)
        if (found := _HEADING.fullmatch(text))
    }
    if marked:
        return {
            at: (len(found[1]), found[2])
            for at, found in marked.items()
            if at + 1 == len(texts) or not texts[at + 1][:1].islower()
        }
    widest = max(map(len, texts), default=0)
    bare: dict[int, tuple[int, str]] = {}
    for at, (text, following) in enumerate(pairwise([*texts, "."])):
        is_first = at == 0 or printed[at].page != printed[at - 1].page
        is_between = (
            is_first or at - 1 in bare or _CLOSED.search(texts[at - 1]) is not None
        )
        is_short = len(text) < widest * _SHORT and _TITLE.fullmatch(text) is not None
        if is_between and is_short and not following[:1].islower():
            bare[at] = (1 if text.isupper() else 2, text)
    return bare


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
            text[begin:end].strip(), paragraph.headings, tuple(runs), places, number
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
