"""After logging in everybody begins at their own desk."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from tests.factories import PASSWORD, Town, small_town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.mark.parametrize(
    ("username", "desk"), [("birim", "staff_home"), ("strateji", "begin")]
)
def test_logging_in_leads_to_ones_own_desk(
    client: Client, town: Town, username: str, desk: str
) -> None:
    answer = client.post(
        reverse("account_login"), {"login": username, "password": PASSWORD}, follow=True
    )

    assertRedirects(answer, reverse(desk))


def test_somebody_without_a_role_is_told_so(client: Client, town: Town) -> None:
    client.force_login(town.visitor)

    assert client.get(reverse("begin")).status_code == 403
