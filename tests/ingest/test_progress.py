"""How far a reading has come is heard while its child runs, and shown on a terminal."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from ingest.followed import followed
from ingest.management.commands.ingest import bar
from ingest.sandbox import read_safely
from tests.corpus.layouts.bordered import GUIDE, draw
from tests.corpus.plans import invented_plan


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of two pages."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(draw(invented_plan(1, goals=1), GUIDE))
    return path


def test_a_reading_tells_of_each_page(plan: Path) -> None:
    told: list[tuple[int, int]] = []

    document = read_safely(plan, progress=lambda done, all_: told.append((done, all_)))

    assert told == [(1, 2), (2, 2)]
    assert len(document.goals[0].objectives) == 2


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_command_draws_a_bar_on_a_terminal(plan: Path) -> None:
    screen = Terminal()

    call_command("ingest", plan, stdout=io.StringIO(), stderr=screen)

    assert bar(1, 2) in screen.getvalue()
    assert bar(2, 2) in screen.getvalue()
    assert screen.getvalue().endswith("\r\033[K")


def test_the_command_draws_none_in_a_log(plan: Path) -> None:
    log = io.StringIO()

    call_command("ingest", plan, stdout=io.StringIO(), stderr=log)

    assert log.getvalue() == ""


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_what_a_child_says_besides_is_kept(tmp_path: Path) -> None:
    program = (
        "import sys; sys.stderr.write('progress 1/2\\nTraceback\\n'); print(input())"
    )

    ended = followed(python(program), cwd=tmp_path, given="soru\n", seconds=60)

    assert (ended.status, ended.printed, ended.said) == (0, "soru\n", "Traceback\n")


def test_a_child_that_does_not_end_is_ended_with_all_it_started(tmp_path: Path) -> None:
    program = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"

    ended = followed(python(program), cwd=tmp_path, seconds=1)

    assert ended.status < 0


def test_a_listener_that_fails_ends_the_child(tmp_path: Path) -> None:
    def refuse(done: int, total: int) -> None:
        raise ConnectionError(done, total)

    program = "import sys, time; sys.stderr.write('progress 1/9\\n'); sys.stderr.flush(); time.sleep(600)"

    with pytest.raises(ConnectionError):
        followed(python(program), cwd=tmp_path, seconds=60, progress=refuse)
