"""The signed token of an asking form: for which indicator it was made, when, and its own number."""

from __future__ import annotations

import uuid

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from indicators.models import Indicator
from reports.asking.refusals import ExpiredFormError, HurriedFormError

LEAST_SECONDS = 3  # nobody reads a form and writes a sentence faster
MOST_SECONDS = 24 * 60 * 60
_signer = TimestampSigner(salt="reports.asking")


def new_token(indicator: Indicator) -> str:
    """Return the token of a form that is being shown; nothing of it is kept here."""
    return _signer.sign(f"{uuid.uuid4().hex}.{indicator.uid.hex}")


def form_of(token: str, indicator: Indicator) -> uuid.UUID:
    """Return the number of the form that a token was made for.

    Raises ExpiredFormError for one that is old, not ours or another indicator's, and
    HurriedFormError for one that was made a moment ago.
    """
    try:
        number, _dot, about = _signer.unsign(token, max_age=MOST_SECONDS).partition(".")
    except BadSignature as error:  # SignatureExpired is one
        raise ExpiredFormError from error
    if about != indicator.uid.hex:
        raise ExpiredFormError
    if not _is_older(token, LEAST_SECONDS):
        raise HurriedFormError
    return uuid.UUID(number)


def _is_older(token: str, seconds: int) -> bool:
    try:
        _signer.unsign(token, max_age=seconds)
    except SignatureExpired:
        return True
    return False
