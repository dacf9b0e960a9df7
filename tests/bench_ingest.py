"""How well, how fast and in how little memory documents are read: make bench-ingest prints it.

Three tables: the score of every layout of the drawn corpus; our whole reading of a
200-page plan beside pdfplumber's extraction of the tables of all its pages, in processor
time; and the peak memory of reading plans of 100, 200 and 400 pages.  Nothing is asserted.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.reading.recognise import read_document
from tests.corpus.layouts import every_layout
from tests.corpus.layouts.layout import Layout
from tests.corpus.layouts.whole_plan import draw
from tests.corpus.plans import invented_plan
from tests.corpus.scoring import Score, compared

SEEDS = (1, 2, 3)
PAGES = 200
GROWING = (100, 200, 400)
GOALS, OBJECTIVES = 6, 11  # a card page each
READ = "import sys; from ingest.reading.__main__ import main; main(sys.argv[1:])"
TABLES = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_tables()
        page.close()
"""

LAUNCHER = """
import os, sys
quiet = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[quiet])
_, status, used = os.wait4(child, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def main(arguments: list[str] | None = None) -> None:
    """Print the tables, each only if it is asked for or nothing is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("part", nargs="*", help="accuracy, speed, memory; all if none")
    chosen = parser.parse_args(arguments).part
    with tempfile.TemporaryDirectory() as folder:
        for part in (accuracy, speed, memory):
            if not chosen or part.__name__ in chosen:
                _print(part(Path(folder)))


# --- accuracy ----------------------------------------------------------------------------------


def accuracy(folder: Path) -> Iterator[str]:
    """Yield a line for each layout, then all of them together: by cells, and by layouts."""
    yield f"{'layout':28}{'cells':>7}{'prec':>8}{'recall':>8}{'F1':>8}{'silent':>8}{'s':>8}"
    scores = []
    for layout in every_layout():
        if missing := layout.missing():
            yield f"{layout.name:28} {missing}"
            continue
        began = time.process_time()
        score = sum((_score(layout, seed, folder) for seed in SEEDS), Score())
        scores.append(score)
        yield f"{_line(layout.name, score)}{time.process_time() - began:8.1f}"
    yield _line("micro", sum(scores, Score()))
    macro = sum(score.f1 for score in scores) / len(scores)
    yield f"{'macro':28}{'':23}{macro:8.4f}"


def _score(layout: Layout, seed: int, folder: Path) -> Score:
    plan = invented_plan(seed, goals=layout.goals, objectives=layout.objectives)
    path = folder / f"document.{layout.suffix}"
    path.write_bytes(layout.draw(plan))
    return compared(layout.truth(plan), read_document(path)).score


def _line(name: str, score: Score) -> str:
    return (
        f"{name:28}{score.cells:7}{score.precision:8.4f}{score.recall:8.4f}"
        f"{score.f1:8.4f}{score.silent:8}"
    )


# --- time and memory ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Spent:
    """What a child process took: processor seconds, and its peak memory in MB."""

    seconds: float
    megabytes: float


def speed(folder: Path) -> Iterator[str]:
    """Yield the time of both ways to read one whole plan, and their ratio."""
    path = _whole_plan(folder, PAGES)
    theirs, ours = _spent(TABLES, path), _spent(READ, path)
    cards = GOALS * OBJECTIVES
    yield f"whole plan of {PAGES} pages, {cards} of them cards; processor time of a child each"
    yield f"  pdfplumber, the tables of all pages {theirs.seconds:8.1f} s"
    yield f"  our whole reading                   {ours.seconds:8.1f} s"
    yield f"  ratio                               {ours.seconds / theirs.seconds:8.3f}"


def memory(folder: Path) -> Iterator[str]:
    """Yield the peak memory of reading plans of several lengths, with as many cards each."""
    yield "peak memory of our reading"
    for pages in GROWING:
        spent = _spent(READ, _whole_plan(folder, pages))
        yield f"  {pages:4} pages {spent.megabytes:8.0f} MB {spent.seconds:8.1f} s"


def _whole_plan(folder: Path, pages: int) -> Path:
    path = folder / f"plan_{pages}.pdf"
    if not path.exists():
        plan = invented_plan(1, goals=GOALS, objectives=OBJECTIVES)
        path.write_bytes(draw(plan, pages))
    return path


def _spent(program: str, path: Path) -> Spent:
    """Run a Python program on the file in a child of its own, its output thrown away.

    A launcher starts and measures it: a child's peak begins with what its parent holds.
    """
    command = [sys.executable, "-c", LAUNCHER, sys.executable, "-c", program, str(path)]
    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    seconds, kilobytes = said.stdout.split()
    return Spent(float(seconds), float(kilobytes) / 1024)


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
