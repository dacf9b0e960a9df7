"""Tables on schedule: each month or closed period once, kept, told by one letter a person."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import StringIO
from smtplib import SMTPServerDisconnected
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings

from indicators.models import ReportingPeriod
from indicators.services.refusals import NotYoursError, RefusedError
from plans.models import Membership
from reports.asking.tasks import WAITS, UndeliveredError
from reports.jobs import letters, making, schedules
from reports.jobs.making import work_off
from reports.jobs.occasions import Closed, Occasion, of_month, of_periods
from reports.jobs.refusals import (
    NoSuchTablesError,
    NotInOfficeError,
    ScheduledAlreadyError,
)
from reports.jobs.schedules import Terms
from reports.jobs.scheduling import MOST_ATTEMPTS, TOLD_FOR, send
from reports.jobs.tasks import tell_recipients
from reports.jobs.tidying import tidy
from reports.models import ReportJob, ReportLetter, ReportSchedule
from tests.factories import Town, UserFactory, approved_actual, person, small_town

pytestmark = pytest.mark.django_db
YEARS = range(2020, 2025)
DATABASE_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
State = ReportJob.State


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


def scheduled(town: Town, **more: object) -> ReportSchedule:
    """A monthly izleme table since 2024 began, told to the town's strategy office."""
    row = ReportSchedule.objects.create(
        **{
            "plan": town.plan,
            "kinds": "izleme",
            "suffix": "xlsx",
            "rhythm": "monthly",
            "starts_on": date(2024, 1, 1),
            "made_by": town.strategy,
            **more,
        }
    )
    row.recipients.add(town.strategy)
    return row


def send_on(*day: int) -> None:
    """Run the daily command, as on a day."""
    send(date(*day), timezone.now())


def sent_to() -> list[str]:
    return [address for letter in mail.outbox for address in letter.to]


@pytest.mark.parametrize(
    ("today", "starts_on", "expected"),
    [
        ((2024, 2, 1), (2024, 1, 1), [Occasion("2024-01", 2023, "YEAR")]),
        ((2024, 6, 30), (2024, 1, 1), [Occasion("2024-05", 2023, "YEAR")]),
        ((2024, 7, 1), (2024, 1, 1), [Occasion("2024-06", 2024, "H1")]),
        ((2024, 12, 31), (2024, 1, 1), [Occasion("2024-11", 2024, "H1")]),
        ((2025, 1, 1), (2024, 1, 1), [Occasion("2024-12", 2024, "YEAR")]),
        ((2025, 3, 9), (2024, 1, 1), [Occasion("2025-02", 2024, "YEAR")]),
        ((2025, 7, 1), (2024, 1, 1), []),
        ((2020, 3, 1), (2020, 1, 1), []),
        ((2024, 8, 1), (2024, 7, 31), [Occasion("2024-07", 2024, "H1")]),
        ((2024, 8, 1), (2024, 8, 1), []),
    ],
    ids=[
        "January is of the year before",
        "so is May, to the last day of June",
        "June is of the half-year",
        "so is November",
        "December is of the year",
        "the last year is told in the year after",
        "after the plan there is nothing",
        "before its first half nor",
        "a month that ends on the first day",
        "a month that ended before",
    ],
)
def test_a_month_is_of_the_last_half_year_that_was_over(
    today: tuple[int, int, int],
    starts_on: tuple[int, int, int],
    expected: list[Occasion],
) -> None:
    assert of_month(date(*today), date(*starts_on), YEARS) == expected


def test_a_period_is_due_once_it_was_closed_and_has_tables() -> None:
    closed = [
        Closed(2023, "YEAR", date(2024, 2, 1)),
        Closed(2024, "H1", date(2024, 7, 20)),
        Closed(2024, "Q3", date(2024, 10, 10)),
        Closed(2024, "YEAR", date(2025, 2, 2)),
    ]

    due = of_periods(closed, date(2024, 7, 20))

    assert [each.key for each in due] == ["2024-H1", "2024-YEAR"]


def test_a_month_is_made_kept_and_told_exactly_once(town: Town) -> None:
    schedule = scheduled(town)

    for day in (1, 1, 2, 31):
        send_on(2024, 7, day)

    made = schedule.jobs.get()
    assert (made.state, made.occasion, made.when) == (
        "done",
        "2024-06",
        "2024 ilk altı ay",
    )
    assert made.expires_at is not None
    assert made.expires_at > timezone.now() + timedelta(days=365)
    (letter,) = mail.outbox
    assert letter.to == [town.strategy.email]
    assert (
        letter.subject
        == "Kent Karnesi: Örnek Belediyesi, 2024 ilk altı ay tabloları hazır"
    )
    assert f"https://karne.example.org/raporlar/isler/{made.pk}/dosya/" in letter.body
    assert "ekindedir" in letter.body
    with made.file.open() as file:
        assert [(each[0], each[1]) for each in letter.attachments] == [
            (made.name, file.read())
        ]


