"""What every answer tells a browser: whose scripts it may run, who may frame it, what it may use."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import Town
from tests.portal.builders import closed_town

pytestmark = pytest.mark.django_db
PLAN = "/tr/ornek/2020-2024/"
EVERYWHERE = [
    "/",
    "/tr/",
    PLAN,
    PLAN + "plan.json",
    PLAN + "akis.xml",
    PLAN + "yok/",
    "/giris/",
    "/yonetim/",
    "/healthz",
]


@pytest.fixture
def town() -> Town:
    return closed_town()


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize("address", EVERYWHERE)
def test_nothing_but_what_is_ours_is_loaded_framed_or_sent_to(
    client: Client, address: str
) -> None:
    response = client.get(address)

    policy = dict(
        rule.strip().split(" ", 1)
        for rule in response["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    others = {policy[name] for name in policy if name.endswith(("-src", "-action"))}
    assert others == {"'none'", "'self'"}
    assert "camera=()" in response["Permissions-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", ["/yonetim/plans/unit/", "/veri-girisi/", "/onay/"])
def test_staff_pages_are_told_the_same(client: Client, town: Town, page: str) -> None:
    client.force_login(town.strategy)

    response = client.get(page)

    assert response.status_code == 200
    assert (
        response["Content-Security-Policy"]
        == client.get("/tr/").headers["Content-Security-Policy"]
    )
