"""Runs a child process and hears what it says of its progress while it runs."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread, Timer

from ingest.reading.progress import Progress

_TOLD = re.compile(r"progress (\d+)/(\d+)\n")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: negative where a signal ended it; what it printed, and what else it said."""

    status: int
    printed: str
    said: str


def followed(
    command: Sequence[str],
    *,
    cwd: Path,
    given: str = "",
    seconds: float,
    progress: Progress | None = None,
) -> Ended:
    """Run the command to its end, with all that it starts killed after so many seconds.

    `progress` is told in the caller's thread of each line "progress DONE/TOTAL" on
    standard error.
    """
    printed: list[str] = []
    with Popen(  # noqa: S603 - our own module, arguments as a list
        command,
        cwd=cwd,
        encoding="utf-8",
        env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"},
        start_new_session=True,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    ) as child:
        ending = Timer(seconds, _end, [child])
        answering = Thread(target=_answer, args=[child, given, printed])
        ending.start()
        answering.start()
        try:
            said = _heard(child.stderr or (), progress)
        except BaseException:
            _end(child)
            raise
        finally:
            answering.join()
            status = child.wait()
            ending.cancel()
    return Ended(status, "".join(printed), said)


def _answer(child: Popen[str], given: str, printed: list[str]) -> None:
    """Give the child its input and take what it prints; it may end before it has read."""
    if child.stdin is not None:
        with suppress(BrokenPipeError), child.stdin as asked:
            asked.write(given)
    if child.stdout is not None:
        printed.append(child.stdout.read())


def _heard(lines: Iterable[str], progress: Progress | None) -> str:
    """Return what the child says, but for the lines that `progress` is told of."""
    said = []
    for line in lines:
        told = _TOLD.fullmatch(line)
        if told is None:
            said.append(line)
        elif progress is not None:
            progress(int(told[1]), int(told[2]))
    return "".join(said)


def _end(child: Popen[str]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
