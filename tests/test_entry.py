"""A unit's page: what it shows, what a row keeps, and what is sent for approval."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import resolve_url
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from indicators import services
from indicators.models import ActualEntry, Evidence, Method, ReportingPeriod
from indicators.services import Figure
from plans.fields import TurkishDecimalField
from tests.entering import PAGE, only_entry, typed
from tests.factories import Town, approved_actual, measured_indicator, small_town


@pytest.fixture
def town(db: None) -> Town:
    return small_town()


@pytest.fixture
def unit_client(town: Town, client: Client) -> Client:
    client.force_login(town.unit_user)
    return client


def test_a_unit_sees_its_own_indicators_in_plan_order(
    town: Town, unit_client: Client
) -> None:
    later = measured_indicator(town.objective)

    page = unit_client.get(PAGE).content.decode()

    assert page.index(town.first.name) < page.index(later.name)
    assert town.second.name not in page
    assert town.objective.title in page


def test_the_page_shows_target_last_values_and_missing_ones(
    town: Town, unit_client: Client
) -> None:
    approved_actual(town.first, "14720", year=2023)

    page = unit_client.get(PAGE).content.decode()

    assert "14.720" in page
    assert "2024 ilk altı ay" in page
    assert "veri girilmedi" in page


def test_the_page_says_how_late_it_is_and_what_waits(
    town: Town, unit_client: Client
) -> None:
    today = timezone.localdate()
    ReportingPeriod.objects.update(due_on=today - timedelta(days=3))

    late = unit_client.get(PAGE).content.decode()
    assert "3 gün geçti." in late
    assert "1 gösterge boş" in late

    ReportingPeriod.objects.update(due_on=today)
    unit_client.post(PAGE, typed(town, value="15000") | {"islem": "taslak"})
    in_time = unit_client.get(PAGE).content.decode()
    assert "gün geçti" not in in_time
    assert "1 taslak onaya gönderilmedi" in in_time
    assert "gösterge boş" not in in_time


def test_a_visitor_logs_in_first(town: Town, client: Client) -> None:
    answer = client.get(PAGE)

    assert answer.status_code == 302
    assert (
        answer.headers["Location"] == f"{resolve_url(settings.LOGIN_URL)}?next={PAGE}"
    )


def test_a_user_without_a_role_is_refused(town: Town, client: Client) -> None:
    client.force_login(town.visitor)

    answer = client.get(PAGE)

    assert answer.status_code == 403
    assert "yetkiniz yok" in answer.content.decode()


def test_a_saved_draft_is_read_as_turkish_and_shown_again(
    town: Town, unit_client: Client
) -> None:
    answer = unit_client.post(
        PAGE, typed(town, value="1.250,5", explanation="Sayım") | {"islem": "taslak"}
    )

    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    entry = only_entry()
    assert (entry.value, entry.state) == (Decimal("1250.5"), "draft")
    assert (entry.entered_by, entry.explanation) == (town.unit_user, "Sayım")
    assert 'value="1.250,5"' in unit_client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1.5", "Noktanın binlik mi ondalık mı"),
        ("12,500", "üç basamak"),
        ("yüz", "Sayı olarak okunamadı"),
        ("10-20", "Bir aralık"),
    ],
)
def test_a_number_that_could_be_two_is_refused_under_its_field(
    town: Town, unit_client: Client, text: str, says: str
) -> None:
    answer = unit_client.post(PAGE, typed(town, value=text) | {"islem": "gonder"})

    page = answer.content.decode()
    assert says in page
    assert f'aria-describedby="id_pg{town.first.pk}-value_error"' in page
    assert f'value="{text}"' in page
    assert not ActualEntry.objects.exists()


def test_a_complete_row_is_submitted_and_then_only_taken_back(
    town: Town, unit_client: Client
) -> None:
    unit_client.post(PAGE, typed(town, value="100") | {"islem": "gonder"})
    assert only_entry().state == "submitted"

    unit_client.post(PAGE, typed(town, value="7") | {"islem": "taslak"})
    assert only_entry().value == 100

    unit_client.post(PAGE, {"geri-cek": str(only_entry().pk)})
    assert only_entry().state == "draft"


def test_a_deviation_without_reason_and_measure_is_saved_but_not_submitted(
    town: Town, unit_client: Client
) -> None:
    answer = unit_client.post(PAGE, typed(town, value="99") | {"islem": "gonder"})

    page = answer.content.decode()
    assert "Her sapma için neden yazılır" in page
    for name in ("deviation_reason", "corrective_measure"):
        assert f'id="id_pg{town.first.pk}-{name}_error"' in page
    assert (only_entry().value, only_entry().state) == (Decimal(99), "draft")

    unit_client.post(
        PAGE,
        typed(
            town,
            value="99",
            deviation_reason="Kar yağdı",
            corrective_measure="Yedek ekip kurulacak",
        )
        | {"islem": "gonder"},
    )
    assert only_entry().state == "submitted"


def test_one_refused_row_does_not_hold_back_the_others(
    town: Town, unit_client: Client
) -> None:
    other = measured_indicator(town.objective)

    unit_client.post(
        PAGE,
        typed(town, value="1.5") | {f"pg{other.pk}-value": "100"} | {"islem": "gonder"},
    )

    assert (only_entry().indicator, only_entry().state) == (other, "submitted")


def test_empty_rows_are_left_alone(town: Town, unit_client: Client) -> None:
    unit_client.post(PAGE, typed(town, value="", explanation="") | {"islem": "gonder"})

    assert not ActualEntry.objects.exists()


def test_a_typed_zero_is_a_zero_and_a_blank_is_none(
    town: Town, unit_client: Client
) -> None:
    unit_client.post(PAGE, typed(town, value="0") | {"islem": "taslak"})
    assert only_entry().value == 0

    unit_client.post(PAGE, typed(town, value="") | {"islem": "taslak"})
    assert only_entry().value is None


def test_the_note_of_a_return_stands_above_the_field(
    town: Town, unit_client: Client
) -> None:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(100)),
    )
    services.return_(
        entry=services.submit(entry=draft, by=town.unit_user),
        by=town.strategy,
        note="Birim adet değil kişi",
    )

    page = unit_client.get(PAGE).content.decode()

    assert "Birim adet değil kişi" in page
    assert "Geri gönderildi" in page
    assert f'<a href="#pg{town.first.pk}">PG1.1.1: geri gönderildi</a>' in page


def test_only_a_running_total_may_be_reported_as_an_increment(
    town: Town, unit_client: Client
) -> None:
    trees = measured_indicator(town.objective, method=Method.CUMULATIVE)

    page = unit_client.get(PAGE).content.decode()

    assert f'name="pg{trees.pk}-reported_as"' in page
    assert f'name="pg{town.first.pk}-reported_as"' not in page


def test_somebody_elses_indicator_cannot_be_written_from_here(
    town: Town, unit_client: Client
) -> None:
    unit_client.post(PAGE, {f"pg{town.second.pk}-value": "5", "islem": "gonder"})

    assert not ActualEntry.objects.exists()


def test_the_strategy_office_chooses_among_all_units(
    town: Town, client: Client
) -> None:
    client.force_login(town.strategy)

    page = client.get(PAGE, {"birim": town.other_unit.pk}).content.decode()

    assert town.second.name in page
    assert town.first.name not in page
    assert "Sosyal Destek" in page


def test_one_of_two_open_periods_is_chosen(town: Town, unit_client: Client) -> None:
    half = services.open_period(
        plan=town.plan, year=2024, period="H1", by=town.strategy
    )

    unit_client.post(
        f"{PAGE}?donem={half.pk}", typed(town, value="40") | {"islem": "gonder"}
    )

    assert (only_entry().period, only_entry().state) == ("H1", "submitted")
    assert f"?donem={town.open_year.pk}" in unit_client.get(PAGE).content.decode()


def test_without_an_open_period_the_page_says_so(
    town: Town, unit_client: Client
) -> None:
    ReportingPeriod.objects.update(state="closed")

    assert "açık bir dönem yok" in unit_client.get(PAGE).content.decode()


def test_the_page_costs_the_same_for_two_indicators_and_for_twelve(
    town: Town, unit_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    unit_client.post(PAGE, typed(town, value="100") | {"islem": "taslak"})
    unit_client.get(PAGE)  # shows the message, and forgets it
    with django_assert_num_queries(18):
        unit_client.get(PAGE)
    for _ in range(10):
        approved_actual(measured_indicator(town.objective), "100", year=2023)

    with django_assert_num_queries(18):
        unit_client.get(PAGE)


def test_submitting_says_how_many_were_sent_and_not_that_none_was_a_success(
    town: Town, unit_client: Client
) -> None:
    nothing = unit_client.post(PAGE, {"islem": "gonder"}, follow=True)
    assert '<p class="error">Onaya gönderilecek bir değer yoktu.</p>' in (
        nothing.content.decode()
    )

    one = unit_client.post(
        PAGE, typed(town, value="100") | {"islem": "gonder"}, follow=True
    )
    assert '<p class="notice">1 değer onaya gönderildi.</p>' in one.content.decode()


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_what_the_field_writes_it_reads_back(value: Decimal) -> None:
    field = TurkishDecimalField(required=False)

    assert field.clean(field.prepare_value(value)) == value


def test_a_figure_longer_than_any_database_keeps_is_refused() -> None:
    field = TurkishDecimalField(max_digits=19, decimal_places=4)

    with pytest.raises(ValidationError):
        field.clean("0,12345")


def test_the_same_form_sent_twice_does_everything_once(
    town: Town, unit_client: Client
) -> None:
    unit_client.get(PAGE)
    sent = typed(town, seen="{}", value="100", evidence_addresses="https://ornek.tr/")

    first = unit_client.post(PAGE, sent | {"islem": "gonder"})
    second = unit_client.post(PAGE, sent | {"islem": "gonder"}, follow=True)

    assert first.status_code == 302
    assert "Bu değerler onaya gönderilmiş." in second.content.decode()
    assert '<p class="error">' not in second.content.decode()
    assert (only_entry().state, Evidence.objects.count()) == ("submitted", 1)


def test_only_what_the_period_asks_for_is_shown(
    town: Town, unit_client: Client
) -> None:
    yearly = measured_indicator(town.objective)
    yearly.reporting_frequency = "Yılda bir"
    yearly.save()
    half = services.open_period(
        plan=town.plan, year=2024, period="H1", by=town.strategy
    )

    def shown(period: ReportingPeriod) -> str:
        return unit_client.get(PAGE, {"donem": period.pk}).content.decode()

    assert f'id="pg{yearly.pk}"' in shown(town.open_year)
    assert f'id="pg{yearly.pk}"' not in shown(half)
    assert f'id="pg{town.first.pk}"' in shown(half)
