"""What the files of the demonstration tell, and when."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
ADMINISTRATOR = "yonetici"  # decides for every municipality

Row = dict[str, Any]


def told_in(path: Path) -> Any:  # noqa: ANN401 - JSON
    """Return what stands in a file; numbers with decimals are Decimal."""
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def at_nine(day: str) -> datetime:
    """Return nine o’clock of a day: when things happen in the demonstration."""
    return datetime.combine(date.fromisoformat(day), time(9), tzinfo=UTC)
