"""The search over plan texts: what is found, by which words, and that nothing typed breaks it."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.test import Client

from plans.models import Goal
from reports.search import Filters, Kind, found, understood
from reports.search.question import plain_letters, root_of
from reports.search.snippets import Run, snippet
from tests.factories import (
    MunicipalityFactory,
    PlanFactory,
    PlanRevisionFactory,
    Town,
    small_town,
)
from tests.portal.builders import queries_of, text_of

ADDRESS = "/tr/ara/"
PARKS = "Kent parklarının sayısını artırmak"


@pytest.fixture
def town(db: None) -> Town:
    """The small town, whose goal is about parks."""
    town = small_town()
    Goal.objects.filter(pk=town.goal.pk).update(title=PARKS)
    return town


def texts(typed: str, **filters: str) -> list[str]:
    """Return the texts found, the fittest first."""
    hits = found(understood(typed), Filters(**filters)).hits
    return ["".join(run.text for run in hit.runs) for hit in hits]


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("parklarinin", "park"),
        ("parkin", "park"),
        ("sokagi", "sokag"),
        ("merkezinde", "merkez"),
        ("kisisine", "kisi"),
        ("yolu", "yolu"),
        ("egitim", "egitim"),
    ],
)
def test_a_common_ending_is_taken_off_a_word(word: str, root: str) -> None:
    assert root_of(word) == root


def test_letters_are_plain_whatever_their_case_and_marks() -> None:
    assert plain_letters("IŞIKLI İlçe ÇÖĞÜŞ âlem") == "isikli ilce cogus alem"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "typed",
    ["park", "PARKLAR", "parkları", "parklari", "parkın", "sayı artırmak", "kent park"],
)
def test_a_text_is_found_by_other_forms_of_its_words(typed: str) -> None:
    assert PARKS in texts(typed)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("IŞIKLI KAVŞAK", "ışıklı kavşak"),
        ("ışıklı kavşak", "ISIKLI KAVSAK"),
        ("İLÇE MECLİSİ", "ilçe meclisi"),
        ("ilçe meclisi", "İLÇE MECLİSİ"),
        ("Yeşil yol sokağı", "yesil sokak"),
        ("yaya öncelikli sokak", "sokağı"),
    ],
)
def test_turkish_letters_fold_alike(town: Town, stored: str, typed: str) -> None:
    Goal.objects.filter(pk=town.goal.pk).update(title=stored)

    assert stored in texts(typed)


@pytest.mark.usefixtures("town")
def test_all_words_have_to_be_there() -> None:
    assert PARKS not in texts("park havuz")


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("typed", "kind", "code"),
    [
        ("A1", Kind.GOAL, "A1"),
        ("amaç 1", Kind.GOAL, "A1"),
        ("1", Kind.GOAL, "A1"),
        ("H1.1", Kind.OBJECTIVE, "H1.1"),
        ("Hedef 1.1", Kind.OBJECTIVE, "H1.1"),
        ("1.1", Kind.OBJECTIVE, "H1.1"),
        ("PG 1.1.2", Kind.INDICATOR, "PG1.1.2"),
        ("pg1.1.2", Kind.INDICATOR, "PG1.1.2"),
        ("1.1.2", Kind.INDICATOR, "PG1.1.2"),
    ],
)
def test_a_code_finds_its_card(typed: str, kind: Kind, code: str) -> None:
    hits = found(understood(typed), Filters()).hits

    assert (kind, code) in {(hit.kind, hit.code) for hit in hits}


def test_a_line_of_a_card_is_found_with_its_objective(town: Town) -> None:
    town.objective.entries.create(kind="risk", position=1, text="Kuraklık tehlikesi")
    town.objective.entries.create(kind="unplaced", position=1, text="Kuraklık, yersiz")

    (hit,) = found(understood("kuraklık"), Filters()).hits

    assert (hit.kind, hit.parent) == (Kind.RISK, "H1.1")
    assert hit.slugs == ("1", "1.1")


@pytest.mark.usefixtures("town")
def test_a_municipality_and_a_unit_are_found_by_name() -> None:
    assert texts("örnek") == ["Örnek Belediyesi"]
    assert texts("fen işleri") == ["Fen İşleri Müdürlüğü"]


def test_a_unit_leads_to_its_page_where_it_has_one(client: Client, town: Town) -> None:
    for typed, address in (
        ("sosyal destek", f"birim/{town.unit.pk}/"),
        ("fen işleri", ""),
    ):
        html = client.get(f"{ADDRESS}?{urlencode({'q': typed})}").content.decode()
        assert f'href="/tr/ornek/2020-2024/{address}"' in html


def test_what_is_not_public_is_not_found(town: Town) -> None:
    town.plan.is_public = False
    town.plan.save()

    assert texts("park") == texts("örnek") == texts("fen") == []


def test_the_words_follow_the_text_however_it_is_written(town: Town) -> None:
    Goal.objects.filter(pk=town.goal.pk).update(title="Havuz yapmak")
    assert (texts("park"), texts("havuz")) == ([], ["Havuz yapmak"])

    with connection.cursor() as cursor:
        cursor.execute("UPDATE plans_goal SET title = 'Kütüphane açmak'")
    assert (texts("havuz"), texts("kütüphane")) == ([], ["Kütüphane açmak"])

    town.second.targets.all().delete()
    town.second.terms.all().delete()
    town.second.delete()
    assert texts("PG1.1.2") == []


@pytest.mark.django_db
def test_every_text_that_can_be_searched_is_watched_by_the_database() -> None:
    """A migration that makes a table anew on SQLite drops its triggers: see plans/findable.py."""
    tables = (
        "plans_municipality plans_unit plans_goal plans_objective plans_cardentry"
        " indicators_indicator"
    )
    is_sqlite = connection.vendor == "sqlite"
    asked = (
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%words%'"
        if is_sqlite
        else "SELECT table_name FROM information_schema.columns"
        " WHERE column_name = 'words' AND is_generated = 'ALWAYS'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        watched = [row[0] for row in cursor.fetchall()]

    each = 3 if is_sqlite else 1
    assert {
        table: watched.count(table) for table in re.findall(r"\w+", tables)
    } == dict.fromkeys(re.findall(r"\w+", tables), each)


def test_filters_narrow_by_kind_place_and_period(town: Town) -> None:
    place = MunicipalityFactory.create(name="Parklı Belediyesi", slug="parkli")
    later = PlanFactory.create(municipality=place, start_year=2025, end_year=2029)
    revision = later.revisions.get()
    later.goals.create(
        position=1, code="A1", slug="1", title="Park yapmak", introduced_in=revision
    )

    hits = found(understood("park"), Filters())

    assert {(each.value, each.count) for each in hits.towns} == {
        ("ornek", 1),
        ("parkli", 2),
    }
    assert [each.value for each in hits.periods] == ["2025-2029", "2020-2024"]
    assert texts("park", kind="amac", town="parkli") == ["Park yapmak"]
    assert texts("park", period="2020-2024") == [PARKS]


def test_what_was_withdrawn_says_so(client: Client, town: Town) -> None:
    update = PlanRevisionFactory.create(plan=town.plan, number=1)
    Goal.objects.filter(pk=town.goal.pk).update(withdrawn_in=update)

    assert "Kaldırıldı" in text_of(client, f"{ADDRESS}?q=park")


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "ve ile bu",
        "x" * 500,
        "park " * 100,
        '"park',
        '*"()',
        "NEAR(park, 2)",
        "park OR havuz NOT",
        "park:*",
        "-park +kent ^2",
        "code:park",
        "';--",
        "a\0b",
        "\\",
        "%",
        "الحديقة парк 公园",
        "m² i̇ ﬁ",
        "&|!<->()",
        "'a' | 'b'",
    ],
)
def test_nothing_that_is_typed_breaks_the_page(client: Client, typed: str) -> None:
    said = text_of(client, f"{ADDRESS}?{urlencode({'q': typed})}")

    assert re.search(
        r"\d+ sonuç|Aramak için bir sözcük|aranacak bir sözcük yok|içeren bir metin yok",
        said,
    )


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "query",
    ["tur=yok", "belediye=%00", "donem=2020", "sayfa=-1", "sayfa=999999", "sayfa=9"],
)
def test_a_filter_that_is_none_narrows_nothing(client: Client, query: str) -> None:
    assert "1 sonuç" in text_of(client, f"{ADDRESS}?q=park&{query}")


def test_words_are_marked_and_the_text_stays_text(client: Client, town: Town) -> None:
    title = "<script>park()</script> & <b>PARKLAR</b>"
    Goal.objects.filter(pk=town.goal.pk).update(title=title)

    html = client.get(f"{ADDRESS}?q=park").content.decode()

    assert "&lt;script&gt;<mark>park</mark>()&lt;/script&gt; &amp;" in html
    assert "<mark>PARKLAR</mark>" in html
    assert "<b>PARKLAR" not in html


def test_a_long_text_is_cut_at_words_round_the_first_match() -> None:
    text = "önce " * 100 + "havuz " + "sonra " * 100

    runs = snippet(text.strip(), understood("havuz"))

    assert Run("havuz", is_marked=True) in runs
    assert runs[0].text == "… "
    assert runs[-1].text == " …"
    assert sum(len(run.text) for run in runs) <= 264
    assert set("".join(run.text for run in runs[1:-1]).split()) == {
        "önce",
        "havuz",
        "sonra",
    }


def test_an_address_can_be_shared(client: Client, town: Town) -> None:
    town.objective.entries.create(kind="risk", position=1, text="Park riski")
    html = unescape(client.get(f"{ADDRESS}?q=park&tur=risk&sayfa=1").content.decode())

    assert 'rel="canonical" href="http://testserver/tr/ara/?q=park&tur=risk"' in html
    assert 'href="/tr/ornek/2020-2024/amac/1/1.1/#riskler"' in html
    assert "Amaç (1)" in html


def test_many_hits_are_paged(client: Client, town: Town) -> None:
    for number in range(45):
        town.objective.entries.create(
            kind="need", position=number, text=f"Çeşme {number}"
        )
    first, last = (text_of(client, f"{ADDRESS}?q=çeşme&sayfa={n}") for n in (1, 9))

    assert "45 sonuç" in first
    assert "Sayfa 1 / 3" in first
    assert "Sayfa 3 / 3" in last
    assert len(re.findall(r"Çeşme \d", last)) == 5


def test_as_many_queries_however_much_is_found(client: Client, town: Town) -> None:
    address = f"{ADDRESS}?q={quote('park')}"
    few = queries_of(client, address)
    for number in range(30):
        town.objective.entries.create(kind="need", position=number, text="Park")

    assert queries_of(client, address) == few == (2 if is_sqlite() else 3)


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"
