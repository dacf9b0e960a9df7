"""What was promised for each year, every revision of it, and the ledger of the changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from indicators.measures import terms_in_force
from indicators.models import Indicator
from reports.changed.changes import Timing
from reports.changed.ledger import Line, ledger_of
from reports.opendata.columns import Column
from reports.opendata.reading import indicators_in_pieces
from reports.opendata.records.keys import (
    OfIndicator,
    Origin,
    Source,
    Unit,
    Year,
    indicator_keys,
)
from reports.opendata.scope import PlanPlace

TIMINGS = (
    (str(Timing.BEFORE), _("yıl başlamadan")),
    (str(Timing.DURING), _("yıl içinde")),
    (str(Timing.AFTER), _("yıl bittikten sonra")),
)
DecisionNumber = Annotated[str | None, Column(_("karar no"))]
Reason = Annotated[str | None, Column(_("gerekçe"))]


@dataclass(frozen=True, slots=True)
class TargetRecord(OfIndicator):
    """One commitment for one year; later rows take the place of earlier ones of their origin."""

    year: Year
    target: Annotated[
        Decimal | None,
        Column(_("hedeflenen"), _("Boş: bu yıl için hedef olmadığı yazılı.")),
    ]
    unit: Unit
    origin: Origin
    recorded_at: Annotated[
        datetime, Column(_("kayıt zamanı"), _("İstanbul saatiyle; ISO 8601."))
    ]
    decision_number: DecisionNumber
    decision_date: Annotated[date | None, Column(_("karar tarihi"))]
    reason: Reason
    source: Source


@dataclass(frozen=True, slots=True)
class ChangeRecord(OfIndicator):
    """One year's target changed by one decision."""

    year: Year
    old_target: Annotated[
        Decimal | None, Column(_("eski hedef"), _("Boş: önce hedef yoktu."))
    ]
    new_target: Annotated[
        Decimal | None, Column(_("yeni hedef"), _("Boş: hedef kaldırıldı."))
    ]
    unit: Unit
    change_percent: Annotated[
        Decimal | None,
        Column(_("değişim"), _("Eski hedefe göre, yuvarlanmamış."), unit="%"),
    ]
    origin: Origin
    decided_on: Annotated[
        date, Column(_("karar günü"), _("Yazılı değilse kayda geçtiği gün."))
    ]
    recorded_on: Annotated[date, Column(_("kayda geçtiği gün"))]
    timing: Annotated[
        str,
        Column(
            _("değişikliğin zamanı"),
            _("Karar gününün, hedefin yılına göre yeri."),
            values=TIMINGS,
        ),
    ]
    is_eased: Annotated[
        bool, Column(_("kolaylaştı mı"), _("Yeni hedefe ulaşmak daha kolaysa doğru."))
    ]
    is_correction: Annotated[
        bool,
        Column(_("düzeltme mi"), _("Belge yanlış okunmuştu; verilen söz değişmedi.")),
    ]
    decision_number: DecisionNumber
    reason: Reason


def target_rows(place: PlanPlace) -> Iterator[TargetRecord]:
    """Yield every target of every indicator, in the order in which they were recorded."""
    for indicator in indicators_in_pieces(place):
        yield from target_records(place, indicator)


def target_records(place: PlanPlace, indicator: Indicator) -> Iterator[TargetRecord]:
    """Yield an indicator's targets."""
    keys = indicator_keys(place, indicator)
    for row in indicator.targets.all():
        terms = terms_in_force(indicator, row.year)
        yield TargetRecord(
            *keys,
            year=row.year,
            target=row.value,
            unit=(terms.unit_of_measure or None) if terms else None,
            origin=row.origin,
            recorded_at=row.recorded_at,
            decision_number=row.decision_number or None,
            decision_date=row.decision_date,
            reason=row.reason or None,
            source=place.of_source(row.citation_id),
        )


def change_rows(place: PlanPlace) -> Iterator[ChangeRecord]:
    """Yield the ledger of target changes, the latest decision first."""
    for line in ledger_of(place.plan).lines:
        yield change_record(place, line)


def change_record(place: PlanPlace, line: Line) -> ChangeRecord:
    """Return one line of the ledger as a row."""
    change, step = line.change, line.step
    return ChangeRecord(
        *indicator_keys(place, line.indicator),
        year=change.year,
        old_target=change.old,
        new_target=change.new,
        unit=line.unit or None,
        change_percent=change.percent,
        origin=step.revision.origin,
        decided_on=step.decided_on,
        recorded_on=step.recorded_on,
        timing=str(change.timing),
        is_eased=line.is_eased,
        is_correction=step.is_correction,
        decision_number=step.revision.decision_number or None,
        reason=step.revision.reason or None,
    )
