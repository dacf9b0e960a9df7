"""A page's bytes as they travel: packed once, sent to each browser as it takes them."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import brotli
from django.http import HttpResponse

# Fast enough while a reader waits; files that never change are packed harder, beforehand.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Packed:
    """A page ready to be sent: its headers, the tag of its content, its bytes both ways.

    The tag is weak: it stands for the content, however that is packed.
    """

    headers: Mapping[str, str]
    tag: str
    brotli: bytes
    gzip: bytes

    @property
    def size(self) -> int:
        """How many bytes it takes to keep."""
        return len(self.brotli) + len(self.gzip)

    def answer(self, accepted: frozenset[str]) -> HttpResponse:
        """Return the page for a browser that takes these codings."""
        headers = {**self.headers, "ETag": self.tag}
        if "br" in accepted:
            headers["Content-Encoding"] = "br"
            return HttpResponse(self.brotli, headers=headers)
        if "gzip" in accepted:
            headers["Content-Encoding"] = "gzip"
            return HttpResponse(self.gzip, headers=headers)
        return HttpResponse(gzip.decompress(self.gzip), headers=headers)


def pack(response: HttpResponse) -> Packed:
    """Return a page's answer as it is kept and sent.

    Nothing on a public page is a secret, so its packed length gives nothing away.
    """
    content = response.content
    return Packed(
        headers=dict(response.items()),
        tag=f'W/"{sha256(content).hexdigest()[:32]}"',
        brotli=brotli.compress(content, quality=BROTLI_QUALITY),
        gzip=gzip.compress(content, GZIP_LEVEL, mtime=0),
    )


def accepted_by(header: str) -> frozenset[str]:
    """Return the codings that an Accept-Encoding header names and does not refuse.

    >>> sorted(accepted_by("gzip, br;q=0.5, zstd;q=0"))
    ['br', 'gzip']
    """
    found = set()
    for each in header.lower().split(","):
        name, _, quality = each.replace(" ", "").partition(";q=")
        if name and (not quality or quality.strip("0.")):
            found.add(name)
    return frozenset(found)
