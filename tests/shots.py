"""Draws every public page of the demo into a folder: `python -m tests.shots shots` (`make shots`).

Two widths, light and dark, every language; the card and an indicator on paper. The database is a
throw-away one. Prints what it does, and ends with status 1 where there is no Chromium.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium
from tests.portal.browser.addresses import in_every_language
from tests.portal.pages import INDICATOR, OBJECTIVE

ROOT = Path(__file__).resolve().parent.parent
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SECONDS = 30  # until the server answers


def main(folder: Path) -> int:
    """Draw all pages; return the exit status."""
    where = chromium.path()
    if where is None:
        say("Chromium is not here; on Debian: apt-get install chromium")
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    with demo() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=where, args=chromium.SWITCHES
        )
        count = sum(draw(browser, server, folder, width) for width in WIDTHS)
        print_pages(browser, server, folder)
        browser.close()
    say(f"{count} screenshots and 2 printed pages in {folder}/")
    return 0


@contextlib.contextmanager
def demo() -> Iterator[str]:
    """Yield the address of a server over a new database with the demo."""
    with tempfile.TemporaryDirectory() as kept, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = "127.0.0.1", free.getsockname()[1]
        free.close()
        environment = os.environ | {
            "DEBUG": "on",
            "DATABASE_URL": f"sqlite:///{kept}/db.sqlite3",
            "MEDIA_ROOT": f"{kept}/media",
        }
        manage = [sys.executable, str(ROOT / "manage.py")]
        say("A database with the demo …")
        for command in (["migrate", "--verbosity", "0"], ["load_demo"]):
            subprocess.run(
                [*manage, *command],
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        with subprocess.Popen(
            [*manage, "runserver", "--noreload", f"{place[0]}:{place[1]}"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as server:
            try:
                wait_for(place)
                yield f"http://{place[0]}:{place[1]}"
            finally:
                server.terminate()


def wait_for(place: tuple[str, int]) -> None:
    """Return when somebody listens there; raises TimeoutError."""
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(place):
            return
        time.sleep(0.2)
    raise TimeoutError(place)


def draw(browser: Browser, server: str, folder: Path, width: int) -> int:
    """Draw every page at one width; return how many pictures that made."""
    page = browser.new_page(
        viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    addresses = in_every_language()
    for address in addresses:
        opened(page, server + address)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            picture = folder / f"{width}-{scheme}" / f"{name_of(address)}.png"
            page.screenshot(path=picture, full_page=True)
    page.close()
    return len(addresses) * len(SCHEMES)


def print_pages(browser: Browser, server: str, folder: Path) -> None:
    """Print the card and an indicator's page."""
    page = browser.new_page()
    for address in (OBJECTIVE, INDICATOR):
        opened(page, server + address)
        page.pdf(path=folder / f"{name_of(address)}.pdf", prefer_css_page_size=True)
    page.close()


def opened(page: Page, address: str) -> None:
    """Open a page; raises LookupError where there is none."""
    answer = page.goto(address)
    if answer is None or not answer.ok:
        raise LookupError(address)


def name_of(address: str) -> str:
    """Return a file's name for an address: "/tr/veri/" is "tr-veri"."""
    return re.sub(r"[^\w.]+", "-", address).strip("-")


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.exit(main(Path(sys.argv[1])))
