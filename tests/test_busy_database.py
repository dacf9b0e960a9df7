"""Who meets a database that others hold is asked to try again, and has what was typed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

pytestmark = pytest.mark.urls(__name__)
held_file = ""


def write_while_held(_request: HttpRequest) -> HttpResponse:
    """Meet the error that SQLite really gives a second writer."""
    holder, writer = (sqlite3.connect(held_file, timeout=0) for _each in range(2))
    holder.execute("BEGIN IMMEDIATE")
    try:
        writer.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise OperationalError(str(error)) from error
    finally:
        holder.close()
        writer.close()
    return HttpResponse("yazıldı")


def ask_wrongly(_request: HttpRequest) -> HttpResponse:
    try:
        sqlite3.connect(":memory:").execute("SELECT 1 FROM missing")
    except sqlite3.OperationalError as error:
        raise OperationalError(str(error)) from error
    return HttpResponse("soruldu")


urlpatterns = [path("yaz/", write_while_held), path("sor/", ask_wrongly)]


@pytest.fixture(autouse=True)
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "held_file", str(tmp_path / "held.sqlite3"))


def test_what_was_typed_can_be_sent_again() -> None:
    typed = {"pg1-value": "<12,5>", "kayit": ["3", "4"]}
    answer = Client().post("/yaz/", typed)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert answer["Cache-Control"] == "no-store"
    assert 'name="pg1-value" value="&lt;12,5&gt;"' in page
    assert 'name="kayit" value="3"' in page
    assert 'name="kayit" value="4"' in page
    assert "Yeniden gönder" in page
    assert "dosyaları" not in page


def test_a_file_has_to_be_chosen_again() -> None:
    sent = {"a": "b", "dosya": SimpleUploadedFile("kanit.txt", b"x")}
    answer = Client().post("/yaz/", sent)
    assert "dosyaları yeniden seçmeniz gerekir" in answer.content.decode()


def test_a_password_does_not_stand_in_the_page() -> None:
    answer = Client().post("/yaz/", {"login": "ayse", "password": "gizli-söz"})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "gizli-söz" not in page
    assert "Yeniden gönder" not in page


def test_another_error_of_the_database_stays_an_error() -> None:
    with pytest.raises(OperationalError, match="no such table"):
        Client().post("/sor/", {"a": "b"})
