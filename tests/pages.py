"""What a page of the staff says, for tests."""

from __future__ import annotations

import re
from html import unescape
from typing import Protocol


class Answer(Protocol):
    """What a test client gives back."""

    @property
    def content(self) -> bytes: ...


def text_of(answer: Answer) -> str:
    """Return a page's text without its tags, blanks run together."""
    apart = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(unescape(apart).split())
