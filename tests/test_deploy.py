"""What a server with DEBUG off insists on, and what it tells the machine that watches it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from pytest_django.fixtures import Settings

ROOT = Path(__file__).resolve().parent.parent
# An empty value stands for one that is not set: it also hides what a developer's .env says.
COMPLETE = {
    "DEBUG": "off",
    "SECRET_KEY": "q9!Zr4-Xw7_Lm2+Kp8#Tn5=Vb3%Yc6&Hd1*Gf0^Js4(Ra8)Ue2~Oi5",
    "ALLOWED_HOSTS": "karne.example.bel.tr",
    "DATABASE_URL": "",
    "SECURE_SSL_REDIRECT": "on",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "",  # the browser tests set it for their own process
}


def manage(
    environment: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run manage.py as a server of its own would, in that environment."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def check_deploy(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the checks for a server; a warning fails them."""
    return manage(environment, "check", "--deploy", "--fail-level", "WARNING")


def test_with_its_secrets_a_server_passes_the_deployment_check() -> None:
    outcome = check_deploy(COMPLETE)

    assert outcome.returncode == 0, outcome.stderr
    assert "no issues" in outcome.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_without_a_secret_a_server_refuses_to_start_and_names_it(name: str) -> None:
    outcome = check_deploy(COMPLETE | {name: ""})

    assert outcome.returncode != 0
    assert f"ImproperlyConfigured: {name} is not set" in outcome.stderr


def test_a_debugging_server_needs_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.delenv("ALLOWED_HOSTS")

    outcome = manage({"DEBUG": "on"}, "check")

    assert outcome.returncode == 0, outcome.stderr


def test_healthz_answers_over_plain_http_and_asks_no_database(
    settings: Settings,
) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get("/healthz").status_code == 200
    assert Client().get("/tr/").status_code == 301


@pytest.mark.django_db
def test_readyz_answers_while_the_database_does(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_says_unavailable_when_the_database_fails(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_cursor() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", no_cursor)

    assert client.get("/readyz").status_code == 503
