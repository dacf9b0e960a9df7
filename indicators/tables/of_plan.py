"""Tables of what is part of a plan: a row says which plan, and names its neighbours by their codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from indicators import services
from indicators.models import CommonIndicator, Indicator, IndicatorTerms
from plans.access import Person
from plans.models import CardEntry, Goal, Objective, Plan, PlanRevision, Unit
from plans.tables.columns import Column, Words, plain_text
from plans.tables.keys import KEY, key_in
from plans.tables.resource import TableResource
from plans.tables.shelves import Shelf

Loaded = TypeVar("Loaded")
Place = tuple[str, int]  # what is kept there, and of which plan or objective


def _code(record: Any) -> str:  # noqa: ANN401 - a goal, an objective or an indicator
    return str(record.code)


def _name(record: Any) -> str:  # noqa: ANN401 - a unit or a common indicator
    return str(record.name)


def _text(record: Any) -> str:  # noqa: ANN401 - a line of a card
    return str(record.text)


def _number(record: Any) -> str:  # noqa: ANN401 - a revision
    return str(record.number)


def _indicators(plan: Plan) -> Iterable[Indicator]:
    """Return a plan's indicators with what services and units of measure ask of them."""
    terms = Prefetch("terms", IndicatorTerms.objects.select_related("revision"))
    rows = Indicator.objects.of_plan(plan).prefetch_related(terms)
    return rows.select_related("objective__goal__plan__municipality")


SHELVES: dict[str, tuple[str, Callable[[Any], Iterable[Any]], Callable[..., str]]] = {
    "goal": (
        "amaç",
        lambda plan: Goal.objects.filter(plan=plan).select_related(
            "plan__municipality"
        ),
        _code,
    ),
    "objective": (
        "hedef",
        lambda plan: Objective.objects.filter(goal__plan=plan).select_related(
            "goal__plan__municipality"
        ),
        _code,
    ),
    "indicator": ("gösterge", _indicators, _code),
    "revision": ("sürüm", lambda plan: PlanRevision.objects.filter(plan=plan), _number),
    "unit": (
        "birim",
        lambda plan: Unit.objects.filter(municipality=plan.municipality_id),
        _name,
    ),
    "activity": (
        "faaliyet",
        lambda card: CardEntry.objects.filter(
            objective=card, kind=CardEntry.Kind.ACTIVITY
        ),
        _text,
    ),
    "common": ("ortak gösterge", lambda _plan: CommonIndicator.objects.all(), _name),
}


class PlanColumn(Column):
    """The plan, as addresses name it: ornek/2020-2024."""

    def __init__(self) -> None:
        super().__init__("plan", "plan", Words(), readonly=True)


