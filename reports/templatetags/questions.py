"""What waits among the questions, for the staff's first page."""

from __future__ import annotations

from django import template
from django.db.models import Count, Q

from plans.access import Person
from reports.models import Question

register = template.Library()


@register.simple_tag
def questions_waiting(person: Person) -> dict[str, int]:
    """Return how many questions of a person's municipalities wait for a decision, and for an answer."""
    state = Question.State
    return Question.objects.decided_by(person).aggregate(
        undecided=Count("pk", filter=Q(state=state.WAITING)),
        unanswered=Count("pk", filter=Q(state=state.PUBLISHED, answers=None)),
    )
