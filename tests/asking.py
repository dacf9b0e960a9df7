"""What the tests of questions need: a form as somebody sends it, and questions in every state."""

from __future__ import annotations

import time
from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone

from indicators.models import Indicator
from reports.asking import services
from reports.asking.services import Words
from reports.asking.tokens import new_token
from reports.models import Answer, Question
from tests.factories import Town

TEXT = "Bu gösterge 2024 yılında neden düştü?"


def token_aged(indicator: Indicator, seconds: float = 10) -> str:
    """The token of a form that has been open for so long."""
    with patch("django.core.signing.time.time", return_value=time.time() - seconds):
        return new_token(indicator)


def sent(indicator: Indicator, text: str = TEXT, **fields: str) -> dict[str, str]:
    """A form as a person sends it, a moment after it was opened."""
    usual = {"text": text, "anahtar": token_aged(indicator), "web_sitesi": ""}
    return usual | fields


def asked_question(
    town: Town, text: str = TEXT, *, days_ago: int = 0, email: str = "", name: str = ""
) -> Question:
    """A question about the town's first indicator that waits to be decided on."""
    return services.ask(
        indicator=town.first,
        words=Words(text=text, email=email, asker_name=name),
        at=timezone.now() - timedelta(days=days_ago),
    )


def published_question(town: Town, text: str = TEXT, **fields: object) -> Question:
    """A question that everybody can read."""
    waiting = asked_question(town, text, **fields)  # type: ignore[arg-type]
    return services.publish(question=waiting, by=town.strategy)


def answered_question(
    town: Town, text: str = TEXT, answer: str = "Yağışlar azaldı.", **fields: object
) -> Answer:
    """A published question with its answer."""
    question = published_question(town, text, **fields)
    return services.answer(
        question=question, by=town.strategy, text=answer, unit=town.unit
    )