def test_a_missed_first_of_the_month_is_caught_up(town: Town) -> None:
    schedule = scheduled(town)

    send_on(2024, 7, 9)
    send_on(2024, 9, 3)

    assert sorted(schedule.jobs.values_list("occasion", flat=True)) == [
        "2024-06",
        "2024-08",
    ]


def test_every_period_closed_since_is_made_once_also_when_opened_again(
    town: Town,
) -> None:
    schedule = scheduled(town, rhythm="period_end", kinds="hepsi")
    row = ReportingPeriod.objects.create(
        plan=town.plan, year=2024, period="H1", state="open"
    )
    send_on(2024, 7, 1)
    assert not schedule.jobs.exists()

    for day in (10, 20):
        row.state, row.closed_on = "closed", date(2024, 7, day)
        row.save()
        send_on(2024, 7, day)

    made = schedule.jobs.get()
    assert (made.occasion, made.period, made.state) == ("2024-H1", "H1", "done")
    assert len(mail.outbox) == 1
    assert made.name.endswith("-2024-h1-xlsx.zip")


def test_a_large_file_is_led_to_and_not_attached(town: Town) -> None:
    scheduled(town)

    with patch.object(letters, "MOST_ATTACHED", 100):
        send_on(2024, 7, 1)

    (letter,) = mail.outbox
    assert letter.attachments == []
    assert "eklenemeyecek kadar büyük" in letter.body


def test_without_recipients_the_tables_are_kept_and_nobody_is_written_to(
    town: Town,
) -> None:
    schedule = scheduled(town)
    schedule.recipients.clear()

    send_on(2024, 7, 1)

    assert schedule.jobs.get().state == State.DONE
    assert mail.outbox == []


@pytest.mark.parametrize("why", ["left", "inactive", "no address"])
def test_who_may_not_have_them_any_more_gets_no_letter(town: Town, why: str) -> None:
    schedule = scheduled(town)
    colleague = person(
        "ayrılan", Membership.Role.STRATEGY, municipality=town.municipality
    )
    schedule.recipients.add(colleague)
    if why == "left":
        colleague.memberships.all().delete()
    else:
        change = {"is_active": False} if why == "inactive" else {"email": ""}
        type(colleague).objects.filter(pk=colleague.pk).update(**change)

    send_on(2024, 7, 1)
    send_on(2024, 7, 2)

    assert sent_to() == [town.strategy.email]


def test_who_leaves_before_a_letter_is_tried_again_does_not_get_it(town: Town) -> None:
    schedule = scheduled(town)
    with patch.object(EmailMessage, "send", side_effect=OSError):
        send_on(2024, 7, 1)
    Membership.objects.filter(user=town.strategy).delete()

    send_on(2024, 7, 2)

    assert mail.outbox == []
    assert schedule.jobs.get().letters.get().sent_at is None


def test_a_letter_that_was_refused_is_tried_again_and_the_others_are_not(
    town: Town,
) -> None:
    schedule = scheduled(town)
    colleague = person(
        "meslektaş", Membership.Role.STRATEGY, municipality=town.municipality
    )
    schedule.recipients.add(colleague)
    real = EmailMessage.send

    def refuse_one(message: EmailMessage, *args: object, **kwargs: object) -> int:
        if message.to == [colleague.email]:
            raise SMTPServerDisconnected
        return real(message)

    with patch.object(EmailMessage, "send", refuse_one):
        send_on(2024, 7, 1)
    assert sent_to() == [town.strategy.email]

    later = [send(date(2024, 7, day), timezone.now()).told for day in (2, 3)]

    assert sent_to() == [town.strategy.email, colleague.email]
    assert later == [1, 0]


def test_a_refusal_is_waited_for_as_long_as_waits_says_and_names_nobody(
    town: Town, settings: Settings
) -> None:
    settings.TASKS = DATABASE_QUEUE
    scheduled(town)
    send_on(2024, 7, 1)
    made = ReportJob.objects.get()
    work_off(made.pk)
    DBTaskResult.objects.all().delete()

    with patch.object(EmailMessage, "send", side_effect=SMTPServerDisconnected("x@y")):
        for failures in range(len(WAITS)):
            tell_recipients.call(made.pk, failures)
        with pytest.raises(UndeliveredError) as error:
            tell_recipients.call(made.pk, len(WAITS))

    assert DBTaskResult.objects.count() == len(WAITS)
    assert all(row.run_after > timezone.now() for row in DBTaskResult.objects.all())
    assert "@" not in str(error.value)


