"""What is said about figures and objectives beside the numbers: which criteria are asked."""

from __future__ import annotations

from django.db.models import Q

from indicators.models import EvaluationCriterion
from plans.models import Municipality


def criteria_of(municipality: Municipality) -> tuple[EvaluationCriterion, ...]:
    """Return the criteria in use: the municipality's own, else those for all; one query."""
    rows = EvaluationCriterion.objects.filter(
        Q(municipality=municipality) | Q(municipality=None), is_active=True
    )
    own = [row for row in rows if row.municipality_id is not None]
    return tuple(own or rows)
