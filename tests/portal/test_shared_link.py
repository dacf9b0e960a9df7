"""What a shared link shows: the same words in the page's head, in its picture and for who sees neither."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image, ImageChops, ImageFont

from indicators.measures import Known
from reports.portal import picture
from reports.portal.sharing import SharedCard, card_of
from reports.progress import indicator_row
from reports.years import plan_year
from tests.factories import (
    PlanRevisionFactory,
    Town,
    approved_actual,
    measured_indicator,
)
from tests.portal.builders import closed_town

pytestmark = pytest.mark.django_db
PLACE = "/tr/ornek/"
PLAN = PLACE + "2020-2024/"
GOAL = PLAN + "amac/1/"
OBJECTIVE = GOAL + "1.1/"
INDICATOR = OBJECTIVE + "1.1.1/"
PAGES = ["/tr/", PLACE, PLAN, GOAL, OBJECTIVE, INDICATOR]


@pytest.fixture
def town() -> Town:
    return closed_town()


def told(client: Client, address: str) -> dict[str, str]:
    html = client.get(address).content.decode()
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html)
    assert len(dict(found)) == len(found)
    return {name: unescape(text) for name, text in found}


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_tells_readers_of_links_what_they_ask(
    client: Client, address: str
) -> None:
    said = told(client, address)

    assert said["og:url"] == "http://testserver" + address
    assert said["og:image"] == "http://testserver" + address + "paylasim.png"
    assert said["og:locale"] == "tr_TR"
    assert said["og:type"] == "website"
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:title"]
    assert said["description"] == said["og:description"]
    assert said["og:description"] in said["og:image:alt"]


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", PAGES)
def test_its_picture_is_ours_and_of_the_size_that_it_says(
    client: Client, address: str
) -> None:
    answer = client.get(address + "paylasim.png")

    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=60"
    drawn = Image.open(BytesIO(answer.content))
    said = told(client, address)
    width, height = said["og:image:width"], said["og:image:height"]
    assert (str(drawn.width), str(drawn.height)) == (width, height)
    known = {"If-None-Match": answer["ETag"]}
    assert client.get(address + "paylasim.png", headers=known).status_code == 304


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("address", "title", "words"),
    [
        (PLAN, "2020–2024 Stratejik Planı · Örnek Belediyesi", ["Veri kapsamı %"]),
        (OBJECTIVE, "Hedef 1.1 · Örnek Belediyesi", ["%80,00", "Veri kapsamı %60"]),
        (INDICATOR, "PG1.1.1 · Örnek Belediyesi", ["Gerçekleşen: 80 adet", "%80,00"]),
        (OBJECTIVE + "1.1.2/", "PG1.1.2 · Örnek Belediyesi", ["veri girilmedi"]),
    ],
)
def test_a_percentage_never_comes_without_its_coverage_year_and_warning(
    client: Client, address: str, title: str, words: list[str]
) -> None:
    said = told(client, address)

    assert said["og:title"] == title
    for each in [*words, "2024 yılı sonu", "Kurgusal veri"]:
        assert each in said["og:description"]
    assert "%0" not in said["og:description"]


@pytest.mark.usefixtures("town")
def test_a_link_to_another_year_shows_that_year(client: Client) -> None:
    said = told(client, OBJECTIVE + "?yil=2023")

    assert said["og:image"].endswith(OBJECTIVE + "paylasim.png?yil=2023")
    assert "2023 yılı sonu" in said["og:description"]
    assert client.get(OBJECTIVE + "paylasim.png?yil=1999").status_code == 404


def test_no_data_is_said_only_where_there_is_none(town: Town) -> None:
    unscored = measured_indicator(town.objective, targets={2023: "5"})
    approved_actual(unscored, "7")
    gone = PlanRevisionFactory.create(plan=town.plan, number=1)
    withdrawn = measured_indicator(town.objective, withdrawn_in=gone)
    shown = plan_year(town.plan)

    def figure(row_of: int) -> str:
        row = indicator_row(
            Known(type(town.first).objects.for_scoring().get(pk=row_of)), 2024
        )
        return card_of(shown, row).figure

    assert figure(unscored.pk) == "yüzde hesaplanmadı"
    assert figure(withdrawn.pk) == "hesaba katılmaz"
    assert figure(town.second.pk) == "veri girilmedi"


def drawn(**words: object) -> Image.Image:
    usual = {"place": "Örnek", "about": "Hedef 1.1", "name": "Ad", **words}
    card = SharedCard(**usual)  # type: ignore[arg-type]
    return Image.open(BytesIO(picture.draw(card))).convert("RGB")


def test_a_picture_without_data_has_no_bar() -> None:
    missing = drawn(absence="veri girilmedi")
    bar = (picture.MARGIN, picture.HEIGHT - 44, 600, picture.HEIGHT - 30)

    assert missing.crop(bar).getcolors() == [(14 * (600 - picture.MARGIN), (255,) * 3)]


@pytest.mark.parametrize("letter", "ğĞşŞıİöÖüÜçÇ")
def test_every_turkish_letter_is_drawn(letter: str) -> None:
    unknown = drawn(name="\U000e0fff")

    difference = ImageChops.difference(drawn(name=letter), unknown)

    assert difference.getbbox() is not None


@pytest.mark.parametrize("name", ["kelime " * 200, "x" * 900, ""])
def test_a_long_name_stays_inside_the_picture(name: str) -> None:
    image = drawn(name=name)
    edge = (picture.WIDTH - 60, 120, picture.WIDTH, picture.HEIGHT - 60)

    assert image.crop(edge).getcolors() == [(60 * 450, (255, 255, 255))]


@pytest.mark.parametrize("letter", ["\n", "\x85", "\u2029"], ids=ascii)
def test_a_break_in_a_name_is_drawn_as_a_blank(letter: str) -> None:
    broken = drawn(place=f"Örnek{letter}Belediyesi", about=f"PG{letter}1")

    assert broken == drawn(place="Örnek Belediyesi", about="PG 1")


def test_a_long_name_is_cut_by_halves_and_not_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured = []
    length = ImageFont.FreeTypeFont.getlength

    def counted(font: ImageFont.FreeTypeFont, text: str) -> float:
        measured.append(text)
        return length(font, text)

    monkeypatch.setattr(ImageFont.FreeTypeFont, "getlength", counted)

    drawn(name="x" * 900)

    assert len(measured) < 30
