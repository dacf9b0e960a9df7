"""The second door: actuals in the admin, over the same services as the unit's page."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from indicators import services
from indicators.models import ActualEntry, Evidence, ReportingPeriod, Score
from indicators.services import Figure
from tests.admin_forms import opened
from tests.factories import Town, approved_actual, small_town

pytestmark = pytest.mark.django_db
LIST = "admin:indicators_actualentry_changelist"
ADD = "admin:indicators_actualentry_add"
CHANGE = "admin:indicators_actualentry_change"


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def unit_client(town: Town, client: Client) -> Client:
    client.force_login(town.unit_user)
    return client


@pytest.fixture
def office(town: Town) -> Client:
    client = Client()
    client.force_login(town.strategy)
    return client


def typed(town: Town, **fields: object) -> dict[str, object]:
    return {
        "indicator": town.first.pk,
        "reporting_period": town.open_year.pk,
        "value": "100",
        "reported_as": "total",
        "explanation": "",
        "deviation_reason": "",
        "corrective_measure": "",
        "evidence-TOTAL_FORMS": 0,
        "evidence-INITIAL_FORMS": 0,
        "parts-TOTAL_FORMS": 0,
        "parts-INITIAL_FORMS": 0,
        "evaluations-TOTAL_FORMS": 0,
        "evaluations-INITIAL_FORMS": 0,
        "confirmed_doubts-TOTAL_FORMS": 0,
        "confirmed_doubts-INITIAL_FORMS": 0,
    } | fields


def act(client: Client, action: str, *entries: ActualEntry, **more: object) -> str:
    answer = client.post(
        reverse(LIST),
        {"action": action, "_selected_action": [entry.pk for entry in entries]} | more,
        follow=True,
    )
    return answer.content.decode()


def waiting(town: Town) -> ActualEntry:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        figure=Figure(Decimal(100)),
    )
    return services.submit(entry=draft, by=town.unit_user)


def test_a_unit_enters_a_figure_with_evidence(town: Town, unit_client: Client) -> None:
    file = SimpleUploadedFile("tutanak.pdf", b"%PDF-1.4")

    answer = unit_client.post(
        reverse(ADD),
        typed(town, value="1.250,5")
        | {
            "evidence-TOTAL_FORMS": 1,
            "evidence-0-title": "Tutanak",
            "evidence-0-file": file,
        },
    )

    assert answer.status_code == 302
    entry = ActualEntry.objects.get()
    assert (entry.value, entry.year, entry.period) == (Decimal("1250.5"), 2024, "YEAR")
    assert (entry.state, entry.entered_by) == ("draft", town.unit_user)
    assert Evidence.objects.get().added_by == town.unit_user


@pytest.mark.parametrize(
    ("name", "size"), [("sayfa.html", 10), ("tutanak.pdf", 21 << 20)]
)
def test_evidence_of_a_wrong_kind_or_size_is_refused_here_too(
    town: Town, unit_client: Client, name: str, size: int
) -> None:
    answer = unit_client.post(
        reverse(ADD),
        typed(town)
        | {
            "evidence-TOTAL_FORMS": 1,
            "evidence-0-title": "Tutanak",
            "evidence-0-file": SimpleUploadedFile(name, b"x" * size),
        },
    )

    assert answer.status_code == 200
    assert not Evidence.objects.exists()
    assert not ActualEntry.objects.exists()


def test_evidence_that_is_not_what_its_name_says_is_refused_and_none_is_left_behind(
    town: Town, unit_client: Client
) -> None:
    page = SimpleUploadedFile("tutanak.pdf", b"<html><script>alert(1)</script>")

    answer = unit_client.post(
        reverse(ADD),
        typed(town)
        | {
            "evidence-TOTAL_FORMS": 2,
            "evidence-0-title": "Rapor",
            "evidence-0-file": SimpleUploadedFile("kalmasin.pdf", b"%PDF-1.4"),
            "evidence-1-title": "Tutanak",
            "evidence-1-file": page,
        },
    )

    assert answer.status_code == 200
    assert "içeriği uzantısına uymuyor" in answer.content.decode()
    assert not ActualEntry.objects.exists()
    assert not [*Path(settings.MEDIA_ROOT).glob("kanit/*/kalmasin*")]


def test_an_increment_of_a_level_is_refused_here_too(
    town: Town, unit_client: Client
) -> None:
    answer = unit_client.post(reverse(ADD), typed(town, reported_as="increment"))

    assert "yalnız kümülatif" in answer.content.decode()
    assert not ActualEntry.objects.exists()


def test_only_own_indicators_and_open_periods_can_be_chosen(
    town: Town, unit_client: Client
) -> None:
    closed = ReportingPeriod.objects.create(plan=town.plan, year=2023, state="closed")

    for fields in (
        {"indicator": town.second.pk},
        {"reporting_period": closed.pk},
    ):
        answer = unit_client.post(reverse(ADD), typed(town, **fields))
        assert answer.status_code == 200

    page = unit_client.get(reverse(ADD)).content.decode()
    assert town.first.name in page
    assert town.second.name not in page
    assert not ActualEntry.objects.exists()


def test_what_the_service_refuses_the_form_refuses(
    town: Town, unit_client: Client
) -> None:
    approved_actual(town.first, "90")

    answer = unit_client.post(reverse(ADD), typed(town))

    assert "düzeltme girin" in answer.content.decode()
    assert ActualEntry.objects.count() == 1


def test_an_ambiguous_number_is_refused(town: Town, unit_client: Client) -> None:
    answer = unit_client.post(reverse(ADD), typed(town, value="1.5"))

    assert "belli değil" in answer.content.decode()
    assert not ActualEntry.objects.exists()


def test_a_draft_is_changed_and_then_submitted_by_an_action(
    town: Town, unit_client: Client
) -> None:
    unit_client.post(reverse(ADD), typed(town, value="99"))
    entry = ActualEntry.objects.get()

    assert "Her sapma için neden yazılır" in act(unit_client, "submit", entry)
    address = reverse(CHANGE, args=[entry.pk])
    unit_client.post(
        address,
        opened(unit_client, address)
        | typed(
            town,
            value="98",
            deviation_reason="Kar yağdı",
            corrective_measure="Yedek ekip kurulacak",
        ),
    )
    act(unit_client, "submit", entry)

    entry.refresh_from_db()
    assert (entry.value, entry.state) == (Decimal(98), "submitted")


def test_what_waits_is_read_only_until_it_is_withdrawn(
    town: Town, unit_client: Client
) -> None:
    entry = waiting(town)
    address = reverse(CHANGE, args=[entry.pk])

    assert 'name="value"' not in unit_client.get(address).content.decode()
    assert unit_client.post(address, typed(town, value="7")).status_code == 403
    act(unit_client, "withdraw", entry)

    entry.refresh_from_db()
    assert (entry.value, entry.state) == (Decimal(100), "draft")


def test_an_approved_figure_is_read_only_for_everybody(
    town: Town, unit_client: Client, office: Client
) -> None:
    entry = approved_actual(town.first, "90")
    address = reverse(CHANGE, args=[entry.pk])

    for client in (unit_client, office):
        assert client.get(address).status_code == 200
        assert client.post(address, typed(town, value="7")).status_code == 403
        delete = reverse("admin:indicators_actualentry_delete", args=[entry.pk])
        assert client.post(delete, {"post": "yes"}).status_code == 403
    entry.refresh_from_db()
    assert entry.value == 90


def test_approval_by_action_publishes_figure_and_scores(
    town: Town, office: Client
) -> None:
    entry = waiting(town)

    act(office, "approve", entry)

    assert list(ActualEntry.objects.public()) == [entry]
    assert Score.objects.filter(objective=town.objective).exists()


def test_a_unit_is_not_offered_approval_and_cannot_force_it(
    town: Town, unit_client: Client
) -> None:
    entry = waiting(town)

    assert "Onayla ve yayımla" not in unit_client.get(reverse(LIST)).content.decode()
    act(unit_client, "approve", entry)
    act(unit_client, "return_with_note", entry, note="Hayır")

    entry.refresh_from_db()
    assert entry.state == "submitted"


def test_nobody_approves_their_own_figure_by_action(town: Town, office: Client) -> None:
    draft = services.enter(
        indicator=town.first,
        year=2024,
        period="YEAR",
        by=town.strategy,
        figure=Figure(Decimal(100)),
    )
    entry = services.submit(entry=draft, by=town.strategy)

    assert "Kimse kendi girdiği değeri" in act(office, "approve", entry)

    assert not ActualEntry.objects.public().exists()


def test_returning_asks_for_a_note_first(town: Town, office: Client) -> None:
    entry = waiting(town)

    asked = act(office, "return_with_note", entry)
    assert "Geri gönderme nedeni" in asked
    assert str(entry) in asked
    assert "neden yazılır" in act(office, "return_with_note", entry, note="")

    act(office, "return_with_note", entry, note="Toplamı yazın")
    entry.refresh_from_db()
    assert (entry.state, entry.decision_note) == ("returned", "Toplamı yazın")


def test_the_office_opens_evidence_to_the_public(town: Town, office: Client) -> None:
    evidence = Evidence.objects.create(
        actual=approved_actual(town.first, "1"),
        title="Haber",
        address="https://ornek.bel.tr",
    )
    address = reverse("admin:indicators_evidence_changelist")

    marked = {"_selected_action": [evidence.pk], "change_reason": "Herkes görsün"}
    office.post(address, marked | {"action": "open_to_all"})
    evidence.refresh_from_db()
    assert evidence.is_public

    office.post(address, marked | {"action": "keep_private"})
    evidence.refresh_from_db()
    assert not evidence.is_public


def test_a_period_is_opened_closed_and_opened_again(town: Town, office: Client) -> None:
    address = reverse("admin:indicators_reportingperiod_changelist")

    def mark(action: str) -> str:
        marked = {"action": action, "_selected_action": [town.open_year.pk]}
        office.post(address, marked | {"change_reason": "Bir birim gecikti"})
        town.open_year.refresh_from_db()
        return town.open_year.state

    assert mark("close") == "closed"
    assert Score.objects.filter(plan=town.plan, year=2024).exists()
    assert mark("open_again") == "open"


def test_a_period_outside_the_plan_is_refused_in_the_form(
    town: Town, office: Client
) -> None:
    answer = office.post(
        reverse("admin:indicators_reportingperiod_add"),
        {"plan": town.plan.pk, "year": 2031, "period": "YEAR", "due_on": ""},
    )

    assert "planın yıllarından değil" in answer.content.decode()


def part(number: int, category: str, value: str, **more: object) -> dict[str, object]:
    fields = {"dimension": "sex", "category": category, "value": value} | more
    return {f"parts-{number}-{name}": field for name, field in fields.items()}


def test_a_figure_is_entered_here_with_its_breakdown(
    town: Town, unit_client: Client
) -> None:
    rows = part(0, "Kadın", "60") | part(1, "Erkek", "40")

    unit_client.post(reverse(ADD), typed(town, **rows, **{"parts-TOTAL_FORMS": 2}))

    entry = ActualEntry.objects.get()
    assert {row.category: row.value for row in entry.parts.all()} == {
        "Kadın": 60,
        "Erkek": 40,
    }
    assert entry.history.count() == 1


def test_the_same_group_twice_is_refused_here_too(
    town: Town, unit_client: Client
) -> None:
    rows = part(0, "Kadın", "60") | part(1, "Kadın", "40")

    answer = unit_client.post(
        reverse(ADD), typed(town, **rows, **{"parts-TOTAL_FORMS": 2})
    )

    assert answer.status_code == 200
    assert not ActualEntry.objects.exists()


def test_evaluations_are_written_here_by_the_criteria_in_use(
    town: Town, unit_client: Client
) -> None:
    unit_client.post(reverse(ADD), typed(town))
    entry = ActualEntry.objects.get()
    criterion = services.criteria_of(town.municipality)[0]
    address = reverse(CHANGE, args=[entry.pk])
    assert f">{criterion}</option>" in unit_client.get(address).content.decode()

    said = {
        "evaluations-TOTAL_FORMS": 1,
        "evaluations-0-actual": entry.pk,
        "evaluations-0-criterion": criterion.pk,
        "evaluations-0-text": "İlgisini koruyor",
    }
    shown = unit_client.get(address).context["adminform"].form.initial["shown"]
    unit_client.post(address, typed(town, shown=shown, **said))

    assert entry.evaluations.get().text == "İlgisini koruyor"


def test_a_value_wildly_off_is_asked_about_here_too(
    town: Town, unit_client: Client
) -> None:
    unit_client.post(
        reverse(ADD),
        typed(
            town,
            value="1000",
            deviation_reason="Bağış geldi",
            corrective_measure="Hedef yükselecek",
        ),
    )
    entry = ActualEntry.objects.get()

    assert "yaklaşık 10 katı" in act(unit_client, "submit", entry)
    entry.refresh_from_db()
    assert entry.state == "draft"

    act(unit_client, "submit", entry, sure="1")
    entry.refresh_from_db()
    assert entry.state == "submitted"
    assert entry.confirmed_doubts.get().confirmed_by == town.unit_user
