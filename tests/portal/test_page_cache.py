"""Public pages are kept as long as nothing changes that is stored, and not a moment longer."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import brotli
import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from indicators import services
from indicators.models import ActualEntry
from indicators.services import Figure
from indicators.services.chain import link
from reports.filters import LineFilter
from reports.official.views import PERIOD
from reports.opendata.api.operations import OPERATIONS
from reports.portal import caching
from reports.portal.asked import ASKED
from tests.factories import NOON, Town, approved_actual, small_town
from tests.portal.builders import body_of, published_plan, text_of

pytestmark = pytest.mark.django_db
PLAN = "/tr/ornek/2020-2024/"
OBJECTIVE = PLAN + "amac/1/1.1/"
INDICATOR = OBJECTIVE + "1.1.2/"
FIGURE = Figure(
    Decimal(20), deviation_reason="İhale gecikti", corrective_measure="Yeni ihale"
)


@pytest.fixture(autouse=True)
def kept(settings: Settings) -> Iterator[None]:
    """Keep pages as a real server does, none from one test to the next."""
    settings.PAGE_SECONDS = 300
    for each in (caching.PAGES, caching.FILES):
        caches[each].clear()
    yield
    for each in (caching.PAGES, caching.FILES):
        caches[each].clear()


@pytest.fixture
def town() -> Town:
    return small_town()


def drafted(town: Town) -> ActualEntry:
    return services.enter(
        indicator=town.second,
        year=2024,
        period="YEAR",
        by=town.other_unit_user,
        figure=FIGURE,
        at=NOON,
    )


def approved(town: Town) -> ActualEntry:
    entry = services.submit(entry=drafted(town), by=town.other_unit_user, at=NOON)
    return services.approve(entry=entry, by=town.strategy, at=NOON)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", ["/tr/", PLAN, OBJECTIVE, PLAN + "akis.xml"])
def test_a_page_that_was_made_asks_one_thing_of_the_database(
    client: Client, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get(address)

    with django_assert_num_queries(1):
        again = client.get(address)
    with django_assert_num_queries(1):
        known = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())
    assert (known.status_code, known.content) == (304, b"")
    assert known["ETag"] == first["ETag"]


def test_an_approval_is_seen_at_once(client: Client, town: Town) -> None:
    tag = client.get(INDICATOR)["ETag"]
    assert "İhale gecikti" not in text_of(client, INDICATOR)

    approved(town)

    answer = client.get(INDICATOR, headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert "İhale gecikti" in text_of(client, INDICATOR)


def test_another_process_sees_it_too(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {caching.PAGES: LocMemCache("another process", {})}
    with monkeypatch.context() as there:
        there.setattr(caching, "caches", other)
        assert "İhale gecikti" not in text_of(client, INDICATOR)

    approved(town)

    monkeypatch.setattr(caching, "caches", other)
    assert "İhale gecikti" in text_of(client, INDICATOR)


def test_what_the_office_writes_is_seen_at_once(client: Client, town: Town) -> None:
    before = text_of(client, "/tr/"), text_of(client, OBJECTIVE)
    town.objective.title = "Yeni başlık"
    town.objective.save()
    town.municipality.name = "Yeni Belediye"
    town.municipality.save()

    assert "Yeni başlık" not in before[1]
    assert "Yeni Belediye" not in before[0]
    assert "Yeni başlık" in text_of(client, OBJECTIVE)
    assert "Yeni Belediye" in text_of(client, "/tr/")


def test_a_plan_that_is_taken_back_is_gone_at_once(client: Client, town: Town) -> None:
    assert client.get(PLAN).status_code == 200
    town.plan.is_public = False
    town.plan.save()
    assert client.get(PLAN).status_code == 404
    town.plan.is_public = True
    town.plan.save()

    assert client.get(PLAN).status_code == 200


def test_typing_a_draft_and_another_plans_news_leave_a_page_kept(
    client: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = published_plan(town.foreign_strategy.memberships.get().municipality)
    client.get(OBJECTIVE)

    drafted(town)
    link(other, ActualEntry.objects.filter(indicator__objective__goal__plan=other))

    with django_assert_num_queries(1):
        client.get(OBJECTIVE)


def test_what_a_day_changes_is_made_anew_each_day(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.open_year.due_on = timezone.localdate()
    town.open_year.save()
    address = PLAN + "guncellik/"
    before = text_of(client, address)
    tomorrow = timezone.localdate() + timedelta(days=1)

    def next_day(*_moment: object) -> date:
        return tomorrow

    monkeypatch.setattr(timezone, "localdate", next_day)

    assert text_of(client, address) != before


def test_a_day_in_the_address_is_kept_too(client: Client, town: Town) -> None:
    approved_actual(town.first, "80")
    link(town.plan, ActualEntry.objects.all())
    day = timezone.localdate().isoformat()
    dated = f"{OBJECTIVE}?tarih={day}"
    first = client.get(dated)
    assert first.status_code == 200

    again = client.get(dated, headers={"If-None-Match": first["ETag"]})
    town.objective.title = "Yeni başlık"
    town.objective.save()

    assert again.status_code == 304
    assert "Yeni başlık" in text_of(client, dated)


def test_each_address_has_a_page_of_its_own(client: Client, town: Town) -> None:
    approved_actual(town.first, "80")
    link(town.plan, ActualEntry.objects.all())
    addresses = [OBJECTIVE, OBJECTIVE + "?yil=2023", OBJECTIVE.replace("tr", "en", 1)]

    pages = [client.get(address).content for address in addresses]
    elsewhere = client.get(OBJECTIVE, headers={"Host": "localhost"}).content

    assert len({*pages, elsewhere}) == 4
    assert [client.get(address).content for address in addresses] == pages


@pytest.mark.usefixtures("town")
def test_a_browser_gets_a_page_packed_as_it_takes_it(client: Client) -> None:
    plain, packed, harder = (
        client.get(PLAN, headers={"Accept-Encoding": coding})
        for coding in ("identity, br;q=0", "gzip", "gzip, deflate, br")
    )

    assert not plain.has_header("Content-Encoding")
    assert (packed["Content-Encoding"], harder["Content-Encoding"]) == ("gzip", "br")
    assert gzip.decompress(packed.content) == plain.content
    assert brotli.decompress(harder.content) == plain.content
    assert {each["ETag"] for each in (plain, packed, harder)} == {plain["ETag"]}
    assert plain["Vary"] == harder["Vary"] == "Accept-Encoding"


@pytest.mark.usefixtures("town")
def test_a_page_that_is_too_large_is_sent_and_not_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "MOST_BYTES", 10)
    kept = LocMemCache("small", {})
    kept.clear()
    monkeypatch.setattr(caching, "caches", {caching.PAGES: kept})

    assert client.get(PLAN).content == client.get(PLAN).content
    assert not kept._cache  # type: ignore[attr-defined]


def test_a_stream_goes_through(client: Client, town: Town) -> None:
    link(town.plan, [approved_actual(town.first, "80")])

    assert body_of(client, PLAN + "zincir.jsonl").count(b"\n") == 1


FILES_OF_DATA = [
    "/katalog.jsonld",
    "/tr/veri/belediyeler.csv",
    "/tr/veri/planlar.json",
    PLAN + "plan.csv",
    PLAN + "plan.xlsx",
    PLAN + "veri/gostergeler.csv",
    PLAN + "veri/gostergeler.json",
    PLAN + "veri/gostergeler.xlsx",
    PLAN + "veri/tum-tablolar.xlsx",
    PLAN + "tablolar/izleme.xlsx",
    PLAN + "veri/gostergeler.csv?ayrac=noktali-virgul",
]


@pytest.mark.parametrize("file", FILES_OF_DATA)
def test_whoever_has_a_file_is_told_so_without_its_being_made(
    client: Client,
    town: Town,
    django_assert_num_queries: DjangoAssertNumQueries,
    file: str,
) -> None:
    tag = client.get(file)["ETag"]

    with django_assert_num_queries(1):
        again = client.get(file, headers={"If-None-Match": tag})

    assert (again.status_code, again["ETag"]) == (304, tag)
    assert again["Cache-Control"] == "public, max-age=0, s-maxage=60"
    drafted(town)
    assert client.get(file, headers={"If-None-Match": tag}).status_code == 304
    link(town.plan, [approved_actual(town.first, "80")])
    assert client.get(file, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("file", "status"),
    [
        (PLAN + "veri/gostergeler.csv", 304),
        (PLAN + "veri/tum-tablolar.xlsx", 304),
        (PLAN + "veri/yok.csv", 404),
        (PLAN + "tablolar/yok.xlsx", 404),
        ("/tr/yok/2020-2024/plan.csv", 404),
        (INDICATOR + "yok/", 404),
    ],
)
@pytest.mark.parametrize("known", ["*", " * "])
def test_whoever_has_anything_at_all_is_not_told_that_there_is_a_file_where_there_is_none(
    client: Client, file: str, status: int, known: str
) -> None:
    answer = client.get(file, headers={"If-None-Match": known})

    assert answer.status_code == status
    answer.getvalue()


def test_a_workbook_is_made_once_and_kept_like_a_page(
    client: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    file = PLAN + "veri/tum-tablolar.xlsx"
    first = client.get(file)

    with django_assert_num_queries(1):
        again = client.get(file)

    assert body_of(client, file) == again.getvalue() == first.getvalue()
    assert again.headers == first.headers
    link(town.plan, [approved_actual(town.first, "80")])
    assert client.get(file).getvalue() != first.getvalue()


def test_a_workbook_that_is_too_large_is_sent_and_not_kept(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "MOST_OF_FILE", 10)

    assert body_of(client, PLAN + "veri/tum-tablolar.xlsx").startswith(b"PK")
    assert not caches[caching.FILES]._cache  # type: ignore[attr-defined]


@pytest.mark.usefixtures("town")
def test_a_file_of_a_plan_that_was_taken_back_is_gone_for_who_has_it_too(
    client: Client, town: Town
) -> None:
    file = PLAN + "veri/gostergeler.csv"
    tag = client.get(file)["ETag"]
    town.plan.is_public = False
    town.plan.save()

    assert client.get(file, headers={"If-None-Match": tag}).status_code == 404


def test_a_year_that_no_database_holds_is_not_found(client: Client) -> None:
    assert client.get(f"/tr/ornek/2020-{'9' * 30}/").status_code == 404


def test_as_many_pages_are_kept_as_memory_was_planned_for(
    settings: Settings,
) -> None:
    most = settings.CACHES[caching.PAGES]["OPTIONS"]["MAX_ENTRIES"]

    assert most * caching.MOST_BYTES <= 100_000_000  # of a process
    files = settings.CACHES[caching.FILES]["OPTIONS"]["MAX_ENTRIES"]
    assert files * caching.MOST_OF_FILE <= 20_000_000


NOISE = "utm_source=bulten&fbclid=1&_=77"


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("address", "same"),
    [
        (PLAN, f"{PLAN}?{NOISE}"),
        (OBJECTIVE + "?yil=2023", f"{OBJECTIVE}?{NOISE}&yil=2023"),
        (
            f"{PLAN}gostergeler/?durum=x&sirala=plan",
            f"{PLAN}gostergeler/?sirala=plan&x=&durum=x",
        ),
        (PLAN + "veri/tum-tablolar.xlsx", f"{PLAN}veri/tum-tablolar.xlsx?{NOISE}"),
        ("/api/v1/municipalities?limit=1", f"/api/v1/municipalities?{NOISE}&limit=1"),
    ],
    ids=["plan", "year", "another order", "file", "api"],
)
def test_what_no_page_asks_for_makes_no_page_of_its_own(
    client: Client,
    address: str,
    same: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = client.get(address)
    assert first.status_code == 200

    with django_assert_num_queries(1):
        again = client.get(same)

    assert again.getvalue() == first.getvalue()
    assert again["ETag"] == first["ETag"]


@pytest.mark.usefixtures("town")
def test_what_no_page_asks_for_stands_in_no_link(client: Client) -> None:
    page = client.get(f"{OBJECTIVE}?{NOISE}&yil=2023").content.decode()

    assert "bulten" not in page
    assert "yil=2023" in page


def test_every_name_that_a_view_reads_may_be_asked() -> None:
    """A name that is read and not known would be dropped without a word."""
    read = re.compile(r'GET\.get(?:list)?\("(\w+)"|asked\.get\("(\w+)"')
    rooms = Path(caching.__file__).parents[1]
    names = {
        one or other
        for path in rooms.rglob("*.py")
        if not {"desk", "desk.py", "jobs"} & {*path.parts}  # the office's
        for one, other in read.findall(path.read_text())
    }
    schema = OPERATIONS.get_openapi_schema()
    names |= {
        asked["name"]
        for path in schema["paths"].values()
        for method in path.values()
        for asked in method.get("parameters", [])
        if asked["in"] == "query"
    }
    names |= {PERIOD, *LineFilter.base_filters}

    assert {"yil", "sayfa", "q", "after"} <= names
    assert names <= ASKED
