"""Who has not signed in sends no files: what is too large is refused before it is read."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.multipartparser import MultiPartParser
from django.test import Client

from config.uploads import MOST_BYTES
from reports.models import TEXT_LENGTH, Question
from tests.asking import sent
from tests.factories import Town, small_town
from tests.portal.pages import INDICATOR

pytestmark = pytest.mark.django_db
ASK = INDICATOR + "soru/"


@pytest.fixture
def town() -> Town:
    return small_town()


def large() -> SimpleUploadedFile:
    return SimpleUploadedFile("dosya.bin", b"0" * MOST_BYTES)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "address", [ASK, "/tr/", "/giris/", "/veri-girisi/", "/yonetim/login/", "/yok/"]
)
def test_what_a_stranger_sends_is_not_read_where_it_is_too_large(
    client: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    read: list[object] = []
    monkeypatch.setattr(MultiPartParser, "parse", read.append)

    answer = client.post(address, {"text": "Neden?", "dosya": large()})

    assert answer.status_code == 413
    assert (
        "Giriş yapmadan yalnız kısa bir form gönderilebilir" in answer.content.decode()
    )
    assert read == []


def test_a_stranger_reads_the_refusal_in_the_language_of_the_page(
    client: Client, town: Town
) -> None:
    answer = client.post(ASK.replace("/tr/", "/en/"), {"dosya": large()})

    assert answer.status_code == 413
    assert '<html lang="en">' in answer.content.decode()


@pytest.mark.parametrize(
    "headers",
    [{"transfer-encoding": "chunked"}, {"content-length": "çok"}],
    ids=["no length", "no number"],
)
def test_what_does_not_say_how_large_it_is_is_refused(
    client: Client, town: Town, headers: dict[str, str]
) -> None:
    assert client.post(ASK, sent(town.first), headers=headers).status_code == 413


def test_the_longest_question_is_taken_however_it_is_sent(
    client: Client, town: Town
) -> None:
    longest = "\N{GOTHIC LETTER AHSA}" * TEXT_LENGTH  # four bytes each

    answer = client.post(ASK, sent(town.first, longest, asker_name="ş" * 60))

    assert answer.status_code == 302
    assert Question.objects.get().text == longest


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("length", ["9" * 5000, "²", "-1", "1e3"])
def test_a_length_that_is_no_number_is_refused(client: Client, length: str) -> None:
    answer = client.post(ASK, {"text": "Neden?"}, CONTENT_LENGTH=length)

    assert answer.status_code == 413


def test_a_file_beside_a_question_is_left_behind(client: Client, town: Town) -> None:
    small = SimpleUploadedFile("dosya.txt", b"0" * 1000)

    answer = client.post(ASK, {**sent(town.first), "dosya": small})

    assert answer.status_code == 302
    assert Question.objects.count() == 1


def test_who_has_signed_in_may_send_files(client: Client, town: Town) -> None:
    client.force_login(town.strategy)

    answer = client.post("/belgeler/", {"dosya": large()})

    assert answer.status_code != 413
