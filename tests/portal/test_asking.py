"""Asking a question: the form, what keeps machines out, and the page that says what became of it."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from reports.asking import limits, services
from reports.models import Question
from tests.asking import TEXT, asked_question, sent, token_aged
from tests.factories import Town, small_town
from tests.portal.builders import text_of
from tests.portal.pages import INDICATOR

pytestmark = pytest.mark.django_db
ASK = INDICATOR + "soru/"
HOME, NEXT_DOOR = "192.0.2.7", "192.0.2.8"


@pytest.fixture
def town() -> Town:
    cache.clear()
    return small_town()


def errors_in(html: str) -> list[str]:
    return re.findall(r'<p class="error">([^<]+)</p>', html)


def test_a_question_is_taken_and_leads_to_an_address_of_its_own(
    town: Town, client: Client
) -> None:
    answer = client.post(
        ASK, sent(town.first, year="2024", asker_name=" Ayşe  K. ", email="a@b.org")
    )

    question = Question.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/tr/soru/{question.key}/"
    assert (question.indicator, question.year) == (town.first, 2024)
    assert (question.asker_name, question.email) == ("Ayşe K.", "a@b.org")
    assert question.state == Question.State.WAITING
    assert not answer.cookies
    assert "Sorunuz alındı, inceleniyor" in text_of(client, answer["Location"])


def test_the_form_needs_no_cookie_and_nobody_keeps_it(
    town: Town, client: Client
) -> None:
    strict = Client(enforce_csrf_checks=True)

    page = strict.get(ASK)

    assert "no-store" in page["Cache-Control"]
    assert not page.cookies
    assert "Vary" not in page
    assert strict.post(ASK, sent(town.first)).status_code == 302


def test_who_is_signed_in_stands_nowhere(town: Town, client: Client) -> None:
    client.force_login(town.strategy)

    client.post(ASK, sent(town.first))

    question = Question.objects.get()
    assert question.history.count() == 0
    assert question.decided_by is None


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"text": ""}, "Sorunuzu yazın."),
        ({"text": "?!! 123"}, "Sorunuzu bir cümleyle yazın."),
        ({"text": "a" * 1001}, "Bu değerin en fazla 1000 karaktere sahip"),
        (
            {"text": "Bakın: https://a.example http://b.example ne dersiniz?"},
            "Soruda en çok bir bağlantı olabilir.",
        ),
        ({"asker_name": "www.ucuz.example"}, "Buraya yalnız adınızı yazın."),
        ({"email": "a@b@c"}, "Geçerli bir e-posta adresi girin."),
        ({"year": "2031"}, "Geçerli bir seçenek seçin."),
    ],
    ids=["empty", "no letters", "too long", "links", "name", "address", "year"],
)
def test_what_cannot_be_taken_is_said_at_its_field_and_kept(
    town: Town, client: Client, fields: dict[str, str], error: str
) -> None:
    html = client.post(ASK, sent(town.first) | fields).content.decode()

    assert error in html
    assert not Question.objects.exists()
    (name,) = fields
    field = re.search(rf'<(?:input|textarea|select)[^>]*name="{name}"[^>]*>', html)
    assert field is not None
    assert 'aria-invalid="true"' in field[0]
    assert f"id_{name}_error" in field[0]
    assert f'<a href="#id_{name}">' in html  # in the summary
    if name != "text":
        assert TEXT in html


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(0, "Form çok hızlı gönderildi."), (25 * 3600, "çok uzun süre açık kaldı")],
    ids=["too fast", "too old"],
)
def test_a_form_that_comes_too_soon_or_too_late_comes_back_with_its_text(
    town: Town, client: Client, seconds: float, says: str
) -> None:
    token = token_aged(town.first, seconds)

    html = client.post(ASK, sent(town.first, anahtar=token)).content.decode()

    assert says in errors_in(html)[0]
    assert TEXT in html
    assert not Question.objects.exists()


def test_an_old_form_comes_back_with_a_new_token(town: Town, client: Client) -> None:
    old = token_aged(town.first, 25 * 3600)

    html = client.post(ASK, sent(town.first, anahtar=old)).content.decode()

    (token,) = re.findall(r'name="anahtar" value="([^"]+)"', html)
    assert token != old


@pytest.mark.parametrize("token", ["", "abc", "a:b:c"])
def test_a_form_that_is_not_ours_is_not_taken(
    town: Town, client: Client, token: str
) -> None:
    client.post(ASK, sent(town.first, anahtar=token))

    assert not Question.objects.exists()


def test_a_token_is_good_for_its_own_indicator_alone(
    town: Town, client: Client
) -> None:
    client.post(ASK, sent(town.first, anahtar=token_aged(town.second)))

    assert not Question.objects.exists()


def test_who_fills_in_the_trap_is_told_so_and_loses_nothing(
    town: Town, client: Client
) -> None:
    html = client.post(
        ASK, sent(town.first, web_sitesi="https://x.example")
    ).content.decode()

    assert "Boş kalması gereken bir alan" in errors_in(html)[0]
    assert TEXT in html
    assert "x.example" not in html
    assert not Question.objects.exists()


def test_a_form_sent_twice_makes_one_question(town: Town, client: Client) -> None:
    form = sent(town.first)

    first, second = client.post(ASK, form), client.post(ASK, form)

    assert first["Location"] == second["Location"]
    assert Question.objects.count() == 1


def test_a_form_changed_and_sent_again_makes_another_question(
    town: Town, client: Client
) -> None:
    form = sent(town.first)

    client.post(ASK, form)
    client.post(ASK, form | {"text": "Peki bu yıl için ne planlıyorsunuz?"})

    assert Question.objects.count() == 2


def test_the_same_words_are_not_asked_twice_by_two_people(
    town: Town, client: Client
) -> None:
    client.post(ASK, sent(town.first))

    html = client.post(ASK, sent(town.first, f"  {TEXT.upper()} ")).content.decode()

    assert "Aynı soru bu gösterge için daha önce soruldu." in html
    assert Question.objects.count() == 1


def ask_many(client: Client, town: Town, times: int, address: str) -> list[int]:
    return [
        client.post(
            ASK,
            sent(town.first, f"{number}. soru: {TEXT} {address}"),
            REMOTE_ADDR=address,
        ).status_code
        for number in range(times)
    ]


def test_one_address_may_ask_five_questions_an_hour(town: Town, client: Client) -> None:
    assert ask_many(client, town, 6, HOME) == [302] * 5 + [429]
    assert ask_many(client, town, 1, NEXT_DOOR) == [302]


def test_who_has_asked_enough_is_told_when_to_come_back_and_loses_nothing(
    town: Town, client: Client
) -> None:
    ask_many(client, town, 5, HOME)

    answer = client.post(ASK, sent(town.first), REMOTE_ADDR=HOME)

    assert answer.status_code == 429
    assert answer["Retry-After"] == "3600"
    assert "bir saat sonra yeniden gönderin" in answer.content.decode()
    assert TEXT in answer.content.decode()


def test_an_indicator_takes_so_many_questions_an_hour(
    town: Town, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PER_INDICATOR", 2)
    asked_question(town, "Birinci soru nedir?")
    asked_question(town, "İkinci soru nedir?")

    assert client.post(ASK, sent(town.first)).status_code == 429


def test_a_mistake_is_not_counted_as_a_question(town: Town, client: Client) -> None:
    for _time in range(8):
        client.post(ASK, sent(town.first, ""), REMOTE_ADDR=HOME)

    assert ask_many(client, town, 1, HOME) == [302]


def test_no_address_is_kept_in_the_clear(town: Town, client: Client) -> None:
    kept: list[str] = []
    real = cache.set

    def spy(key: str, value: object, *args: object) -> None:
        kept.append(f"{key} {value}")
        real(key, value, *args)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "set", spy)
        ask_many(client, town, 1, HOME)

    assert kept
    assert not any(HOME in line for line in kept)


def test_what_cannot_be_seen_is_taken_out_of_the_text(
    town: Town, client: Client
) -> None:
    client.post(ASK, sent(town.first, f"\u202e{TEXT}\u200b\r\n\r\n\r\n\r\nTeşekkürler"))

    assert Question.objects.get().text == f"{TEXT}\n\nTeşekkürler"


def test_the_words_of_a_question_are_never_markup(town: Town, client: Client) -> None:
    text = "<script>alert('neden düştü?')</script>"
    client.post(ASK, sent(town.first, text))
    question = Question.objects.get()
    services.publish(question=question, by=town.strategy)

    for page in (INDICATOR, reverse("question", args=[question.key])):
        html = client.get(page).content.decode()
        assert "<script" not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize("state", ["waiting", "refused"])
def test_the_words_of_what_is_not_published_are_on_no_public_page(
    town: Town, client: Client, state: str
) -> None:
    question = asked_question(town, name="Ayşe", email="a@b.org")
    if state == "refused":
        services.refuse(question=question, by=town.strategy, reason="personal")

    for page in (
        INDICATOR,
        "/tr/ornek/2020-2024/sorular/",
        reverse("question", args=[question.key]),
    ):
        said = text_of(client, page)
        assert not any(word in said for word in (TEXT, "Ayşe", "a@b.org")), page


def test_who_was_refused_reads_why(town: Town, client: Client) -> None:
    question = asked_question(town)
    services.refuse(
        question=question, by=town.strategy, reason="other", note="Başka kurumun işi."
    )

    answer = client.get(reverse("question", args=[question.key]))

    said = answer.content.decode()
    assert "başka bir neden" in said
    assert "Başka kurumun işi." in said
    assert answer["X-Robots-Tag"] == "noindex"


def test_a_question_of_a_plan_that_is_not_public_is_not_found(
    town: Town, client: Client
) -> None:
    question = asked_question(town)
    town.plan.is_public = False
    town.plan.save()

    assert client.get(reverse("question", args=[question.key])).status_code == 404
    assert client.get(ASK).status_code == 404
    assert client.post(ASK, sent(town.first)).status_code == 404


def test_a_key_that_nobody_has_is_not_found(client: Client) -> None:
    assert client.get(reverse("question", args=[uuid4()])).status_code == 404


def test_the_form_is_there_in_english(town: Town, client: Client) -> None:
    address = ASK.replace("/tr/", "/en/")

    answer = client.post(address, sent(town.first))

    assert answer["Location"].startswith("/en/soru/")
    assert Question.objects.get().language == "en"


def test_the_form_costs_a_fixed_number_of_queries(
    town: Town, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        client.get(ASK)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"email": "a" * 290 + "@b.co"}, id="address"),
        # A letter that is two once it is written as everybody writes it.
        pytest.param({"asker_name": "\ufb2c" * 60}, id="name"),
        pytest.param({"text": "\ufb2c" * 1000}, id="question"),
    ],
)
def test_what_does_not_fit_is_said_in_the_form(
    town: Town, client: Client, fields: dict[str, str]
) -> None:
    answer = client.post(ASK, sent(town.first, **fields))

    assert answer.status_code == 200
    assert errors_in(answer.content.decode())
    assert not Question.objects.exists()


def test_another_port_is_no_other_address(
    town: Town, client: Client, settings: Settings
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    most = limits.PER_ADDRESS[0][1]

    answers = [
        client.post(
            ASK,
            sent(town.first, text=f"{TEXT} {port}"),
            headers={"X-Forwarded-For": f"192.0.2.7:{port}"},
        ).status_code
        for port in range(4711, 4711 + most + 1)
    ]

    assert answers == [302] * most + [429]


@pytest.mark.parametrize("page", [INDICATOR, ASK])
def test_an_address_that_no_text_is_like_is_not_found(
    town: Town, client: Client, page: str
) -> None:
    nul = page.replace(town.first.slug, "%00")
    assert nul != page
    assert client.get(nul).status_code == 404
