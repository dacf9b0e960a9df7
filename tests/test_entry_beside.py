"""What stands beside a figure: evidence, its parts, its evaluation."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from indicators import services
from indicators.models import ActualEntry, Evidence, ReportingPeriod
from tests.entering import PAGE, only_entry, typed
from tests.factories import Town, measured_indicator, small_town


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def unit_client(town: Town, client: Client) -> Client:
    client.force_login(town.unit_user)
    return client


def test_evidence_is_kept_for_those_who_may_see_the_figure(
    town: Town, unit_client: Client, client: Client
) -> None:
    minutes = SimpleUploadedFile("tutanak.pdf", b"%PDF-1.4 tutanak")
    unit_client.post(
        PAGE,
        typed(town, value="100", evidence_addresses="https://ornek.bel.tr/haber")
        | {f"pg{town.first.pk}-evidence_files": minutes, "islem": "taslak"},
    )
    file = Evidence.objects.exclude(file="").get()
    address = reverse("kept_evidence", args=[file.pk])

    assert Evidence.objects.get(file="").address == "https://ornek.bel.tr/haber"
    answer = unit_client.get(address)
    assert b"".join(answer) == b"%PDF-1.4 tutanak"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    client.force_login(town.other_unit_user)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "size"), [("virus.exe", 10), ("sayfa.html", 10), ("film.pdf", 21 << 20)]
)
def test_evidence_of_a_wrong_kind_or_size_is_refused(
    town: Town, unit_client: Client, name: str, size: int
) -> None:
    file = SimpleUploadedFile(name, b"x" * size)

    unit_client.post(
        PAGE,
        typed(town, value="100")
        | {f"pg{town.first.pk}-evidence_files": file, "islem": "taslak"},
    )

    assert not Evidence.objects.exists()


def test_a_figure_is_taken_apart_and_evaluated_and_keeps_it_when_edited(
    town: Town, unit_client: Client
) -> None:
    criterion = services.criteria_of(town.municipality)[0]
    told = {f"evaluation_{criterion.pk}": "İhtiyaç sürüyor"}
    parts = {"parts_sex": "Kadın: 60\nErkek\t40", "parts_district": "Merkez: 100"}

    unit_client.post(
        PAGE, typed(town, value="100", **parts, **told) | {"islem": "taslak"}
    )
    page = unit_client.get(PAGE).content.decode()

    entry = only_entry()
    assert {part.category: part.value for part in entry.parts.all()} == {
        "Kadın": 60,
        "Erkek": 40,
        "Merkez": 100,
    }
    assert [each.text for each in entry.evaluations.all()] == ["İhtiyaç sürüyor"]
    assert "Kadın: 60\nErkek: 40" in page
    assert "İhtiyaç sürüyor" in page


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Kadın 60", "iki nokta"),
        ("Kadın: 1.5", "Noktanın binlik mi"),
        ("Kadın: 60\nKadın: 40", "iki kez"),
    ],
)
def test_a_breakdown_that_cannot_be_read_for_certain_is_refused_by_line(
    town: Town, unit_client: Client, text: str, says: str
) -> None:
    answer = unit_client.post(
        PAGE, typed(town, value="100", parts_sex=text) | {"islem": "taslak"}
    )

    assert says in answer.content.decode()
    assert text in answer.content.decode()
    assert not ActualEntry.objects.exists()


def test_only_a_ratio_is_asked_for_its_numerator_and_denominator(
    town: Town, unit_client: Client
) -> None:
    share = measured_indicator(town.objective, unit_of_measure="%")

    page = unit_client.get(PAGE).content.decode()

    assert f'name="pg{share.pk}-numerator"' in page
    assert f'name="pg{town.first.pk}-numerator"' not in page
    unit_client.post(
        PAGE,
        {f"pg{share.pk}-value": "50", f"pg{share.pk}-numerator": "1"}
        | {f"pg{share.pk}-denominator": "2", "islem": "taslak"},
    )
    assert only_entry().numerator == 1
    assert only_entry().denominator == 2


def test_the_half_year_is_not_evaluated(town: Town, unit_client: Client) -> None:
    half = services.open_period(
        plan=town.plan, year=2024, period="H1", by=town.strategy
    )

    def shown(period: ReportingPeriod) -> str:
        return unit_client.get(PAGE, {"donem": period.pk}).content.decode()

    assert "İlgililik" not in shown(half)
    assert "İlgililik" in shown(town.open_year)


def test_one_refused_file_holds_back_neither_the_others_nor_the_texts(
    town: Town, unit_client: Client
) -> None:
    files = [
        SimpleUploadedFile("tutanak.pdf", b"%PDF-1.4 tutanak"),
        SimpleUploadedFile("virus.exe", b"MZ"),
        SimpleUploadedFile("liste.txt", b"liste"),
    ]
    addresses = "https://ornek.bel.tr/haber\nadres değil\nornek.bel.tr/duyuru"

    answer = unit_client.post(
        PAGE,
        typed(town, value="100", explanation="Sayım", evidence_addresses=addresses)
        | {f"pg{town.first.pk}-evidence_files": files, "islem": "taslak"},
    )

    page = answer.content.decode()
    assert "virus.exe: " in page
    assert "https://adres değil: " in page
    assert only_entry().value == 100
    assert only_entry().explanation == "Sayım"
    titles = set(Evidence.objects.values_list("title", flat=True))
    assert titles == {
        "tutanak.pdf",
        "liste.txt",
        "https://ornek.bel.tr/haber",
        "https://ornek.bel.tr/duyuru",
    }
