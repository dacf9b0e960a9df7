"""What a plan costs: estimates of objectives and lines of activities' budgets, a row each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from indicators.tables.of_plan import PlanColumn, PlanTable
from plans.models import CostEstimate, CostLine, Plan
from plans.tables.columns import (
    Column,
    Figure,
    Named,
    OneOf,
    Whole,
    Words,
    is_blank,
    plain_text,
    worded,
)
from plans.tables.keys import key_column
from plans.tables.shelves import Identity, Register
from plans.turkish import fold, parse_money

TOTAL = "toplam"
MONEY = "tutar (₺)"


def money() -> Figure:
    """Return how a sum of money is read."""
    return Figure(parse=parse_money)


class YearOrTotal(Whole):
    """A year, or the total of all."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:  # noqa: ANN401
        """Return the year, None for the total; raises ValueError."""
        if fold(plain_text(value)) == TOTAL:
            return None
        return super().clean(value, row, **kwargs)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> object:  # noqa: ANN401
        """Return the year, or the word."""
        return TOTAL if value is None else value


Sum = TypeVar("Sum", CostEstimate, CostLine)


class CostTable(PlanTable, Generic[Sum]):
    """Sums of money of a year."""

    def fill_in(self, instance: Any, errors: dict[str, Any]) -> None:  # noqa: ANN401
        """Refuse a year that is none of the plan's, and in its own cell a sum below zero."""
        years = self.plan.years if self.plan is not None else ()
        is_said = "year" not in errors and instance.year is not None
        if is_said and instance.year not in years:
            errors["year"] = ValidationError(_("Bu yıl planın yıllarından değil."))
        if instance.amount is not None and instance.amount < 0:
            errors["amount"] = ValidationError(_("Tutar eksi olamaz."))

    @property
    def register(self) -> Register[Sum]:
        """The sums of the row's plan by what there is only one of."""

        def load(plan: Plan) -> Register[Sum]:
            return Register(self.of_the_plan(plan), self.identity_of)

        assert self.plan is not None  # noqa: S101 - said or refused before the cells
        return self.once("sums", self.plan, load)

    def identity_of(self, record: Sum) -> Identity:
        """Return what there is only one of."""
        raise NotImplementedError

    def after_save_instance(
        self,
        instance: Any,  # noqa: ANN401
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """Let the next rows find it."""
        super().after_save_instance(instance, row, **kwargs)
        self.register.add(instance)


class CostEstimateResource(CostTable[CostEstimate]):
    """Maliyet tahminleri."""

    about = "Tahmin, hedefi ve yılıyla bulunur; yıl yerine “toplam” yazılan satır hedefin toplamıdır."
    municipality_path = "objective__goal__plan__municipality"
    plan_path = ("objective", "goal", "plan")
    joined = ("objective__goal__plan__municipality",)

    key = key_column()
    plan_name = PlanColumn()
    objective = Column("objective", "hedef", Named("objective"))
    year = Column("year", "yıl", YearOrTotal())
    amount = Column("amount", MONEY, money())

    class Meta:
        model = CostEstimate
        fields = ("key", "plan_name", "objective", "year", "amount")

    def standing(self, row: dict[str, Any]) -> CostEstimate | None:
        """Return the objective's estimate of the year."""
        try:
            card = self.find("objective", worded(row.get("hedef")))
            year = YearOrTotal().clean(row.get("yıl"))
        except ValueError:
            return None  # the cells will say so
        return self.register.find((card.pk, year))

    def identity_of(self, record: CostEstimate) -> Identity:
        """An objective has one estimate of a year."""
        return record.objective_id, record.year

    def fill_in(self, instance: CostEstimate, errors: dict[str, Any]) -> None:
        """A new estimate says its sum."""
        super().fill_in(instance, errors)
        if instance.pk is None and instance.amount is None and "amount" not in errors:
            errors["amount"] = ValidationError(_("Tutarı yazın."))

    def import_instance(
        self,
        instance: CostEstimate,
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """An empty year is no total: the word says that it is one."""
        super().import_instance(instance, row, **kwargs)
        if instance.pk is None and is_blank(row.get("yıl")):
            raise ValidationError({"year": _("Yılı ya da “toplam” yazın.")})


class EconomicCode(Words):
    """A code as budgets write it: a number would have lost its zero."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:  # noqa: ANN401
        """Return the code; raises ValueError for a number."""
        if isinstance(value, Decimal):
            raise ValueError(_("Kodu metin olarak yazın, örneğin '06."))
        return super().clean(value, row, **kwargs)


class CostLineResource(CostTable[CostLine]):
    """Maliyet satırları."""

    about = "Faaliyet, hedefinin kartında yazdığı gibi yazılır. Satır; faaliyet, yıl, kod, kaynak ve aşamayla bulunur."
    municipality_path = "activity__objective__goal__plan__municipality"
    plan_path = ("activity", "objective", "goal", "plan")
    joined = ("activity__objective__goal__plan__municipality",)
    order = (
        "activity__objective__goal__position",
        "activity__objective__position",
        "activity__position",
        "year",
        "economic_code",
        "pk",
    )

    key = key_column()
    plan_name = PlanColumn()
    objective = Column(
        "activity__objective__code", "hedef", readonly=True, is_typed=True
    )
    activity = Column("activity", "faaliyet", Named("activity", "text"))
    year = Column("year", "yıl", Whole())
    economic_code = Column("economic_code", "ekonomik kod", EconomicCode())
    source = Column("source", "kaynak", OneOf(CostLine.Source.choices))
    stage = Column("stage", "aşama", OneOf(CostLine.Stage.choices))
    amount = Column("amount", MONEY, money())

    class Meta:
        model = CostLine
        fields = (
            "key",
            "plan_name",
            "objective",
            "activity",
            "year",
            "economic_code",
            "source",
            "stage",
            "amount",
        )

    card: Any = None  # the objective that a row names
    unsaid: tuple[str, ...] = ()  # what a row leaves open of which sum it is

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:  # noqa: ANN401
        """Find the card on which the activity stands."""
        super().before_import_row(row, **kwargs)
        self.unsaid = tuple(
            name
            for name in ("source", "stage")
            if is_blank(row.get(self.fields[name].column_name))
        )
        try:
            self.card = self.find("objective", worded(row.get("hedef")))
        except ValueError as error:
            self.card = None
            if not is_blank(row.get("hedef")) and is_blank(row.get("kimlik")):
                raise ValidationError({"hedef": str(error)}) from error

    def find(self, kind: str, text: str) -> Any:  # noqa: ANN401
        """Look for an activity on its own card."""
        if kind != "activity":
            return super().find(kind, text)
        if self.card is None:
            raise ValueError(_("Faaliyetin hedefini yazın."))
        return self.shelf_of("activity", self.card).find(text)

    def fill_in(self, instance: Any, errors: dict[str, Any]) -> None:  # noqa: ANN401
        """A new line says itself whose money it is, and whether it was spent: neither is guessed."""
        super().fill_in(instance, errors)
        for name in self.unsaid if instance.pk is None else ():
            words = "; ".join(self.fields[name].widget.words)
            errors[name] = ValidationError(_("Şunlardan biri yazılır: %s.") % words)

    def standing(self, row: dict[str, Any]) -> CostLine | None:
        """Return the line of the activity's year, code, source and stage; None where one is unsaid."""
        try:
            keys = (
                self.find("activity", worded(row.get("faaliyet"))).pk,
                Whole().clean(row.get("yıl")),
                worded(row.get("ekonomik kod")),
                self.fields["source"].widget.clean(row.get("kaynak")),
                self.fields["stage"].widget.clean(row.get("aşama")),
            )
        except ValueError:
            return None  # the cells will say so
        return self.register.find(keys)

    def identity_of(self, record: CostLine) -> Identity:
        """An activity has one line of a year, a code, a source and a stage."""
        return (
            record.activity_id,
            record.year,
            record.economic_code,
            record.source,
            record.stage,
        )
