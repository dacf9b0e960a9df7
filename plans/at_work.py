"""Work away from the request: heard of while it goes on, so that what was cut off is soon known."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import Any

from django.db import DatabaseError, close_old_connections, connections
from django.db.models import QuerySet
from django.utils import timezone

BEAT = timedelta(seconds=10)
SILENT = timedelta(minutes=2)  # some beats may be missed while the database is busy
QUIET = 3 * BEAT  # so long without news is told to whoever waits


def this_process() -> str:
    """Return what names this process among all that work for the installation."""
    return f"{socket.gethostname()} {os.getpid()}"


def is_cut_off(process: str, seen_at: datetime, now: datetime) -> bool:
    """Whether nobody is at a work any more: its process has ended, or was not heard of for SILENT."""
    host, _blank, number = process.rpartition(" ")
    if host == socket.gethostname() and not _runs(int(number)):
        return True
    return seen_at + SILENT < now


def is_quiet(seen_at: datetime, now: datetime) -> bool:
    """Whether a work was not heard of for longer than it should be, though it may still go on."""
    return seen_at + QUIET < now


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def heard_of(rows: QuerySet[Any]) -> Iterator[None]:
    """Write the time into a work's row, every BEAT, as long as the block runs.

    The work itself may be silent for minutes: a large table, a page that is a picture.
    """
    over = Event()
    beats = Thread(target=_beat, args=(rows, over), daemon=True)
    beats.start()
    try:
        yield
    finally:
        over.set()
        beats.join()


def _beat(rows: QuerySet[Any], over: Event) -> None:
    try:
        while not over.wait(BEAT.total_seconds()):
            with suppress(
                DatabaseError
            ):  # busy, or away for a while: the next is heard
                rows.update(seen_at=timezone.now())
            close_old_connections()
    finally:
        connections.close_all()  # of this thread
