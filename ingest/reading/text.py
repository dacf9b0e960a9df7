"""Text and HTML files as numbered lines; bytes in, lines out, and None for what is not text."""

from __future__ import annotations

import codecs
import re
from html.parser import HTMLParser

from ingest.reading.grid import Line

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_HTML = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html\b)", re.I | re.S
)
BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|d[dlt]|details|div|figure|footer|form"
    "|h[1-6]|header|hr|li|main|nav|[ou]l|p|pre|section|summary|table|t(?:body|d|foot|h|head|r)"
)
SILENT = frozenset(["script", "style", "head", "template", "noscript", "svg"])


def read_lines(content: bytes) -> tuple[Line, ...] | None:
    """Return the lines of a text or HTML file, or None when the bytes are no text.

    A line of an HTML file carries the line of the source it begins in.
    """
    text = decode(content)
    if text is None:
        return None
    if is_html(text):
        return _html_lines(text)
    lines = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    )
    return tuple(Line(line, line=number) for number, line in enumerate(lines, start=1))


def decode(content: bytes) -> str | None:
    """Return the text of UTF-8, UTF-16 with its mark, or Windows Turkish bytes; None for others."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1254"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def is_html(text: str) -> bool:
    """Whether the text begins as an HTML page does."""
    return _HTML.match(text[:4000]) is not None


def _html_lines(text: str) -> tuple[Line, ...]:
    reader = _Page()
    reader.feed(text)
    reader.close()
    reader.break_line()
    return tuple(reader.lines)


class _Page(HTMLParser):
    """Collects what a browser shows, a line for each block, a bullet before each list item."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._begins = 1
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent.append(tag)
        if tag == "body":
            self._silent.clear()
        if BLOCK.fullmatch(tag):
            self.break_line()
        if tag == "li" and not self._silent:
            self._words.append("• ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if BLOCK.fullmatch(tag):
            self.break_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                continue
        if BLOCK.fullmatch(tag):
            self.break_line()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not "".join(self._words).strip(" •") and data.strip():
            self._begins = self.getpos()[0]
        self._words.append(data)

    def break_line(self) -> None:
        """End the line that is being collected."""
        line = " ".join("".join(self._words).split())
        self._words = []
        if line.strip("• "):
            self.lines.append(Line(line, line=self._begins))
