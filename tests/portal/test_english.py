"""A page in English speaks English; what the plan says stays Turkish, and says so."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.factories import Town
from tests.portal.builders import closed_town
from tests.portal.pages import PAGES

TURKISH_LETTERS = re.compile(r"[çğıöşüÇĞİÖŞÜ]")
QUOTED = re.compile("“[^”]*”")  # a Turkish word as an example stands in quotation marks
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})


class EnglishText(HTMLParser):
    """Collects the words of a page that no element marks as Turkish, attributes included."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        within = bool(self.open) and self.open[-1][1]
        turkish = given.get("lang", "tr" if within else "en") == "tr"
        if not turkish:
            said = (given.get(name) for name in ("aria-label", "alt", "title"))
            self.words += filter(None, said)
        if tag not in VOID:
            self.open.append((tag, turkish))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        # A title has no parts: the name of a place in it cannot be marked.
        if self.open and not self.open[-1][1] and self.open[-1][0] != "title":
            self.words.append(QUOTED.sub("", data))


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", PAGES)
def test_only_what_is_marked_is_turkish(client: Client, address: str) -> None:
    reader = EnglishText()
    reader.feed(client.get(address.replace("/tr/", "/en/", 1)).content.decode())

    assert reader.words
    assert [w.strip() for w in reader.words if TURKISH_LETTERS.search(w)] == []
