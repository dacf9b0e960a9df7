"""Writing what was typed for a row unless somebody changed the row since the page was opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure typed over what the person saw of an indicator."""

    indicator: Indicator
    seen: Mapping[str, Any]
    figure: Figure


def keep(*, place: Place, by: User, seen: Mapping[str, Any], figure: Figure) -> Kept:
    """Write a figure over what the person saw; where something else stands by now, write nothing.

    The same figure a second time is no conflict and no second write.  Raises as
    `services.enter` does.
    """
    typed = Typed(place.indicator, seen, figure)
    return keep_all(year=place.year, period=place.period, typed=[typed], by=by)[0]


def keep_all(
    *,
    year: int,
    period: str,
    typed: Sequence[Typed],
    by: User,
    at: datetime | None = None,
) -> list[Kept]:
    """Write the figures of a period, each indicator's once, as `keep` does; return what became of each.

    Raises as `services.enter_all` does, and nothing is written then.
    """
    with transaction.atomic():
        indicators = [each.indicator for each in typed]
        hold(indicators)
        stands = standing_of(indicators, year, period)
        kept = {each.indicator.pk: _left(each, stands) for each in typed}
        over = [
            (each.indicator, each.figure)
            for each in typed
            if kept[each.indicator.pk] is None
        ]
        written = services.enter_all(
            year=year, period=period, by=by, figures=over, at=at
        )
    done = {entry.indicator_id: Kept(entry, is_written=True) for entry in written}
    return [kept[each.indicator.pk] or done[each.indicator.pk] for each in typed]


def _left(typed: Typed, stands: Mapping[int, ActualEntry]) -> Kept | None:
    """Return why nothing is to be written over what stands; None where something is."""
    entry = stands.get(typed.indicator.pk)
    stands_already = entry is not None and says_the_same(entry, typed.figure)
    if not is_open(entry) or initial_of(entry) != typed.seen:
        return Kept(entry, is_conflict=not stands_already)
    if entry is not None and stands_already and entry.state == State.DRAFT:
        return Kept(entry)
    return None


def send(*, place: Place, by: User, figure: Figure, sure: bool = False) -> Kept:
    """Submit the figure that the person saw or typed; an empty or a submitted one is left alone.

    Raises as `services.submit` does.
    """
    with transaction.atomic():
        hold([place.indicator])
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
    indicator = place.indicator
    return standing_of([indicator], place.year, place.period).get(indicator.pk)


def standing_of(
    indicators: Sequence[Indicator], year: int, period: str
) -> dict[int, ActualEntry]:
    """Return what stands of a period by indicator, as `standing` does; four queries at most."""
    keys = [indicator.pk for indicator in indicators]
    rows = ActualEntry.objects.standing().filter(
        indicator__in=keys, year=year, period=period
    )
    whole = rows.prefetch_related("entered_by", "parts", "evaluations")
    by_state = sorted(whole, key=lambda entry: entry.state != State.APPROVED)
    return {entry.indicator_id: entry for entry in by_state}


def is_open(entry: ActualEntry | None) -> bool:
    """Whether a unit may write over what stands."""
    return entry is None or entry.state in EDITABLE


def hold(indicators: Sequence[Indicator]) -> None:
    """Let two who write the same rows at once do so one after the other, until the transaction ends."""
    keys = [indicator.pk for indicator in indicators]
    held = Indicator.objects.select_for_update().filter(pk__in=keys)
    list(held.order_by("pk").values_list("pk"))
