"""An office sets a schedule up, changes, stops and resumes it on its pages; what is refused."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from indicators.services.refusals import NotYoursError, RefusedError
from plans.models import Membership
from reports.jobs import schedules
from reports.jobs.refusals import (
    NoSuchTablesError,
    NotInOfficeError,
    ScheduledAlreadyError,
)
from reports.jobs.schedules import Terms
from reports.models import ReportSchedule
from tests.factories import Town, UserFactory, approved_actual, person, small_town
from tests.scheduled import scheduled, send_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(settings: Settings) -> Town:
    settings.SITE_URL = "https://karne.example.org"
    town = small_town()
    approved_actual(town.first, "25")
    return town


@pytest.fixture
def office(client: Client, town: Town) -> Client:
    client.force_login(town.strategy)
    return client


def test_a_stopped_schedule_makes_nothing_and_a_resumed_one_makes_up_for_nothing(
    town: Town,
) -> None:
    schedule = scheduled(town)
    schedules.stop(schedule=schedule, by=town.strategy)
    send_on(2024, 7, 1)
    assert not schedule.jobs.exists()

    schedules.resume(schedule=schedule, by=town.strategy)
    send_on(2024, 7, 2)

    schedule.refresh_from_db()
    assert schedule.starts_on == timezone.localdate()
    assert not schedule.jobs.exists()


def test_a_schedule_that_goes_on_loses_no_month_by_being_resumed_again(
    town: Town,
) -> None:
    schedule = scheduled(town)

    schedules.resume(schedule=schedule, by=town.strategy)

    send_on(2024, 7, 1)
    assert schedule.jobs.get().occasion == "2024-06"


def test_no_other_plan_stands_in_for_one_that_is_not_theirs(
    town: Town, client: Client
) -> None:
    client.force_login(town.strategy)
    typed = {"plan": "0", "kinds": ["izleme"], "suffix": "xlsx", "rhythm": "monthly"}

    answer = client.post(reverse("report_schedules"), typed)

    assert answer.status_code == 404
    assert not ReportSchedule.objects.exists()


@pytest.mark.parametrize(
    ("terms", "refusal"),
    [
        (Terms((), "xlsx", "monthly"), NoSuchTablesError),
        (Terms(("yok",), "xlsx", "monthly"), NoSuchTablesError),
        (Terms(("izleme",), "exe", "monthly"), NoSuchTablesError),
        (Terms(("izleme",), "xlsx", "yearly"), NoSuchTablesError),
        (Terms(("izleme",), "xlsx", "monthly"), ScheduledAlreadyError),
    ],
    ids=["none", "unknown", "file", "rhythm", "twice"],
)
def test_what_cannot_be_scheduled_is_refused(
    town: Town, terms: Terms, refusal: type[RefusedError]
) -> None:
    scheduled(town)

    with pytest.raises(refusal):
        schedules.set_up(plan=town.plan, terms=terms, by=town.strategy)

    assert ReportSchedule.objects.count() == 1


def test_only_the_office_schedules_and_only_the_office_is_told(town: Town) -> None:
    terms = Terms(("izleme",), "pdf", "monthly")
    for stranger in (town.foreign_strategy, town.unit_user):
        with pytest.raises(NotYoursError):
            schedules.set_up(plan=town.plan, terms=terms, by=stranger)
        told = Terms(("izleme",), "pdf", "monthly", [stranger])
        with pytest.raises(NotInOfficeError):
            schedules.set_up(plan=town.plan, terms=told, by=town.strategy)

    row = scheduled(town)
    for act in (schedules.stop, schedules.resume):
        with pytest.raises(NotYoursError):
            act(schedule=row, by=town.foreign_strategy)
    assert ReportSchedule.objects.get().is_active


def test_an_office_sets_up_changes_stops_and_resumes_on_its_page(
    office: Client, town: Town
) -> None:
    form = {
        "plan": town.plan.pk,
        "kinds": ["maliyet", "izleme"],
        "suffix": "pdf",
        "rhythm": "monthly",
        "recipients": [town.strategy.pk],
    }

    page = office.post(reverse("report_schedules"), form, follow=True)

    row = ReportSchedule.objects.get()
    assert "Zamanlama kuruldu." in page.content.decode()
    assert (row.kinds, row.suffix, row.made_by) == (
        "izleme maliyet",
        "pdf",
        town.strategy,
    )
    assert list(row.recipients.all()) == [town.strategy]
    assert (
        "zaten hazırlanıyor"
        in office.post(reverse("report_schedules"), form).content.decode()
    )

    address = reverse("report_schedule", args=[row.pk])
    office.post(
        address, {**form, "kinds": ["hepsi"], "recipients": [], "islem": "kaydet"}
    )
    row.refresh_from_db()
    assert (row.kinds, row.recipients.count()) == ("hepsi", 0)

    office.post(address, {"islem": "durdur"})
    assert "durduruldu" in office.get(reverse("report_schedules")).content.decode()
    office.post(address, {"islem": "surdur"})
    assert ReportSchedule.objects.get().is_active


def test_a_form_without_tables_or_with_a_stranger_is_given_back(
    office: Client, town: Town
) -> None:
    form = {
        "plan": town.plan.pk,
        "suffix": "pdf",
        "rhythm": "monthly",
        "recipients": [town.foreign_strategy.pk],
    }

    page = office.post(reverse("report_schedules"), form)

    assert page.content.decode().count('class="error"') == 2
    assert town.foreign_strategy.username not in page.content.decode().split("<main")[1]
    assert not ReportSchedule.objects.exists()


def test_what_was_made_on_schedule_is_the_whole_office_s(
    client: Client, town: Town
) -> None:
    schedule = scheduled(town)
    send_on(2024, 7, 1)
    made = schedule.jobs.get()
    colleague = person(
        "meslektaş", Membership.Role.ADMINISTRATOR, municipality=town.municipality
    )
    for who, status in [
        (colleague, 200),
        (UserFactory.create(is_superuser=True), 200),
        (town.foreign_strategy, 404),
        (town.unit_user, 403),
    ]:
        client.force_login(who)
        answer = client.get(made.file.url)
        assert answer.status_code == status, who
        if status == 200:
            b"".join(answer)
        discarded = client.post(reverse("discard_report_job", args=[made.pk]))
        assert discarded.status_code in (403, 404), who
    client.force_login(colleague)
    page = client.get(reverse("report_schedule", args=[schedule.pk])).content.decode()
    assert "2024 ilk altı ay" in page
    assert made.file.url in page


def test_the_number_of_queries_does_not_grow(
    office: Client, town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = scheduled(town)
    send_on(2024, 7, 1)
    with django_assert_num_queries(7):
        office.get(reverse("report_schedules"))
    with django_assert_num_queries(13):
        office.get(reverse("report_schedule", args=[first.pk]))
    scheduled(town, suffix="pdf")
    send_on(2024, 8, 1)
    send_on(2024, 9, 1)

    with django_assert_num_queries(7):
        office.get(reverse("report_schedules"))
    with django_assert_num_queries(13):
        office.get(reverse("report_schedule", args=[first.pk]))
