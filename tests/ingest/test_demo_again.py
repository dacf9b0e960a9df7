"""`load_demo` where the demonstration stands already, whole or in part."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from pytest_django import DjangoDbBlocker

from indicators.models import ActualEntry, ChainLink, CommonIndicator, CommonMapping
from ingest.demo import towns
from ingest.demo.told import Row, told_in
from plans.models import Municipality, Unit
from reports.models import Question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("older")]
OF_MISAL = {"indicator__objective__goal__plan__municipality__slug": "misal"}


@pytest.fixture(scope="module")
def older(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An installation from before there was a second fictional town."""
    with django_db_blocker.unblock(), transaction.atomic():
        with (
            patch.object(towns, "TOWNS", ("ornek",)),
            patch("ingest.demo.common_indicators.told_in", without_misal),
        ):
            call_command("load_demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


def without_misal(path: Path) -> list[Row]:
    """The common indicators as they were mapped then."""
    rows: list[Row] = told_in(path)
    for row in rows:
        row["mappings"] = [
            said for said in row["mappings"] if said["municipality"] != "misal"
        ]
    return rows


def loaded() -> str:
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


def standing() -> tuple[list[str], list[int], int]:
    """What the older installation has: its figures, its chain, its common indicators."""
    figures = ActualEntry.objects.exclude(**OF_MISAL).order_by("pk")
    links = ChainLink.objects.exclude(plan__municipality__slug="misal")
    return (
        [f"{each.pk} {each.value} {each.state}" for each in figures],
        list(links.order_by("pk").values_list("pk", flat=True)),
        CommonIndicator.objects.count(),
    )


def test_what_an_older_demonstration_lacks_is_added_and_nothing_else_changes() -> None:
    Unit.objects.filter(municipality__slug="ornek", name__startswith="Fen").update(
        name="Yol ve Fen Müdürlüğü"
    )
    before, questions = standing(), Question.objects.count()
    assert not Municipality.objects.filter(slug="misal").exists()
    assert not CommonMapping.objects.filter(**OF_MISAL).exists()

    assert "Misal Belediyesi (kurgusal) yüklendi." in loaded()

    assert standing() == before
    assert Question.objects.count() == questions
    assert Unit.objects.filter(name="Yol ve Fen Müdürlüğü").exists()
    assert ActualEntry.objects.filter(**OF_MISAL, state="approved").exists()
    assert CommonMapping.objects.filter(**OF_MISAL).exists()
    assert "zaten var; dokunulmadı" in loaded()
    assert standing() == before


def test_common_indicators_that_people_renamed_stay_theirs() -> None:
    CommonIndicator.objects.update(name=Concat("name", Value(" (bizim)")))
    before = standing()

    loaded()

    assert standing() == before
    assert not CommonMapping.objects.filter(**OF_MISAL).exists()


@pytest.mark.parametrize(
    ("name", "becomes", "told"),
    [
        ("birim", "misal", "“misal” adlı bir kullanıcı zaten var"),
        ("yonetici", "baska", "“yonetici” adlı kullanıcı yok"),
    ],
)
def test_a_name_that_stands_in_the_way_is_told_and_nothing_is_written(
    name: str, becomes: str, told: str
) -> None:
    User.objects.filter(username=name).update(username=becomes)

    with pytest.raises(CommandError, match=told):
        loaded()

    assert not Municipality.objects.filter(slug="misal").exists()