def test_a_letter_cut_off_as_it_was_sent_is_not_sent_twice(
    town: Town, settings: Settings
) -> None:
    settings.TASKS = DATABASE_QUEUE
    scheduled(town)
    send_on(2024, 7, 1)
    made = ReportJob.objects.get()
    work_off(made.pk)
    with (
        patch.object(EmailMessage, "send", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        tell_recipients.call(made.pk)

    tell_recipients.call(made.pk)

    assert mail.outbox == []
    assert made.letters.get().sent_at is not None


def test_who_is_added_later_hears_of_what_comes_only(town: Town) -> None:
    schedule = scheduled(town)
    send_on(2024, 7, 1)
    colleague = person("yeni", Membership.Role.STRATEGY, municipality=town.municipality)
    schedule.recipients.add(colleague)

    send_on(2024, 7, 2)
    assert colleague.email not in sent_to()

    send_on(2024, 8, 1)
    assert colleague.email in sent_to()


def test_a_letter_is_no_news_after_a_week(town: Town) -> None:
    schedule = scheduled(town)
    with patch.object(EmailMessage, "send", side_effect=OSError):
        send_on(2024, 7, 1)
    schedule.jobs.update(seen_at=timezone.now() - TOLD_FOR - timedelta(hours=1))

    send_on(2024, 7, 9)

    assert mail.outbox == []


def test_what_failed_is_made_again_the_next_day_a_few_times(town: Town) -> None:
    schedule = scheduled(town)
    with patch.object(making, "_copy", side_effect=OSError):
        for day in range(1, 3 + MOST_ATTEMPTS):
            send_on(2024, 7, day)
    made = schedule.jobs.get()
    assert (made.state, made.attempts) == ("failed", MOST_ATTEMPTS)
    assert mail.outbox == []

    schedule.jobs.update(attempts=1)
    send_on(2024, 7, 20)

    made.refresh_from_db()
    assert (made.state, made.error) == ("done", "")
    assert len(mail.outbox) == 1


def test_a_worker_that_died_in_the_middle_is_followed_by_another(town: Town) -> None:
    schedule = scheduled(town)
    with patch.object(making, "_copy", side_effect=OSError):
        send_on(2024, 7, 1)
    schedule.jobs.update(
        state=State.RUNNING, error="", seen_at=timezone.now() - timedelta(hours=2)
    )

    send_on(2024, 7, 2)

    assert schedule.jobs.get().state == State.DONE
    assert len(mail.outbox) == 1


def test_tidying_keeps_what_tells_that_an_occasion_was(town: Town) -> None:
    schedule = scheduled(town)
    send_on(2024, 7, 1)

    tidy(timezone.now() + timedelta(days=500))
    send_on(2024, 7, 2)

    made = schedule.jobs.get()
    assert not made.file
    assert len(mail.outbox) == 1


def test_the_database_keeps_one_job_of_an_occasion(town: Town) -> None:
    schedule = scheduled(town)
    row = {
        "schedule": schedule,
        "occasion": "2024-06",
        "plan": town.plan,
        "kinds": "izleme",
        "suffix": "xlsx",
        "year": 2024,
    }
    made = ReportJob.objects.create(**row)
    ReportLetter.objects.create(job=made, user=town.strategy)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReportJob.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReportLetter.objects.create(job=made, user=town.strategy)
    for wrong in ({"kinds": ""}, {"suffix": "exe"}, {"rhythm": "x"}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            scheduled(town, **wrong)


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


def test_the_command_says_what_it_did_and_would_do(town: Town) -> None:
    scheduled(town, starts_on=date(2024, 6, 1))
    said = StringIO()

    call_command(
        "send_scheduled_reports", "--on", "2024-07-01", "--dry-run", stdout=said
    )
    assert said.getvalue() == "Örnek Belediyesi, 2024-06: İzleme tablosu (xlsx)\n"
    assert not ReportJob.objects.exists()

    for _time in range(2):
        call_command("send_scheduled_reports", "--on", "2024-07-01", stdout=said)

    *_dry, first, second = said.getvalue().splitlines()
    assert first.startswith("1 rapor sıraya kondu")
    assert second.startswith("0 rapor sıraya kondu")


def test_the_day_is_that_of_the_installation(town: Town) -> None:
    """At half past midnight of 1 July in Istanbul it is still June elsewhere."""
    scheduled(town)
    midnight = datetime(2024, 7, 1, 0, 30, tzinfo=ZoneInfo("Europe/Istanbul"))

    with patch.object(timezone, "now", return_value=midnight):
        call_command("send_scheduled_reports", stdout=StringIO())

    assert ReportJob.objects.get().occasion == "2024-06"


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
