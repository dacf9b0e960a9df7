"""The review page: what it shows of a draft before anybody decides."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from plans.models import Membership
from tests.factories import MunicipalityFactory, person

DESCRIBED = re.compile(r'aria-describedby="([^"]+)"')

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner(client: Client) -> Client:
    """A browser in which the strategy office is logged in."""
    place = MunicipalityFactory.create()
    role = Membership.Role.STRATEGY
    client.force_login(person("strateji", role, municipality=place))
    return client


def test_what_describes_a_field_of_the_desk_is_on_the_page(planner: Client) -> None:
    """A screen reader reads the hint and the error that the field points to."""
    untouched, refused = (
        planner.get(reverse("documents")).content.decode(),
        planner.post(reverse("documents"), {"municipality": ""}).content.decode(),
    )

    assert "id_file_error" in " ".join(DESCRIBED.findall(refused))
    for html in (untouched, refused):
        for name in " ".join(DESCRIBED.findall(html)).split():
            assert f'id="{name}"' in html, name
