"""Runs what a child process would, in this one: most of a small document's time is a child's start."""

from __future__ import annotations

import io
import runpy
import sys
import warnings
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from ingest.followed import Ended
from ingest.reading.progress import Progress

CHILD = "ingest.child"


def run_here(
    command: Sequence[str],
    *,
    cwd: Path,
    given: str = "",
    seconds: float,
    progress: Progress | None = None,
) -> Ended:
    """Stand in for `followed`: the same module with the same arguments, but for the child's limits."""
    _python, _m, child, _cpu, _memory, module, *arguments = command
    assert child == CHILD
    assert seconds > 0
    assert (cwd / "manage.py").exists()
    printed, said = io.StringIO(), io.StringIO()
    with (
        patch.object(sys, "argv", [module, *arguments]),
        patch.object(sys, "stdin", io.StringIO(given)),
        redirect_stdout(printed),
        redirect_stderr(said),
        warnings.catch_warnings(),
    ):
        # It was imported before, by others than runpy.
        warnings.simplefilter("ignore", RuntimeWarning)
        status = _status_of(module)
    return Ended(status, printed.getvalue(), _told(said.getvalue(), progress))


def _status_of(module: str) -> int:
    try:
        runpy.run_module(module, run_name="__main__")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _told(said: str, progress: Progress | None) -> str:
    """Return what is no progress; the rest is told."""
    others = []
    for line in said.splitlines(keepends=True):
        if not line.startswith("progress "):
            others.append(line)
        elif progress is not None:
            done, total = line.split()[1].split("/")
            progress(int(done), int(total))
    return "".join(others)
