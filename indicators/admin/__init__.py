"""Plans and their figures in the admin, over the same services as the unit's page.

Goals and objectives are edited here too: whatever is changed on them, the published
scores must follow, and only this app knows how.
"""

from __future__ import annotations

from indicators.admin import (
    actual,
    card,
    commitments,
    common_indicator,
    evaluations,
    evidence,
    indicator,
    objective,
    periods,
    plan,
    score,
)

__all__ = [
    "actual",
    "card",
    "commitments",
    "common_indicator",
    "evaluations",
    "evidence",
    "indicator",
    "objective",
    "periods",
    "plan",
    "score",
]
