"""export(commit(doc)) == committed(doc): nothing is lost between a document and the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from indicators.export import export_plan
from ingest.changes import Fate
from ingest.commit import commit_document
from plans.committed import Choice, committed
from plans.document import PlanDocument, State
from plans.document_json import dumps, loads
from plans.models import Municipality, Plan, SourceDocument
from tests.documents import plan_documents

AT = datetime(2024, 5, 17, 9, 30, tzinfo=UTC)
LATER = datetime(2024, 6, 1, 9, 30, tzinfo=UTC)
PERIOD = (2020, 2024)

examples = settings(
    deadline=None, max_examples=25, suppress_health_check=list(HealthCheck)
)


@contextmanager
def empty_database() -> Iterator[tuple[Municipality, SourceDocument]]:
    """A municipality and a received document that are gone again afterwards."""
    with transaction.atomic():
        municipality = Municipality.objects.create(
            name="Deneme Belediyesi", slug="deneme"
        )
        source = SourceDocument.objects.create(
            municipality=municipality, name="plan.json", sha256="0" * 64
        )
        yield municipality, source
        transaction.set_rollback(True)


def committed_and_exported(
    document: PlanDocument, *, public: bool = False
) -> PlanDocument:
    """Commit into an empty database and export the plan."""
    with empty_database() as (municipality, source):
        commit_document(
            document, source=source, municipality=municipality, period=PERIOD, at=AT
        )
        return export_plan(Plan.objects.get(), public=public)


def expected(document: PlanDocument) -> PlanDocument:
    """What the design says the database holds afterwards."""
    return committed(document, Choice("Deneme Belediyesi", "deneme", PERIOD, AT))


@pytest.mark.django_db
@examples
@given(document=plan_documents())
def test_what_was_committed_comes_out_again(document: PlanDocument) -> None:
    assert committed_and_exported(document) == expected(document)


@examples
@given(document=plan_documents())
def test_json_there_and_back_is_the_same_document(document: PlanDocument) -> None:
    assert loads(dumps(document)) == document


@pytest.mark.django_db
@examples
@given(document=plan_documents())
def test_an_export_committed_again_is_the_same_export(document: PlanDocument) -> None:
    once = committed_and_exported(document)

    again = committed_and_exported(loads(dumps(once)))

    assert again == once


@pytest.mark.django_db
@examples
@given(document=plan_documents())
def test_the_public_export_has_approved_figures_only(document: PlanDocument) -> None:
    public = committed_and_exported(document, public=True)

    states = {actual.state for _path, i in public.indicators() for actual in i.actuals}
    assert states <= {State.APPROVED}


@pytest.mark.django_db
@examples
@given(document=plan_documents())
def test_whatever_was_committed_is_unchanged_when_it_comes_again(
    document: PlanDocument,
) -> None:
    with empty_database() as (municipality, source):
        options = {"source": source, "municipality": municipality, "period": PERIOD}
        commit_document(document, at=AT, **options)  # type: ignore[arg-type]
        before = export_plan(Plan.objects.get(), public=False)

        again = commit_document(document, at=LATER, **options)  # type: ignore[arg-type]

        assert [c for c in again.changes if c.fate is not Fate.UNCHANGED] == []
        assert export_plan(Plan.objects.get(), public=False) == before


@pytest.mark.django_db
@examples
@given(document=plan_documents())
def test_an_export_brought_back_to_its_own_plan_changes_nothing(
    document: PlanDocument,
) -> None:
    with empty_database() as (municipality, source):
        options = {"source": source, "municipality": municipality, "period": PERIOD}
        commit_document(document, at=AT, **options)  # type: ignore[arg-type]
        before = export_plan(Plan.objects.get(), public=False)
        other = SourceDocument.objects.create(
            municipality=municipality, name="disari.json", sha256="1" * 64
        )

        again = commit_document(before, **options | {"source": other})  # type: ignore[arg-type]

        assert [c for c in again.changes if c.fate is not Fate.UNCHANGED] == []
        assert export_plan(Plan.objects.get(), public=False) == before


@pytest.mark.django_db
def test_committing_twice_changes_nothing() -> None:
    text = (Path(__file__).parent.parent / "fixtures/ornek/plan.json").read_text(
        "utf-8"
    )
    document = replace(loads(text), statistics=())
    with empty_database() as (municipality, source):
        options = {"source": source, "municipality": municipality, "period": PERIOD}

        first = commit_document(document, at=AT, **options)  # type: ignore[arg-type]
        before = export_plan(Plan.objects.get(), public=False)
        second = commit_document(document, at=AT, **options)  # type: ignore[arg-type]

        assert second.new == []
        assert second.unchanged == first.new
        assert export_plan(Plan.objects.get(), public=False) == before
