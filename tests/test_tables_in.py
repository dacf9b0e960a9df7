"""Tables come into the admin as they go out: checked whole, pressed once, never around a rule."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import Client, RequestFactory
from django.urls import reverse

from plans.models import Membership, Municipality, Unit
from tests.factories import Town, person, small_town
from tests.sent_tables import WHY, Sent, file_of, taken_out, workbook
from tests.two_towns import marked_town

pytestmark = pytest.mark.django_db

# Why a page of the admin is not taken along as a table.
STAYS = {
    "auth.User": "personal data of those who work here",
    "reports.Question": "names and words of citizens; what is published is open data",
    "reports.Answer": "what is published of it is open data",
}


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def test_every_page_of_the_admin_is_taken_along_or_says_why_not(town: Town) -> None:
    root = town.strategy
    root.is_superuser = True
    request = RequestFactory().get("/")
    request.user = root
    silent = {
        model._meta.label
        for model, page in admin.site._registry.items()
        if not getattr(page, "has_export_permission", lambda _request: False)(request)
    }

    assert silent == set(STAYS)


def test_a_page_that_is_not_taken_along_has_no_address_for_it(office: Client) -> None:
    answer = office.get(reverse("admin:reports_question_export"))

    assert answer.status_code == 403


def test_every_list_is_written_with_its_heads(town: Town, client: Client) -> None:
    town.strategy.is_superuser = True
    town.strategy.save()
    client.force_login(town.strategy)
    pages = [
        f"{model._meta.app_label}_{model._meta.model_name}"
        for model in admin.site._registry
        if model._meta.label not in STAYS
    ]

    heads = {page: taken_out(client, page)[0] for page in pages}

    assert all(all(row) for row in heads.values())
    assert heads["plans_plan"] == ["belediye", "dönem", "portalda yayımda"]


def test_no_table_holds_a_row_of_another_municipality(client: Client) -> None:
    here, there = marked_town("yakınkent"), marked_town("uzakkent")
    client.force_login(
        person("k-strateji", Membership.Role.STRATEGY, municipality=here.municipality)
    )
    pages = [
        f"{model._meta.app_label}_{model._meta.model_name}"
        for model in admin.site._registry
        if model._meta.label not in {*STAYS, "indicators.CommonIndicator"}
    ]

    tables = {page: file_of(client, page, 1).decode("utf-8-sig") for page in pages}

    assert sum(here.name in table for table in tables.values()) > 10
    for page, table in tables.items():
        assert there.mark not in table, page
        assert there.name not in table, page


def test_what_goes_out_comes_in_and_changes_nothing(town: Town, office: Client) -> None:
    sent = Sent(office, "plans_unit", workbook(*taken_out(office, "plans_unit")))

    assert sent.errors == []
    assert sent.changes == []
    assert sent.confirm is None
    assert "değişecek bir şey yok" in sent.answer.content.decode()


def test_a_checked_table_is_written_only_when_pressed(
    town: Town, office: Client
) -> None:
    rows = workbook(
        ["kimlik", "belediye", "birim", "etkin"],
        [town.unit.pk, "ornek", "Sosyal Hizmetler Müdürlüğü", None],
        [None, "ornek", "Park Müdürlüğü", "evet"],
    )

    sent = Sent(office, "plans_unit", rows)

    assert not Unit.objects.filter(name="Park Müdürlüğü").exists()
    assert sent.told == [
        (1, "birim", "Sosyal Destek Müdürlüğü", "Sosyal Hizmetler Müdürlüğü"),
        (2, "belediye", None, "ornek"),
        (2, "birim", None, "Park Müdürlüğü"),
        (2, "etkin", None, "evet"),
    ]
    assert sent.press() == ["1 yeni kayıt, 1 değişen kayıt yazıldı."]
    town.unit.refresh_from_db()
    assert town.unit.name == "Sosyal Hizmetler Müdürlüğü"
    version = town.unit.history.first()
    assert version.history_change_reason == WHY
    assert version.history_user_id == town.strategy.pk


def test_one_faulty_row_keeps_all_out_and_every_fault_is_told(
    town: Town, office: Client
) -> None:
    neighbours = Unit.objects.create(
        municipality=Municipality.objects.get(slug="komsu"), name="Komşu Müdürlük"
    )
    rows = workbook(
        ["kimlik", "belediye", "birim", "etkin"],
        [None, "ornek", "Park Müdürlüğü", "belki"],
        [None, "komsu", "Sızan Müdürlük", "evet"],
        [neighbours.pk, "komsu", "Çalınan", "evet"],
        [town.unit.pk, "ornek", "A", "evet"],
        [town.unit.pk, "ornek", "B", "evet"],
        [None, "ornek", "İyi Müdürlük", "evet"],
    )

    sent = Sent(office, "plans_unit", rows)

    assert sent.confirm is None
    assert [(number, head) for number, head, _sentence in sent.errors] == [
        (1, "etkin"),
        (2, "belediye"),
        (3, "kimlik"),
        (5, "kimlik"),
    ]
    assert not Unit.objects.filter(name="İyi Müdürlük").exists()


def test_a_table_that_would_write_something_else_than_shown_is_not_written(
    town: Town, office: Client
) -> None:
    rows = workbook(["kimlik", "birim"], [town.unit.pk, "Yeni Ad"])
    sent = Sent(office, "plans_unit", rows)
    Unit.objects.filter(pk=town.unit.pk).update(name="Bu Arada Değişti")

    told = sent.press()

    assert "Siz bakarken kayıtlar değişti" in told[0]
    town.unit.refresh_from_db()
    assert town.unit.name == "Bu Arada Değişti"


def test_a_press_without_its_file_says_so(town: Town, office: Client) -> None:
    sent = Sent(office, "plans_unit", workbook(["birim"], ["X"]))
    answer = office.post(
        reverse("admin:plans_unit_process_import"),
        {"import_file_name": "../../etc/passwd", "format": "9", "seen": ""},
        follow=True,
    )

    assert sent.errors
    assert "yeniden yükleyin" in str(next(iter(answer.context["messages"])))


@pytest.mark.parametrize(
    ("content", "kind", "sentence"),
    [
        (b"bu bir kitap degil", 0, "Excel (xlsx) dosyası değil"),
        ("birim\nİşler".encode("cp1254"), 1, "UTF-8 değil"),
        (b"birim\nA,B", 1, "başlığı olmayan"),
    ],
    ids=["no workbook", "no UTF-8", "a value below no head"],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(
    town: Town, office: Client, content: bytes, kind: int, sentence: str
) -> None:
    sent = Sent(office, "plans_unit", content, kind)

    assert sentence in str(sent.form.errors["import_file"])


def test_a_letter_that_no_database_keeps_is_told(town: Town, office: Client) -> None:
    sent = Sent(office, "plans_unit", b"belediye,birim\nornek,A\0B", 1)

    assert [head for _number, head, _said in sent.errors] == ["birim"]


def test_a_column_of_no_table_is_not_passed_over(town: Town, office: Client) -> None:
    sent = Sent(office, "plans_unit", workbook(["kimlik", "isim"], [town.unit.pk, "X"]))

    assert "tanınmayan sütun var: isim" in sent.answer.content.decode()
    assert sent.confirm is None


def test_a_population_comes_in_as_a_number_or_not_at_all(
    town: Town, office: Client
) -> None:
    heads = ["belediye", "nüfus", "nüfus yılı"]
    refused = Sent(
        office, "plans_municipality", workbook(heads, ["ornek", "12.500,5", 2024])
    )
    empty = Sent(office, "plans_municipality", workbook(heads, ["ornek", None, None]))
    sent = Sent(office, "plans_municipality", workbook(heads, ["ornek", 12500, 2024]))

    assert [head for _number, head, _said in refused.errors] == ["nüfus"]
    assert empty.changes == []
    assert sent.press() == ["0 yeni kayıt, 1 değişen kayıt yazıldı."]
    town.municipality.refresh_from_db()
    assert town.municipality.population == 12_500


def test_a_table_adds_no_municipality_and_changes_no_other(
    town: Town, office: Client
) -> None:
    rows = workbook(["belediye", "nüfus"], ["komsu", 5], ["yeni", 6])

    sent = Sent(office, "plans_municipality", rows)

    assert [number for number, _head, _said in sent.errors] == [1, 2]
