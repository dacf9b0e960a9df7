"""Every layout of the drawn corpus is read as its plan says, and no wrong value goes unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reading.recognise import read_document
from tests.corpus.layouts import every_layout
from tests.corpus.layouts.layout import Layout
from tests.corpus.plans import invented_plan
from tests.corpus.scoring import compared

SEED = 1


@pytest.mark.parametrize("layout", every_layout(), ids=lambda layout: layout.name)
def test_a_layout_is_read_as_its_plan_says(layout: Layout, tmp_path: Path) -> None:
    if missing := layout.missing():
        pytest.skip(missing)
    plan = invented_plan(SEED, goals=layout.goals, objectives=layout.objectives)
    path = tmp_path / f"belge.{layout.suffix}"
    path.write_bytes(layout.draw(plan))

    found = compared(layout.truth(plan), read_document(path))

    assert found.score.f1 >= layout.floor, (found.wrong[:5], found.missed[:5])
    assert found.score.silent <= layout.silent, found.wrong[:5]
