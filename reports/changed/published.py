"""What a plan has published lately: approved figures and changed targets, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db.models import Prefetch, QuerySet

from indicators import measures
from indicators.models import ActualEntry, Indicator
from indicators.models.indicator import IndicatorQuerySet
from plans.models import Plan
from reports.changed.ledger import Line, lines_of

AT_MOST = 50  # what a feed reader is given at once


@dataclass(frozen=True, slots=True)
class Publication:
    """One figure that was approved, or one year's target that changed."""

    indicator: Indicator
    at: datetime
    uid: UUID  # the same for ever, whatever becomes of codes and addresses
    unit: str
    what: ActualEntry | Line

    @property
    def entry(self) -> ActualEntry | None:
        """The figure, where it is one."""
        return self.what if isinstance(self.what, ActualEntry) else None

    @property
    def line(self) -> Line | None:
        """The change of a target, where it is one."""
        return self.what if isinstance(self.what, Line) else None


def publications_of(plan: Plan) -> list[Publication]:
    """Return the last AT_MOST publications of a plan; the queries do not grow with them."""
    return publications_among(Indicator.objects.of_plan(plan))


def publications_among(indicators: IndicatorQuerySet) -> list[Publication]:
    """Return the last AT_MOST publications about some indicators, the latest first."""
    latest = _approved(indicators).order_by("-published_at", "-pk")[:AT_MOST]
    found = [*_figures(latest), *_targets(indicators)]
    found.sort(key=lambda each: (each.at, each.entry.pk if each.entry else 0))
    found.reverse()
    return found[:AT_MOST]


def publications_since(plan: Plan, moment: datetime) -> list[Publication]:
    """Return all publications of a plan from a moment on, figures before targets; the queries are fixed."""
    indicators = Indicator.objects.of_plan(plan)
    figures = _approved(indicators).filter(published_at__gte=moment)
    targets = (each for each in _targets(indicators) if each.at >= moment)
    return [*_figures(figures), *targets]


def _approved(indicators: IndicatorQuerySet) -> QuerySet[ActualEntry]:
    return ActualEntry.objects.filter(
        indicator__in=indicators.order_by(), state=ActualEntry.State.APPROVED
    )


def _figures(approved: QuerySet[ActualEntry]) -> Iterator[Publication]:
    whole = approved.select_related("supersedes").prefetch_related(
        Prefetch("indicator", queryset=Indicator.objects.for_scoring())
    )
    for entry in whole:
        unit = measures.unit_of(entry.indicator, entry.year)
        uid = uuid5(entry.indicator.uid, f"actual {entry.pk}")
        at = entry.published_at or entry.entered_at
        yield Publication(entry.indicator, at, uid, unit, entry)


def _targets(indicators: IndicatorQuerySet) -> Iterator[Publication]:
    for line in lines_of(indicators):
        revision = line.step.revision
        uid = uuid5(line.indicator.uid, f"target {revision.pk} {line.change.year}")
        yield Publication(line.indicator, revision.recorded_at, uid, line.unit, line)
