"""Put the demonstration's questions to Örnek Belediyesi; `load_demo` calls it by its name."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from indicators.models import Indicator
from plans.models import Unit
from plans.models.remembered import acting
from reports.asking import services
from reports.models import Answer, Question

FILE = Path(settings.BASE_DIR) / "fixtures" / "ornek" / "questions.json"
PLACE = "ornek"
BY = "strateji"

Row = dict[str, Any]


class Command(BaseCommand):
    """Each question is asked, decided on and answered on its day, by the only writers."""

    help = "Örnek Belediyesi’ne (kurgusal) sorulmuş soruları ve cevaplarını yükler."

    @transaction.atomic
    def handle(self, **options: object) -> None:
        """Ask, publish and answer; where somebody has asked Örnek Belediyesi already, nothing."""
        place = "indicator__objective__goal__plan__municipality__slug"
        if Question.objects.filter(**{place: PLACE}).exists():
            return
        by = User.objects.get(username=BY)
        for row in json.loads(FILE.read_text(encoding="utf-8")):
            _load(row, by)


def _load(row: Row, by: User) -> None:
    words = services.Words(
        text=row["text"], year=row.get("year"), asker_name=row.get("asker_name", "")
    )
    question = services.ask(
        indicator=_indicator(row), words=words, at=_moment(row, "asked")
    )
    published = _moment(row, "published")
    if published is None:  # waits to be decided on
        return
    with acting(at=published):
        question = services.publish(question=question, by=by, at=published)
    latest: Answer | None = None
    for said in row.get("answers", ()):
        latest = _answer(question, latest, said, by)


def _answer(question: Question, latest: Answer | None, said: Row, by: User) -> Answer:
    at = _at(said["on"])
    unit = Unit.objects.get(municipality__slug=PLACE, name=said["unit"])
    with acting(at=at):
        if latest is None:
            return services.answer(
                question=question, by=by, text=said["text"], unit=unit, at=at
            )
        return services.correct(
            corrects=latest,
            by=by,
            text=said["text"],
            reason=said["reason"],
            unit=unit,
            at=at,
        )


def _indicator(row: Row) -> Indicator:
    objective, code = row["indicator"].split("/")
    return Indicator.objects.select_related("objective__goal__plan").get(
        objective__goal__plan__municipality__slug=PLACE,
        objective__code=objective,
        code=code,
    )


def _moment(row: Row, what: str) -> datetime | None:
    """Return when it happened: on a day, or so many days ago where it is to look recent."""
    if f"{what}_on" in row:
        return _at(row[f"{what}_on"])
    ago: int | None = row.get(f"{what}_days_ago")
    return None if ago is None else timezone.now() - timedelta(days=ago)


def _at(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(9), tzinfo=UTC)
