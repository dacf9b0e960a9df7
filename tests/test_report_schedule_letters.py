"""Who is told of tables made on schedule: one letter a person, tried again, never sent twice."""

from __future__ import annotations

from datetime import date, timedelta
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from plans.models import Membership
from reports.asking.tasks import WAITS, UndeliveredError
from reports.jobs import letters
from reports.jobs.making import work_off
from reports.jobs.scheduling import TOLD_FOR, send
from reports.jobs.tasks import tell_recipients
from reports.models import ReportJob
from tests.factories import Town, approved_actual, person, small_town
from tests.scheduled import State, scheduled, send_on

pytestmark = pytest.mark.django_db
DATABASE_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def town(settings: Settings) -> Town:
    settings.SITE_URL = "https://karne.example.org"
    town = small_town()
    approved_actual(town.first, "25")
    return town


def sent_to() -> list[str]:
    return [address for letter in mail.outbox for address in letter.to]


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
