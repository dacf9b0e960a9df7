"""The unit's page saves one row at a time, by the same rules as its form."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indicators import services
from indicators.models import (
    ActualEntry,
    Evidence,
    ObjectiveEvaluation,
    PeriodExtension,
    ReportingPeriod,
)
from indicators.services import Figure
from tests.factories import Town, measured_indicator, small_town

if TYPE_CHECKING:  # what the stubs call the test client's answer
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

PAGE = "/veri-girisi/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def unit_client(town: Town, client: Client) -> Client:
    client.force_login(town.unit_user)
    return client


def autosaved(town: Town, client: Client, **fields: Any) -> Answer:  # noqa: ANN401
    """Send one row of the first indicator; `seen` is an empty page unless it is said."""
    by = fields.pop("by", town.unit_user)
    sent = {"seen": "{}"} | fields
    named = {f"pg{town.first.pk}-{name}": value for name, value in sent.items()}
    address = reverse("save_row", args=[town.open_year.pk, town.first.pk])
    return client.post(address, named | {"kisi": by.pk})


def told(answer: Answer) -> dict[str, Any]:
    return answer.json()  # type: ignore[no-any-return]


def test_a_saved_row_says_what_stands_what_is_unsaid_and_what_is_doubted(
    town: Town, unit_client: Client
) -> None:
    answer = autosaved(town, unit_client, value="1000,0")

    said = told(answer)
    assert answer.status_code == 200
    assert said["fields"]["value"] == "1.000"
    assert "Taslak" in said["status"]
    assert "yaklaşık 10 katı" in said["asks"]
    assert said["errors"] == {}
    again = autosaved(town, unit_client, seen=said["seen"], value="100")
    assert again.status_code == 200
    assert ActualEntry.objects.get().value == 100


def test_parts_that_are_not_the_value_say_what_they_come_to_until_that_is_explained(
    town: Town, unit_client: Client
) -> None:
    parts = {"parts_district": "Merkez: 60\nKuzey: 30"}

    said = told(autosaved(town, unit_client, value="100", **parts))
    sums = "İlçelere göre toplam: <strong>90</strong>. Yazdığınız değer 100:"
    assert sums in said["asks"]

    noted = {"value": "100", **parts, "breakdown_note": "10’u il dışı"}
    answer = autosaved(town, unit_client, seen=said["seen"], **noted)
    assert answer.status_code == 200
    assert "toplam" not in told(answer)["asks"]


def test_a_numerator_and_a_denominator_without_a_value_say_what_they_give(
    town: Town, client: Client
) -> None:
    share = measured_indicator(town.objective, unit_of_measure="%")
    client.force_login(town.unit_user)
    period = town.first.objective.goal.plan.reporting_periods.get()
    address = reverse("save_row", args=[period.pk, share.pk])
    typed = {"seen": "", "value": "", "numerator": "412", "denominator": "485"}
    sent = {f"pg{share.pk}-{name}": text for name, text in typed.items()}

    answer = client.post(address, sent | {"kisi": str(town.unit_user.pk)})

    assert "Pay ÷ payda: <strong>%84,95</strong>" in told(answer)["asks"]
    assert ActualEntry.objects.get().value is None


def test_a_value_that_could_be_two_is_not_saved(
    town: Town, unit_client: Client
) -> None:
    answer = autosaved(town, unit_client, value="1.5")

    assert answer.status_code == 400
    assert "Noktanın binlik mi" in told(answer)["errors"]["value"][0]
    assert not ActualEntry.objects.exists()


@pytest.mark.parametrize(
    "seen",
    [
        '{"value": "sNaN"}',
        '{"value": "Infinity"}',
        '{"value": "NaN"}',
        '{"parts_sex": [["Kadın", "sNaN"]]}',
        '{"evaluation_x": "a"}',
        "[" * 5000,
    ],
)
def test_a_page_that_says_nonsense_of_itself_says_nothing(
    town: Town, unit_client: Client, seen: str
) -> None:
    answer = autosaved(town, unit_client, seen=seen, value="80")

    assert answer.status_code == 200
    assert ActualEntry.objects.get().value == 80


@pytest.mark.parametrize("name", ["parts_sex", "evidence_addresses", "explanation"])
def test_what_no_database_keeps_is_refused(
    town: Town, unit_client: Client, name: str
) -> None:
    answer = autosaved(town, unit_client, value="80", **{name: "Kadın\x00: 80"})

    assert answer.status_code == 400
    assert "Boş karakter" in told(answer)["errors"][name][0]


def test_a_row_written_meanwhile_is_not_overwritten(
    town: Town, unit_client: Client
) -> None:
    autosaved(town, unit_client, value="80")

    answer = autosaved(town, unit_client, value="90")

    said = told(answer)
    assert (answer.status_code, said["conflict"]) == (409, True)
    assert said["fields"]["value"] == "80"
    assert "Benimkini kaydet" in said["asks"]
    assert "birim" in said["asks"]  # who wrote it
    assert ActualEntry.objects.get().value == 80
    assert (
        autosaved(town, unit_client, seen=said["seen"], value="90").status_code == 200
    )


def test_the_same_row_sent_twice_is_no_conflict(
    town: Town, unit_client: Client
) -> None:
    first = autosaved(town, unit_client, value="80")
    second = autosaved(town, unit_client, value="80")

    assert (first.status_code, second.status_code) == (200, 200)
    assert ActualEntry.objects.count() == 1


def test_a_row_submitted_meanwhile_shows_what_was_typed_and_takes_nothing(
    town: Town, unit_client: Client
) -> None:
    seen = told(autosaved(town, unit_client, value="100"))["seen"]
    services.submit(entry=ActualEntry.objects.get(), by=town.unit_user)

    answer = autosaved(town, unit_client, seen=seen, value="70")

    assert answer.status_code == 409
    assert "onaya gönderilmiş" in told(answer)["asks"]
    assert "Benimkini kaydet" not in told(answer)["asks"]
    assert ActualEntry.objects.get().value == 100


def test_nothing_is_saved_for_somebody_else_who_signed_in_meanwhile(
    town: Town, client: Client
) -> None:
    client.force_login(town.strategy)

    answer = autosaved(town, client, value="80", by=town.unit_user)

    assert answer.status_code == 409
    assert "Başka bir kullanıcıyla" in told(answer)["errors"]["__all__"][0]
    assert not ActualEntry.objects.exists()


def test_another_unit_s_row_is_not_there(town: Town, client: Client) -> None:
    client.force_login(town.other_unit_user)

    assert (
        autosaved(town, client, value="8", by=town.other_unit_user).status_code == 404
    )
    assert not ActualEntry.objects.exists()


def test_an_ended_session_saves_nothing_and_answers_no_row(
    town: Town, client: Client
) -> None:
    answer = autosaved(town, client, value="80")

    assert answer.status_code in (302, 403)  # the script tells both from a saved row
    assert not answer.headers["Content-Type"].startswith("application/json")
    assert not ActualEntry.objects.exists()


def test_a_period_closed_while_typing_is_said_in_the_row(
    town: Town, unit_client: Client
) -> None:
    services.close_period(period=town.open_year, by=town.strategy)

    answer = autosaved(town, unit_client, value="80")

    assert answer.status_code == 400
    assert "açık değil" in told(answer)["errors"]["__all__"][0]


def test_the_same_file_sent_twice_is_kept_once(town: Town, unit_client: Client) -> None:
    for _ in range(2):
        file = SimpleUploadedFile("liste.txt", b"liste")
        autosaved(town, unit_client, value="100", evidence_files=file)

    assert Evidence.objects.count() == 1


def test_evidence_is_taken_out_of_a_draft_by_its_button(
    town: Town, unit_client: Client
) -> None:
    address = "https://ornek.bel.tr/haber"
    autosaved(town, unit_client, value="100", evidence_addresses=address)
    piece = Evidence.objects.get()

    page = unit_client.post(PAGE, {"kanit-cikar": str(piece.pk)}, follow=True)

    assert "Kanıt güncellendi." in page.content.decode()
    assert not Evidence.objects.exists()
    assert Evidence.everything.get().removed_by == town.unit_user


def test_only_the_office_shows_evidence_to_all(town: Town, client: Client) -> None:
    client.force_login(town.unit_user)
    autosaved(town, client, value="100", evidence_addresses="https://ornek.bel.tr/")
    piece = Evidence.objects.get()
    assert "kanit-ac" not in client.get(PAGE).content.decode()
    client.post(PAGE, {"kanit-ac": str(piece.pk)})
    assert not Evidence.objects.get().is_public

    client.force_login(town.strategy)
    desk = f"{PAGE}?birim={town.unit.pk}"
    assert "kanit-ac" in client.get(desk).content.decode()
    client.post(desk, {"kanit-ac": str(piece.pk)})

    assert Evidence.objects.get().is_public


def closed(town: Town) -> ReportingPeriod:
    return services.close_period(period=town.open_year, by=town.strategy)


def test_a_unit_with_more_time_enters_in_a_closed_period_and_sees_its_day(
    town: Town, unit_client: Client
) -> None:
    until = timezone.localdate() + timedelta(days=3)
    services.grant_extension(
        period=closed(town), unit=town.unit, until=until, reason="Sel", by=town.strategy
    )

    page = unit_client.get(PAGE).content.decode()
    unit_client.post(PAGE, {f"pg{town.first.pk}-value": "80", "islem": "taslak"})

    assert "ek süresinin son günü" in page
    assert f'datetime="{until.isoformat()}"' in page
    assert ActualEntry.objects.get().value == 80


@pytest.mark.parametrize("whose", ["the other unit", "yesterday's"])
def test_time_that_is_not_mine_or_is_over_opens_nothing(
    town: Town, unit_client: Client, whose: str
) -> None:
    is_over = whose == "yesterday's"
    PeriodExtension.objects.create(
        period=closed(town),
        unit=town.unit if is_over else town.other_unit,
        until=date(2020, 1, 1) if is_over else date(2999, 1, 1),
        reason="Sel",
    )

    assert "açık bir dönem yok" in unit_client.get(PAGE).content.decode()


def evaluated(town: Town, **texts: str) -> dict[str, str]:
    sent = {"seen": "{}", "deviation_reason": "", "measures": ""} | texts
    return {f"h{town.objective.pk}-{name}": text for name, text in sent.items()}


def test_the_responsible_unit_evaluates_its_objective_and_submits_it_with_the_figures(
    town: Town, unit_client: Client
) -> None:
    sent = evaluated(town, deviation_reason="İhale gecikti", measures="Yeni ihale")

    page = unit_client.post(PAGE, sent | {"islem": "gonder"}, follow=True)

    row = ObjectiveEvaluation.objects.get()
    assert (row.state, row.measures) == ("submitted", "Yeni ihale")
    assert "1 hedef değerlendirmesi onaya gönderildi." in page.content.decode()
    unit_client.post(PAGE, {"hedefi-geri-cek": str(row.pk)})
    row.refresh_from_db()
    assert row.state == "draft"


def test_an_objective_is_evaluated_by_its_own_unit_at_the_year_s_end(
    town: Town, unit_client: Client, client: Client
) -> None:
    field = f'name="h{town.objective.pk}-measures"'
    half = services.open_period(
        plan=town.plan, year=2024, period="H1", by=town.strategy
    )

    def shown(period: ReportingPeriod) -> str:
        return client.get(PAGE, {"donem": period.pk}).content.decode()

    assert field in shown(town.open_year)
    assert field not in shown(half)
    client.force_login(town.other_unit_user)
    assert field not in shown(town.open_year)


def test_two_who_evaluate_one_objective_choose(town: Town, unit_client: Client) -> None:
    address = reverse("save_objective", args=[town.open_year.pk, town.objective.pk])
    person = {"kisi": town.unit_user.pk}
    first = unit_client.post(address, evaluated(town, measures="Ek ekip") | person)

    second = unit_client.post(address, evaluated(town, measures="Yeni ihale") | person)

    assert (first.status_code, second.status_code) == (200, 409)
    assert "Ek ekip" in told(second)["asks"]
    assert "Yeni ihale" in told(second)["asks"]
    assert ObjectiveEvaluation.objects.get().measures == "Ek ekip"
    page = unit_client.post(PAGE, evaluated(town, measures="Yeni ihale"))
    assert "Şimdikini tut" in page.content.decode()


def test_a_row_returned_after_the_page_was_opened_is_not_blanked_by_the_form(
    town: Town, unit_client: Client
) -> None:
    other = measured_indicator(town.objective)
    entry = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(100), explanation="Sayım"),
    )
    services.submit(entry=entry, by=town.unit_user)
    services.return_(entry=entry, by=town.strategy, note="Tutanak yok")

    unit_client.post(PAGE, {f"pg{other.pk}-value": "7", "islem": "taslak"})

    entry.refresh_from_db()
    assert (entry.state, entry.explanation) == ("returned", "Sayım")
    assert entry.value == 100


def test_what_was_changed_by_another_is_not_submitted_unseen(
    town: Town, unit_client: Client
) -> None:
    seen = told(autosaved(town, unit_client, value="100"))["seen"]
    autosaved(town, unit_client, seen=seen, value="70")
    stale = {f"pg{town.first.pk}-seen": seen, f"pg{town.first.pk}-value": "100"}

    page = unit_client.post(PAGE, stale | {"islem": "gonder"})

    assert "yazdığınız kaydedilmedi" in page.content.decode()
    assert ActualEntry.objects.get().state == "draft"


def test_keeping_what_stands_gives_up_what_was_typed(
    town: Town, unit_client: Client
) -> None:
    autosaved(town, unit_client, value="80")
    mine = {f"pg{town.first.pk}-seen": "{}", f"pg{town.first.pk}-value": "90"}

    answer = unit_client.post(PAGE, mine | {"simdiki": f"pg{town.first.pk}"})

    assert answer.status_code == 302
    assert ActualEntry.objects.get().value == 80
