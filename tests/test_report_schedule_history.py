"""Who set a schedule up, changed, stopped and resumed it, and when: on its page and in the admin."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plans.models import Membership
from plans.versions import steps_of, versions_of
from reports.jobs import schedules
from reports.jobs.forms import TOLD_AS
from reports.jobs.schedules import Terms
from reports.models import ReportSchedule
from tests.factories import Town, person, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def kept(town: Town) -> ReportSchedule:
    """Set up by the office, then changed, stopped and resumed by somebody else of it."""
    other = person("ayşe", Membership.Role.STRATEGY, municipality=town.municipality)
    other.first_name, other.last_name = "Ayşe", "Ak"
    other.save()
    terms = Terms(("izleme",), "xlsx", "monthly", (town.strategy,))
    row = schedules.set_up(plan=town.plan, terms=terms, by=town.strategy)
    terms = Terms(("izleme",), "pdf", "monthly", (other,))
    row = schedules.change(schedule=row, terms=terms, by=other)
    schedules.stop(schedule=row, by=town.strategy)
    schedules.resume(schedule=row, by=other)
    return row


def test_every_change_of_a_schedule_is_told_with_who_and_when(
    town: Town, kept: ReportSchedule
) -> None:
    versions = versions_of(ReportSchedule, id=kept.pk)

    assert [version.row.history_type for version in versions] == ["+", "~", "~", "~"]
    office, other = town.strategy.pk, kept.recipients.get().pk
    authors = [version.row.history_user_id for version in versions]
    assert authors == [office, other, office, other]
    told = [
        step for version in versions for step in steps_of([version], told_as=TOLD_AS)
    ]
    assert told[1].who == "Ayşe Ak"
    assert told[1].note == "Haber verilecekler: Ayşe Ak"
    assert [(each.label, each.old, each.new) for each in told[1].changes] == [
        ("Dosya türü", "Excel (.xlsx)", "PDF")
    ]
    assert [(each.label, each.new) for each in told[2].changes] == [
        ("Sürüyor", "hayır")
    ]


def test_the_page_and_the_admin_tell_it(
    client: Client, town: Town, kept: ReportSchedule
) -> None:
    client.force_login(town.strategy)

    for address in (
        reverse("report_schedule", args=[kept.pk]),
        reverse("admin:reports_reportschedule_history", args=[kept.pk]),
    ):
        page = client.get(address).content.decode()
        assert "Haber verilecekler: Ayşe Ak" in page
        assert "Dosya türü" in page


def test_versions_are_told_in_the_words_of_the_form(
    client: Client, town: Town, kept: ReportSchedule
) -> None:
    town.strategy.first_name, town.strategy.last_name = "Can", "Su"
    town.strategy.save()
    terms = Terms(("hedef-karti", "izleme"), "docx", "period_end")
    schedules.change(schedule=kept, terms=terms, by=town.strategy)
    client.force_login(town.strategy)

    for address in (
        reverse("report_schedule", args=[kept.pk]),
        reverse("admin:reports_reportschedule_history", args=[kept.pk]),
    ):
        page = client.get(address).content.decode()
        story = page.partition('<ol class="timeline')[2].partition("</ol>")[0]
        for words in (
            "Hedef kartları, İzleme tablosu",
            "Word (.docx)",
            "Her ay, ay bitince",
            "Yarıyıl ya da yıl kapanınca",
            "Can Su",  # who set it up
        ):
            assert words in story, words
        for stored in ("izleme<", "xlsx<", "monthly", "period_end", "office<"):
            assert stored not in story, stored


def test_nothing_that_changed_nothing_is_told(town: Town, kept: ReportSchedule) -> None:
    before = steps_of(versions_of(ReportSchedule, id=kept.pk))
    terms = Terms(("izleme",), "pdf", "monthly", tuple(kept.recipients.all()))

    schedules.change(schedule=kept, terms=terms, by=town.strategy)

    assert steps_of(versions_of(ReportSchedule, id=kept.pk)) == before


def test_the_admin_shows_schedules_and_changes_none(
    client: Client, town: Town, kept: ReportSchedule
) -> None:
    client.force_login(town.strategy)
    listed = reverse("admin:reports_reportschedule_changelist")
    page = reverse("admin:reports_reportschedule_change", args=[kept.pk])

    assert "her ay" in client.get(listed).content.decode()
    shown = client.get(page).content.decode()
    assert "Ayşe Ak" in shown
    assert reverse("report_schedule", args=[kept.pk]) in shown
    assert client.post(page, {"suffix": "docx"}).status_code == 403
    kept.refresh_from_db()
    assert kept.suffix == "pdf"
    client.force_login(town.foreign_strategy)
    assert str(town.plan) not in client.get(listed).content.decode()


def test_another_rhythm_begins_today_and_makes_up_for_nothing(
    town: Town, kept: ReportSchedule
) -> None:
    ReportSchedule.objects.update(starts_on=date(2022, 1, 1))
    terms = Terms(("izleme",), "pdf", "period_end")

    row = schedules.change(schedule=kept, terms=terms, by=town.strategy)

    assert row.starts_on == timezone.localdate()
