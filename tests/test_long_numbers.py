"""A number of five thousand digits, wherever an address or a form takes one: Python reads none so long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories import person
from tests.test_every_door import DESKS, MORE, OF_A_ROW, told_by
from tests.two_towns import TownOfDesks, marked_town

pytestmark = pytest.mark.django_db

LONG = "9" * 5000
WITH_A_KEY = re.compile(r"<int:\w+>")
KEPT_WORDS = re.compile(r"<(?:\w+:)?(\w+)>")
# What pages read as a number from the question mark on.
ASKED = ("a", "b", "birim", "donem", "kart", "plan", "sayfa", "yil")
TYPED = (
    *("cevap", "donem", "gorulen", "islem", "kayit", "plan", "satir", "secim"),
    *("value", "numerator", "denominator", "year", "yil", "tur", "tablo", "seen"),
    *("unit", "goal", "objective", "indicator", "_selected_action", "action"),
)


@pytest.fixture
def town() -> TownOfDesks:
    return marked_town("yakınkent")


@pytest.fixture
def root(town: TownOfDesks) -> Client:
    """Somebody to whom every address is open."""
    user = person("kök")
    user.is_superuser = user.is_staff = True
    user.save()
    client = Client()
    client.force_login(user)
    return client


def routes() -> Iterator[str]:
    """Every address of the product as its pattern is written."""

    def walk(
        patterns: Iterable[URLPattern | URLResolver], before: str
    ) -> Iterator[str]:
        for each in patterns:
            if isinstance(each, URLResolver):
                yield from walk(each.url_patterns, before + str(each.pattern))
            else:
                yield before + str(each.pattern)

    return walk(get_resolver().url_patterns, "/")


def with_long_keys(town: TownOfDesks) -> list[str]:
    """The addresses that hold a number, with a long one in its place."""
    words = {"municipality": town.municipality.slug, "suffix": "xlsx", "kind": "izleme"}

    def word(match: re.Match[str]) -> str:
        return words.get(match[1], "x")

    return sorted(
        KEPT_WORDS.sub(word, WITH_A_KEY.sub(LONG, route))
        for route in routes()
        if WITH_A_KEY.search(route)
    )


def test_in_an_address_it_is_a_page_that_there_is_not(
    root: Client, town: TownOfDesks
) -> None:
    addresses = with_long_keys(town)

    assert len(addresses) > 40
    for address in addresses:
        for answer in (root.get(address), root.post(address)):
            assert answer.status_code in (301, 302, 403, 404, 405), address[:80]


def test_behind_the_question_mark_it_is_none_of_the_rows(
    root: Client, town: TownOfDesks
) -> None:
    plan = {"municipality": town.municipality.slug, "start": 2020, "end": 2024}
    addresses = [reverse(name) for name in sorted({*DESKS, "compare_towns"})]

    for address in [*addresses, reverse("indicators", kwargs=plan)]:
        for asked in ASKED:
            told_by(root.get(f"{address}?{urlencode({asked: LONG})}"))
        told_by(root.post(address, dict.fromkeys(TYPED, LONG)))


def test_in_a_form_about_a_row_it_is_refused(root: Client, town: TownOfDesks) -> None:
    rows = town.rows | town.desks[0].rows

    for name, model in OF_A_ROW.items():
        address = reverse(name, kwargs={"pk": rows[model].pk, **MORE.get(name, {})})
        for asked in ASKED:
            told_by(root.get(f"{address}?{urlencode({asked: LONG})}"))
        for act in ("kaydet", "onayla", LONG):
            told_by(root.post(address, dict.fromkeys(TYPED, LONG) | {"islem": act}))
        rows[model].refresh_from_db()
