"""A document is read in a child process; whatever it does ends in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from ingest import sandbox
from ingest.followed import Ended
from ingest.sandbox import read_safely
from plans.document import Kind

SOURCES = Path(__file__).parents[2] / "fixtures" / "sources"


def test_a_reading_comes_back_whole() -> None:
    document = read_safely(SOURCES / "istanbul-bb-hedef-5-2.txt")

    assert document.kind is Kind.PORTAL_PAGE
    assert document.source is not None
    assert document.source.filename == "istanbul-bb-hedef-5-2.txt"
    assert len(document.goals[0].objectives[0].indicators) == 4


def test_a_file_over_the_limit_is_not_even_read(settings: Settings) -> None:
    settings.INGEST_MAX_BYTES = 10

    document = read_safely(SOURCES / "istanbul-bb-hedef-5-2.txt")

    assert document.kind is Kind.REFUSED
    assert "sınırından büyük" in (document.refusal or "")


def test_a_child_that_wants_too_much_memory_is_a_refusal(
    settings: Settings,
) -> None:
    settings.INGEST_MEMORY_BYTES = 60 * 1024 * 1024

    document = read_safely(SOURCES / "istanbul-bb-hedef-5-2.txt")

    assert document.kind is Kind.REFUSED
    assert document.refusal


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\x00\xfe" * 50, b"%PDF-1.7\nbroken"]
)
def test_damaged_files_are_refused_with_a_reason(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "belge.pdf"
    path.write_bytes(content)

    document = read_safely(path)

    assert document.kind is Kind.REFUSED
    assert document.refusal


def test_a_child_that_wants_too_much_time_is_a_refusal(settings: Settings) -> None:
    settings.INGEST_CPU_SECONDS = 0

    document = read_safely(SOURCES / "istanbul-bb-hedef-5-2.txt")

    assert "süre ya da bellek" in (document.refusal or "")


def test_a_mistake_of_ours_is_not_blamed_on_the_file(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Ended(1, "", "Traceback: ZeroDivisionError")
    monkeypatch.setattr(sandbox, "followed", lambda *_args, **_options: broken)

    document = read_safely(SOURCES / "istanbul-bb-hedef-5-2.txt")

    assert "programda bir hata" in (document.refusal or "")
    assert "ZeroDivisionError" in caplog.text