class PlanTable(TableResource):
    """A table of a plan's parts; `plan_path` leads from a record to its plan.

    Tables that come in together share their `shelves`, and have `only_plan`.
    """

    plan_path: ClassVar[tuple[str, ...]] = ("plan",)
    shelf: ClassVar[str] = ""  # where others look for these records

    def __init__(
        self,
        person: Person | None = None,
        why: str = "",
        *,
        only_plan: Plan | None = None,
        shelves: dict[Place, Shelf] | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(person, why, **kwargs)
        self.only_plan = only_plan
        self.shelves = {} if shelves is None else shelves
        self.plan: Plan | None = only_plan
        self._plans: dict[str, Plan] | None = None
        self._loaded: dict[Place, Any] = {}

    def around_import(self) -> AbstractContextManager[Any]:
        """Publish what the rows change once."""
        return services.published_together()

    def get_queryset(self) -> QuerySet[Any]:
        """Keep to the one plan, where there is one."""
        records = super().get_queryset()
        if self.only_plan is None:
            return records
        return records.filter(**{"__".join(self.plan_path): self.only_plan})

    def plan_of(self, record: Any) -> Plan:  # noqa: ANN401
        """Return a record's plan."""
        for step in self.plan_path:
            record = getattr(record, step)
        return record  # type: ignore[no-any-return]

    def dehydrate_plan_name(self, record: models.Model) -> str:
        """Return the address of a record's plan."""
        try:
            return address_of(self.plan_of(record))
        except AttributeError:  # a new one is nobody's yet
            return "" if self.plan is None else address_of(self.plan)

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:  # noqa: ANN401
        """Find the row's plan; refuse one that is not the person's."""
        key = key_in(row.get(KEY))
        record = self.by_key.get(key) if key else None
        said = plain_text(row.get("plan"))
        own = None if record is None else self.plan_of(record)
        self.plan = self._named(said) if said else own or self.only_plan
        if self.plan is None:
            raise ValidationError({"plan": _("Planı yazın, örneğin ornek/2020-2024.")})
        if own is not None and own != self.plan:
            raise ValidationError(
                {"plan": _("Bir planda yazılan ve ölçülen başka plana taşınmaz.")}
            )

    def _named(self, said: str) -> Plan:
        if self._plans is None:
            plans = self.plans().select_related("municipality")
            self._plans = {address_of(plan): plan for plan in plans}
        plan = self._plans.get(said)
        if plan is None or self.only_plan not in (None, plan):
            raise ValidationError({"plan": _("“%s” sizin bir planınız değil.") % said})
        return plan

    def plans(self) -> QuerySet[Plan]:
        """Return the plans that the person's rows may be of."""
        if self.access.is_total:
            return Plan.objects.all()
        return Plan.objects.filter(municipality__in=self.access.municipality_ids)

    def find(self, kind: str, text: str) -> models.Model:
        """Return what a cell names in the row's plan; raises ValueError."""
        assert self.plan is not None  # noqa: S101 - said or refused before the cells
        return self.shelf_of(kind, self.plan).find(text)

    def shelf_of(self, kind: str, place: models.Model) -> Shelf:
        """Return where records of a kind are found in a plan, or on a card."""
        at = (kind, place.pk)
        if kind == "activity":
            self._shelve_activities()
        if at not in self.shelves:
            called, records, name = SHELVES[kind]
            self.shelves[at] = Shelf(called, records(place), name)
        return self.shelves[at]

    def _shelve_activities(self) -> None:
        """Put the activities of every card of the plan where they are found, at once."""
        assert self.plan is not None  # noqa: S101 - said or refused before the cells
        at = ("activities", self.plan.pk)
        if at in self.shelves:
            return
        called, _records, name = SHELVES["activity"]
        self.shelves[at] = Shelf(called, (), name)  # a mark that they are there
        cards = Objective.objects.filter(goal__plan=self.plan).select_related(
            "goal__plan__municipality"
        )
        activities = CardEntry.objects.filter(kind=CardEntry.Kind.ACTIVITY)
        for card in cards.prefetch_related(Prefetch("entries", activities)):
            found = Shelf(called, card.entries.all(), name)
            self.shelves.setdefault(("activity", card.pk), found)

    def once(self, what: str, plan: Plan, load: Callable[[Plan], Loaded]) -> Loaded:
        """Return what the table's rows ask of a plan again and again, loaded with the first."""
        if (what, plan.pk) not in self._loaded:
            self._loaded[what, plan.pk] = load(plan)
        loaded: Loaded = self._loaded[what, plan.pk]
        return loaded

    def of_the_plan(self, plan: Plan) -> QuerySet[Any]:
        """Return the records of a plan that the person may write."""
        return self.get_queryset().filter(**{"__".join(self.plan_path): plan})

    def after_save_instance(
        self,
        instance: models.Model,
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Let the next rows find the record; note what has to be published."""
        plan = self.plan_of(instance)
        if self.shelf:
            self.shelf_of(self.shelf, plan).add(instance)
        services.publish_since(
            plan=plan, year=plan.start_year, beside=self.beside(instance)
        )

    def beside(self, instance: Any) -> Iterable[models.Model]:  # noqa: ANN401
        """Return what is published with a record."""
        return ()


def address_of(plan: Plan) -> str:
    """Return how tables name a plan."""
    return f"{plan.municipality.slug}/{plan.period}"
