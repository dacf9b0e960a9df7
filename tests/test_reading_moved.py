"""What was taken in stays when its table changes rooms, and so does who may see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from plans.models import CommittedReading
from tests.factories import MunicipalityFactory
from tests.ingest.committing import CARD, commit, plan_of

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("plans", "0007_find_texts"), ("ingest", "0005_keep_filled_sheets")]


def migrate_to(targets: list[tuple[str, str]]) -> StateApps:
    executor = MigrationExecutor(connection)
    return executor.migrate(targets).apps


@pytest.fixture
def before() -> Iterator[StateApps]:
    """The state that an installation comes from, with one document taken in."""
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    commit(plan_of(CARD), MunicipalityFactory.create())
    yield migrate_to(BEFORE)
    migrate_to(newest)


def forward() -> None:
    migrate_to(MigrationExecutor(connection).loader.graph.leaf_nodes())


def test_a_reading_of_before_is_there_afterwards(before: StateApps) -> None:
    old = before.get_model("ingest", "CommittedReading").objects.get()
    kept = (old.pk, old.reading, old.rows, old.document_id)

    forward()

    row = CommittedReading.objects.get()
    assert (row.pk, row.reading, row.rows, row.document_id) == kept
    assert [one.code for _path, one in row.as_read().objectives()] == [CARD.code]


def test_a_right_that_was_given_stays_given(before: StateApps) -> None:
    [old] = ContentType.objects.filter(model="committedreading")
    assert old.app_label == "ingest"
    group = Group.objects.create(name="Denetçiler")
    may_see = Permission.objects.create(
        content_type=old, codename="may_see_readings", name="Okumaları görür"
    )
    group.permissions.add(may_see)

    forward()

    ContentType.objects.clear_cache()
    new = ContentType.objects.get(model="committedreading")
    assert (new.pk, new.app_label) == (old.pk, "plans")
    assert group.permissions.get().content_type == new


def test_nothing_is_lost_where_no_type_was_kept_yet(before: StateApps) -> None:
    ContentType.objects.filter(model="committedreading").delete()

    forward()

    ContentType.objects.clear_cache()
    assert CommittedReading.objects.count() == 1
