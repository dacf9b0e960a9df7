"""The strategy office's page: what waits, filters, approval together and alone, returns."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.models import ActualEntry, BreakdownPart, ConfirmedDoubt
from indicators.services import Commitment, Figure
from plans.models import Membership
from tests.factories import (
    NOON,
    ActualEntryFactory,
    MunicipalityFactory,
    Town,
    UnitFactory,
    approved_actual,
    measured_indicator,
    person,
    small_town,
)
from tests.pages import text_of

DECIDE_QUERIES = 27


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def office(town: Town, client: Client) -> Client:
    client.force_login(town.strategy)
    return client


def waiting(town: Town) -> list[ActualEntry]:
    entries = []
    for indicator, by, value in [
        (town.first, town.unit_user, "100"),
        (town.second, town.other_unit_user, "50"),
    ]:
        draft = services.enter(
            indicator=indicator,
            year=2024,
            period="YEAR",
            by=by,
            figure=Figure(Decimal(value)),
        )
        entries.append(services.submit(entry=draft, by=by, at=NOON + timedelta(days=1)))
    return entries


def test_what_waits_is_listed_and_approved_together(town: Town, office: Client) -> None:
    entries = waiting(town)
    page = office.get("/onay/").content.decode()
    assert town.first.name in page
    assert town.second.name in page

    office.post("/onay/", {"kayit": [entry.pk for entry in entries]})

    assert ActualEntry.objects.public().count() == 2
    assert "onay bekleyen bir değer yok" in office.get("/onay/").content.decode()


def test_the_list_narrows_by_unit_state_year_and_period(
    town: Town, office: Client
) -> None:
    waiting(town)

    def shows(**query: str | int) -> tuple[bool, bool]:
        page = office.get("/onay/", query).content.decode()
        return town.first.name in page, town.second.name in page

    assert shows(unit=town.other_unit.pk) == (False, True)
    assert shows(state="approved") == (False, False)
    assert shows(state="", year=2024) == (True, True)
    assert shows(year=2023) == (False, False)
    assert shows(period="H1") == (False, False)


def test_a_figure_is_returned_with_a_note(town: Town, office: Client) -> None:
    entry, next_one = waiting(town)
    address = reverse("decide", args=[entry.pk])

    refused = office.post(address, {"islem": "geri", "note": ""})
    assert "Geri gönderirken neden yazılır" in refused.content.decode()
    answer = office.post(address, {"islem": "geri", "note": "Toplamı yazın"})

    entry.refresh_from_db()
    assert answer.headers["Location"] == reverse("decide", args=[next_one.pk])
    assert (entry.state, entry.decision_note) == ("returned", "Toplamı yazın")


def test_a_figure_is_approved_on_its_own_page(town: Town, office: Client) -> None:
    entry = waiting(town)[0]

    office.post(reverse("decide", args=[entry.pk]), {"islem": "onayla"})

    assert list(ActualEntry.objects.public()) == [entry]


def test_the_office_says_what_a_document_left_unsaid_or_returns_it(
    town: Town, office: Client
) -> None:
    entry = ActualEntryFactory.create(
        indicator=town.first, value=Decimal(80), state="submitted"
    )
    address = reverse("decide", args=[entry.pk])
    listed = office.get("/onay/").content.decode()
    assert "yazılmamış: sapma nedeni, alınacak önlem" in listed
    assert f'name="kayit" value="{entry.pk}"' not in listed

    refused = office.post(address, {"islem": "onayla"}).content.decode()
    assert "Her sapma için neden yazılır" in refused
    together = office.post("/onay/", {"kayit": [entry.pk]}, follow=True)
    assert f"{entry} : Her sapma" in text_of(together)
    assert not ActualEntry.objects.public().exists()

    said = {"deviation_reason": "İhale gecikti", "corrective_measure": "Yeni ihale"}
    office.post(address, {"islem": "onayla"} | said)
    public = ActualEntry.objects.public().get()
    assert {name: getattr(public, name) for name in said} == said


def test_the_office_says_that_a_documents_wild_value_is_meant(
    town: Town, office: Client
) -> None:
    said = {"deviation_reason": "Yeni tesis", "corrective_measure": "Hedef yenilenecek"}
    entry = ActualEntryFactory.create(
        indicator=town.first, value=Decimal(1000), state="submitted", **said
    )
    address = reverse("decide", args=[entry.pk])
    assert 'name="sure" value="1000' in office.get(address).content.decode()

    refused = office.post(address, {"islem": "onayla"}).content.decode()
    assert "yaklaşık 10 katı" in refused
    assert not ActualEntry.objects.public().exists()

    office.post(address, {"islem": "onayla", "sure": "1000"})
    assert ActualEntry.objects.public().exists()
    assert ConfirmedDoubt.objects.get().actual == entry
    assert 'name="sure"' not in office.get(address).content.decode()


def test_a_figure_that_says_all_asks_for_nothing_more(
    town: Town, office: Client
) -> None:
    page = office.get(reverse("decide", args=[waiting(town)[0].pk])).content.decode()

    assert 'name="deviation_reason"' not in page
    assert 'name="explanation"' not in page


@pytest.mark.parametrize("key", ["9" * 18, "9" * 30, "9" * 5000, "²", "٣", "-1", ""])
def test_a_key_that_no_figure_has_is_no_error(
    town: Town, office: Client, key: str
) -> None:
    waiting(town)

    answer = office.post("/onay/", {"kayit": [key]}, follow=True)

    assert answer.status_code == 200
    assert "işaretlemediniz" in answer.content.decode()
    assert office.get("/onay/", {"sayfa": key, "unit": key}).status_code == 200
    assert office.get(f"/onay/{'9' * 30}/").status_code == 404


def test_nobody_approves_their_own_figure_on_the_page(
    town: Town, office: Client
) -> None:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.strategy,
        figure=Figure(Decimal(100)),
    )
    entry = services.submit(entry=draft, by=town.strategy)

    answer = office.post("/onay/", {"kayit": [entry.pk]}, follow=True)

    assert "Kimse kendi girdiği" in answer.content.decode()
    assert not ActualEntry.objects.public().exists()


def test_the_approval_list_costs_the_same_for_two_figures_and_for_twelve(
    town: Town, office: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    waiting(town)
    with django_assert_num_queries(14):
        office.get("/onay/")
    for _ in range(10):
        draft = services.enter(
            indicator=measured_indicator(town.objective),
            year=2024,
            period="YEAR",
            by=town.unit_user,
            figure=Figure(Decimal(100)),
        )
        services.submit(entry=draft, by=town.unit_user)

    with django_assert_num_queries(14):
        office.get("/onay/")


def test_what_waits_longest_stands_first_and_says_for_how_long(
    town: Town, office: Client
) -> None:
    first, second = waiting(town)
    now = timezone.now()
    ActualEntry.objects.filter(pk=first.pk).update(submitted_at=now - timedelta(days=2))
    ActualEntry.objects.filter(pk=second.pk).update(
        submitted_at=now - timedelta(days=9)
    )

    page = office.get("/onay/").content.decode()

    assert page.index("PG1.1.2") < page.index("PG1.1.1")
    assert page.index("9 gündür") < page.index("2 gündür")


def test_all_that_is_shown_is_marked_by_a_link(town: Town, office: Client) -> None:
    entries = waiting(town)

    page = office.get("/onay/", {"secim": "tumu"}).content.decode()

    assert len(re.findall(r'name="kayit"[^>]*\schecked', page)) == len(entries)
    assert "checked" not in office.get("/onay/").content.decode()


def test_ones_own_figure_cannot_be_marked_and_the_list_says_why(
    town: Town, office: Client
) -> None:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.strategy,
        figure=Figure(Decimal(100)),
    )
    entry = services.submit(entry=draft, by=town.strategy)

    page = office.get("/onay/").content.decode()

    assert f'name="kayit" value="{entry.pk}"' not in page
    assert "kendi girdiğiniz değer" in page
    alone = office.get(reverse("decide", args=[entry.pk])).content.decode()
    assert "kararı başka biri verir" in alone
    assert 'value="onayla"' not in alone


def test_marked_figures_are_returned_together_with_one_note(
    town: Town, office: Client
) -> None:
    entries = waiting(town)
    marked = {"kayit": [entry.pk for entry in entries], "islem": "geri"}

    refused = office.post("/onay/", marked | {"note": " "})
    assert "Geri gönderirken neden yazılır" in refused.content.decode()
    assert refused.content.decode().count(" checked") == 2
    office.post("/onay/", marked | {"note": "Kanıt ekleyin"})

    returned = ActualEntry.objects.filter(state="returned")
    assert {entry.decision_note for entry in returned} == {"Kanıt ekleyin"}
    assert returned.count() == 2


def test_one_refused_figure_stops_all_and_is_named_with_a_link(
    town: Town, office: Client
) -> None:
    good, bad = waiting(town)
    services.withdraw_submission(entry=bad, by=town.other_unit_user)

    answer = office.post("/onay/", {"kayit": [good.pk, bad.pk]})

    assert f'<a href="/onay/{bad.pk}/">{bad}</a>' in answer.content.decode()
    assert "Hiçbiri için karar yazılmadı" in answer.content.decode()
    assert f'name="kayit" value="{good.pk}"' in answer.content.decode()
    assert not ActualEntry.objects.public().exists()


def test_the_second_of_two_people_learns_what_the_first_decided(
    town: Town, office: Client
) -> None:
    entry = waiting(town)[0]
    colleague = person("ayse", Membership.Role.STRATEGY, municipality=town.municipality)
    services.approve(entry=entry, by=colleague, at=NOON)

    answer = office.post(
        reverse("decide", args=[entry.pk]), {"islem": "geri", "note": "Olmaz"}
    )

    assert answer.status_code == 409
    assert (
        "Sizden önce ayse bu değeri onayladı (01.07.2024 12.00); kararınız yazılmadı."
        in text_of(answer)
    )
    entry.refresh_from_db()
    assert (entry.state, entry.decision_note) == ("approved", "")


def test_a_figure_changed_since_it_was_looked_at_is_not_approved_unseen(
    town: Town, office: Client
) -> None:
    entry = waiting(town)[0]
    address = reverse("decide", args=[entry.pk])
    seen = entry.entered_at.isoformat()
    services.withdraw_submission(entry=entry, by=town.unit_user)
    services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(None, explanation="Anket yapılmadı"),
    )
    services.submit(entry=entry, by=town.unit_user)

    alone = office.post(address, {"islem": "onayla", "gorulen": seen})
    together = office.post("/onay/", {"kayit": [entry.pk], f"gorulen-{entry.pk}": seen})

    assert alone.status_code == 409
    assert "birim bu değeri değiştirdi" in text_of(alone)
    assert "bu kayıt değişti" in text_of(together)
    assert not ActualEntry.objects.public().exists()
    again = re.search(r'name="gorulen" value="([^"]+)"', alone.content.decode())
    assert again is not None
    office.post(address, {"islem": "onayla", "gorulen": again[1]})
    assert ActualEntry.objects.public().count() == 1


def test_deciding_leads_to_the_next_that_waits_within_what_was_narrowed(
    town: Town, office: Client
) -> None:
    first, second = waiting(town)
    third_indicator = measured_indicator(town.objective)
    draft = services.enter(
        indicator=third_indicator,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(100)),
    )
    third = services.submit(entry=draft, by=town.unit_user)
    narrowed = f"?unit={town.unit.pk}"

    page = office.get(reverse("decide", args=[first.pk]) + narrowed).content.decode()
    assert f'rel="next" href="/onay/{third.pk}/{narrowed}"' in page
    answer = office.post(
        reverse("decide", args=[first.pk]) + narrowed, {"islem": "onayla"}
    )
    assert answer.headers["Location"] == f"/onay/{third.pk}/{narrowed}"
    answer = office.post(
        reverse("decide", args=[third.pk]) + narrowed, {"islem": "onayla"}
    )
    assert answer.headers["Location"] == f"/onay/{narrowed}"
    assert second.pk in ActualEntry.objects.filter(state="submitted").values_list(
        "pk", flat=True
    )


def test_the_office_of_several_municipalities_tells_their_units_apart(
    town: Town, client: Client
) -> None:
    other = MunicipalityFactory.create(name="Üçüncü Belediyesi", slug="ucuncu")
    UnitFactory.create(municipality=other, name=town.unit.name)
    both = person("ikisi", Membership.Role.STRATEGY, municipality=town.municipality)
    client.force_login(both)
    assert f">{town.unit.name}</option>" in client.get("/onay/").content.decode()

    Membership.objects.create(
        user=both, role=Membership.Role.STRATEGY, municipality=other
    )
    page = client.get("/onay/").content.decode()

    assert f">Örnek Belediyesi: {town.unit.name}</option>" in page
    assert f">Üçüncü Belediyesi: {town.unit.name}</option>" in page


def test_the_page_of_one_figure_shows_all_that_backs_it(
    town: Town, office: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    approved_actual(town.first, "61", year=2023)
    approved_actual(town.first, "30", period="H1")
    entry = waiting(town)[0]
    ActualEntry.objects.filter(pk=entry.pk).update(
        numerator=Decimal(200), denominator=Decimal(2)
    )
    for sex, value in [("kadın", 70), ("erkek", 30)]:
        BreakdownPart.objects.create(
            actual=entry, dimension="sex", category=sex, value=Decimal(value)
        )
    ConfirmedDoubt.objects.create(
        actual=entry,
        kind="times_ten",
        question="Geçen yılın on katı; emin misiniz?",
        value=Decimal(100),
        confirmed_by=town.unit_user,
    )
    services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=Commitment(2024, Decimal(90), reason="Bütçe kesildi"),
    )

    with django_assert_num_queries(DECIDE_QUERIES):
        answer = office.get(reverse("decide", args=[entry.pk]))

    text = text_of(answer)
    assert "İlk plandaki hedef 100" in text
    assert "Yıl sonu hedefi 90" in text
    assert "Geçerli hedefe göre %111,11 İlk hedefe göre %100,00" in text
    assert "200 / 2" in text
    assert "kadın 70" in text
    assert "Toplam 100" in text
    assert "Geçen yılın on katı; emin misiniz? birim “eminim” dedi" in text
    assert "2024 ilk altı ay 90 30" in text
    assert "2023 yılı – 61" in text
    assert "Kayıtta yazılmamış: sapma nedeni, alınacak önlem." in text
