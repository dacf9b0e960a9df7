"""Runs targets of the Makefile at once: `python -m tests.side_by_side postgres sqlite-rest`.

At most one for each processor, and at least two, in the order given: the longest first. What
each of them says is kept whole and printed when all are done, what failed at the very end.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

MAKE = ("make", "--no-print-directory")
RUNNING: set[subprocess.Popen[str]] = set()


@dataclass(frozen=True, slots=True)
class Ended:
    """A target that was made: its exit status, its seconds and all it said."""

    target: str
    status: int
    seconds: float
    output: str

    def __str__(self) -> str:
        outcome = "passed" if self.status == 0 else f"FAILED ({self.status})"
        return f"{self.target} {outcome} after {self.seconds:.0f} s"


def made(target: str) -> Ended:
    """Make a target, in a process group of its own; return how it ended."""
    begun = time.monotonic()
    with subprocess.Popen(
        [*MAKE, target],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as running:
        RUNNING.add(running)
        output, _ = running.communicate()
        RUNNING.discard(running)
    return Ended(target, running.returncode, time.monotonic() - begun, output)


def all_made(targets: Iterable[str]) -> list[Ended]:
    """Make every target; say at once how each ended, and return them with the failed last."""
    ended = []
    with ThreadPoolExecutor(max(2, os.cpu_count() or 2)) as pool:
        for each in as_completed([pool.submit(made, target) for target in targets]):
            ended.append(each.result())
            say(str(ended[-1]))
    return sorted(ended, key=lambda target: target.status != 0)


def say(words: str) -> None:
    """Print at once, also where a file takes what is printed."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def stop(*_: object) -> None:
    """End with everything that runs: each target leads a process group."""
    for running in list(RUNNING):
        os.killpg(running.pid, signal.SIGTERM)
    os._exit(143)


def main() -> int:
    """Make the targets; return 1 if any failed."""
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    ended = all_made(sys.argv[1:])
    for each in ended:
        say(f"\n== {each}\n{each.output}")
    failed = [each.target for each in ended if each.status]
    if failed:
        say(f"Failed: {', '.join(failed)}. By itself: make {failed[-1]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
