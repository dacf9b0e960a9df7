"""One feed as Atom: what it is about, its entries, and for a plan how far its chain goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from indicators.chain import Head
from reports.feeds.entries import Entry

CHAIN_NAMESPACE = "urn:kent-karnesi:chain"
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NOTHING_YET = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is about: `page` is the address that it follows, `author` the municipality."""

    title: str
    page: str
    author: str
    entries: Sequence[Entry]
    subtitle: str = ""
    head: Head | None = None


class ChainedFeed(Atom1Feed):
    """Atom with the chain's number of links and the digest of the last as elements of their own."""

    def root_attributes(self) -> dict[Any, Any]:
        """Name the elements' namespace, where they come."""
        attributes = super().root_attributes()
        if self.feed["head"] is not None:
            attributes["xmlns:chain"] = CHAIN_NAMESPACE
        return attributes

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Add the head to what every feed says of itself."""
        super().add_root_elements(handler)
        head: Head | None = self.feed["head"]
        if head is not None:
            handler.addQuickElement("chain:count", str(head.count))
            handler.addQuickElement("chain:head", head.digest)

    def latest_post_date(self) -> datetime:
        """Return when the last entry came; of an empty feed always the same, for caches' sake."""
        return super().latest_post_date() if self.items else NOTHING_YET


def written(request: HttpRequest, feed: Feed) -> HttpResponse:
    """Return a feed with whole addresses (its own, its page's and each entry's), and no letter that XML has not."""
    atom = ChainedFeed(
        title=_fit(feed.title),
        link=request.build_absolute_uri(feed.page),
        description="",
        subtitle=_fit(feed.subtitle) or None,
        language=request.LANGUAGE_CODE,
        feed_url=request.build_absolute_uri(request.path),
        author_name=_fit(feed.author),
        head=feed.head,
    )
    for entry in feed.entries:
        atom.add_item(
            title=_fit(entry.title),
            link=request.build_absolute_uri(entry.page),
            description=_fit(entry.html),
            unique_id=entry.uid.urn,
            updateddate=entry.at,
            pubdate=entry.at,
        )
    answer = HttpResponse(content_type=atom.content_type)
    atom.write(answer, "utf-8")
    return answer


def _fit(text: str) -> str:
    """Return a text without what XML cannot hold: one such letter in a name, and no feed could be read."""
    return NOT_IN_XML.sub(" ", text)
