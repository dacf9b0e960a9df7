"""The daily letters: who gets one, what is in it, and that nobody gets it twice."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries, Settings

from indicators import chasing, services
from indicators.models import PeriodExtension, Reminder
from indicators.services import Figure
from plans.models import Membership
from tests.factories import (
    Town,
    UnitFactory,
    measured_indicator,
    person,
    small_town,
)

pytestmark = pytest.mark.django_db
LAST = date(2025, 1, 31)


@pytest.fixture
def town(settings: Settings) -> Town:
    settings.SITE_URL = "https://karne.example.org"
    return small_town()


def remind(on: date, *flags: str) -> str:
    out = StringIO()
    call_command("remind", *flags, on=on, stdout=out, stderr=out)
    return out.getvalue()


def after(days: int) -> date:
    return LAST + timedelta(days=days)


def recipients() -> list[str]:
    return sorted(to for letter in mail.outbox for to in letter.to)


def submitted(town: Town) -> None:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(100)),
    )
    services.submit(entry=draft, by=town.unit_user)


def test_a_unit_is_told_what_is_missing_and_where_to_go(town: Town) -> None:
    submitted(town)

    remind(after(-7))

    (letter,) = [each for each in mail.outbox if "fen" in each.to[0]]
    assert letter.subject == "Kent Karnesi: 1 değer bekleniyor"
    assert "Fen İşleri Müdürlüğü, 2024 yılı (Örnek Belediyesi)" in letter.body
    assert "Son gün 31 Ocak 2025; istenen 1 değerden 1 tanesi" in letter.body
    address = f"/veri-girisi/?donem={town.open_year.pk}&birim={town.other_unit.pk}"
    assert f"https://karne.example.org{address}" in letter.body
    assert "<" not in letter.body


def test_who_has_sent_everything_and_who_has_no_role_hear_nothing(town: Town) -> None:
    submitted(town)

    remind(after(-7))

    assert recipients() == ["fen@example.org", "strateji@example.org"]


def test_the_office_hears_what_waits_and_who_is_late(town: Town) -> None:
    submitted(town)

    remind(after(7))

    (letter,) = [each for each in mail.outbox if "strateji" in each.to[0]]
    assert letter.subject == "Kent Karnesi: 1 onay bekliyor, 1 birim gecikti"
    assert "Örnek Belediyesi: 1 kayıt" in letter.body
    assert "https://karne.example.org/onay/" in letter.body
    assert "Fen İşleri Müdürlüğü, 2024 yılı (Örnek Belediyesi): 7 gün" in letter.body
    assert "Sosyal Destek" not in letter.body


def test_one_person_gets_one_letter_that_lists_everything(town: Town) -> None:
    manager = person("mudur", Membership.Role.UNIT_MANAGER, unit=town.unit)
    Membership.objects.create(
        user=manager,
        municipality=town.municipality,
        unit=town.other_unit,
        role=Membership.Role.ENTRY,
    )

    remind(after(1))

    (letter,) = [each for each in mail.outbox if each.to == [manager.email]]
    assert letter.subject == "Kent Karnesi: 2 değer gecikti"
    assert "Sosyal Destek Müdürlüğü" in letter.body
    assert "Fen İşleri Müdürlüğü" in letter.body


def test_a_second_run_on_the_same_day_sends_nothing(town: Town) -> None:
    remind(after(1))
    count = len(mail.outbox)

    said = remind(after(1))

    assert count == 3
    assert len(mail.outbox) == count
    assert "0 mektup gönderildi" in said
    remind(after(7))
    assert len(mail.outbox) == 2 * count


def test_a_day_between_is_left_in_peace(town: Town) -> None:
    remind(date(2025, 2, 5))  # a Wednesday, five days after

    assert mail.outbox == []


def test_who_manages_a_unit_hears_on_mondays_what_it_is_late_with(town: Town) -> None:
    manager = person("mudur", Membership.Role.UNIT_MANAGER, unit=town.unit)

    remind(date(2025, 2, 10))  # a Monday, ten days after

    assert recipients() == [manager.email, "strateji@example.org"]
    (letter,) = [each for each in mail.outbox if each.to == [manager.email]]
    assert letter.subject == "Kent Karnesi: 1 birim gecikti"
    assert (
        "Sosyal Destek Müdürlüğü, 2024 yılı (Örnek Belediyesi): 10 gün" in letter.body
    )
    assert "Fen İşleri" not in letter.body


def test_an_extension_gives_a_unit_its_own_days(town: Town) -> None:
    PeriodExtension.objects.create(
        period=town.open_year, unit=town.other_unit, until=after(10), reason="Sayım"
    )

    remind(after(7))
    assert recipients() == ["birim@example.org", "strateji@example.org"]
    mail.outbox.clear()
    remind(after(9))

    assert recipients() == ["fen@example.org", "strateji@example.org"]
    (letter,) = [each for each in mail.outbox if "fen" in each.to[0]]
    assert "Son gün 10 Şubat 2025" in letter.body
    assert "(ek süre)" in letter.body


def test_a_locked_period_asks_nobody_but_whom_it_was_extended_for(town: Town) -> None:
    services.close_period(period=town.open_year, by=town.strategy)
    PeriodExtension.objects.create(
        period=town.open_year, unit=town.other_unit, until=after(30), reason="Sayım"
    )

    remind(after(23))

    assert recipients() == ["fen@example.org"]


def test_who_has_left_or_has_no_address_is_named_and_gets_none(town: Town) -> None:
    town.unit_user.is_active = False
    town.unit_user.save()
    town.other_unit_user.email = ""
    town.other_unit_user.save()

    said = remind(after(1))

    assert recipients() == ["strateji@example.org"]
    assert "birim: hesabı kapalı; gönderilmedi" in said
    assert "fen: e-posta adresi yok; gönderilmedi" in said
    assert "1 mektup gönderildi" in said


def test_one_refused_address_stops_nobody_else_and_is_tried_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = EmailMessage.send

    def refusing(message: EmailMessage, *args: object, **kwargs: object) -> int:
        if message.to == [town.unit_user.email]:
            raise SMTPRecipientsRefused({message.to[0]: (550, b"unknown")})
        return send(message)

    with monkeypatch.context() as patched:
        patched.setattr(EmailMessage, "send", refusing)
        with pytest.raises(CommandError, match="1 mektup gönderilemedi"):
            remind(after(1))
    assert recipients() == ["fen@example.org", "strateji@example.org"]
    assert not Reminder.objects.filter(user=town.unit_user).exists()

    remind(after(1))

    assert "birim@example.org" in recipients()
    assert len(mail.outbox) == 3


def test_a_dry_run_says_who_would_get_what_and_sends_nothing(town: Town) -> None:
    said = remind(after(1), "--dry-run")

    assert "fen@example.org: Kent Karnesi: 1 değer gecikti" in said
    assert "3 mektup; hiçbiri gönderilmedi." in said
    assert mail.outbox == []
    assert not Reminder.objects.exists()


def test_todays_letters_cost_the_same_for_two_units_and_for_twelve(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    submitted(town)
    with django_assert_num_queries(10):
        chasing.post_of(after(1))
    for number in range(10):
        unit = UnitFactory.create(municipality=town.municipality)
        measured_indicator(town.objective, unit=unit)
        person(f"kisi-{number}", Membership.Role.ENTRY, unit=unit)

    with django_assert_num_queries(10):
        assert len(chasing.post_of(after(1)).letters) == 12
