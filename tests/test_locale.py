"""The English catalogue: complete where citizens read, and compiled as it stands."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

# What a public page says stands in these rooms; the staff's pages have one language.
PUBLIC = (
    "plans/quality/",
    "plans/sentences.py",
    "reports/portal/",
    "reports/figures",
    "templates/base.html",
    "templates/portal/",
    "templates/quality/",
)


@pytest.fixture(scope="module")
def catalogue(project_folder: Path) -> Path:
    return project_folder / "locale/en/LC_MESSAGES/django.po"


def key(entry: polib.POEntry | polib.MOEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def test_everything_a_citizen_reads_is_said_in_english(catalogue: Path) -> None:
    unsaid = [
        entry.msgid
        for entry in polib.pofile(str(catalogue))
        if any(file.startswith(PUBLIC) for file, _line in entry.occurrences)
        and (not entry.translated() or entry.fuzzy)
    ]

    assert unsaid == []


def test_the_compiled_catalogue_says_the_same(catalogue: Path) -> None:
    written = {
        key(entry): entry.msgstr or entry.msgstr_plural
        for entry in polib.pofile(str(catalogue)).translated_entries()
    }
    compiled = {
        key(entry): entry.msgstr or entry.msgstr_plural
        for entry in polib.mofile(str(catalogue.with_suffix(".mo")))
    }

    assert compiled == written
