"""Writing what was typed for a row unless somebody changed the row since the page was opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from indicators import services
from indicators.models import ActualEntry, Indicator
from indicators.seen import initial_of, says_the_same
from indicators.services import Figure

State = ActualEntry.State
EDITABLE = (State.DRAFT, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row's figure stands: an indicator's period."""

    indicator: Indicator
    year: int
    period: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a typed row: the entry as it stands now, and what was done."""

    entry: ActualEntry | None
    is_written: bool = False
    is_conflict: bool = False  # somebody wrote something else meanwhile


def keep(*, place: Place, by: User, seen: Mapping[str, Any], figure: Figure) -> Kept:
    """Write a figure over what the person saw; where something else stands by now, write nothing.

    The same figure a second time is no conflict and no second write.  Raises as
    `services.enter` does.
    """
    with transaction.atomic():
        hold(place.indicator)
        entry = standing(place)
        stands_already = entry is not None and says_the_same(entry, figure)
        if not is_open(entry) or initial_of(entry) != seen:
            return Kept(entry, is_conflict=not stands_already)
        if entry is not None and stands_already and entry.state == State.DRAFT:
            return Kept(entry)
        written = services.enter(
            indicator=place.indicator,
            year=place.year,
            period=place.period,
            by=by,
            figure=figure,
        )
        return Kept(written, is_written=True)


def send(*, place: Place, by: User, figure: Figure, sure: bool = False) -> Kept:
    """Submit the figure that the person saw or typed; an empty or a submitted one is left alone.

    Raises as `services.submit` does.
    """
    with transaction.atomic():
        hold(place.indicator)
        entry = standing(place)
        if entry is None or entry.state != State.DRAFT:
            return Kept(entry)  # a returned one waits to be changed first
        if not says_the_same(entry, figure):
            return Kept(entry, is_conflict=True)
        if entry.value is None and not entry.explanation:
            return Kept(entry)
        return Kept(services.submit(entry=entry, by=by, sure=sure), is_written=True)


def standing(place: Place) -> ActualEntry | None:
    """Return the entry of a place as it is now: the undecided one before the public one."""
    here = ActualEntry.objects.filter(
        indicator=place.indicator, year=place.year, period=place.period
    ).select_related("entered_by")
    undecided = here.exclude(state=State.APPROVED).first()
    return undecided or here.public().first()


def is_open(entry: ActualEntry | None) -> bool:
    """Whether a unit may write over what stands."""
    return entry is None or entry.state in EDITABLE


def hold(indicator: Indicator) -> None:
    """Let two who write the same row at once do so one after the other, until the transaction ends."""
    list(Indicator.objects.select_for_update(of=("self",)).filter(pk=indicator.pk))
