"""A desk for the tests of ingest: a municipality, its strategy office, a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from ingest.models import Draft
from plans.models import Membership, Municipality
from tests.factories import MunicipalityFactory, person
from tests.ingest.drafts import draft_of, drawn_pages, small_reading
from tests.ingest.reading_here import run_here


@pytest.fixture
def municipality() -> Municipality:
    return MunicipalityFactory.create()


@pytest.fixture
def planner(client: Client, municipality: Municipality) -> Client:
    """A browser in which the strategy office is logged in."""
    role = Membership.Role.STRATEGY
    client.force_login(person("strateji", role, municipality=municipality))
    return client


@pytest.fixture
def draft(municipality: Municipality, planner: Client, tmp_path: Path) -> Draft:
    """A small reading of a drawn document."""
    pdf = drawn_pages(tmp_path / "plan.pdf")
    by = person("yukleyen", Membership.Role.STRATEGY, municipality=municipality)
    return draft_of(small_reading(), municipality, by, pdf)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read documents in this process.

    What the child is for stands in test_sandbox.py and test_progress.py; the ways that go
    through it to their end, in test_acceptance.py, test_card_page.py and test_loaded_demo.py.
    """
    monkeypatch.setattr("ingest.sandbox.followed", run_here)
