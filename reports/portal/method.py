"""Nasıl hesaplıyoruz: the rule, with figures that the arithmetic itself works out."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.measures import bands_of
from indicators.scoring import (
    Measure,
    Reading,
    contributions,
    evaluate,
    objective_score,
)
from plans.document import Direction, Method
from reports.portal.caching import public_page


@public_page
def method(request: HttpRequest) -> HttpResponse:
    """How the percentages are worked out."""
    card = _card(third=88)
    families, accidents = card[0], _reading(40, 30, 35, direction=Direction.DECREASE)
    context = {
        "families": families,
        "of_families": evaluate(families),
        "accidents": accidents,
        "of_accidents": evaluate(accidents),
        "parts": contributions(card),
        "whole": objective_score(card),
        "partial": objective_score(_card(third=None)),
        "bands": bands_of(None),
    }
    return render(request, "portal/method.html", context)


def _card(third: int | None) -> list[Reading]:
    """The objective of indicators/README.md, its third indicator with or without a figure."""
    return [
        _reading(13654, 15000, 14000, 25),
        _reading(None, 85, 80, 20),
        _reading(None, 85, third, 20),
        _reading(25, 50, 40, 25),
        _reading(None, 100, 100, 10),
    ]


def _reading(
    baseline: int | None,
    target: int,
    actual: int | None,
    weight: int = 100,
    *,
    direction: Direction = Direction.INCREASE,
) -> Reading:
    start = None if baseline is None else Decimal(baseline)
    measure = Measure(Method.LEVEL, direction, start, weight=Decimal(weight))
    return Reading(
        measure, Decimal(target), None if actual is None else Decimal(actual)
    )
