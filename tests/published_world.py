"""A town that has published something of every kind, and a hand that changes it past the product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models

from indicators import services
from indicators.models import (
    ActualEntry,
    BreakdownPart,
    EvaluationCriterion,
    Indicator,
    IndicatorEvaluation,
    IndicatorTerms,
    ObjectiveEvaluation,
    Score,
    TargetRevision,
)
from indicators.published import KINDS
from indicators.services import Commitment, Figure
from indicators.services.chain import link
from tests.factories import (
    NOON,
    IndicatorFactory,
    Town,
    small_town,
)

LATER = NOON + timedelta(days=1)
BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class World:
    """A town that has published something of every kind; `rows` has one record of each."""

    town: Town
    rows: dict[str, models.Model]


def published_world() -> World:
    """Publish something of every kind."""
    town = small_town()
    link(town.plan, [*IndicatorTerms.objects.all(), *TargetRevision.objects.all()])
    entry = drafted(town, town.first, "80")
    part = BreakdownPart.objects.create(
        actual=entry, dimension="sex", category="kadın", value=80
    )
    criterion = EvaluationCriterion.objects.create(label="Deneme", position=9)
    evaluation = IndicatorEvaluation.objects.create(
        actual=entry, criterion=criterion, text="Sürüyor"
    )
    evidence = services.add_evidence(
        entry=entry,
        by=town.unit_user,
        title="Tutanak",
        source="https://example.org/tutanak",
        is_public=True,
        at=NOON,
    )
    ActualEntry.objects.update(numerator=80, denominator=1, printed_performance=80)
    services.submit(entry=entry, by=town.unit_user, at=NOON)
    entry = services.approve(entry=entry, by=town.strategy, at=LATER)
    target = services.revise_target(
        indicator=town.first,
        by=town.strategy,
        commitment=Commitment(2024, Decimal(90), reason="Bütçe"),
        at=LATER,
    )
    rows = {
        "terms": town.first.terms.get(),
        "target": target,
        "actual": entry,
        "part": part,
        "evaluation": evaluation,
        "evidence": evidence,
        "objective_evaluation": evaluated(town),
        "score": Score.objects.filter(objective=town.objective).earliest("pk"),
    }
    return World(town, rows)


def drafted(town: Town, indicator: Indicator, value: str) -> ActualEntry:
    by = town.unit_user if indicator == town.first else town.other_unit_user
    figure = figure_of(value)
    return services.enter(
        indicator=indicator, year=2024, period="YEAR", by=by, figure=figure, at=NOON
    )


def evaluated(town: Town) -> ObjectiveEvaluation:
    row = services.evaluate_objective(
        objective=town.objective,
        year=2024,
        period="YEAR",
        by=town.unit_user,
        at=NOON,
        deviation_reason="Kuraklık",
        measures="Sulama hattı",
    )
    services.submit_evaluation(evaluation=row, by=town.unit_user, at=NOON)
    return services.approve_evaluation(evaluation=row, by=town.strategy, at=LATER)


def figure_of(value: str) -> Figure:
    return Figure(
        Decimal(value),
        deviation_reason="Mevsim",
        corrective_measure="Takvim öne alınacak",
    )


def verify(*arguments: str) -> str:
    """What the command prints where it finds nothing wrong."""
    out = StringIO()
    call_command("verify_history", *arguments, stdout=out)
    return out.getvalue()


def complaint(*arguments: str) -> str:
    """What the command says on its way out with 1."""
    with pytest.raises(CommandError) as caught:
        call_command("verify_history", *arguments, stdout=StringIO())
    assert caught.value.returncode == 1
    return str(caught.value)


def sql(statement: str, *values: Any) -> None:  # noqa: ANN401 - what columns hold
    """Change the database as its administrator would, past the product."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def tamper(row: models.Model, **columns: object) -> None:
    """Update columns of a row in plain SQL."""
    fields: dict[Any, object] = {
        row._meta.get_field(name): value for name, value in columns.items()
    }
    sets = ", ".join(f"{field.column} = %s" for field in fields)
    values = [f.get_db_prep_save(v, connection) for f, v in fields.items()]
    sql(f"UPDATE {row._meta.db_table} SET {sets} WHERE id = %s", *values, row.pk)  # noqa: S608


def third(world: World) -> int:
    """The key of an indicator more, which has published nothing."""
    return IndicatorFactory.create(objective=world.town.objective).pk
