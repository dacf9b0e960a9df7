"""Figures, one of a period a row; they come in as drafts, as if typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from indicators import services
from indicators.keeping import EDITABLE, Place, standing
from indicators.models import ActualEntry, Indicator, IndicatorTerms, Period
from indicators.seen import figure_of, initial_of
from indicators.services.figures import COLUMNS
from indicators.services.refusals import ApprovedError, SubmittedError
from indicators.tables.measured import counts_percents_of
from indicators.tables.of_plan import PlanColumn, PlanTable
from plans.models import Plan
from plans.tables.columns import Column, Figure, Named, OneOf, Whole, worded
from plans.tables.keys import key_column
from plans.tables.shelves import Shelf

State = ActualEntry.State


class ActualResource(PlanTable):
    """Gerçekleşmeler, in whatever state."""

    about = (
        "Değerler taslak olarak yazılır; dönemi açık ve göstergesi sizin olmalı. "
        "Onay bekleyen ve onaylı değer buradan değişmez."
    )
    municipality_path = "indicator__objective__goal__plan__municipality"
    plan_path = ("indicator", "objective", "goal", "plan")
    joined = ("indicator__objective__goal__plan__municipality",)

    key = key_column()
    plan_name = PlanColumn()
    indicator = Column("indicator", "gösterge", Named("indicator"))
    indicator_name = Column("indicator__name", "gösterge adı", readonly=True)
    year = Column("year", "yıl", Whole())
    period = Column("period", "dönem", OneOf(Period.choices))
    value = Column("value", "gerçekleşen", Figure(counts_percents_of))
    reported_as = Column(
        "reported_as",
        "bildirim",
        OneOf(ActualEntry.ReportedAs.choices),
        nothing=ActualEntry.ReportedAs.TOTAL,
    )
    numerator = Column("numerator", "pay", Figure())
    denominator = Column("denominator", "payda", Figure())
    state = Column("state", "durum", OneOf(State.choices), readonly=True)
    explanation = Column("explanation", "açıklama", nothing="")
    deviation_reason = Column("deviation_reason", "sapma nedeni", nothing="")
    corrective_measure = Column("corrective_measure", "alınacak önlem", nothing="")

    class Meta:
        model = ActualEntry
        fields = (
            "key",
            "plan_name",
            "indicator",
            "indicator_name",
            "year",
            "period",
            "value",
            "reported_as",
            "numerator",
            "denominator",
            "state",
            "explanation",
            "deviation_reason",
            "corrective_measure",
        )
        clean_model_instances = False  # the service asks

    def init_instance(self, row: dict[str, Any] | None = None) -> ActualEntry:
        """A new figure says of which period it is."""
        return ActualEntry(period="")

    def get_queryset(self) -> QuerySet[ActualEntry]:
        """Keep the figures that a person may enter or decide."""
        rows = ActualEntry.objects.visible_to(self.person)
        terms = IndicatorTerms.objects.select_related("revision")
        return rows.select_related(*self.joined).prefetch_related(
            Prefetch("indicator__terms", terms), "parts"
        )

    def plans(self) -> QuerySet[Plan]:
        """Units send figures too."""
        if self.access.is_total:
            return super().plans()
        mine = Q(municipality__in=self.access.municipality_ids)
        return Plan.objects.filter(
            mine | Q(municipality__units__in=self.access.unit_ids)
        ).distinct()

    def shelf_of(self, kind: str, place: Any) -> Shelf:  # noqa: ANN401
        """Find only indicators whose figures the person may enter."""
        at = (kind, place.pk)
        if kind == "indicator" and at not in self.shelves:
            rows = Indicator.objects.entered_by(self.person).filter(
                objective__goal__plan=place
            )
            terms = Prefetch("terms", IndicatorTerms.objects.select_related("revision"))
            joined = rows.select_related("objective__goal__plan__municipality")
            records = joined.prefetch_related(terms)
            self.shelves[at] = Shelf(_("gösterge"), records, lambda row: row.code)
        return super().shelf_of(kind, place)

    def standing(self, row: dict[str, Any]) -> ActualEntry | None:
        """Return the figure of the indicator's period: the undecided before the public one."""
        try:
            indicator: Any = self.find("indicator", worded(row.get("gösterge")))
            year = Whole().clean(row.get("yıl"))
            period = OneOf(Period.choices).clean(row.get("dönem"))
        except ValueError:
            return None  # the cells will say so
        entry = standing(Place(indicator, year, period))
        if entry is not None:
            entry.indicator = indicator
        return entry

    def fill_in(self, instance: ActualEntry, errors: dict[str, Any]) -> None:
        """A figure says of what and when it is."""
        for name, attribute in (
            ("indicator", "indicator_id"),
            ("year", "year"),
            ("period", "period"),
        ):
            if getattr(instance, attribute) in (None, "") and name not in errors:
                errors[name] = ValidationError(_("Bu hücre boş olamaz."))

    def skip_row(
        self,
        instance: Any,  # noqa: ANN401
        original: Any,  # noqa: ANN401
        row: dict[str, Any],
        import_validation_errors: Mapping[str, Any] | None = None,
    ) -> bool:
        """Pass over what stands; refuse to change what waits or is public."""
        if import_validation_errors:
            return False
        if super().skip_row(instance, original, row, import_validation_errors):
            return True
        if instance.pk is not None and instance.state not in EDITABLE:
            raise SubmittedError if instance.state == State.SUBMITTED else ApprovedError
        where = {name: self._before.get(name) for name in ("gösterge", "yıl", "dönem")}
        now = self.tell(instance)
        if self._before and any(now[name] != said for name, said in where.items()):
            raise ValidationError(
                _("Bir değer başka göstergeye ya da döneme taşınmaz.")
            )
        return False

    def do_instance_save(self, instance: ActualEntry, is_create: bool) -> None:  # noqa: FBT001
        """Write the draft through the service."""
        figure = figure_of(initial_of(instance) if instance.pk else {})
        written = services.enter(
            indicator=instance.indicator,
            year=instance.year,
            period=instance.period,
            by=self.person,
            figure=replace(figure, **{n: getattr(instance, n) for n in COLUMNS}),
        )
        instance.pk = written.pk

    def after_save_instance(
        self,
        instance: models.Model,
        row: dict[str, Any],
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        """A draft is not public."""
