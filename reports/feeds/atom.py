"""One feed as Atom: what it is about, its entries, and for a plan how far its chain goes."""

from __future__ import annotations

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
    """Return a feed with whole addresses: its own, its page's and each entry's."""
    atom = ChainedFeed(
        title=feed.title,
        link=request.build_absolute_uri(feed.page),
        description="",
        subtitle=feed.subtitle or None,
        language=request.LANGUAGE_CODE,
        feed_url=request.build_absolute_uri(request.path),
        author_name=feed.author,
        head=feed.head,
    )
    for entry in feed.entries:
        atom.add_item(
            title=entry.title,
            link=request.build_absolute_uri(entry.page),
            description=entry.html,
            unique_id=entry.uid.urn,
            updateddate=entry.at,
            pubdate=entry.at,
        )
    answer = HttpResponse(content_type=atom.content_type)
    atom.write(answer, "utf-8")
    return answer
