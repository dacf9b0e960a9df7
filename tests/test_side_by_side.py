"""Targets made at once: all are made, nothing they say is lost, and failures stand last."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MAKEFILE = """
good:
\t@sleep 0.2; echo all fine
bad:
\t@echo a wrong figure; false
"""


def made(
    folder: Path, project: Path, *targets: str
) -> subprocess.CompletedProcess[str]:
    (folder / "Makefile").write_text(MAKEFILE)
    return subprocess.run(
        [sys.executable, "-m", "tests.side_by_side", *targets],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("targets", [("good", "bad"), ("bad", "good")])
def test_what_failed_is_said_last(
    targets: tuple[str, ...], tmp_path: Path, project_folder: Path
) -> None:
    ended = made(tmp_path, project_folder, *targets)

    assert ended.returncode == 1
    assert 0 < ended.stdout.index("all fine") < ended.stdout.index("a wrong figure")
    assert ended.stdout.endswith("Failed: bad. By itself: make bad\n")


def test_all_is_well_when_each_is(tmp_path: Path, project_folder: Path) -> None:
    ended = made(tmp_path, project_folder, "good")

    assert ended.returncode == 0
    assert "== good passed" in ended.stdout
    assert "Failed" not in ended.stdout
