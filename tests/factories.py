"""The tests' world: rows by factory_boy, and builders of one small municipality with its cast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from django.contrib.auth.models import User
from factory.django import DjangoModelFactory

from indicators.models import (
    ActualEntry,
    Direction,
    Indicator,
    IndicatorTerms,
    Method,
    Period,
    ReportingPeriod,
    TargetRevision,
)
from plans.models import (
    Goal,
    Membership,
    Municipality,
    Objective,
    Plan,
    PlanRevision,
    Unit,
)

NOON = datetime(2024, 7, 1, 9, 0, tzinfo=UTC)
PASSWORD = "deneme-parolasi-2024"


class UserFactory(DjangoModelFactory[User]):
    """A person with the tests' password, who may log in to the admin."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"kisi{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password(PASSWORD)
    is_staff = True


class MunicipalityFactory(DjangoModelFactory[Municipality]):
    class Meta:
        model = Municipality

    name = factory.Sequence(lambda n: f"Deneme {n} Belediyesi")
    slug = factory.Sequence(lambda n: f"deneme-{n}")
    is_fictional = True


class UnitFactory(DjangoModelFactory[Unit]):
    class Meta:
        model = Unit

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Birim {n} Müdürlüğü")


class PlanFactory(DjangoModelFactory[Plan]):
    """A public plan of 2020–2024 with its revision 0."""

    class Meta:
        model = Plan
        skip_postgeneration_save = True

    municipality = factory.SubFactory(MunicipalityFactory)
    start_year = 2020
    end_year = 2024
    is_public = True
    first_revision = factory.RelatedFactory(
        "tests.factories.PlanRevisionFactory", factory_related_name="plan"
    )


class PlanRevisionFactory(DjangoModelFactory[PlanRevision]):
    """The first plan, or an update adopted in the plan's second year."""

    class Meta:
        model = PlanRevision

    plan = factory.SubFactory(PlanFactory, first_revision=None)
    number = 0
    adopted_on = factory.LazyAttribute(
        lambda row: date(row.plan.start_year + 1, 5, 1) if row.number else None
    )


class GoalFactory(DjangoModelFactory[Goal]):
    class Meta:
        model = Goal

    plan = factory.SubFactory(PlanFactory)
    position = factory.LazyAttribute(lambda goal: goal.plan.goals.count() + 1)
    code = factory.LazyAttribute(lambda goal: f"A{goal.position}")
    slug = factory.LazyAttribute(lambda goal: f"{goal.position}")
    title = factory.LazyAttribute(lambda goal: f"{goal.position}. amaç")
    introduced_in = factory.LazyAttribute(
        lambda goal: goal.plan.revisions.get(number=0)
    )


class ObjectiveFactory(DjangoModelFactory[Objective]):
    class Meta:
        model = Objective

    goal = factory.SubFactory(GoalFactory)
    position = factory.LazyAttribute(lambda row: row.goal.objectives.count() + 1)
    code = factory.LazyAttribute(lambda row: f"H{row.goal.slug}.{row.position}")
    slug = factory.LazyAttribute(lambda row: row.code[1:])
    title = factory.LazyAttribute(lambda row: f"{row.code} hedefi")
    introduced_in = factory.SelfAttribute("goal.introduced_in")


class IndicatorFactory(DjangoModelFactory[Indicator]):
    """An indicator without terms or targets; `measured_indicator` adds them."""

    class Meta:
        model = Indicator

    objective = factory.SubFactory(ObjectiveFactory)
    position = factory.LazyAttribute(lambda row: row.objective.indicators.count() + 1)
    code = factory.LazyAttribute(lambda row: f"PG{row.objective.slug}.{row.position}")
    slug = factory.LazyAttribute(lambda row: row.code[2:])
    name = factory.LazyAttribute(lambda row: f"{row.code} göstergesi")
    introduced_in = factory.SelfAttribute("objective.introduced_in")


