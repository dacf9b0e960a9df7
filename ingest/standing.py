"""What a document is to its plan: the plan itself, or an update of it; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Standing:
    """The plan as first adopted, or the update (güncelleme) adopted on a day.

    Only an update has a day of adoption: which years it is in force for hangs on it.
    """

    adopted_on: date | None = None
    decision_number: str = ""

    @property
    def is_update(self) -> bool:
        """Whether the document changes a plan that is there."""
        return self.adopted_on is not None


ORIGINAL = Standing()
