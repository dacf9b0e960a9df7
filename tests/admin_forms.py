"""What a browser sends with a form of the admin beside what a person types."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

REASON = "Meclis kararı"


def opened(client: Client, address: str, **typed: object) -> dict[str, object]:
    """Open a form and return what it sends of itself, with a reason; `typed` goes on top."""
    page = client.get(address).content.decode()
    found = re.search(r'name="shown" value="([^"]*)"', page)
    assert found, "the form does not say what it showed"
    return {"shown": unescape(found[1]), "change_reason": REASON} | typed
