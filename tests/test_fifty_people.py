"""Fifty people enter and approve at the same moment: nothing lost, nothing double, no error."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import connection

from tests.crowd import INDICATORS, UNITS

pytestmark = pytest.mark.database  # its server has one of its own, of the same kind

PATIENCE = 240  # seconds until the test gives up


@dataclass(frozen=True, slots=True)
class Server:
    """A real server of two processes on a database of its own."""

    port: int
    environment: dict[str, str]

    def crowd(self, act: str) -> dict[str, object]:
        """Run the crowd's program on the server's database."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.crowd", act],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        told: dict[str, object] = json.loads(done.stdout)
        return told


def database_address(folder: Path) -> str:
    """An empty database of the kind that the tests run on."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{folder / 'crowd.sqlite3'}"
    server = os.environ["TEST_DATABASE_URL"]
    name = f"crowd_{os.getpid()}"
    with psycopg.connect(
        server.replace("postgres://", "postgresql://"), autocommit=True
    ) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    head, _slash, tail = server.partition("/postgres?")
    return f"{head}/{name}?{tail}"


@pytest.fixture
def server(tmp_path: Path, project_folder: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "TEST_DATABASE_URL": database_address(tmp_path),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(project_folder),
    }
    served = Server(port, environment)
    (tmp_path / "people.json").write_text(json.dumps(served.crowd("seed")))
    command = [
        *(sys.executable, "-m", "gunicorn", "config.wsgi"),
        *("--workers", "2", "--threads", "8", "--timeout", str(PATIENCE)),
        *("--bind", f"127.0.0.1:{port}", "--log-level", "warning"),
    ]
    with subprocess.Popen(command, env=environment) as process:
        try:
            wait_until_up(port)
            yield served
        finally:
            process.terminate()


def wait_until_up(port: int) -> None:
    for _attempt in range(300):
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("The server did not come up.")


class Form(HTMLParser):
    """What a page's forms would send."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._text: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = told.get("name")
        if tag == "textarea" and name:
            self._text = name
            self.fields[name] = ""
        elif (
            tag == "input"
            and name
            and told.get("type") not in ("file", "checkbox", "radio")
        ):
            self.fields[name] = told.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = None

    def handle_data(self, data: str) -> None:
        if self._text:
            self.fields[self._text] += data


@dataclass(slots=True)
class Browser:
    """One person: keeps cookies, follows nothing, remembers every status."""

    port: int
    session: str
    statuses: list[int] = field(default_factory=list)
    csrf: str = ""

    def ask(self, path: str, sent: list[tuple[str, str]] | None = None) -> str:
        cookies = f"sessionid={self.session}; csrftoken={self.csrf}"
        headers = {"Cookie": cookies, "Host": "localhost"}
        body = None
        if sent is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode([("csrfmiddlewaretoken", self.csrf), *sent])
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.request("GET" if sent is None else "POST", path, body, headers)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        self.statuses.append(answer.status)
        token = re.search(r"csrftoken=([^;]+)", str(answer.headers))
        self.csrf = token[1] if token else self.csrf
        return text


def enters(person: Browser, number: int) -> None:
    """Type every figure of the unit with its reasons, and send all of it, twice as an impatient hand does."""
    form = Form(person.ask("/veri-girisi/"))
    typed = dict(form.fields)
    figures = [name for name in typed if re.fullmatch(r"pg\d+-value", name)]
    assert len(figures) == INDICATORS
    for place, name in enumerate(sorted(figures, key=lambda name: int(name[2:-6]))):
        typed[name] = str(70 + place) + f",{number:02}"
        typed[name.replace("value", "deviation_reason")] = "Yağış"
        typed[name.replace("value", "corrective_measure")] = "Ek ekip"
    typed.pop("csrfmiddlewaretoken", None)
    typed["islem"] = "gonder"
    person.ask("/veri-girisi/", list(typed.items()))
    person.ask("/veri-girisi/", list(typed.items()))


def decides(person: Browser, until: float) -> None:
    """Approve whatever waits, again and again, together with all the others in the office."""
    empty = 0
    while empty < 4 and time.monotonic() < until:
        page = person.ask("/onay/")
        waiting = re.findall(r'name="kayit" value="(\d+)"', page)
        if waiting:
            empty = 0
            person.ask(
                "/onay/", [("islem", "onayla"), *(("kayit", pk) for pk in waiting[:5])]
            )
        else:
            empty += 1
            time.sleep(1)


def test_fifty_people_at_once_lose_nothing_and_double_nothing(
    server: Server, tmp_path: Path
) -> None:
    people = json.loads((tmp_path / "people.json").read_text())
    units = [Browser(server.port, key) for key in people["units"]]
    office = [Browser(server.port, key) for key in people["office"]]
    until = time.monotonic() + PATIENCE

    with ThreadPoolExecutor(2 * UNITS) as rush:
        done = [rush.submit(enters, each, n) for n, each in enumerate(units)]
        done += [rush.submit(decides, each, until) for each in office]
        for each in done:
            each.result()

    statuses = {status for each in (*units, *office) for status in each.statuses}
    assert statuses <= {200, 302}
    told = server.crowd("count")
    assert told["by_state"] == {"approved": UNITS * INDICATORS}
    expected = sorted(
        f"{70 + place}.{n:02}".rstrip("0").rstrip(".")
        for n in range(UNITS)
        for place in range(INDICATORS)
    )
    assert sorted(told["approved"]) == expected  # type: ignore[call-overload]
    assert told["plan_coverage"] == "100.0000000000"
    checked = subprocess.run(
        [sys.executable, "manage.py", "verify_history"],
        env=server.environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout
