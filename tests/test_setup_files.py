"""What a newcomer relies on: the locked requirements, the Makefile and the README's first screen."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt"]
PIN = re.compile(r"^([a-z0-9.-]+)(?:\[[^]]*\])?==(\S+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    """Every package that a lock pins, with its version."""
    return dict(PIN.findall((ROOT / lock).read_text()))


def wanted(*, dev: bool) -> set[str]:
    """The names of the packages that pyproject.toml asks for, as a lock writes them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = project["dependencies"]
    if dev:
        asked = asked + project["optional-dependencies"]["dev"]
    return {
        re.split(r"[\[=<>~! ]", requirement, maxsplit=1)[0].lower().replace("_", "-")
        for requirement in asked
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--(?!hash=sha256:))", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_of_a_lock_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text().strip())

    assert len(entries) == len(pins(lock)) > 20
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(
    ("lock", "dev"), [("requirements.txt", False), ("requirements-dev.txt", True)]
)
def test_a_lock_has_every_package_that_the_project_asks_for(
    lock: str, *, dev: bool
) -> None:
    assert wanted(dev=dev) - set(pins(lock)) == set()


def test_the_two_locks_agree() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_the_first_screen_of_the_readme_has_the_two_commands_and_the_log_ins() -> None:
    screen = "\n".join((ROOT / "README.md").read_text().splitlines()[:45])

    for needed in ("make demo", "make test", "http://127.0.0.1:8000", "PORT="):
        assert needed in screen
    for user in ("yonetici", "strateji", "birim", "fen", "kent-karnesi-demo"):
        assert user in screen


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CHANGELOG.md",
        *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")),
    ],
)
def test_a_link_inside_the_documents_leads_to_a_file(document: str) -> None:
    text = (ROOT / document).read_text()
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", text)

    broken = [link for link in links if not ((ROOT / document).parent / link).exists()]
    assert broken == []


def test_every_make_target_of_the_readme_is_in_the_makefile() -> None:
    targets = set(
        re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    )
    named = set(
        re.findall(
            r"(?:^|`)make ([a-z-]+)", (ROOT / "README.md").read_text(), re.MULTILINE
        )
    )

    assert {"demo", "test", "check", "env"} <= targets
    assert named - targets == set()


def test_every_setting_of_the_environment_is_told_in_the_readme() -> None:
    settings = (ROOT / "config" / "settings.py").read_text()
    names = set(re.findall(r'(?:env\.\w+|env|secret)\(\s*"([A-Z_]+)"', settings))
    readme = (ROOT / "README.md").read_text()

    assert "DATABASE_URL" in names
    assert {name for name in names if f"`{name}`" not in readme} == set()


@pytest.mark.django_db
def test_the_tests_run_on_the_database_that_was_asked_for() -> None:
    asked = os.environ.get("TEST_DATABASE_URL", "")
    expected = "postgresql" if asked.startswith("postgres") else "sqlite"

    assert connection.vendor == expected
