"""Rules about how a plan is put together: indicators, weights, codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from plans.document import IndicatorEntry
from plans.quality import sources
from plans.quality.findings import (
    Basis,
    Criterion,
    Judgement,
    Place,
    Rule,
    Severity,
)
from plans.quality.scope import ALL, Card, Scope, place_of_goal
from plans.quality.telling import InTurkish, Listed, Percent, quoted
from plans.quality.telling import gettext_lazy as _

NO_WEIGHT = _("Hiçbir göstergenin hedefe etkisi kayıtlı değil.")


def _objective_has_indicators(scope: Scope) -> Iterator[Judgement]:
    for card in scope.cards:
        message = _("Hedefin hiç göstergesi yok; neyle ölçüleceği belli değil.")
        if card.gone:
            message = _(
                "Hedefin bütün göstergeleri kaldırılmış; neyle ölçüleceği belli değil."
            )
        yield Judgement(card.place, None if card.rows else message)


def _weights_sum_to_100(scope: Scope) -> Iterator[Judgement]:
    """Judge cards whose weights are all on record: what is missing might make up the sum."""
    for card in scope.cards:
        weights = [row.indicator.weight_percent for row in card.rows]
        known = [weight for weight in weights if weight is not None]
        if known and len(known) == len(weights):
            total = sum(known, Decimal(0))
            message = _(
                "Göstergelerin hedefe etkileri toplamı {total}; %100 değil.",
                total=Percent(total),
            )
            yield Judgement(card.place, None if total == ALL else message)


def _indicator_has_weight(scope: Scope) -> Iterator[Judgement]:
    if all(row.indicator.weight_percent is None for row in scope.rows):
        return
    for row in scope.rows:
        weight = row.indicator.weight_percent
        if row.is_scored:
            message = _("Hedefe etkisi yazılı değil.")
            yield Judgement(row.place, message if weight is None else None)


def _weight_counts(scope: Scope) -> Iterator[Judgement]:
    for row in scope.rows:
        weight = row.indicator.weight_percent
        if weight is not None and row.is_scored:
            message = _("Hedefe etkisi %0; gösterge hedefin sonucunu hiç etkilemiyor.")
            yield Judgement(row.place, None if weight else message)


def _codes_are_unique(scope: Scope) -> Iterator[Judgement]:
    """Judge every code once, where it comes last; a withdrawn indicator may keep its own."""
    for group, names in _coded(scope):
        counts = Counter(code for _place, code in group)
        last = {code: place for place, code in group if code}
        for code, place in last.items():
            same = [quoted(names[p.path], 60) for p, other in group if other == code]
            message = _(
                "{code} kodu {count} kez geçiyor: {names}.",
                code=code,
                count=counts[code],
                names=Listed(tuple(same)),
            )
            yield Judgement(place, message if counts[code] > 1 else None)


_Coded = tuple[Sequence[tuple[Place, str]], dict[str, str]]


def _coded(scope: Scope) -> Iterator[_Coded]:
    """Yield the goals, objectives and indicators in force, each kind with its names by path."""
    goals = [
        (place_of_goal(f"goals[{g}]", goal.code), goal.code, goal.title)
        for g, goal in enumerate(scope.document.goals)
        if goal.withdrawn_in is None
    ]
    cards = [(c.place, c.objective.code, c.objective.title) for c in scope.cards]
    rows = [(r.place, r.indicator.code, r.indicator.name) for r in scope.rows]
    for kind in (goals, cards, rows):
        yield (
            [(place, code) for place, code, _name in kind],
            {place.path: name or code for place, code, name in kind},
        )


def _codes_follow(scope: Scope) -> Iterator[Judgement]:
    """Judge each family of codes; a withdrawn indicator fills its number."""
    goals = scope.document.goals
    if goals:
        yield _gap(Place("goals", _("Amaçlar")), [goal.code for goal in goals])
    for g, goal in enumerate(goals):
        if goal.objectives:
            place = place_of_goal(f"goals[{g}]", goal.code)
            yield _gap(place, [one.code for one in goal.objectives])
    for card in scope.cards:
        if card.objective.indicators:
            yield _gap(card.place, _codes_of(card))


def _codes_of(card: Card) -> list[str]:
    entries: Sequence[IndicatorEntry] = card.objective.indicators
    return [one.code for one in entries]


def _gap(place: Place, codes: Sequence[str]) -> Judgement:
    """Judge siblings only: whether the first of them is missing cannot be seen."""
    numbers: dict[int, str] = {}
    for code in codes:
        parts = re.findall(r"\d+", code, re.ASCII)
        if parts:
            numbers.setdefault(int(parts[-1]), code)
    leaps = [
        _("{code} kodundan {next} koduna", code=numbers[one], next=numbers[other])
        for one, other in pairwise(sorted(numbers))
        if other > one + 1
    ]
    message = _("Numaralar atlıyor: {leaps} geçiliyor.", leaps=Listed(tuple(leaps)))
    return Judgement(place, message if leaps else None)


RULES: tuple[Rule[Scope], ...] = (
    Rule(
        "hedef-gostergesiz",
        _("Her hedefin göstergesi var"),
        Severity.ERROR,
        Basis(
            Criterion.MEASURABILITY,
            _(
                "Sayıştay bulgusu ({where}): göstergesi olmayan, ölçülemeyen hedefler.",
                where=InTurkish("Eyüpsultan, Didim"),
            ),
            sources.NO_INDICATOR,
        ),
        _objective_has_indicators,
    ),
    Rule(
        "agirlik-toplami",
        _("Hedefe etkilerin toplamı %100"),
        Severity.WARNING,
        Basis(
            Criterion.PRESENTATION,
            sources.seen_in_plans(_("toplamı 97, 99, 75 ve 105 olan hedef kartları")),
        ),
        _weights_sum_to_100,
        NO_WEIGHT,
    ),
    Rule(
        "agirlik-eksik",
        _("Her göstergenin hedefe etkisi yazılı"),
        Severity.WARNING,
        Basis(
            Criterion.PRESENTATION,
            _(
                "Etkisi yazılı olmayan gösterge, hedefin sonucuna hangi payla gireceğini söylemez."
            ),
        ),
        _indicator_has_weight,
        NO_WEIGHT,
    ),
    Rule(
        "agirlik-sifir",
        _("Her göstergenin hedefe bir etkisi var"),
        Severity.HINT,
        Basis(
            Criterion.RELEVANCE,
            sources.seen_in_plans(_("etkisi %0 yazılan göstergeler")),
        ),
        _weight_counts,
        NO_WEIGHT,
    ),
    Rule(
        "kod-yinelenen",
        _("Her kod bir kez kullanılmış"),
        Severity.WARNING,
        Basis(
            Criterion.PRESENTATION,
            sources.seen_in_plans(_("aynı kodu taşıyan iki gösterge")),
        ),
        _codes_are_unique,
    ),
    Rule(
        "kod-atlanan",
        _("Kodlar atlamadan sıralanıyor"),
        Severity.HINT,
        Basis(
            Criterion.PRESENTATION,
            _(
                "Atlanan bir numara, karttan düşmüş ya da belgeden okunmamış bir satır olabilir."
            ),
        ),
        _codes_follow,
    ),
)