class ActualEntryFactory(DjangoModelFactory[ActualEntry]):
    """A draft of 2024; `approved_actual` makes a public one."""

    class Meta:
        model = ActualEntry

    indicator = factory.SubFactory(IndicatorFactory)
    year = 2024
    period = Period.YEAR
    value = Decimal(0)
    entered_at = NOON


def measured_indicator(
    objective: Objective,
    *,
    targets: dict[int, str] | None = None,
    unit: Unit | None = None,
    withdrawn_in: PlanRevision | None = None,
    **terms: object,
) -> Indicator:
    """An indicator of an objective with its terms under the first plan, and its targets."""
    indicator = IndicatorFactory.create(
        objective=objective, data_unit=unit, withdrawn_in=withdrawn_in
    )
    usual: dict[str, object] = {
        "weight": Decimal(50),
        "unit_of_measure": "adet",
        "method": Method.LEVEL,
        "direction": Direction.INCREASE,
        "baseline_value": Decimal(0),
    }
    IndicatorTerms.objects.create(
        indicator=indicator,
        revision=objective.goal.plan.revisions.get(number=0),
        **usual | terms,
    )
    for year, value in (targets or {2024: "100"}).items():
        TargetRevision.objects.create(
            indicator=indicator, year=year, value=Decimal(value), recorded_at=NOON
        )
    return indicator


def approved_actual(
    indicator: Indicator, value: str | None, *, year: int = 2024, **fields: object
) -> ActualEntry:
    """A public figure, written past the services."""
    return ActualEntryFactory.create(
        indicator=indicator,
        year=year,
        value=None if value is None else Decimal(value),
        state=ActualEntry.State.APPROVED,
        decided_at=NOON,
        published_at=NOON,
        **fields,
    )


def person(
    username: str,
    role: str | None = None,
    *,
    municipality: Municipality | None = None,
    unit: Unit | None = None,
) -> User:
    """A user, and what they may do in a municipality or a unit."""
    user = UserFactory.create(username=username)
    place = municipality or (unit.municipality if unit else None)
    if role and place:
        Membership.objects.create(user=user, role=role, municipality=place, unit=unit)
    return user


@dataclass(frozen=True, slots=True)
class Town:
    """One small municipality: a plan, a goal, an objective, two indicators, an open 2024, a cast."""

    municipality: Municipality
    plan: Plan
    goal: Goal
    objective: Objective
    first: Indicator  # weighs 60, target 100, of the objective's unit
    second: Indicator  # weighs 40, target 50, of the other unit
    unit: Unit
    other_unit: Unit
    open_year: ReportingPeriod
    strategy: User
    unit_user: User
    other_unit_user: User
    foreign_strategy: User
    visitor: User


def small_town() -> Town:
    """Build the municipality most tests live in, with one more municipality beside it."""
    place = MunicipalityFactory.create(name="Örnek Belediyesi", slug="ornek")
    neighbour = MunicipalityFactory.create(name="Komşu Belediyesi", slug="komsu")
    unit = UnitFactory.create(municipality=place, name="Sosyal Destek Müdürlüğü")
    other = UnitFactory.create(municipality=place, name="Fen İşleri Müdürlüğü")
    plan = PlanFactory.create(municipality=place)
    goal = GoalFactory.create(plan=plan)
    objective = ObjectiveFactory.create(goal=goal, responsible_unit=unit)
    role = Membership.Role
    return Town(
        municipality=place,
        plan=plan,
        goal=goal,
        objective=objective,
        first=measured_indicator(objective, weight=Decimal(60)),
        second=measured_indicator(
            objective, weight=Decimal(40), targets={2024: "50"}, unit=other
        ),
        unit=unit,
        other_unit=other,
        open_year=ReportingPeriod.objects.create(
            plan=plan,
            year=2024,
            state=ReportingPeriod.State.OPEN,
            due_on=date(2025, 1, 31),
        ),
        strategy=person("strateji", role.STRATEGY, municipality=place),
        unit_user=person("birim", role.ENTRY, unit=unit),
        other_unit_user=person("fen", role.ENTRY, unit=other),
        foreign_strategy=person("komsu", role.STRATEGY, municipality=neighbour),
        visitor=person("ziyaretci"),
    )
