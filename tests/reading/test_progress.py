"""A reading tells how many of its pages are done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.reading.progress import counted, told_to
from ingest.reading.recognise import read_document
from tests.corpus.layouts.layout import paged, pdf_of
from tests.corpus.plans import invented_plan
from tests.drawing import TABLE, DrawnCard, card_table

ROW = ("PG1.1.1 Sayı (adet)", "%100", "1", "2", "3", "4", "5", "6", "Yılda bir", "-")
CARD = DrawnCard([ROW], sections={"Hedef": "H1.1: Bir hedef"}, order=["Hedef", TABLE])


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document of three pages."""
    path = tmp_path / "plan.pdf"
    stories = [[card_table(CARD)]] * 3
    path.write_bytes(pdf_of(paged(invented_plan(1), stories)))
    return path


def test_each_page_is_told_of(document: Path) -> None:
    told: list[tuple[int, int]] = []

    read_document(document, progress=lambda done, total: told.append((done, total)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_program_prints_a_line_for_each_page(document: Path) -> None:
    command = [sys.executable, "-m", "ingest.reading", str(document), "--progress"]

    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")

    assert said.stderr == "progress 1/3\nprogress 2/3\nprogress 3/3\n"
    assert said.stdout.startswith("{")


def test_nobody_asks_outside() -> None:
    told: list[int] = []
    with told_to(lambda done, _total: told.append(done)):
        pass

    assert list(counted("ab", 2)) == ["a", "b"]
    assert told == []
