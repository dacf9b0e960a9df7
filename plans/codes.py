"""From a printed code to an address: "PG4.2.1" is found under "4.2.1"."""

from __future__ import annotations

import re
from collections.abc import Collection


def address_of(code: str, taken: Collection[str], *, fallback: str = "1") -> str:
    """Return the digits of `code` as a piece of an address that is not `taken` yet.

    Codes repeat in real plans, so the second 4.3.1 becomes "4.3.1-2"; a code
    without digits gives `fallback`.

    >>> address_of("PG4.3.1", {"4.3.1"})
    '4.3.1-2'
    """
    wanted = ".".join(re.findall(r"\d+", code, re.ASCII)) or fallback
    address, number = wanted, 1
    while address in taken:
        number += 1
        address = f"{wanted}-{number}"
    return address
