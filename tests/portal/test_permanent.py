"""The printed page: an address for good, its QR code, and how to cite it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from reports.portal.permanent import QUIET, code_of
from tests.factories import Town
from tests.portal.builders import closed_town, text_of

PLAN = "/tr/ornek/2020-2024/"
CARD = PLAN + "amac/1/1.1/"
PAGES = [PLAN, PLAN + "amac/1/", CARD, CARD + "1.1.1/"]
OF_SITE = ["/tr/", "/tr/nasil-hesapliyoruz/", "/tr/veri/", "/tr/veri/api/"]
EXPLAIN = ["Nasıl hesaplıyoruz?", "Açık veri", "Açık veri: API"]
TODAY = date(2026, 3, 4)


@pytest.fixture
def town(db: None) -> Town:
    return closed_town()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.portal.permanent.today_shown", lambda: TODAY)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_its_address_with_the_day_of_its_figures(
    client: Client, address: str
) -> None:
    text = text_of(client, address)

    permanent = f"http://testserver{address}?tarih=2026-03-04"
    assert f"Kalıcı adres: {permanent} " in text
    assert "2024 yılı, 04.03.2026 günü yayımda olan değerler." in text
    assert f"Kent Karnesi, {permanent} (erişim tarihi: …)" in text


@pytest.mark.usefixtures("town")
def test_another_year_stays_in_the_address(client: Client) -> None:
    text = text_of(client, CARD + "?yil=2022")

    assert f"http://testserver{CARD}?yil=2022&tarih=2026-03-04 " in text


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    "choice",
    [
        "yillari-karsilastir/?a=2021&b=2023",
        "gostergeler/?durum=veri-yok&sirala=plan",
        "hedef-degisiklikleri/?yalniz=sonradan",
    ],
)
def test_what_was_chosen_on_a_page_stays_in_its_address(
    client: Client, choice: str
) -> None:
    long = "ğ" * 5000

    text = text_of(client, f"/en/ornek/2020-2024/{choice}&utm=x&sayfa={long}")

    assert f"http://testserver/en/ornek/2020-2024/{choice}&tarih=2026-03-04 " in text


@pytest.mark.usefixtures("town")
def test_the_list_of_municipalities_is_cited_as_it_was_on_a_day(client: Client) -> None:
    text = text_of(client, "/tr/")

    assert (
        "“Kentiniz ne söz verdi, ne kadarını yaptı?”. 04.03.2026 günü yayımda olan "
        "değerler. Kent Karnesi, http://testserver/tr/?tarih=2026-03-04 (erişim" in text
    )


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("address", "title"), list(zip(OF_SITE[1:], EXPLAIN, strict=True)), ids=EXPLAIN
)
def test_a_page_that_explains_is_cited_without_a_day(
    client: Client, address: str, title: str
) -> None:
    text = text_of(client, f"{address}?tarih=2026-03-03&sayfa=2").split(
        "Kalıcı adres ve"
    )[1]

    assert (
        f"“{title}”. Kent Karnesi, http://testserver{address} (erişim tarihi: …)"
        in text
    )
    assert f"Kalıcı adres: http://testserver{address} " in text
    assert "hâliyle gösterir" not in text
    assert "O günkü hâlini göster" not in text


def test_municipalities_side_by_side_can_be_cited(client: Client, town: Town) -> None:
    town.municipality.kind, town.municipality.population = "district", 60_000
    town.municipality.save()
    address = "/tr/karsilastir/?tur=ilce&nufus=50-100&yil=2024"

    text = text_of(client, address)

    assert f"http://testserver{address}&tarih=2026-03-04 " in text
    assert "İlçe belediyesi, 50–100 bin. 2024 yılı, 04.03.2026 günü yayımda" in text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (PLAN, "Örnek Belediyesi, 2020–2024 Stratejik Planı. 2024"),
        (PAGES[1], "Stratejik Planı, Amaç 1, “"),
        (CARD, "Stratejik Planı, Hedef 1.1, “"),
        (PAGES[3], "Stratejik Planı, PG1.1.1, “PG1.1.1 göstergesi”. 2024"),
    ],
    ids=["plan", "goal", "objective", "indicator"],
)
@pytest.mark.usefixtures("town")
def test_a_citation_names_municipality_plan_and_card(
    client: Client, address: str, words: str
) -> None:
    text = text_of(client, address).split("Nasıl alıntılanır?")[1]

    assert words in re.sub(r" ([.,])", r"\1", text)


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", [*PAGES, *OF_SITE])
def test_the_code_is_of_the_same_address(client: Client, address: str) -> None:
    html = client.get(address).content.decode()

    day = "" if address in OF_SITE[1:] else "?tarih=2026-03-04"
    code = code_of(f"http://testserver{address}{day}")
    assert f'viewBox="0 0 {code.size} {code.size}"' in html
    assert f'd="{code.path}"' in html


def test_a_code_draws_its_modules_and_leaves_white_around() -> None:
    code = code_of("https://kentkarnesi.example/tr/ornek/")

    side = code.size - 2 * QUIET
    rows = [row for row in code.path.split("M") if row]
    assert len(rows) == side
    # The upper left corner has the finder pattern: seven dark, one light, five rows of frame.
    assert rows[0].startswith(f"{QUIET} {QUIET}.5h7m1 0")
    assert rows[1].startswith(f"{QUIET} {QUIET + 1}.5h1m5 0h1m1 0")
    for row in rows:
        start = int(row.split(" ")[0])
        assert start >= QUIET
        drawn = sum(map(int, re.findall(r"[hm](\d+)", row)))
        assert start + drawn <= QUIET + side
