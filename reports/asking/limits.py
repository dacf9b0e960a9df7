"""How many questions are taken from one address, and about one indicator.

No address is kept: it is counted under a digest whose salt is made anew every day and is
nowhere but in the cache.  Two that come at the same moment may count as one.
"""

from __future__ import annotations

import ipaddress
import secrets
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from indicators.models import Indicator
from reports.asking.refusals import TooManyError
from reports.models import Question

HOUR = 60 * 60
DAY = 24 * HOUR
PER_ADDRESS = ((HOUR, 5), (DAY, 15))  # seconds, questions
PER_INDICATOR = 30  # an hour
IPV6_HOME = 64  # what one household has, in bits


def count(request: HttpRequest, indicator: Indicator) -> None:
    """Count one more question; raise TooManyError, without counting, where there were enough."""
    since = timezone.now() - timedelta(seconds=HOUR)
    recent = Question.objects.filter(indicator=indicator, asked_at__gt=since)
    if recent.count() >= PER_INDICATOR:
        raise TooManyError
    name = f"asked-{_digest_of(get_adapter().get_client_ip(request))}"
    now = timezone.now().timestamp()
    times: list[float] = [at for at in cache.get(name, ()) if at > now - DAY]
    for seconds, most in PER_ADDRESS:
        if sum(at > now - seconds for at in times) >= most:
            raise TooManyError
    cache.set(name, [*times, now], DAY)


def network_of(address: str) -> str:
    """Return what stands for an address: of IPv6 the network of the household.

    >>> network_of("2001:db8::1") == network_of("2001:db8::2"), network_of("192.0.2.7")
    (True, '192.0.2.7')
    >>> network_of("::ffff:192.0.2.7")
    '192.0.2.7'
    """
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv4Address):
        return address
    if parsed.ipv4_mapped:  # a server that listens on both kinds sees IPv4 so
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((int(parsed), IPV6_HOME), strict=False))


def _digest_of(address: str) -> str:
    salt = cache.get_or_set(
        f"asking-salt-{timezone.localdate()}", lambda: secrets.token_urlsafe(24), DAY
    )
    return salted_hmac(str(salt), network_of(address), algorithm="sha256").hexdigest()
